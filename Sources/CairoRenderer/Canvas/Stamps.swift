import CCairo
import Drawing

/// Equal shapes, painted by masks: the marks of a scatter plot.
///
/// To make spans of a small circle takes Cairo several times as long as to paint them. Here it does so once for each
/// place that a shape can have within a pixel, to a sixteenth of one; what is at the same place gets the same mask.
final class Stamps {
    /// The points of the shape, from the first one.
    private let shape: Path
    private let reach: Double
    private let rule: PathItem.FillRule
    private let scale: Double
    private var masks = [CairoSurface?](repeating: nil, count: places * places)

    /// Places within a pixel along each axis.
    private static let places = 8
    /// Fewer shapes than this are filled one by one.
    static let many = 200
    /// Longer paths and shapes that are larger, in pixels, are filled one by one, too.
    private static let mostElements = 16
    private static let farthest = 48.0

    /// - Parameter item: one of the items that ``run(in:from:)`` found.
    init?(_ item: PathItem, scale: Double) {
        guard let start = item.path.start else { return nil }
        shape = item.path.offset(by: start * -1)
        (self.scale, rule) = (scale, item.fillRule)
        let points = shape.points.map { max(abs($0.x), abs($0.y)) }
        reach = ((points.max() ?? 0) * scale).rounded(.up) + 2
        guard reach <= Self.farthest else { return nil }
    }

    /// The end of the items from a place on that are the same fill in many places.
    ///
    /// Rectangles are none of them: their edges belong on the borders of pixels (``PixelGrid``).
    /// It follows from the items alone, whichever rows are painted, so that both halves of a picture agree.
    static func run(in items: [SceneItem], from first: Int) -> Int {
        var end = first + 1
        guard case .path(let item) = items[first], item.fill != nil, item.stroke == nil, !item.isCrisp,
            item.path.elements.count <= mostElements, PixelGrid.sharpRectangle(item.path, scale: 1) == nil
        else { return end }
        while end < items.count, case .path(let next) = items[end], next.isLike(item) { end += 1 }
        return end
    }

    /// Paints the shape where a path has it.
    ///
    /// - Parameter seen: what is painted of the device; nothing happens where the shape is beyond it.
    /// - Returns: `false` if there is no mask.
    func paint(_ path: Path, _ color: Color, on context: CairoContext, within seen: Rect) -> Bool {
        guard let start = path.start else { return false }
        let places = Double(Self.places)
        let x = (start.x * scale * places).rounded() / places
        let y = (start.y * scale * places).rounded() / places
        guard x > seen.minX - reach, x < seen.maxX + reach, y > seen.minY - reach, y < seen.maxY + reach
        else { return true }
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (column, row) = (Int((x - left) * places), Int((y - top) * places))
        let index = row * Self.places + column
        let known = masks[index]
        guard let mask = known ?? (try? newMask(at: Point(reach + x - left, reach + y - top))) else {
            return false
        }
        if known == nil { masks[index] = mask }
        context.paint(color, through: mask, x: left - reach, y: top - reach)
        return true
    }

    private func newMask(at start: Point) throws(CairoError) -> CairoSurface {
        let side = Int32(2 * reach + 1)
        let mask = try CairoSurface(owning: cairo_image_surface_create(CAIRO_FORMAT_A8, side, side))
        let context = try CairoContext(mask, tolerance: CairoContext.pictureTolerance)
        let path = Placement(scale: scale).apply(shape).offset(by: start)
        context.fill(path, .black, rule: rule, antialias: .quick)
        cairo_surface_flush(mask.pointer)
        return mask
    }
}

extension Path {
    fileprivate var start: Point? {
        if case .move(let point) = elements.first { point } else { nil }
    }
}

extension PathItem {
    /// Whether the other item is the same but for its place.
    fileprivate func isLike(_ other: PathItem) -> Bool {
        guard path.elements.count == other.path.elements.count, fill == other.fill, stroke == nil, !isCrisp,
            fillRule == other.fillRule, let start = path.start, let otherStart = other.path.start
        else { return false }
        let way = start - otherStart
        // Less than anyone can see, more than rounding errors.
        func isNear(_ a: Point, _ b: Point) -> Bool {
            abs(a.x - b.x - way.x) < 1e-6 && abs(a.y - b.y - way.y) < 1e-6
        }
        for (a, b) in zip(path.elements, other.path.elements) {
            switch (a, b) {
            case (.move(let p), .move(let q)), (.line(let p), .line(let q)):
                if !isNear(p, q) { return false }
            case (.cubic(let a, let b, let p), .cubic(let c, let d, let q)):
                if !isNear(a, c) || !isNear(b, d) || !isNear(p, q) { return false }
            case (.close, .close): break
            default: return false
            }
        }
        return true
    }
}
