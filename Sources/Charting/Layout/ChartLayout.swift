import Drawing

/// Decides where everything in a chart goes.
///
/// Only margins are solved: they follow from measured text, and the plot gets what is left. The
/// header and the axis titles set the height of the plot, that sets the ticks along y, their labels
/// set its width, and that sets the ticks along x.
struct ChartLayout {
    let chart: Chart
    let canvas: Rect
    /// The margin around everything.
    let outer: Double
    let measuring: any TextMeasuring
    let header: FigureHeader
    let legend: Legend
    let endLabels: EndLabels
    private(set) var xAxis: AxisLayout
    private(set) var yAxis: AxisLayout
    /// From the canvas to the plot's frame.
    private(set) var insets: Insets
    private(set) var plot: Plot
    /// The labels of categories along x, broken into lines; empty for those left out.
    private(set) var categoryBlocks: [TextBlock] = []

    /// - Parameters:
    ///   - canvas: the rectangle to fill.
    ///   - style: whether the chart is a panel of a larger figure.
    ///   - atLeast: insets that the plot keeps at least, so that panels line up.
    init(
        _ chart: Chart, in canvas: Rect, style: FigureStyle = .alone,
        atLeast: Insets = Insets(0), measuring: any TextMeasuring
    ) {
        self.chart = chart
        self.canvas = canvas
        let outer = style.margin
        self.outer = outer
        self.measuring = measuring
        let demands = chart.marks.map(\.demands)
        xAxis = AxisLayout(.x, options: chart.xAxis, marks: demands)
        yAxis = AxisLayout(.y, options: chart.yAxis, marks: demands)
        let width = max(canvas.width - 2 * outer, 10)
        endLabels = EndLabels(
            chart.colorBar == nil ? chart.marks : [], width: width, height: canvas.height,
            measuring: measuring)

        let tickExtents = measuring.extents(of: AxisLayout.tickLine("0"))
        let titleExtents = measuring.extents(of: TextLine("x", size: Theme.labelSize))
        var insets = Insets(outer)
        if !yAxis.title.isEmpty { insets.top += titleExtents.height + Theme.gap }
        if chart.colorBar != nil, yAxis.title.isEmpty { insets.top += tickExtents.height + Theme.gap }
        if xAxis.options.showsTicks { insets.bottom += tickExtents.height + Self.tickGap }
        if !xAxis.title.isEmpty { insets.bottom += titleExtents.height + 6 }
        // What is left after the axes is for the plot first, then the legend, then the header.
        let room = canvas.height - insets.top - insets.bottom
        let legendRows = Int(min(max(0, room * 0.3 / Legend.rowHeight), 100))
        legend = Legend(
            Self.legendEntries(chart, besides: endLabels), width: width, rows: legendRows,
            measuring: measuring)
        insets.top += legend.height + (legend.height > 0 ? 10 : 0)
        header = FigureHeader(
            title: chart.title, subtitle: chart.subtitle, width: width, limit: room * 0.6 - legend.height,
            compact: style == .panel, measuring: measuring)
        insets.top += header.height
        insets.right += endLabels.width + Self.colorBarWidth(chart, measuring: measuring)
        insets = insets.max(atLeast)

        yAxis.chooseTicks(length: canvas.height - insets.top - insets.bottom, measuring: measuring)
        let labelWidth = min(yAxis.labelWidth(measuring: measuring), canvas.width * 0.4)
        insets.left = max(insets.left, outer + labelWidth + (labelWidth > 0 ? Theme.gap : 0))
        xAxis.chooseTicks(length: canvas.width - insets.left - insets.right, measuring: measuring)
        if !xAxis.isCategory, let last = xAxis.ticks.ticks.last {
            // Half of the last label stands to the right of its tick.
            let half = measuring.extents(of: AxisLayout.tickLine(last.label)).width / 2
            insets.right = max(insets.right, half + 4)
        }
        if xAxis.isCategory {
            categoryBlocks = Self.categoryLabels(
                xAxis.ticks.ticks.map(\.label), width: canvas.width, insets: insets, measuring: measuring)
            let tallest = categoryBlocks.map(\.height).max() ?? 0
            insets.bottom += max(0, tallest - tickExtents.height)
            insets = insets.max(atLeast)
            yAxis.chooseTicks(length: canvas.height - insets.top - insets.bottom, measuring: measuring)
        }
        self.insets = insets
        let frame = Self.frame(in: canvas.inset(by: insets), chart: chart, x: xAxis.scale, y: yAxis.scale)
        plot = Plot(
            frame: frame, x: xAxis.scale, y: yAxis.scale, series: Self.series(of: chart),
            measuring: measuring)
        if frame.height < canvas.height - insets.top - insets.bottom - 1 {
            yAxis.chooseTicks(length: frame.height, measuring: measuring)
        }
        if frame.width < canvas.width - insets.left - insets.right - 1, !xAxis.isCategory {
            xAxis.chooseTicks(length: frame.width, measuring: measuring)
        }
    }

