import Drawing

/// Decides where everything in a chart goes.
///
/// Only margins are solved: they follow from measured text, and the plot gets what is left. The
/// header and the axis titles set the height of the plot, that sets the ticks along y, their labels
/// set its width, and that sets the ticks along x. A legend inside of the plot is found last; if there is
/// no position for it, the chart is laid out once more with the legend above.
struct ChartLayout {
    let chart: Chart
    let canvas: Rect
    /// The margin around everything.
    let outer: Double
    let measuring: any TextMeasuring
    let header: FigureHeader
    let legendSide: LegendSide
    var legend: Legend
    /// Where a legend inside of the plot stands.
    var legendFrame: Rect?
    let endLabels: EndLabels
    private(set) var xAxis: AxisLayout
    private(set) var yAxis: AxisLayout
    private(set) var xSecondary: SecondaryAxisLayout?
    private(set) var ySecondary: SecondaryAxisLayout?
    /// Whether the titles of both second axes stand in the line of the title of y.
    let sharesTitleLine: Bool
    /// How many lines the titles of the axes have.
    let titleLines: AxisTitleLines
    /// From the canvas to the plot's frame.
    private(set) var insets: Insets
    private(set) var plot: Plot
    /// The names of categories along x; `nil` where x has numbers.
    private(set) var categories: CategoryLabels?
    /// The note below everything, with the most that it may have to say.
    let caption: TextBlock

    /// - Parameters:
    ///   - canvas: the rectangle to fill.
    ///   - style: whether the chart is a panel of a larger figure.
    ///   - atLeast: insets that the plot keeps at least, so that panels line up.
    init(
        _ chart: Chart, in canvas: Rect, style: FigureStyle = .alone,
        atLeast: Insets = Insets(0), measuring: any TextMeasuring
    ) {
        let draft = ChartDraft(
            chart.prepared, in: canvas, style: style, atLeast: atLeast, measuring: measuring)
        var layout = ChartLayout(draft, titles: AxisTitleLines())
        // How long a title is, and how much room it has, is known when the ticks are; few have more than a line.
        for _ in 1..<AxisTitleLines.most {
            let needed = layout.titleLines.joined(layout.neededTitleLines)
            guard needed != layout.titleLines else { break }
            layout = ChartLayout(draft, titles: needed)
        }
        self = layout
    }

    private init(_ draft: ChartDraft, titles: AxisTitleLines) {
        let side = draft.legendSide
        self.init(draft, legend: side, titles: titles)
        if side != .top, side != .bottom, !settleLegend(of: draft.entries) {
            self.init(draft, legend: .top, titles: titles)
        }
    }

    /// - Parameter side: where the legend stands.
    private init(_ draft: ChartDraft, legend side: LegendSide, titles: AxisTitleLines) {
        (chart, canvas, measuring) = (draft.chart, draft.canvas, draft.measuring)
        (outer, endLabels, legendSide, titleLines) = (draft.outer, draft.endLabels, side, titles)
        let demands = chart.marks.map(\.demands)
        let hasNoAxes = !demands.isEmpty && demands.allSatisfy(\.hidesAxes)
        let x = AxisLayout(.x, options: chart.xAxis.shown(!hasNoAxes), marks: demands)
        let y = AxisLayout(.y, options: chart.yAxis.shown(!hasNoAxes), marks: demands)
        (xAxis, yAxis) = (x, y)
        xSecondary = chart.xSecondaryAxis.flatMap { x.secondary($0) }
        ySecondary = chart.ySecondaryAxis.flatMap { y.secondary($0) }
        (insets, legend) = (Insets(outer), Legend([], width: 0, measuring: measuring))
        plot = Plot(
            frame: canvas, x: xAxis, y: yAxis, series: chart.seriesOrder ?? chart.seriesNames,
            measuring: measuring)
        plot.seriesPaints = chart.seriesPaints
        plot.fieldColors = Self.fieldColors(of: chart)
        sharesTitleLine = draft.sharesTitleLine(
            y: y.title, top: xSecondary?.options.label ?? "", right: ySecondary?.options.label ?? "")
        let axes = draft.heightOfAxes(
            x: xAxis, y: yAxis, xSecondary: xSecondary, ySecondary: ySecondary, titles: titles)
        let words = draft.words(side, room: canvas.height - 2 * outer - axes.above - axes.below)
        (header, legend, caption) = (words.header, words.legend, words.note)
        var insets = Insets(outer)
        insets.top += axes.above + header.height
        insets.bottom += axes.below + caption.height + (caption.height > 0 ? Theme.gap : 0)
        if legend.height > 0 { Self.add(legend, side, legendSpacing, to: &insets) }
        solve(insets, atLeast: draft.atLeast)
    }

    private static func add(_ legend: Legend, _ side: LegendSide, _ spacing: Double, to insets: inout Insets)
    {
        switch side {
        case .top: insets.top += legend.height + spacing
        case .bottom: insets.bottom += legend.height + spacing
        case .leading: insets.left += legend.width + spacing
        case .trailing: insets.right += legend.width + spacing
        case .inside: break
        }
    }

