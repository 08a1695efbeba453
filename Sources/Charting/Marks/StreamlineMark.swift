import Drawing

/// Curves that follow a field, evenly spaced, each with an arrow in its middle.
public struct StreamlineMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package let field: VectorField
    /// The distance of neighbouring curves, in points; at least 4.
    package let spacing: Double

    /// The distance of lines, in points.
    public static let usualSpacing = 16.0

    /// Evenly spaced curves along a field, after Jobard and Lefer 1997; the spacing is in points.
    public init(field: VectorField, spacing: Double = StreamlineMark.usualSpacing) {
        self.field = field
        self.spacing = spacing.isFinite ? max(4, spacing) : Self.usualSpacing
        style.lineWidth = 1.1
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(field.x), y: .numbers(field.y))
        demands.isTight = true
        demands.dropped = zip(field.dx.values, field.dy.values).count { !$0.isFinite || !$1.isFinite }
        return demands
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "Streamlines of a vector field" }

    func lines(on plot: Plot) -> [[Point]] {
        let frame = plot.frame
        guard frame.width > 0, frame.height > 0 else { return [] }
        func way(_ place: Point) -> Point? {
            guard frame.contains(place) else { return nil }
            let x = plot.x.value(at: (place.x - frame.minX) / frame.width)
            let y = plot.y.value(at: (frame.maxY - place.y) / frame.height)
            let vector = field.vector(x: x, y: y)
            return plot.direction(x: x, y: y, dx: vector.dx, dy: vector.dy)
        }
        var streamlines = Streamlines(in: frame, distance: spacing, way: way)
        let seeds = (0..<25).map { index -> Point in
            let column = Double(index % 5)
            let row = Double(index / 5)
            let x = frame.minX + frame.width * (column + 0.5) / 5
            let y = frame.minY + frame.height * (row + 0.5) / 5
            return Point(x, y)
        }
        return streamlines.lines(from: [seeds[12]] + seeds)
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let lines = lines(on: plot)
        var (path, heads) = (Path(), Path())
        for line in lines {
            path.append(.polyline(line))
            let middle = line.count / 2
            guard line.count > 8, let way = (line[middle] - line[middle - 2]).normalized else { continue }
            let (tip, side) = (line[middle] + way * 3, way.perpendicular * 2.6)
            let neck = tip - way * 6
            heads.append(.polyline([tip, neck + side, neck - side], closed: true))
        }
        guard !path.isEmpty else { return [] }
        let stroke = plot.stroke(style)
        return style.line(path, stroke) + [.fill(heads, stroke.paint)]
    }
}
