import Drawing

/// Moves level and upright edges to the borders of pixels, so that axes, grids, ticks and bars are sharp in pictures.
///
/// An edge between two borders is a blend of both its sides: a grid of hairlines looks soft, and differently so
/// from line to line. Nothing is moved by more than half a pixel. Slanted and curved ink stays where it is, and so
/// does what is too small for half a pixel not to matter.
enum PixelGrid {
    /// Lines at most this wide, in points, are moved: those of axes and grids, not of data.
    static let widestLine = 1.0
    /// Rectangles keep their sides where they are shorter than this many pixels: narrow bars side by side would differ
    /// in width.
    private static let shortestSide = 3.0

    /// A line of level and upright segments with its middle where its edges fall on borders of pixels, and a width of
    /// whole pixels; `nil` for others.
    ///
    /// - Parameter path: in pixels.
    static func sharp(_ path: Path, _ style: LineStyle) -> (path: Path, style: LineStyle)? {
        guard isRectilinear(path) else { return nil }
        var style = style
        style.width = max(1, style.width.rounded())
        style.join = .miter
        let shift = style.width.truncatingRemainder(dividingBy: 2) / 2
        func onMiddle(_ value: Double) -> Double { (value - shift).rounded() + shift }
        var elements = path.elements.map { element -> Path.Element in
            switch element {
            case .move(let p): .move(Point(onMiddle(p.x), onMiddle(p.y)))
            case .line(let p): .line(Point(onMiddle(p.x), onMiddle(p.y)))
            default: element
            }
        }
        // The ends of single segments are edges, too.
        let source = path.elements
        for index in source.indices.dropFirst() {
            let isSingle = index + 1 == source.count || isMove(source[index + 1])
            guard isSingle, case .move(let a) = source[index - 1], case .line(let b) = source[index],
                case .move(let start) = elements[index - 1], case .line(let end) = elements[index]
            else { continue }
            let isLevel = a.y == b.y
            elements[index - 1] = .move(
                isLevel ? Point(a.x.rounded(), start.y) : Point(start.x, a.y.rounded()))
            elements[index] = .line(isLevel ? Point(b.x.rounded(), end.y) : Point(end.x, b.y.rounded()))
        }
        return (Path(elements: elements), style)
    }

    /// A rectangle with its long sides on borders of pixels; `nil` for other paths.
    ///
    /// - Parameter path: in points.
    static func sharpRectangle(_ path: Path, scale: Double) -> Path? {
        guard path.elements.count == 5, path.elements[4] == .close,
            case .move(let a) = path.elements[0], case .line(let b) = path.elements[1],
            case .line(let c) = path.elements[2], case .line(let d) = path.elements[3],
            a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x
                || a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y
        else { return nil }
        return .rectangle(
            sharp(
                Rect(
                    minX: min(a.x, c.x) * scale, minY: min(a.y, c.y) * scale, maxX: max(a.x, c.x) * scale,
                    maxY: max(a.y, c.y) * scale)))
    }

    /// A rectangle, in pixels, with its long sides on their borders.
    static func sharp(_ rect: Rect) -> Rect {
        let (isWide, isHigh) = (rect.width >= shortestSide, rect.height >= shortestSide)
        return Rect(
            minX: isWide ? rect.minX.rounded() : rect.minX, minY: isHigh ? rect.minY.rounded() : rect.minY,
            maxX: isWide ? rect.maxX.rounded() : rect.maxX, maxY: isHigh ? rect.maxY.rounded() : rect.maxY)
    }

    private static func isMove(_ element: Path.Element) -> Bool {
        if case .move = element { true } else { false }
    }

    /// Whether all of the path is level or upright.
    static func isRectilinear(_ path: Path) -> Bool {
        var (start, pen) = (Point.zero, Point.zero)
        for element in path.elements {
            switch element {
            case .move(let p): (start, pen) = (p, p)
            case .line(let p):
                guard p.x == pen.x || p.y == pen.y else { return false }
                pen = p
            case .cubic: return false
            case .close:
                guard start.x == pen.x || start.y == pen.y else { return false }
                pen = start
            }
        }
        return true
    }
}