    /// Finds ticks and the frame of the plot.
    ///
    /// - Parameter margins: what stands around the plot and the labels of its ticks.
    private mutating func solve(_ margins: Insets, atLeast: Insets) {
        var insets = margins
        (insets.top, insets.bottom) = (max(insets.top, atLeast.top), max(insets.bottom, atLeast.bottom))
        chooseTicksOfY(canvas.height - insets.top - insets.bottom)
        insets.right += endLabels.width + Self.colorBarWidth(chart, measuring: measuring) + secondaryWidth
        insets.right = max(insets.right, atLeast.right)
        let labelWidth = min(yAxis.labelWidth(measuring: measuring), canvas.width * 0.4)
        insets.left = max(insets.left + labelWidth + (labelWidth > 0 ? Theme.gap : 0), atLeast.left)
        chooseTicksOfX(canvas.width - insets.left - insets.right)
        if !xAxis.isCategory, xAxis.hasLabels, let last = xAxis.ticks.ticks.last(where: { !$0.label.isEmpty })
        {
            // Half of the last label stands to the right of its tick, which may be left of the plot's end.
            let half = measuring.extents(of: AxisLayout.tickLine(last.label)).width / 2
            let fraction = xAxis.scale.fraction(of: last.value) ?? 1
            let beyond = (1 - fraction) * max(0, canvas.width - insets.left - insets.right)
            insets.right = max(insets.right, half + 4 - beyond)
        }
        if xAxis.isCategory, xAxis.hasLabels {
            var labels = Self.categories(xAxis, in: canvas, insets: insets, measuring: measuring)
            if labels.overflow > 0 {
                insets.left += min(labels.overflow, canvas.width * 0.12)
                labels = Self.categories(xAxis, in: canvas, insets: insets, measuring: measuring)
            }
            categories = labels
            insets.bottom += max(0, labels.height - tickHeight)
            insets = insets.max(atLeast)
            chooseTicksOfY(canvas.height - insets.top - insets.bottom)
        }
        frame(within: insets)
        // On a lower plot, or with the step of the other axis, ticks may have longer labels than those that were measured.
        let missing = yAxis.labelWidth(measuring: measuring) - roomOfRows
        guard chart.hasEqualAspect, !yAxis.isCategory, missing > 0 else { return }
        insets.left += missing
        frame(within: insets)
    }

    /// Sets the frame of the plot within insets, and the ticks that it has room for.
    private mutating func frame(within insets: Insets) {
        self.insets = insets
        let frame = Self.frame(in: canvas.inset(by: insets), chart: chart, x: xAxis.scale, y: yAxis.scale)
        plot.frame = frame
        if frame.height < canvas.height - insets.top - insets.bottom - 1 { chooseTicksOfY(frame.height) }
        if frame.width < canvas.width - insets.left - insets.right - 1, !xAxis.isCategory {
            chooseTicksOfX(frame.width)
        }
        if chart.hasEqualAspect { shareStep() }
    }

    /// Where a unit is as long along x as along y, ticks are as far apart: by the wider of both steps if that leaves
    /// four ticks on each axis, else by the smaller one where labels have room for it.
    private mutating func shareStep() {
        guard let x = xAxis.ticks.step, let y = yAxis.ticks.step, x != y else { return }
        let (widerIsX, wider) = (x.size > y.size, max(x.size, y.size))
        let leavesFour = 2 * min(xAxis.scale.halfSpan, yAxis.scale.halfSpan) >= 3.5 * wider
        if leavesFour, takeStep(ofX: widerIsX) { return }
        if !takeStep(ofX: !widerIsX) { _ = takeStep(ofX: widerIsX) }
    }

    /// Gives the step of one axis to the other.
    private mutating func takeStep(ofX: Bool) -> Bool {
        ofX
            ? yAxis.takeStep(of: xAxis, length: plot.frame.height, measuring: measuring)
            : xAxis.takeStep(of: yAxis, length: plot.frame.width, measuring: measuring)
    }

    private mutating func chooseTicksOfX(_ length: Double) {
        let measuring = measuring
        xAxis.chooseTicks(length: length, measuring: measuring)
        xSecondary?.chooseTicks(length: length, measuring: measuring)
    }

    private mutating func chooseTicksOfY(_ length: Double) {
        let measuring = measuring
        yAxis.chooseTicks(length: length, measuring: measuring)
        ySecondary?.chooseTicks(length: length, measuring: measuring)
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
        // What is left of the width or the height stands on both sides of it.
        return Rect(
            x: space.minX + (space.width - width) / 2, y: space.minY + (space.height - height) / 2,
            width: width,
            height: height)
    }

    static func colorBarWidth(_ chart: Chart, measuring: any TextMeasuring) -> Double {
        guard let bar = chart.colorBar else { return 0 }
        return ColorBar(options: bar).width(measuring: measuring)
    }

    private static func fieldColors(of chart: Chart) -> ColorMap? {
        chart.marks.lazy.compactMap { mark in
            mark.colorKey?.fillsPlot == true ? mark.style.colorMap ?? .sequential : nil
        }.first
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

extension AxisLayout {
    /// The axis in another unit; `nil` where it is hidden or the unit does not follow from it.
    func secondary(_ axis: SecondaryAxis) -> SecondaryAxisLayout? {
        options.isHidden ? nil : SecondaryAxisLayout(axis, direction, of: scale)
    }
}

extension Insets {
    func max(_ other: Insets) -> Insets {
        Insets(
            top: Swift.max(top, other.top), left: Swift.max(left, other.left),
            bottom: Swift.max(bottom, other.bottom), right: Swift.max(right, other.right))
    }
}
