import Drawing

/// A line and the band of its uncertainty, such as the mean of several runs and its deviation.
public struct ErrorBandMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    package internal(set) var yStart: PlottableValue
    package internal(set) var yEnd: PlottableValue

    /// - Parameters:
    ///   - y: the middle line.
    ///   - yStart, yEnd: the lower and the upper border of the band.
    public init(x: PlottableValue, y: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        self.x = x
        self.y = y
        self.yStart = yStart
        self.yEnd = yEnd
    }

    /// A band of y ± `error`; errors that are missing or not finite are gaps of the band.
    public init(x: PlottableValue, y: PlottableValue, error: [Double]) {
        var values: [Double] = []
        if case .numbers(let numbers) = y.values { values = numbers }
        func shifted(_ sign: Double) -> PlottableValue {
            .value(
                y.label,
                values.enumerated().map { $0 < error.count ? $1 + sign * error[$0] : .nan })
        }
        self.init(x: x, y: y, yStart: shifted(-1), yEnd: shifted(1))
    }

    private var band: AreaMark {
        var area = AreaMark(x: x, yStart: yStart, yEnd: yEnd)
        area.style.series = style.series
        area.style.paint = style.paint
        return area
    }

    private var line: LineMark {
        var line = LineMark(x: x, y: y)
        line.style = style
        return line
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        let band = self.band.demands
        var demands = line.demands
        // Of a line without any band nothing is missing.
        if case .numbers(let a) = demands.y, case .numbers(let b) = band.y, b.contains(where: \.isFinite) {
            demands.y = .numbers(a + b)
        }
        demands.areCutInY = true
        return demands
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        "\(style.series ?? y.label), line of \(min(x.count, y.count)) points with a band"
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .line }
    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] { band.draw(on: plot) + line.draw(on: plot) }
    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] { line.ink(on: plot) }
    /// Where its last value lies, for its name.
    public func end(on plot: Plot) -> Point? { line.end(on: plot) }
}

/// Whiskers from a lower to an upper value, with a bar at both ends.
public struct ErrorBarMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var yStart: PlottableValue
    package internal(set) var yEnd: PlottableValue
    private static let halfWidth = 4.0

    /// Whiskers from one value to another at each x.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        self.x = x
        self.yStart = yStart
        self.yEnd = yEnd
        style.lineWidth = 1.25
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var values: [Double] = []
        for side in [yStart, yEnd] {
            if case .numbers(let numbers) = side.values { values += numbers }
        }
        var demands = MarkDemands(x: x.values, y: .numbers(values), xLabel: x.label, yLabel: yEnd.label)
        demands.areCutInY = true
        return demands
    }

    /// The whiskers, and whether their ends are values rather than cut at the end of the axis.
    private func whiskers(on plot: Plot) -> [(low: Point, high: Point, hasLow: Bool, hasHigh: Bool)] {
        let starts = plot.yNumbers(yStart.values)
        let ends = plot.yNumbers(yEnd.values)
        return zip(plot.xNumbers(x.values), zip(starts, ends)).compactMap { x, sides in
            guard let px = plot.px(x), let low = plot.cutY(sides.0), let high = plot.cutY(sides.1) else {
                return nil
            }
            let (hasLow, hasHigh) = (plot.py(sides.0) != nil, plot.py(sides.1) != nil)
            guard hasLow || hasHigh else { return nil }
            return (Point(px, low), Point(px, high), hasLow, hasHigh)
        }
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: yEnd.values) }
    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(style.series ?? yEnd.label), \(x.count) error bars" }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        var path = Path()
        let side = Point(Self.halfWidth, 0)
        for (low, high, hasLow, hasHigh) in whiskers(on: plot) {
            path.append(.segment(low, high))
            if hasLow { path.append(.segment(low - side, low + side)) }
            if hasHigh { path.append(.segment(high - side, high + side)) }
        }
        guard !path.isEmpty else { return [] }
        var stroke = plot.stroke(style)
        stroke.dash = style.dash
        stroke.cap = .butt
        if style.paint == nil, style.series == nil { stroke.paint = Theme.ink.opacity(style.opacity) }
        return style.line(path, stroke)
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        whiskers(on: plot).flatMap { Plot.boxes(along: $0.low, $0.high, width: 2 * Self.halfWidth) }
    }
}

extension ErrorBandMark: RowedMark {
    func rows(_ indices: [Int]) -> ErrorBandMark {
        var copy = ErrorBandMark(
            x: x.rows(indices), y: y.rows(indices), yStart: yStart.rows(indices), yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}

extension ErrorBarMark: RowedMark {
    var drawsEachValue: Bool { true }

    func rows(_ indices: [Int]) -> ErrorBarMark {
        var copy = ErrorBarMark(x: x.rows(indices), yStart: yStart.rows(indices), yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}
