import Drawing

/// Box plots: for each name the middle half of its values as a box, their median as a line across it, whiskers to the
/// last values within 1.5 times the box's height, and every value beyond as a point.
///
/// It is made of rectangles, whiskers, lines and points, see `parts(on:)`. Quartiles are interpolated linearly between
/// the values next to them (method 7 of Hyndman and Fan, 1996, as in NumPy and R). Boxes of several series stand side by
/// side.
public struct BoxMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    /// The name that each value belongs to; numbers are names too.
    package internal(set) var x: PlottableValue
    /// The values; those that are not finite are left out.
    package internal(set) var y: PlottableValue
    /// The width of a box as a fraction of its band.
    package internal(set) var width: Double
    /// −1…1: how far the box is moved inside its band, for boxes side by side.
    private(set) var shift = 0.0

    /// The width unless another is given, as a part of what a name has.
    public static let usualWidth = 0.5

    /// - Parameters:
    ///   - x: the name of each value, side by side with `y`.
    ///   - y: numbers.
    ///   - width: 0…1.
    public init(x: PlottableValue, y: PlottableValue, width: Double = BoxMark.usualWidth) {
        self.x = x
        self.y = y
        self.width = width.isFinite ? min(1, max(0, width)) : Self.usualWidth
    }

    /// The summary of each name, in the order of the axis; names without a finite value have none.
    package var summaries: [(name: String, summary: BoxSummary)] {
        guard case .numbers(let values) = y.values else { return [] }
        var order: [String] = []
        var groups: [String: [Double]] = [:]
        for (name, value) in zip(names, values) where !name.isEmpty {
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(value)
        }
        return order.compactMap { name in
            BoxSummary(groups[name] ?? []).map { (name, $0) }
        }
    }

    private var names: [String] {
        switch x.values {
        case .categories(let names): names
        case .numbers(let numbers): numbers.map(\.categoryName)
        }
    }

    /// Every name once: numbers from the lowest to the highest.
    private var order: [String] {
        switch x.values {
        case .categories(let names): names
        case .numbers(let numbers): Set(numbers.filter(\.isFinite)).sorted().map(\.categoryName)
        }
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        MarkDemands(x: .categories(order), y: y.values, xLabel: x.label, yLabel: y.label)
    }

    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .area }
    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(style.series ?? y.label), \(summaries.count) boxes" }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        PlottedValues(x: .categories(names), y: y.values)
    }

    // MARK: Drawing

    /// The marks that the boxes are made of, on a plot whose axis along x has their names.
    func parts(on plot: Plot) -> [any ChartMark] {
        let all = summaries.compactMap { name, summary in
            plot.xNumbers(.categories([name])).first.flatMap { place in
                place.isFinite ? (x: place + shift / 2, summary: summary) : nil
            }
        }
        func wearing<Mark: ChartMark>(_ mark: Mark, _ change: (inout MarkStyle) -> Void = { _ in }) -> Mark {
            var mark = mark
            mark.style.paint = plot.paint(style)
            mark.style.opacity = style.opacity
            change(&mark.style)
            return mark
        }
        let (xs, boxes) = (all.map(\.x), all.map(\.summary))
        let (left, right) = (xs.map { $0 - width / 2 }, xs.map { $0 + width / 2 })
        let medians = boxes.map(\.median)
        func whiskers(_ start: [Double], _ end: [Double]) -> ErrorBarMark {
            wearing(ErrorBarMark(x: .value("", xs), yStart: .value("", start), yEnd: .value("", end)))
        }
        let beyond = all.flatMap { box in box.summary.beyond.map { (x: box.x, y: $0) } }
        return [
            whiskers(boxes.map(\.lowerQuartile), boxes.map(\.lowest)),
            whiskers(boxes.map(\.upperQuartile), boxes.map(\.highest)),
            wearing(
                RectangleMark(
                    xStart: left, xEnd: right, yStart: boxes.map(\.lowerQuartile),
                    yEnd: boxes.map(\.upperQuartile))
            ) {
                // The ground first: whiskers end at the box.
                $0.opacity *= 0.35
                $0.lineWidth = style.lineWidth ?? 1.25
            },
            wearing(RuleMark(xStart: left, yStart: medians, xEnd: right, yEnd: medians)) {
                $0.lineWidth = (style.lineWidth ?? 1.25) * 2
            },
            wearing(PointMark(x: .value("", beyond.map(\.x)), y: .value("", beyond.map(\.y)))) {
                ($0.symbol, $0.symbolRadius) = (style.symbol ?? .ring, style.symbolRadius * 0.7)
            },
        ]
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let plot = plot.inPlaces
        return parts(on: plot).flatMap { $0.draw(on: plot) }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        let plot = plot.inPlaces
        return parts(on: plot).flatMap { $0.ink(on: plot) }
    }
}

extension BoxMark: SideBySideMark {
    func standing(at index: Int, of count: Int) -> BoxMark {
        let band = 0.8 / Double(max(1, count))
        var copy = BoxMark(x: x, y: y, width: min(width, band * 0.8))
        copy.style = style
        copy.shift = ((Double(index) + 0.5) * band - 0.4) * 2
        return copy
    }
}

extension BoxMark: RowedMark {
    func rows(_ indices: [Int]) -> BoxMark {
        var copy = BoxMark(x: x.rows(indices), y: y.rows(indices), width: width)
        (copy.style, copy.shift) = (style, shift)
        return copy
    }
}

// MARK: In words and as a table

extension BoxMark: DescribedMark {
    private static let mostNamed = 8

    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String {
        let all = summaries
        let boxes = all.prefix(Self.mostNamed).map { name, box in
            let range = "\(NumberText.inWords(box.lowerQuartile)) to \(NumberText.inWords(box.upperQuartile))"
            let beyond = box.beyond.isEmpty ? "" : ", \(box.beyond.count) beyond the whiskers"
            return "\(name): median \(NumberText.inWords(box.median)), quartiles \(range)\(beyond)"
        }
        let more = all.count > boxes.count ? "; and \(all.count - boxes.count) more" : ""
        let what = style.series ?? (y.label.isEmpty ? "values" : y.label)
        guard !all.isEmpty else { return "Box plot of \(what) without a finite value." }
        return "Box plot of \(what): \(boxes.joined(separator: "; "))\(more)."
    }
}

extension BoxMark: SummarizedMark {
    var summaryColumns: [String] {
        [
            "Values", "Lower whisker", "Lower quartile", "Median", "Upper quartile", "Upper whisker",
            "Beyond the whiskers",
        ]
    }

    var summaryRows: [(x: String, cells: [String])] {
        summaries.map { name, box in
            let numbers = [box.lowest, box.lowerQuartile, box.median, box.upperQuartile, box.highest]
            let beyond = box.beyond.map(NumberText.exact).joined(separator: ", ")
            return (name, ["\(box.count)"] + numbers.map(NumberText.exact) + [beyond])
        }
    }
}
