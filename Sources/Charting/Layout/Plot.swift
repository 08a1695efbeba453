import Drawing

/// The space between the axes: turns values into points of the canvas.
public struct Plot: Sendable {
    /// The rectangle that the axes span.
    public internal(set) var frame: Rect
    let x: Scale
    let y: Scale
    /// The series of the chart in order, for colors.
    let series: [String]
    /// Colors that the chart gives to series by name.
    var seriesPaints: [String: Paint] = [:]
    /// The colors of the surface that fills the plot; `nil` where none does.
    var fieldColors: ColorMap?
    let measuring: any TextMeasuring
    /// The place of each category in its axis' order; empty where the axis has numbers.
    private let xPlaces: [String: Int]
    private let yPlaces: [String: Int]

    init(frame: Rect, x: AxisLayout, y: AxisLayout, series: [String], measuring: any TextMeasuring) {
        (self.frame, self.series, self.measuring) = (frame, series, measuring)
        (self.x, self.y, xPlaces, yPlaces) = (x.scale, y.scale, x.places, y.places)
    }

    /// Where a pair of values stands, or `nil` if one of them has no place on its axis.
    public func point(_ xValue: Double, _ yValue: Double) -> Point? {
        guard let px = self.px(xValue), let py = self.py(yValue) else { return nil }
        return Point(px, py)
    }

    /// The horizontal place of a value, or `nil` if it has none.
    public func px(_ value: Double) -> Double? {
        x.fraction(of: value).map { frame.minX + $0 * frame.width }
    }

    /// The vertical place of a value, or `nil` if it has none.
    public func py(_ value: Double) -> Double? {
        y.fraction(of: value).map { frame.maxY - $0 * frame.height }
    }

    /// The numbers behind plotted values: categories stand at 0, 1, 2, … in the axis's order.
    func xNumbers(_ values: PlottableValue.Values) -> [Double] { Self.numbers(values, on: x, xPlaces) }
    func yNumbers(_ values: PlottableValue.Values) -> [Double] { Self.numbers(values, on: y, yPlaces) }

    private static func numbers(
        _ values: PlottableValue.Values, on scale: Scale, _ places: [String: Int]
    ) -> [Double] {
        switch (values, scale.kind) {
        case (.numbers(let numbers), _): return numbers
        case (.categories(let names), .category):
            return names.map { places[$0].map(Double.init) ?? .nan }
        case (.categories(let names), _): return names.indices.map(Double.init)
        }
    }

    /// The place of a value, cut at the end of a logarithmic axis (see ``Scale/cutFraction(of:)``).
    func cutX(_ value: Double) -> Double? {
        x.cutFraction(of: value).map { frame.minX + $0 * frame.width }
    }

    func cutY(_ value: Double) -> Double? {
        y.cutFraction(of: value).map { frame.maxY - $0 * frame.height }
    }

    /// Where a pair of values stands, cut at the ends of logarithmic axes.
    func cutPoint(_ xValue: Double, _ yValue: Double) -> Point? {
        guard let px = cutX(xValue), let py = cutY(yValue) else { return nil }
        return Point(px, py)
    }

    /// The points of two lists of values, side by side, cut at the end of a logarithmic axis along y.
    func cutPoints(_ xs: PlottableValue.Values, _ ys: PlottableValue.Values) -> [Point?] {
        zip(xNumbers(xs), yNumbers(ys)).map { x, y in
            guard let px = px(x), let py = cutY(y) else { return nil }
            return Point(px, py)
        }
    }

    /// The points of two lists of values, side by side; `nil` where a value is missing.
    func points(_ xs: PlottableValue.Values, _ ys: PlottableValue.Values) -> [Point?] {
        zip(xNumbers(xs), yNumbers(ys)).map { point($0, $1) }
    }

    /// The mark's own color, else that of its series, else the accent.
    func paint(_ style: MarkStyle) -> Paint {
        if let paint = style.paint { return paint }
        return style.series.map(paint(ofSeries:)) ?? Theme.accent
    }

    /// The color of a series: the chart's own, else that of its place in the theme's cycle.
    func paint(ofSeries name: String) -> Paint {
        if let paint = seriesPaints[name] { return paint }
        guard let index = series.firstIndex(of: name) else { return Theme.accent }
        return Theme.series[index % Theme.series.count]
    }

    /// Dashes tell series apart for readers who cannot use color.
    func dash(_ style: MarkStyle) -> [Double] {
        guard style.dash.isEmpty, let name = style.series, let index = series.firstIndex(of: name),
            series.count > 1
        else { return style.dash }
        let cycle: [[Double]] = [[], [6, 3], [2, 2.5], [8, 3, 2, 3]]
        return cycle[index % cycle.count]
    }

    func stroke(_ style: MarkStyle, width: Double = Theme.lineWidth) -> Stroke {
        Stroke(
            paint(style).opacity(style.opacity), width: style.lineWidth ?? width, dash: dash(style),
            cap: .round)
    }
}
