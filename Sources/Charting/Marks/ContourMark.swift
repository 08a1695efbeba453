import Drawing

/// Lines of equal value on a grid, labelled where there is room.
public struct ContourMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package let grid: Grid
    package let levels: ContourLevels
    package let isLabelled: Bool
    /// In the units of the axes, level by level; a figure is laid out more than once.
    private let contours: [[Contours.Polyline]]

    /// Lines of equal value over a grid.
    public init(grid: Grid, levels: ContourLevels, labelled: Bool = true) {
        self.grid = grid
        self.levels = levels
        isLabelled = labelled
        contours = Contours.lines(of: grid, at: levels)
        style.paint = Theme.ink
        style.opacity = 0.35
        style.lineWidth = Theme.hairline
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(grid.x), y: .numbers(grid.y))
        demands.isTight = true
        return demands
    }

    /// What its colors stand for, where they stand for values.
    public var colorKey: MarkColorKey? {
        MarkColorKey(levels: levels, isContinuous: false, fillsPlot: false)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        "Contours at \(levels.labels.joined(separator: ", "))"
    }

    private func lines(on plot: Plot) -> [(label: String, lines: [[Point]])] {
        zip(contours, levels.labels).map { contour, label in
            let lines = contour.map { line -> [Point] in
                let points = line.points.compactMap { plot.point($0.x, $0.y) }
                let whole = line.isClosed && points.count > 2 ? points + [points[0]] : points
                return PolylineSimplification.simplified(whole, tolerance: Contours.tolerance)
            }
            return (label, lines)
        }
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let stroke = plot.stroke(style)
        return lines(on: plot).map { level in
            var path = Path()
            for line in level.lines { path.append(.polyline(line)) }
            return .stroke(path, stroke)
        }
    }

    /// One label a level, on its longest line, at the first of a few positions that is free.
    public func labels(on plot: Plot) -> [LabelRequest] {
        guard isLabelled else { return [] }
        return zip(levels.values, lines(on: plot)).compactMap { value, level in
            guard let line = level.lines.max(by: { Self.length($0) < Self.length($1) }),
                Self.length(line) > 60
            else { return nil }
            var request = LabelRequest(
                TextLine(level.label, size: 10), paint: paint(ofLabelAt: value, on: plot), at: .zero,
                clearance: 0,
                sides: [])
            let ground = plot.fieldColors?.paint(at: levels.fraction(of: value))
            request.backing = .halo(ground ?? Theme.ground)
            request.places = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9].map { Self.place(along: line, at: $0) }
            request.isOptional = true
            return request
        }
    }

    /// Ink or the ground's own color, whichever stands out better from the band.
    private func paint(ofLabelAt value: Double, on plot: Plot) -> Paint {
        guard let colors = plot.fieldColors else { return Theme.ink }
        return Theme.legible(on: colors.paint(at: levels.fraction(of: value)))
    }

    private static func length(_ line: [Point]) -> Double {
        zip(line, line.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
    }

    private static func place(along line: [Point], at fraction: Double) -> Point {
        var left = length(line) * fraction
        for (a, b) in zip(line, line.dropFirst()) {
            let step = (b - a).length
            if step >= left, step > 0 { return a + (b - a) * (left / step) }
            left -= step
        }
        return line.last ?? .zero
    }
}
