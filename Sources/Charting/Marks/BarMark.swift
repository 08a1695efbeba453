import Drawing

/// Bars from a base to a value: upright over categories or numbers, lying where y has categories.
///
/// The axis of the values always shows the base: a bar that does not start at 0 would lie.
public struct BarMark: StackedMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    /// Where each bar starts, for stacked bars; missing ones start at 0.
    public internal(set) var base: [Double]
    /// The width of a bar as a fraction of its band.
    package internal(set) var width: Double
    /// −1…1: how far the bar is moved inside its band, for bars side by side.
    package internal(set) var shift: Double
    /// What bars of several series do that share a position and have no base.
    public internal(set) var stacking: MarkStackingMethod
    var valueLabels: [String] = []
    var paints: [Paint] = []
    /// The name of the group among which bars stand side by side.
    public internal(set) var group: String?
    /// The bars that stand on one of their own color.
    private(set) var seams: Set<Int> = []

    /// The width unless another is given, as a part of what a name has.
    public static let usualWidth = 0.6

    /// A bar for each value, from `base` (0) on; the width is a part of what a name has, `shift` moves it
    /// likewise.
    public init(
        x: PlottableValue, y: PlottableValue, base: [Double] = [], width: Double = BarMark.usualWidth,
        shift: Double = 0,
        stacking: MarkStackingMethod = .standard
    ) {
        self.x = x
        self.y = y
        self.base = base
        self.width = width
        self.shift = shift
        self.stacking = stacking
    }

    /// Bars of different names stand side by side instead of on top of each other.
    public func position(by value: PlottableValue) -> BarMark {
        var copy = self
        if case .categories(let names) = value.values { copy.group = names.first }
        return copy
    }

    /// Writes a text at the end of each bar.
    public func valueLabels(_ labels: [String]) -> BarMark {
        var copy = self
        copy.valueLabels = labels
        return copy
    }

    /// Gives each bar a color of its own.
    public func foregroundStyles(_ paints: [Paint]) -> BarMark {
        var copy = self
        copy.paints = paints
        return copy
    }

    /// Whether its bars lie, as those over names along y do.
    public var isLying: Bool {
        if case .categories = y.values { return true }
        return false
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label)
        if isLying, case .numbers(let ends) = x.values { demands.x = .numbers(ends + base) }
        if !isLying, case .numbers(let ends) = y.values { demands.y = .numbers(ends + base) }
        if !isLying, case .numbers = x.values { demands.bars = sides }
        // A start is cut at the end of a logarithmic axis, an end is not: see `rects(on:)`.
        demands.zeroInX = isLying
        demands.hasEndLabels = !valueLabels.isEmpty || style.annotation?.isAtEnds == true
        demands.zeroInY = !isLying
        return demands
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        "\(style.series ?? (isLying ? x.label : y.label)), \(min(x.count, y.count)) bars"
    }

    /// Where the bars stand, and how far they reach.
    public var parts: (places: PlottableValue.Values, values: [Double]) {
        let (places, values) = isLying ? (y.values, x.values) : (x.values, y.values)
        if case .numbers(let numbers) = values { return (places, numbers) }
        return (places, [])
    }

    /// The same mark between other ends, as it stands on others.
    public func moved(from starts: [Double], to ends: [Double], seams: Set<Int>) -> BarMark {
        let values = PlottableValue.value(isLying ? x.label : y.label, ends)
        var bar = remade(x: isLying ? values : x, y: isLying ? y : values, base: starts)
        bar.seams = seams
        return bar
    }

    /// The same mark beside others in the same position.
    public func standing(at index: Int, of count: Int) -> BarMark {
        let band = 0.8 / Double(max(1, count))
        let middle = (Double(index) + 0.5) * band - 0.4
        return remade(base: base, width: band * 0.9, shift: middle * 2)
    }

    private func remade(
        x: PlottableValue? = nil, y: PlottableValue? = nil, base: [Double], width: Double? = nil,
        shift: Double? = nil
    ) -> BarMark {
        var bar = BarMark(
            x: x ?? self.x, y: y ?? self.y, base: base, width: width ?? self.width,
            shift: shift ?? self.shift, stacking: stacking)
        (bar.style, bar.valueLabels, bar.paints, bar.group) = (style, valueLabels, paints, group)
        return bar
    }

    private var sides: BarSides {
        BarSides(left: (shift - width) / 2, right: (shift + width) / 2)
    }

    /// Where each bar begins and ends along the axis that it stands on: in the band of its name, or around its number.
    private func sides(on plot: Plot) -> [(lower: Double, upper: Double)?] {
        let places = isLying ? plot.yNumbers(y.values) : plot.xNumbers(x.values)
        let scale = isLying ? plot.y : plot.x
        if case .category = scale.kind {
            return places.map { $0.isFinite ? ($0 + sides.left, $0 + sides.right) : nil }
        }
        return scale.kind.sides(of: sides, over: places)
    }

    /// The rectangle of each bar; `nil` where a value is missing.
    func rects(on plot: Plot) -> [Rect?] {
        let values = isLying ? plot.xNumbers(x.values) : plot.yNumbers(y.values)
        return zip(sides(on: plot), values).enumerated().map { index, pair in
            guard let (low, high) = pair.0 else { return nil }
            let value = pair.1
            let start = index < base.count ? base[index] : 0
            // From the end of a logarithmic axis, which has no 0.
            let foot = isLying ? plot.cutX(start) : plot.cutY(start)
            let sides = isLying ? (plot.py(low), plot.py(high)) : (plot.px(low), plot.px(high))
            guard let foot, let end = isLying ? plot.px(value) : plot.py(value), let first = sides.0,
                let last = sides.1
            else { return nil }
            let (a, b) =
                isLying ? (Point(foot, first), Point(end, last)) : (Point(first, foot), Point(last, end))
            return Rect(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .area }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        rects(on: plot).enumerated().flatMap { index, rect -> [SceneItem] in
            guard let rect else { return [] }
            let fill = SceneItem.fill(.rectangle(rect), paint(ofBar: index, on: plot).opacity(style.opacity))
            return seams.contains(index) ? [fill, seam(at: rect, ofBar: index, on: plot)] : [fill]
        }
    }

    private func paint(ofBar index: Int, on plot: Plot) -> Paint {
        if index < paints.count { return paints[index] }
        return style.valuePaint(index) ?? plot.fill(style)
    }

    /// The line between a bar and the one of its own color that it stands on.
    private func seam(at rect: Rect, ofBar index: Int, on plot: Plot) -> SceneItem {
        let start = index < base.count ? base[index] : 0
        let foot = (isLying ? plot.cutX(start) : plot.cutY(start)) ?? (isLying ? rect.minX : rect.maxY)
        let line: Path =
            isLying
            ? .segment(Point(foot, rect.minY), Point(foot, rect.maxY))
            : .segment(Point(rect.minX, foot), Point(rect.maxX, foot))
        return .stroke(line, Stroke(Theme.ground, width: Theme.casingWidth))
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] { rects(on: plot).compactMap { $0 } }

    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] {
        let values = isLying ? plot.xNumbers(x.values) : plot.yNumbers(y.values)
        return zip(zip(rects(on: plot), values), valueLabels).compactMap { pair, text in
            guard let rect = pair.0 else { return nil }
            let isNegative = pair.1 < 0
            let line = TextLine(text, size: Theme.labelSize, weight: .medium)
            let place: Point
            let side: LabelRequest.Side
            if isLying {
                place = Point(isNegative ? rect.minX : rect.maxX, rect.midY)
                side = isNegative ? .left : .right
            } else {
                place = Point(rect.midX, isNegative ? rect.maxY : rect.minY)
                side = isNegative ? .bottom : .top
            }
            var request = LabelRequest(line, paint: Theme.ink, at: place, clearance: 4, sides: [side])
            if isLying {
                // Over the end of a bar behind which there is no room.
                request.places.append(Point(place.x, rect.minY))
            } else {
                // Beside its bar a number would be read as that of the next one.
                request.otherSides = .lastOfAll
                request.sides.append(isNegative ? .top : .bottom)
            }
            return request
        }
    }
}

extension BarMark: FramedMark {}

extension BarMark: RowedMark {
    func rows(_ indices: [Int]) -> BarMark {
        func some<T>(_ all: [T]) -> [T] { indices.compactMap { $0 < all.count ? all[$0] : nil } }
        var bar = BarMark(
            x: x.rows(indices), y: y.rows(indices), base: some(base), width: width, shift: shift,
            stacking: stacking)
        bar.style = style
        (bar.valueLabels, bar.paints, bar.group) = (some(valueLabels), some(paints), group)
        return bar
    }
}
