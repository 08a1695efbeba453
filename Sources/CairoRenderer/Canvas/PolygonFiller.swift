import CCairo
import Drawing

/// Fills small polygons straight into the pixels of a picture.
///
/// Cairo takes several microseconds to get ready for a path, however small, and a surface in space is
/// thousands of paths of a few pixels. What a polygon covers of each pixel is exact here, where Cairo counts
/// 15 rows of samples in it: the two differ by a few levels at smooth edges and by nothing inside.
///
/// Source: each edge adds to the pixels it passes what it covers of them, signed by its direction, and to
/// their right neighbor the rest; sums along a row are then winding numbers times coverage (R. Levien,
/// "Inside the fastest font renderer in the world", 2016). A sum beyond ±1 is 1, so that overlaps wind as by
/// the nonzero rule.
final class PolygonFiller {
    private let surface: CairoSurface
    private let words: UnsafeMutablePointer<UInt32>
    private let stride: Int
    private let canvas: Rect
    /// What the edges cover, row by row of the box; all zero between two polygons.
    private let cover: UnsafeMutablePointer<Double>
    /// From the first to the last touched cell of each row of the box.
    private let spans: UnsafeMutablePointer<Span>
    private var rows = 0
    private var (left, top, columns) = (0, 0, 0)

    private struct Span {
        var first: Int32
        var last: Int32
    }

    /// Larger boxes are Cairo's: it is quick where there is much to fill.
    private static let mostCells = 1 << 14

