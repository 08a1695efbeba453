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
    /// The names of categories along x; `nil` where x has numbers.
    private(set) var categories: CategoryLabels?
    /// The note below everything.
    let caption: TextBlock

    /// - Parameters:
    ///   - canvas: the rectangle to fill.
    ///   - style: whether the chart is a panel of a larger figure.
    ///   - atLeast: insets that the plot keeps at least, so that panels line up.
    init(
        _ chart: Chart, in canvas: Rect, style: FigureStyle = .alone,
        atLeast: Insets = Insets(0), measuring: any TextMeasuring
    ) {
        let chart = chart.prepared
        self.chart = chart
        self.canvas = canvas
        let outer = style.margin
        self.outer = outer
        self.measuring = measuring
        let demands = chart.marks.map(\.demands)
        let hasNoAxes = !demands.isEmpty && demands.allSatisfy(\.hidesAxes)
        xAxis = AxisLayout(.x, options: chart.xAxis.shown(!hasNoAxes), marks: demands)
        yAxis = AxisLayout(.y, options: chart.yAxis.shown(!hasNoAxes), marks: demands)
        let width = max(canvas.width - 2 * outer, 10)
        endLabels = EndLabels(
            chart.colorBar == nil ? chart.marks : [], width: width, height: canvas.height,
            measuring: measuring)

        let tickExtents = measuring.extents(of: AxisLayout.tickLine("0"))
        func titleHeight(_ axis: AxisLayout) -> Double {
            measuring.extents(of: LabelText.line(axis.title, size: Theme.labelSize, measuring: measuring))
                .height
        }
        var insets = Insets(outer)
        if !yAxis.title.isEmpty { insets.top += titleHeight(yAxis) + Theme.gap }
        if chart.colorBar != nil, yAxis.title.isEmpty { insets.top += tickExtents.height + Theme.gap }
        if xAxis.hasLabels { insets.bottom += tickExtents.height + Self.tickGap }
        if !xAxis.title.isEmpty { insets.bottom += titleHeight(xAxis) + 6 }
        caption = TextBlock(
            chart.caption, size: Theme.noteSize, width: width, limit: canvas.height > 240 ? 3 : 1,
            measuring: measuring)
        insets.bottom += caption.height + (caption.height > 0 ? Theme.gap : 0)
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
        if !xAxis.isCategory, xAxis.hasLabels, let last = xAxis.ticks.ticks.last(where: { !$0.label.isEmpty })
        {
            // Half of the last label stands to the right of its tick.
            let half = measuring.extents(of: AxisLayout.tickLine(last.label)).width / 2
            insets.right = max(insets.right, half + 4)
        }
        if xAxis.isCategory, xAxis.hasLabels {
            var labels = Self.categories(xAxis, in: canvas, insets: insets, measuring: measuring)
            if labels.overflow > 0 {
                insets.left += min(labels.overflow, canvas.width * 0.12)
                labels = Self.categories(xAxis, in: canvas, insets: insets, measuring: measuring)
            }
            categories = labels
            insets.bottom += max(0, labels.height - tickExtents.height)
            insets = insets.max(atLeast)
            yAxis.chooseTicks(length: canvas.height - insets.top - insets.bottom, measuring: measuring)
        }
        self.insets = insets
        let frame = Self.frame(in: canvas.inset(by: insets), chart: chart, x: xAxis.scale, y: yAxis.scale)
        plot = Plot(
            frame: frame, x: xAxis.scale, y: yAxis.scale, series: chart.seriesOrder ?? chart.seriesNames,
            measuring: measuring)
        plot.seriesPaints = chart.seriesPaints
        plot.fieldColors = Self.fieldColors(of: chart)
        if frame.height < canvas.height - insets.top - insets.bottom - 1 {
            yAxis.chooseTicks(length: frame.height, measuring: measuring)
        }
        if frame.width < canvas.width - insets.left - insets.right - 1, !xAxis.isCategory {
            xAxis.chooseTicks(length: frame.width, measuring: measuring)
        }
        if chart.hasEqualAspect { shareStep() }
    }

    /// Where a unit is as long along x as along y, ticks are as far apart: as close as labels allow on both.
    private mutating func shareStep() {
        guard let x = xAxis.ticks.step, let y = yAxis.ticks.step, x != y else { return }
        let (width, height) = (plot.frame.width, plot.frame.height)
        if x.size < y.size {
            _ =
                yAxis.takeStep(of: xAxis, length: height, measuring: measuring)
                || xAxis.takeStep(of: yAxis, length: width, measuring: measuring)
        } else {
            _ =
                xAxis.takeStep(of: yAxis, length: width, measuring: measuring)
                || yAxis.takeStep(of: xAxis, length: height, measuring: measuring)
        }
    }

    private static func categories(
        _ axis: AxisLayout, in canvas: Rect, insets: Insets, measuring: any TextMeasuring
    ) -> CategoryLabels {
        let span = canvas.width - insets.left - insets.right
        return CategoryLabels(
            axis.ticks.ticks.map(\.label),
            middles: axis.ticks.ticks.map { insets.left + span * (axis.scale.fraction(of: $0.value) ?? 0) },
            width: canvas.width, maxHeight: max(14, canvas.height * 0.34), measuring: measuring)
    }

    /// Between the plot and the labels below it.
    static let tickGap = 7.0

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
        return ColorBar(options: bar).width(measuring: measuring)
    }

    private static func fieldColors(of chart: Chart) -> ColorMap? {
        chart.marks.lazy.compactMap { mark in
            mark is FilledContourMark || mark is HeatMapMark ? mark.style.colorMap ?? .sequential : nil
        }.first
    }

    private static func legendEntries(_ chart: Chart, besides endLabels: EndLabels) -> [LegendEntry] {
        guard chart.showsLegend else { return [] }
        let entries = chart.legendEntries
        let unnamed = entries.filter { !endLabels.names($0.name) }
        return entries.count < 2 || unnamed.isEmpty ? [] : entries
    }
}

extension Chart {
    /// The names of all series, in the order of appearance.
    var seriesNames: [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for mark in marks {
            for name in mark.seriesNames where seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// A legend for all series of the chart, whether they need one or not.
    var legendEntries: [LegendEntry] {
        var entries: [LegendEntry] = []
        var seen: Set<String> = []
        for mark in marks {
            guard let name = mark.style.series, let kind = mark.legendKind else { continue }
            guard seen.insert(name).inserted else { continue }
            entries.append(LegendEntry(name: name, style: mark.style, kind: kind))
        }
        return entries
    }
}

extension AxisOptions {
    /// The options of an axis that is drawn, or of one that is not.
    fileprivate func shown(_ isShown: Bool) -> AxisOptions {
        guard isHidden || !isShown else { return self }
        var hidden = self
        (hidden.isHidden, hidden.label, hidden.showsTicks, hidden.showsGrid) = (true, "", false, false)
        return hidden
    }
}

extension Insets {
    func max(_ other: Insets) -> Insets {
        Insets(
            top: Swift.max(top, other.top), left: Swift.max(left, other.left),
            bottom: Swift.max(bottom, other.bottom), right: Swift.max(right, other.right))
    }
}
