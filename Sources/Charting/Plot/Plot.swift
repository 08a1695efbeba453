import Drawing

/// The space between the axes: turns values into points of the canvas.
public struct Plot: Sendable {
    /// The rectangle that the axes span.
    public internal(set) var frame: Rect
    let x: Scale
    let y: Scale
    /// The series of the chart in order, for colors.
    let series: [String]
    /// The position of each series in that order.
    private let seriesIndices: [String: Int]
    /// Colors that the chart gives to series by name.
    var seriesPaints: [String: Paint] = [:]
    /// The colors of the surface that fills the plot; `nil` where none does.
    var fieldColors: ColorMap?
    let measuring: any TextMeasuring
    /// The position of each category in its axis' order; empty where the axis has numbers.
    private var xPlaces: CategoryPlaces
    private var yPlaces: CategoryPlaces

    init(
        frame: Rect, x: (scale: Scale, places: CategoryPlaces), y: (scale: Scale, places: CategoryPlaces),
        series: [String], measuring: any TextMeasuring
    ) {
        (self.frame, self.series, self.measuring) = (frame, series, measuring)
        seriesIndices = Dictionary(zip(series, series.indices)) { first, _ in first }
        (self.x, self.y, xPlaces, yPlaces) = (x.scale, y.scale, x.places, y.places)
    }

    /// Where a pair of values stands, or `nil` if one of them has no position on its axis.
    public func point(_ xValue: Double, _ yValue: Double) -> Point? {
        guard let px = self.px(xValue), let py = self.py(yValue) else { return nil }
        return Point(px, py)
    }

    /// The horizontal position of a value, or `nil` if it has none.
    public func px(_ value: Double) -> Double? {
        x.fraction(of: value).map { frame.minX + $0 * frame.width }
    }

    /// The vertical position of a value, or `nil` if it has none.
    public func py(_ value: Double) -> Double? {
        y.fraction(of: value).map { frame.maxY - $0 * frame.height }
    }

    /// The numbers behind plotted values: categories stand at 0, 1, 2, … in the axis's order.
    func xNumbers(_ values: PlottableValue.Values) -> [Double] { Self.numbers(values, on: x, xPlaces) }
    func yNumbers(_ values: PlottableValue.Values) -> [Double] { Self.numbers(values, on: y, yPlaces) }

    /// The plot for marks that say themselves where on an axis of names they stand: 0 is the middle of the first band.
    var inPlaces: Plot {
        var copy = self
        (copy.xPlaces.namesNumbers, copy.yPlaces.namesNumbers) = (false, false)
        return copy
    }

    /// Where a number stands along x: itself, but among numbers that are names the position of its name.
    func placeX(_ value: Double) -> Double { xPlaces.namesNumbers ? xNumbers(.numbers([value]))[0] : value }
    func placeY(_ value: Double) -> Double { yPlaces.namesNumbers ? yNumbers(.numbers([value]))[0] : value }

    /// The positions of pairs of numbers, on their axes' own scales.
    func places(_ xs: [Double], _ ys: [Double]) -> [(Double, Double)] {
        Array(zip(xNumbers(.numbers(xs)), yNumbers(.numbers(ys))))
    }

    private static func numbers(
        _ values: PlottableValue.Values, on scale: Scale, _ places: CategoryPlaces
    ) -> [Double] {
        switch (values, scale.kind) {
        case (.numbers(let numbers), .category) where places.namesNumbers:
            return numbers.map { places[$0.categoryName] ?? .nan }
        case (.numbers(let numbers), _): return numbers
        case (.categories(let names), .category):
            return names.map { places[$0] ?? .nan }
        case (.categories(let names), _): return names.indices.map(Double.init)
        }
    }

    /// The position of a value, cut at the end of a logarithmic axis (see ``Scale/cutFraction(of:)``).
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

    /// The points that stand in the frame, up to its border.
    func inside(_ points: [Point?]) -> [Point] {
        let frame = frame.inset(by: -0.5)
        return points.compactMap { $0.flatMap { frame.contains($0) ? $0 : nil } }
    }

    /// How far symbols of a size may be drawn beyond the frame: whole where one stands on its border.
    func overhang(of points: [Point?], radius: Double) -> Double {
        let reach = radius * 1.25 + 1
        let free = frame.inset(by: reach)
        return inside(points).contains { !free.contains($0) } ? reach : 0
    }

    /// The points of two lists of values, side by side; `nil` where a value is missing.
    func points(_ xs: PlottableValue.Values, _ ys: PlottableValue.Values) -> [Point?] {
        zip(xNumbers(xs), yNumbers(ys)).map { point($0, $1) }
    }

    /// The mark's own color, else that of its series, else the accent.
    func paint(_ style: MarkStyle) -> Paint {
        if let paint = style.paint ?? style.singleValuePaint { return paint }
        return style.series.map(paint(ofSeries:)) ?? Theme.accent
    }

    /// The color of a series: the chart's own, else that of its position in the theme's cycle.
    func paint(ofSeries name: String) -> Paint {
        if let paint = seriesPaints[name] { return paint }
        guard let index = seriesIndices[name] else { return Theme.accent }
        return Theme.series[index % Theme.series.count]
    }

    /// The color of an area: paler for series beyond those that have a color of their own.
    func fill(_ style: MarkStyle) -> Paint {
        let paint = paint(style)
        guard style.paint == nil, let name = style.series, seriesPaints[name] == nil else { return paint }
        let round = (seriesIndices[name] ?? 0) / Theme.series.count
        return round == 0 ? paint : paint.opacity(round % 2 == 1 ? 0.55 : 0.3)
    }

    /// The symbol of points of a series: another one for each round through the colors.
    func symbol(_ style: MarkStyle) -> Symbol {
        if let symbol = style.symbol { return symbol }
        guard style.paint == nil, let name = style.series else { return .circle }
        let cycle: [Symbol] = [.circle, .diamond, .square, .triangle, .ring, .cross]
        return cycle[(seriesIndices[name] ?? 0) / Theme.series.count % cycle.count]
    }

    /// Dashes tell series apart for readers who cannot use color. With each round through the colors they move on
    /// by one, so that 64 series look different.
    func dash(_ style: MarkStyle) -> [Double] {
        guard style.dash.isEmpty, style.singleValuePaint == nil, let name = style.series, series.count > 1,
            let index = seriesIndices[name]
        else { return style.dash }
        let round = index / Theme.series.count
        let cycle = Self.dashes[round / Self.dashes[0].count % Self.dashes.count]
        return cycle[(index + round) % cycle.count]
    }

    private static let dashes: [[[Double]]] = [
        [[], [6, 3], [2, 2.5], [8, 3, 2, 3]], [[14, 4], [1, 3], [10, 2.5, 1.5, 2.5, 1.5, 2.5], [4, 1.5]],
    ]

    func stroke(_ style: MarkStyle, width: Double = Theme.lineWidth) -> Stroke {
        Stroke(
            paint(style).opacity(style.opacity), width: style.lineWidth ?? width, dash: dash(style),
            cap: .round)
    }
}