    /// The labels of categories along x: every one, every second one, … until each has room for its
    /// longest word, or for that of most words.
    private static func categoryLabels(
        _ names: [String], width: Double, insets: Insets, measuring: any TextMeasuring
    ) -> [TextBlock] {
        let band = (width - insets.left - insets.right) / Double(max(1, names.count))
        let words = names.flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0.prefix(40)) } }
        let widest = words.map { measuring.extents(of: AxisLayout.tickLine($0)).width }.max() ?? 0
        let needed = min(widest, longWord) + wordGap
        let stride =
            band > 0 ? max(1, Int(min((needed / band).rounded(.up), Double(names.count)))) : names.count
        return names.enumerated().map { index, name in
            let middle = insets.left + band * (Double(index) + 0.5)
            let toEdge = min(middle, width - middle) - 2
            let room = min(band * Double(stride) - wordGap, 2 * toEdge)
            return TextBlock(
                name, size: Theme.tickSize, width: room, limit: index % max(1, stride) == 0 ? 3 : 0,
                measuring: measuring)
        }
    }

    /// Between the plot and the labels below it.
    static let tickGap = 7.0
    private static let wordGap = 6.0
    private static let longWord = 80.0

    /// The plot's frame: all the space there is, or the part of it in which units are square.
    private static func frame(in space: Rect, chart: Chart, x: Scale, y: Scale) -> Rect {
        guard chart.hasEqualAspect, x.kind == .linear, y.kind == .linear else { return space }
        let unit = min(space.width / x.halfSpan, space.height / y.halfSpan)
        guard unit.isFinite, unit > 0 else { return space }
        let (width, height) = (unit * x.halfSpan, unit * y.halfSpan)
        return Rect(x: space.minX, y: space.minY, width: width, height: height)
    }

    private static func colorBarWidth(_ chart: Chart, measuring: any TextMeasuring) -> Double {
        guard let bar = chart.colorBar else { return 0 }
        return ColorBar(levels: bar.levels, title: bar.title).width(measuring: measuring)
    }

    private static func series(of chart: Chart) -> [String] {
        var names: [String] = []
        for mark in chart.marks {
            if let name = mark.style.series, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func legendEntries(_ chart: Chart, besides endLabels: EndLabels) -> [LegendEntry] {
        guard chart.showsLegend else { return [] }
        var entries: [LegendEntry] = []
        for mark in chart.marks {
            guard let name = mark.style.series, let kind = mark.legendKind else { continue }
            guard !entries.contains(where: { $0.name == name }) else { continue }
            entries.append(LegendEntry(name: name, style: mark.style, kind: kind))
        }
        let unnamed = entries.filter { !endLabels.names($0.name) }
        return entries.count < 2 || unnamed.isEmpty ? [] : entries
    }
}

extension Insets {
    func max(_ other: Insets) -> Insets {
        Insets(
            top: Swift.max(top, other.top), left: Swift.max(left, other.left),
            bottom: Swift.max(bottom, other.bottom), right: Swift.max(right, other.right))
    }
}
