import Drawing

/// A line and the band of its uncertainty, such as the mean of several runs and its deviation.
public struct ErrorBandMark: ChartMark {
    public var style = MarkStyle()
    public let x: PlottableValue
    public let y: PlottableValue
    public let yStart: PlottableValue
    public let yEnd: PlottableValue

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

    public var demands: MarkDemands {
        var (demands, band) = (line.demands, band.demands)
        if case .numbers(let a) = demands.y, case .numbers(let b) = band.y { demands.y = .numbers(a + b) }
        band.x = demands.x
        return demands
    }

    public var accessibilityLabel: String? {
        "\(style.series ?? y.label), line of \(min(x.count, y.count)) points with a band"
    }

    public var legendKind: LegendKind? { .line }
    public func draw(on plot: Plot) -> [SceneItem] { band.draw(on: plot) + line.draw(on: plot) }
    public func ink(on plot: Plot) -> [Rect] { line.ink(on: plot) }
}

/// Whiskers from a lower to an upper value, with a bar at both ends.
public struct ErrorBarMark: ChartMark {
    public var style = MarkStyle()
    public let x: PlottableValue
    public let yStart: PlottableValue
    public let yEnd: PlottableValue
    private static let halfWidth = 4.0

    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        self.x = x
        self.yStart = yStart
        self.yEnd = yEnd
        style.lineWidth = 1.25
    }

    public var demands: MarkDemands {
        var values: [Double] = []
        for side in [yStart, yEnd] {
            if case .numbers(let numbers) = side.values { values += numbers }
        }
        return MarkDemands(x: x.values, y: .numbers(values), xLabel: x.label, yLabel: yEnd.label)
    }

    private func segments(on plot: Plot) -> [(Point, Point)] {
        zip(plot.points(x.values, yStart.values), plot.points(x.values, yEnd.values)).compactMap {
            low, high in
            guard let low, let high else { return nil }
            return (low, high)
        }
    }

    public var accessibilityLabel: String? { "\(style.series ?? yEnd.label), \(x.count) error bars" }

    public func draw(on plot: Plot) -> [SceneItem] {
        var path = Path()
        let side = Point(Self.halfWidth, 0)
        for (low, high) in segments(on: plot) {
            path.append(.segment(low, high))
            path.append(.segment(low - side, low + side))
            path.append(.segment(high - side, high + side))
        }
        guard !path.isEmpty else { return [] }
        var stroke = plot.stroke(style)
        stroke.dash = style.dash
        stroke.cap = .butt
        if style.paint == nil, style.series == nil { stroke.paint = Theme.ink.opacity(style.opacity) }
        return style.line(path, stroke)
    }

    public func ink(on plot: Plot) -> [Rect] {
        segments(on: plot).flatMap { Plot.boxes(along: $0.0, $0.1, width: 2 * Self.halfWidth) }
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
    func rows(_ indices: [Int]) -> ErrorBarMark {
        var copy = ErrorBarMark(x: x.rows(indices), yStart: yStart.rows(indices), yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}
