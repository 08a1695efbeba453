import CCairo
import Drawing

/// Fills and strokes paths straight into the pixels of a picture.
///
/// Cairo takes several microseconds to get ready for a path, however small, and a surface in space is
/// thousands of paths of a few pixels; large areas it takes apart on 15 rows of samples in a pixel. Here the
/// share of a pixel that is covered is computed from the edges that pass it (``CoverageCells``), and all between
/// them is filled at once. What is to be painted is noted first, and painted in bands of rows that stay in the
/// processor's cache (``BandPainter``), on two threads where the picture is large.
///
/// Where one path overlaps itself with edges in the same pixel, what they cover there adds up, to one at most: such
/// pixels may be a little darker than the union. Where edges of different direction share one, a little lighter. Lines
/// that turn back on themselves, as noise does, come in parts, of which the one counts that covers most.
final class PathFiller {
    private let surface: CairoSurface
    private let canvas: Rect
    private var edges = EdgeList()
    private var areas: [PaintedArea] = []
    private var outliner = StrokeOutliner()

    /// More edges than this are painted before the next ones are noted.
    private static let mostEdges = 1 << 18

    /// - Parameter surface: a picture; others have no pixels, and `nil` is returned for them.
    init?(_ surface: CairoSurface) {
        guard cairo_surface_get_type(surface.pointer) == CAIRO_SURFACE_TYPE_IMAGE else { return nil }
        self.surface = surface
        canvas = Rect(
            x: 0, y: 0, width: Double(cairo_image_surface_get_width(surface.pointer)),
            height: Double(cairo_image_surface_get_height(surface.pointer)))
    }

    /// Fills paths as one, open parts closed.
    ///
    /// - Parameters:
    ///   - paths: with the place where each lands on the picture.
    ///   - visible: nothing is painted outside of it.
    /// - Complexity: O(pixels that edges pass + pixels filled).
    func fill(
        _ paths: [(path: Path, placement: Placement)], _ color: Color, rule: PathItem.FillRule = .nonZero,
        within visible: Rect
    ) {
        guard begin(within: visible) else { return }
        for (path, placement) in paths { edges.add(path, at: placement) }
        end(color, rule)
    }

    /// Fills one path.
    func fill(
        _ path: Path, at placement: Placement, _ color: Color, rule: PathItem.FillRule, within visible: Rect
    ) {
        guard begin(within: visible) else { return }
        edges.add(path, at: placement)
        end(color, rule)
    }

    /// Strokes paths as one.
    ///
    /// - Parameter pieces: in pixels, none of them far beyond the canvas.
    func stroke(_ pieces: [PathClipper.Piece], _ style: LineStyle, _ color: Color, within visible: Rect) {
        guard begin(within: visible) else { return }
        for piece in pieces {
            outliner.outline(piece.path, style, dashStart: piece.dashStart, into: &edges)
        }
        end(color, .nonZero)
    }

    /// Paints over everything.
    func cover(with color: Color) {
        guard begin(within: canvas) else { return }
        edges.add(.rectangle(canvas), at: Placement(scale: 1))
        end(color, .nonZero)
    }

    private func begin(within visible: Rect) -> Bool {
        let clip = Rect(
            minX: max(visible.minX, 0), minY: max(visible.minY, 0), maxX: min(visible.maxX, canvas.maxX),
            maxY: min(visible.maxY, canvas.maxY))
        guard clip.width > 0, clip.height > 0 else { return false }
        edges.begin(within: clip)
        return true
    }

    private func end(_ color: Color, _ rule: PathItem.FillRule) {
        edges.endPart()
        let ink = Ink(color)
        for (index, part) in edges.parts.enumerated() {
            areas.append(
                PaintedArea(
                    ink: ink, isEvenOdd: rule == .evenOdd, endEdge: part.endEdge, minX: Int(part.minX) >> 8,
                    maxX: Int(part.maxX) >> 8, minY: Int(part.minY) >> 8, maxY: (Int(part.maxY) + 255) >> 8,
                    endPart: areas.count + edges.parts.count - index, isPart: edges.parts.count > 1))
        }
        if edges.edges.count > Self.mostEdges { finish() }
    }

    /// Paints what has been noted. Before others paint on the picture or read it this must be called.
    func finish() {
        guard !areas.isEmpty, let data = cairo_image_surface_get_data(surface.pointer) else { return }
        cairo_surface_flush(surface.pointer)
        let painter = BandPainter(
            words: UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self),
            stride: Int(cairo_image_surface_get_stride(surface.pointer)) / 4, width: Int(canvas.width),
            height: Int(canvas.height), areas: areas, edges: edges.edges)
        painter.paint()
        areas.removeAll(keepingCapacity: true)
        edges.removeAll()
        cairo_surface_mark_dirty(surface.pointer)
    }
}

/// What is painted between some edges.
struct PaintedArea {
    var ink: Ink
    var isEvenOdd: Bool
    /// Its edges are those from the end of the area before it up to this one.
    var endEdge: Int
    /// The pixels that the edges pass, and those between them.
    var minX, maxX, minY, maxY: Int
    /// The number behind that of the last area that this one is painted in one with.
    var endPart: Int
    /// Whether there are others.
    var isPart: Bool
}
