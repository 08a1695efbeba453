import Drawing

/// Arrows at the points of a grid, with their middles there. Directions are those on the canvas: an
/// arrow runs along the curve that follows the field, whatever the axes are.
///
/// The longest arrow fits the spacing of the grid; the others are shorter in proportion, or, with
/// `normalized`, all are equally long. Where places are closer than an arrow can be read, every second one has an arrow,
/// or every third.
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

    private func arrows(on plot: Plot) -> [(Point, Point)] {
        var places: [(at: Point, way: Point)] = []
        let (columnStep, rowStep) = steps(on: plot)
        for j in Self.every(rowStep, of: field.y.count) {
            for i in Self.every(columnStep, of: field.x.count) {
                let (x, y) = (field.x[i], field.y[j])
                guard let at = plot.point(x, y), plot.frame.inset(by: -1).contains(at),
                    let way = plot.direction(x: x, y: y, dx: field.dx[i, j], dy: field.dy[i, j])
                else { continue }
                places.append((at, way))
            }
        }
        let longest = places.map(\.way.length).max() ?? 0
        guard longest > 0 else { return [] }
        let columns = plot.frame.width * Double(columnStep) / Double(max(1, field.x.count - 1))
        let rows = plot.frame.height * Double(rowStep) / Double(max(1, field.y.count - 1))
        let room = 0.85 * min(columns, rows)
        return places.compactMap { place in
            let share = isNormalized ? 0.8 : place.way.length / longest
            guard share > 0.02, let unit = place.way.normalized else { return nil }
            let half = unit * (room * share / 2)
            return (place.at - half, place.at + half)
        }
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
        return arrows(on: plot).flatMap {
            Arrow(from: $0.0, to: $0.1).items(stroke: stroke, headLength: 5.5, casing: style.hasCasing)
        }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        arrows(on: plot).flatMap { Plot.boxes(along: $0.0, $0.1, width: 3) }
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
