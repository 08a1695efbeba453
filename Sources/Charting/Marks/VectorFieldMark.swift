import Drawing

/// Arrows at the points of a grid, with their middles there. Directions are those on the canvas: an
/// arrow runs along the curve that follows the field, whatever the axes are.
///
/// The longest arrow fits the spacing of the grid; the others are shorter in proportion, or, with
/// `normalized`, all are equally long. Where places are closer than an arrow can be read, every second one has an arrow,
/// or every third. The note below the chart counts the places that have none.
public struct VectorFieldMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package let field: VectorField
    package let isNormalized: Bool

    /// An arrow at each position of a field; normalized ones are equally long.
    public init(field: VectorField, normalized: Bool = false) {
        self.field = field
        isNormalized = normalized
        style.lineWidth = 1.25
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(field.x), y: .numbers(field.y))
        demands.dropped = zip(field.dx.values, field.dy.values).count { !$0.isFinite || !$1.isFinite }
        return demands
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "Vector field, \(field.x.count) by \(field.y.count) arrows" }

    /// What becomes of the places of a field on a plot.
    private struct Placement {
        var arrows: [(Point, Point)] = []
        /// Places between those that have arrows, with too little room for one of their own.
        var crowded = 0
        /// Places in view where the arrow would have hardly any length, or none.
        var short = 0
        /// Places in view without a finite direction.
        var holes = 0
        /// Places outside of the plot.
        var outside = 0
    }

    private func placement(on plot: Plot) -> Placement {
        var result = Placement()
        var places: [(at: Point, way: Point)] = []
        let (columnStep, rowStep) = steps(on: plot)
        let (columns, rows) = (
            Self.every(columnStep, of: field.x.count), Self.every(rowStep, of: field.y.count)
        )
        for j in rows {
            for i in columns {
                let (x, y) = (field.x[i], field.y[j])
                guard let at = plot.point(x, y), plot.frame.inset(by: -1).contains(at) else {
                    result.outside += 1
                    continue
                }
                if let way = plot.direction(x: x, y: y, dx: field.dx[i, j], dy: field.dy[i, j]) {
                    places.append((at, way))
                } else {
                    result.holes += 1
                }
            }
        }
        result.crowded = field.x.count * field.y.count - result.outside - result.holes - places.count
        let longest = places.map(\.way.length).max() ?? 0
        let columnPitch = plot.frame.width * Double(columnStep) / Double(max(1, field.x.count - 1))
        let rowPitch = plot.frame.height * Double(rowStep) / Double(max(1, field.y.count - 1))
        let room = 0.85 * min(columnPitch, rowPitch)
        for place in places {
            let share = isNormalized || longest == 0 ? 0.8 : place.way.length / longest
            guard share > 0.02, let unit = place.way.normalized else {
                result.short += 1
                continue
            }
            let half = unit * (room * share / 2)
            result.arrows.append((place.at - half, place.at + half))
        }
        return result
    }

    /// The least distance between two arrows, in points.
    private static let leastPitch = 14.0

    /// How many places there are to an arrow along either axis.
    private func steps(on plot: Plot) -> (columns: Int, rows: Int) {
        func step(_ length: Double, _ count: Int) -> Int {
            guard count > 1, length > 0 else { return 1 }
            return max(1, Int((Self.leastPitch * Double(count - 1) / length).rounded(.up)))
        }
        return (step(plot.frame.width, field.x.count), step(plot.frame.height, field.y.count))
    }

    /// Every so many places, as many left out at the start as at the end.
    private static func every(_ step: Int, of count: Int) -> StrideTo<Int> {
        stride(from: max(0, (count - 1) % step) / 2, to: count, by: step)
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let stroke = plot.stroke(style)
        return placement(on: plot).arrows.flatMap {
            Arrow(from: $0.0, to: $0.1).items(stroke: stroke, headLength: 5.5, casing: style.hasCasing)
        }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        placement(on: plot).arrows.flatMap { Plot.boxes(along: $0.0, $0.1, width: 3) }
    }
}

extension VectorFieldMark: OmittingMark {
    func omission(on plot: Plot) -> String? {
        let placement = placement(on: plot)
        return Self.omission(
            of: field.x.count * field.y.count,
            [placement.crowded, placement.short, placement.holes, placement.outside])
    }

    var longestOmission: String {
        let count = field.x.count * field.y.count
        return Self.omission(of: count, [count, count, 0, 0]) ?? ""
    }

    /// Why how many places have no arrow; `nil` if all have one.
    private static func omission(of count: Int, _ counts: [Int]) -> String? {
        let reasons = [
            "for want of room", "of hardly any length", "not finite", "outside of the plot",
        ]
        let parts = zip(counts, reasons).filter { $0.0 > 0 }
        guard let first = parts.first else { return nil }
        let missing = min(count, counts.reduce(0, +))
        let why =
            parts.count == 1
            ? first.1 : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(missing) of \(count) arrows are left out: \(why)."
    }
}

extension Plot {
    /// The way on the canvas that a small step from a position of the axes takes, in points; longer for
    /// longer steps. `nil` where a position or the step is not finite.
    func direction(x: Double, y: Double, dx: Double, dy: Double) -> Point? {
        guard dx.isFinite, dy.isFinite else { return nil }
        func slope(_ scale: Scale, _ value: Double) -> Double? {
            let step = scale.halfSpan * 1e-4
            guard let low = scale.fraction(of: value - step), let high = scale.fraction(of: value + step)
            else { return nil }
            return (high - low) / (2 * step)
        }
        guard let sx = slope(self.x, x), let sy = slope(self.y, y) else { return nil }
        let way = Point(dx * sx * frame.width, -dy * sy * frame.height)
        return way.isFinite ? way : nil
    }
}
