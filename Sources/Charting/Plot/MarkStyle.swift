import Drawing

/// The shape of a point mark.
public enum Symbol: String, Sendable, Hashable, CaseIterable {
    case circle
    /// An open circle: where a path starts.
    case ring
    case square
    case diamond
    case triangle
    /// Where a minimum is.
    case cross

    /// The symbol about a center; `cross` is stroked, all others are filled or outlined.
    func path(center: Point, radius: Double) -> Path {
        func polygon(_ corners: [(Double, Double)]) -> Path {
            .polyline(corners.map { center + Point($0.0, $0.1) * radius }, closed: true)
        }
        switch self {
        case .circle, .ring: return .circle(center: center, radius: radius)
        case .square: return polygon([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
        case .diamond: return polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
        case .triangle: return polygon([(0, -1.2), (1.1, 0.75), (-1.1, 0.75)])
        case .cross:
            var path = Path.segment(center + Point(-radius, -radius), center + Point(radius, radius))
            path.append(.segment(center + Point(-radius, radius), center + Point(radius, -radius)))
            return path
        }
    }
}

/// How a mark looks. What is `nil` follows from the mark's series and the theme.
public struct MarkStyle: Sendable, Hashable {
    /// The color; `nil` takes the next one of the theme.
    public var paint: Paint?
    /// In points; `nil` for the theme's.
    public var lineWidth: Double?
    /// Lengths of dashes and gaps in points; empty for a solid line.
    public var dash: [Double] = []
    /// From 0 to 1.
    public var opacity = 1.0
    /// At each value; `nil` for the mark's own.
    public var symbol: Symbol?
    /// In points.
    public var symbolRadius = Theme.pointRadius
    /// The least distance between two symbols of the mark, in points; closer ones are left out.
    package var symbolSpacing = 0.0
    /// Whether symbols are outlines on the ground.
    package var isHollow = false
    /// A line in the color of the ground around the mark, for marks that cross other ink.
    package var hasCasing = false
    /// The name of the series: marks of one series share a color and a legend entry.
    public var series: String?
    /// What decides the color of each value, if anything does.
    package var groups: PlottableValue?
    /// What decides the symbol of each value, if anything does.
    package var symbolGroups: PlottableValue?
    /// The colors of surfaces and of values; `nil` for ``ColorMap/sequential``.
    package var colorMap: ColorMap?
    /// When each value appears in a chart that is shown growing; `nil` for marks that are always there.
    package var moments: [Int]?
    /// Words beside the mark or its values.
    package var annotation: MarkAnnotation?
    /// How the values of ``groups`` turn into colors, where they are numbers.
    var levels: ContourLevels?

    /// The theme's color, width and symbol.
    public init() {}

    /// The color of one value of ``groups``, where those are numbers; grey where the value is missing.
    func valuePaint(_ index: Int) -> Paint? {
        guard let levels, case .numbers(let values)? = groups?.values else { return nil }
        guard index < values.count, values[index].isFinite else { return Theme.muted }
        return (colorMap ?? .values).paint(at: levels.fraction(of: values[index]))
    }

    /// The one color of a mark whose values all have the same number; `nil` where they differ.
    var singleValuePaint: Paint? {
        guard levels != nil, case .numbers(let values)? = groups?.values, let first = values.first,
            values.allSatisfy({ $0 == first })
        else { return nil }
        return valuePaint(0)
    }

    /// A line as it is drawn: on its casing, where it has one.
    func line(_ path: Path, _ stroke: Stroke) -> [SceneItem] {
        guard hasCasing else { return [.stroke(path, stroke)] }
        let width = stroke.width + 2 * Theme.casingWidth
        let casing = Stroke(Theme.ground, width: width, cap: stroke.cap == .butt ? .butt : .round)
        return [.stroke(path, casing), .stroke(path, stroke)]
    }
}
