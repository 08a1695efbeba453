import Drawing

/// How many of the values fall into each of many bins, as bars that touch each other.
///
/// Histograms of several series share the bins of all their values.
public struct HistogramMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    /// The values; those that are not finite are left out.
    package internal(set) var x: PlottableValue
    /// How many bins; `nil` for round ones, whose width follows from the values.
    package internal(set) var bins: Int?
    /// The bins of a whole of which these values are a part.
    private var edges: [Double]?
    /// Whether bins are equally wide on a logarithmic axis, which has no place for values of 0 or less.
    private(set) var isLogarithmic = false

    /// - Parameter bins: 1 to 200.
    public init(x: PlottableValue, bins: Int? = nil) {
        self.x = x
        self.bins = bins
    }

    private var values: [Double] { if case .numbers(let numbers) = x.values { numbers } else { [] } }

    var histogram: HistogramBins? {
        if let edges { return HistogramBins(values, edges: edges) }
        return isLogarithmic
            ? HistogramBins(logarithmic: values, count: bins) : HistogramBins(values, count: bins)
    }

    private var rectangles: RectangleMark {
        let found = histogram
        let (edges, counts) = (found?.edges ?? [], found?.counts ?? [])
        let full = counts.indices.filter { counts[$0] > 0 }
        return RectangleMark(
            xStart: full.map { edges[$0] }, xEnd: full.map { edges[$0 + 1] }, yStart: full.map { _ in 0 },
            yEnd: full.map { Double(counts[$0]) })
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        let found = histogram
        var demands = MarkDemands(
            x: .numbers([found?.edges.first, found?.edges.last].compactMap { $0 }),
            y: .numbers([0] + (found?.counts ?? []).filter { $0 > 0 }.map(Double.init)), xLabel: x.label,
            yLabel: "count")
        (demands.zeroInY, demands.areCutInX, demands.areCutInY) = (true, true, true)
        // What stands along y is counted.
        demands.valueLabel = x.label
        demands.dropped = values.count {
            $0.isFinite ? isLogarithmic && $0 <= 0 : !$0.isNotedGap
        }
        return demands
    }

    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .area }
    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(style.series ?? x.label), histogram" }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        let rectangles = rectangles
        return PlottedValues(
            x: .numbers(
                zip(rectangles.xStart, rectangles.xEnd).map {
                    isLogarithmic ? $0.squareRoot() * $1.squareRoot() : $0 / 2 + $1 / 2
                }),
            y: .numbers(rectangles.yEnd))
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let fill = plot.fill(style).opacity(style.opacity)
        let seam = Stroke(Theme.ground, width: Theme.hairline, join: .miter)
        return rectangles.rects(on: plot).map { .path(PathItem(.rectangle($0), fill: fill, stroke: seam)) }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] { rectangles.rects(on: plot) }
}

extension HistogramMark: FramedMark {}

extension HistogramMark: StandingMark {
    var noun: String { "bars" }

    func ends(alongX isX: Bool) -> [Double]? {
        isX ? nil : (histogram?.counts ?? []).filter { $0 > 0 }.map(Double.init)
    }
}

extension HistogramMark {
    /// Histograms on their axis: equally wide bins on a logarithmic one, and one set of bins for all of a chart.
    static func arranged(_ marks: [any ChartMark], on scale: ScaleKind) -> [any ChartMark] {
        var histograms = marks.compactMap { $0 as? HistogramMark }.filter { $0.edges == nil }
        guard !histograms.isEmpty, histograms.count > 1 || scale == .log else { return marks }
        for index in histograms.indices { histograms[index].isLogarithmic = scale == .log }
        if histograms.count > 1 {
            var whole = histograms[0]
            whole.x = .value(whole.x.label, histograms.flatMap(\.values))
            for index in histograms.indices {
                histograms[index].edges = whole.histogram?.edges
                histograms[index].style.opacity = min(histograms[index].style.opacity, 0.6)
            }
        }
        var next = histograms.makeIterator()
        return marks.map { mark in
            guard let histogram = mark as? HistogramMark, histogram.edges == nil else { return mark }
            return next.next() ?? mark
        }
    }
}

extension HistogramMark: RowedMark {
    /// Parts keep the bins of the whole, and are seen through each other.
    func rows(_ indices: [Int]) -> HistogramMark {
        var copy = HistogramMark(x: x.rows(indices), bins: bins)
        copy.style = style
        copy.style.opacity = min(style.opacity, 0.6)
        copy.isLogarithmic = isLogarithmic
        copy.edges = edges ?? histogram?.edges
        return copy
    }
}

// MARK: In words and as a table

extension HistogramMark: DescribedMark {
    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String {
        let what = style.series ?? (x.label.isEmpty ? "values" : x.label)
        guard let found = histogram, let first = found.edges.first, let last = found.edges.last,
            let most = found.counts.max(), let place = found.counts.firstIndex(of: most)
        else { return "Histogram of \(what) without a finite value." }
        let sum = found.counts.reduce(0, +)
        let median = BoxSummary(values).map { ", median \(NumberText.inWords($0.median))" } ?? ""
        return
            "Histogram of \(sum) \(sum == 1 ? "value" : "values") of \(what) in \(found.counts.count) bins from "
            + "\(NumberText.inWords(first)) to \(NumberText.inWords(last)): most, \(most), from "
            + "\(NumberText.inWords(found.edges[place])) to \(NumberText.inWords(found.edges[place + 1]))\(median)."
    }
}

extension HistogramMark: SummarizedMark {
    var summaryColumns: [String] { ["to", "count"] }

    var summaryRows: [(x: String, cells: [String])] {
        guard let found = histogram else { return [] }
        return found.counts.indices.map { bin in
            (
                NumberText.exact(found.edges[bin]),
                [NumberText.exact(found.edges[bin + 1]), "\(found.counts[bin])"]
            )
        }
    }
}