    /// - Parameter surface: a picture; others have no pixels, and `nil` is returned for them.
    init?(_ surface: CairoSurface) {
        guard cairo_surface_get_type(surface.pointer) == CAIRO_SURFACE_TYPE_IMAGE,
            let data = cairo_image_surface_get_data(surface.pointer)
        else { return nil }
        self.surface = surface
        words = UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self)
        stride = Int(cairo_image_surface_get_stride(surface.pointer)) / 4
        canvas = Rect(
            x: 0, y: 0, width: Double(cairo_image_surface_get_width(surface.pointer)),
            height: Double(cairo_image_surface_get_height(surface.pointer)))
        cover = .allocate(capacity: Self.mostCells)
        cover.initialize(repeating: 0, count: Self.mostCells)
        // A row has two cells at least.
        spans = .allocate(capacity: Self.mostCells / 2)
        spans.initialize(repeating: Span(first: 0, last: -1), count: Self.mostCells / 2)
    }

    deinit {
        cover.deallocate()
        spans.deallocate()
    }

    /// Fills a path by the nonzero rule, open parts closed.
    ///
    /// - Parameters:
    ///   - path: in pixels.
    ///   - visible: a part of the canvas; nothing is painted outside.
    /// - Returns: whether the path was filled. Paths with curves, large ones and those that reach beyond
    ///   `visible` are not, and nothing is painted then.
    /// - Complexity: O(pixels within the polygon and on its edges).
    func fill(_ path: Path, _ color: Color, within visible: Rect) -> Bool {
        guard prepare(path, within: visible) else { return false }
        var (start, pen) = (Point.zero, Point.zero)
        for element in path.elements {
            switch element {
            case .move(let point):
                addEdge(pen, start)
                (start, pen) = (point, point)
            case .line(let point):
                addEdge(pen, point)
                pen = point
            case .close:
                addEdge(pen, start)
                pen = start
            case .cubic: break
            }
        }
        addEdge(pen, start)
        blend(color)
        return true
    }

    /// Sets the box of a path; `false` for what is not filled here.
    private func prepare(_ path: Path, within visible: Rect) -> Bool {
        guard case .move(let first)? = path.elements.first else { return false }
        var (minX, minY, maxX, maxY) = (first.x, first.y, first.x, first.y)
        for element in path.elements {
            switch element {
            case .move(let p), .line(let p):
                (minX, maxX) = (min(minX, p.x), max(maxX, p.x))
                (minY, maxY) = (min(minY, p.y), max(maxY, p.y))
            case .cubic: return false
            case .close: break
            }
        }
        (minX, minY) = (minX.rounded(.down), minY.rounded(.down))
        (maxX, maxY) = (maxX.rounded(.up), maxY.rounded(.up))
        guard minX >= max(visible.minX, canvas.minX), minY >= max(visible.minY, canvas.minY),
            maxX <= min(visible.maxX, canvas.maxX), maxY <= min(visible.maxY, canvas.maxY),
            // Two cells more than pixels: what is right of the last one has a place, too.
            (maxX - minX + 2) * (maxY - minY) <= Double(Self.mostCells)
        else { return false }
        (left, top, columns) = (Int(minX), Int(minY), Int(maxX - minX) + 2)
        rows = Int(maxY - minY)
        spans.update(repeating: Span(first: Int32(columns), last: -1), count: rows)
        return true
    }

    /// Adds what the pixels right of an edge are covered by it, negative for edges that go up.
    private func addEdge(_ from: Point, _ to: Point) {
        guard from.y != to.y else { return }
        let (high, low, sign) = from.y < to.y ? (from, to, 1.0) : (to, from, -1.0)
        let (startY, endY) = (high.y - Double(top), low.y - Double(top))
        let slope = (low.x - high.x) / (low.y - high.y)
        let farthest = Double(columns - 2)
        var x = high.x - Double(left)
        for row in Int(startY)..<Int(endY.rounded(.up)) {
            let height = min(Double(row + 1), endY) - max(Double(row), startY)
            // Rounding must not lead out of the box.
            let next = min(max(x + slope * height, 0), farthest)
            addPiece(row, min(x, next), max(x, next), sign * height)
            x = next
        }
    }

    /// The piece of an edge within a row of pixels, from one x to another.
    private func addPiece(_ row: Int, _ from: Double, _ to: Double, _ height: Double) {
        let first = Int(from)
        let last = max(Int(to.rounded(.up)), first + 1)
        let cell = row * columns
        spans[row].first = min(spans[row].first, Int32(first))
        spans[row].last = max(spans[row].last, Int32(last))
        if last == first + 1 {
            let rest = height * ((from + to) / 2 - Double(first))
            cover[cell + first] += height - rest
            cover[cell + last] += rest
            return
        }
        // The area right of the piece in one pixel after the other; each cell holds what it grows by.
        let perPixel = height / (to - from)
        var before = 0.0
        for column in first..<last {
            let (enter, leave) = (max(from, Double(column)), min(to, Double(column + 1)))
            let passed = perPixel * (enter - from)
            let here = perPixel * (leave - enter)
            let area = passed + here * (Double(column + 1) - (enter + leave) / 2)
            cover[cell + column] += area - before
            before = area
        }
        cover[cell + last] += height - before
    }

    /// Paints what is covered and leaves the cells as zeros.
    private func blend(_ color: Color) {
        cairo_surface_flush(surface.pointer)
        let ink = Ink(color)
        for row in 0..<rows where spans[row].first <= spans[row].last {
            let cells = cover + row * columns
            let pixels = words + (top + row) * stride + left
            var sum = 0.0
            for column in Int(spans[row].first)...Int(spans[row].last) {
                sum += cells[column]
                cells[column] = 0
                let share = UInt32(min(abs(sum), 1) * ink.alpha + 0.5)
                if share == 255 {
                    pixels[column] = ink.word
                } else if share > 0 {
                    pixels[column] = ink.over(pixels[column], share)
                }
            }
        }
        cairo_surface_mark_dirty(surface.pointer)
    }
}

/// A color as the pixels of a picture hold it.
private struct Ink {
    /// Opaque.
    let word: UInt32
    /// 0 to 255.
    let alpha: Double

    init(_ color: Color) {
        // Of 16 bits Cairo drops eight; so does this, and both paint the same.
        func byte(_ component: Double) -> UInt32 { UInt32(min(max(component, 0), 1) * 65535 + 0.5) >> 8 }
        word = 0xff00_0000 | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue)
        alpha = min(max(color.alpha, 0), 1) * 255
    }

    /// The color with an opacity of 0 to 255 over a pixel, two components at a time.
    func over(_ pixel: UInt32, _ share: UInt32) -> UInt32 {
        func mixed(_ ink: UInt32, _ ground: UInt32) -> UInt32 {
            let sum = ink * share + ground * (255 - share) + 0x80_0080
            // Divided by 255 and rounded.
            return (sum + (sum >> 8 & 0xff_00ff)) >> 8 & 0xff_00ff
        }
        let mask: UInt32 = 0xff_00ff
        return mixed(word >> 8 & mask, pixel >> 8 & mask) << 8 | mixed(word & mask, pixel & mask)
    }
}
