import Drawing

/// Where the legend of a chart stands.
enum LegendSide: Sendable { case top, bottom, leading, trailing, inside }

/// What is known of a chart before it is laid out.
struct ChartDraft {
    let chart: Chart
    let canvas: Rect
    let style: FigureStyle
    let atLeast: Insets
    let measuring: any TextMeasuring
    let endLabels: EndLabels
    /// What the legend says; empty where no series needs one.
    let entries: [LegendEntry]

    var outer: Double { style.margin }
    var width: Double { max(canvas.width - 2 * outer, 10) }

    /// - Parameter chart: with its marks arranged.
    init(
        _ chart: Chart, in canvas: Rect, style: FigureStyle, atLeast: Insets, measuring: any TextMeasuring
    ) {
        (self.chart, self.canvas, self.style) = (chart, canvas, style)
        (self.atLeast, self.measuring) = (atLeast, measuring)
        // Names at the ends of lines need the right side for themselves.
        let isTaken = chart.colorBar != nil || chart.ySecondaryAxis != nil
        let endLabels = EndLabels(
            isTaken ? [] : chart.marks, width: max(canvas.width - 2 * style.margin, 10),
            height: canvas.height, measuring: measuring)
        self.endLabels = endLabels
        let entries = chart.showsLegend ? chart.legendEntries : []
        let isNeeded = entries.count > 1 && entries.contains { !endLabels.names($0.name) }
        self.entries = isNeeded || chart.legend.isAlways ? entries : []
    }

    /// Where the legend should stand.
    var legendSide: LegendSide {
        guard !entries.isEmpty else { return .top }
        switch chart.legend.position {
        case .top, .topLeading, .topTrailing: return .top
        case .bottom, .bottomLeading, .bottomTrailing: return .bottom
        case .leading: return .leading
        case .trailing: return .trailing
        case .overlay: return .inside
        case .automatic: return readsBetterInside ? .inside : .top
        }
    }

    /// One calm row of names is left where it is, unless they are those of three and more lines, whose
    /// order a column can repeat. Names in the plot would be taken for points; panels line up, so
    /// their legends stand above, and plots that are filled have no free position.
    private var readsBetterInside: Bool {
        guard style == .alone, !chart.marks.contains(where: { $0.demands.isTight }),
            entries.allSatisfy({ $0.kind != .symbol })
        else { return false }
        let areLines = entries.allSatisfy { $0.kind == .line }
        return entries.count > 2 && areLines
            || Legend(entries, width: width, measuring: measuring).rowCount > 1
    }

    /// Whether series stand on each other: a column names them from the top down, as they are seen.
    private var standsOnEachOther: Bool {
        let bars = chart.marks.compactMap { $0 as? any StackedMark }
        return bars.count > 1
            && bars.allSatisfy { !$0.isLying && $0.group == nil && $0.stacking != .unstacked }
    }

    /// What stands around the plot besides its axes.
    struct Words {
        let header: FigureHeader
        let legend: Legend
        let note: TextBlock
    }

    /// All words where a flat plot has room beside them; else the plot keeps more, and lines are left out of the note,
    /// names out of the legend, and then lines out of the header.
    ///
    /// - Parameter room: the height that is left after the axes.
    func words(_ side: LegendSide, room: Double) -> Words {
        func header(_ limit: Double) -> FigureHeader {
            FigureHeader(
                title: chart.title, subtitle: chart.subtitle, width: width, limit: limit,
                compact: style == .panel, measuring: measuring)
        }
        func height(_ note: TextBlock) -> Double { note.height > 0 ? note.height + Theme.gap : 0 }
        func rows(_ legend: Legend) -> Double { side == .top || side == .bottom ? legend.height : 0 }
        let whole = Words(
            header: header(.infinity), legend: legend(side, room: .infinity),
            note: TextBlock(note: chart.longestCaption, width: width, measuring: measuring))
        let spacing = rows(whole.legend) > 0 ? chart.legend.spacing ?? 10 : 0
        let taken = whole.header.height + rows(whole.legend) + spacing + height(whole.note)
        if taken + FigureHeader.flatPlot <= room { return whole }
        let note = TextBlock(
            note: chart.longestCaption, width: width, limit: canvas.height > 240 ? 3 : 1, measuring: measuring
        )
        let left = room - height(note)
        let legend = legend(side, room: left)
        let most = max(left * 0.6, left - FigureHeader.leastPlot) - rows(legend)
        return Words(header: header(most), legend: legend, note: note)
    }

    /// The legend at a side; one inside of the plot is laid out when that is known.
    private func legend(_ side: LegendSide, room: Double) -> Legend {
        switch side {
        case .top, .bottom:
            let rows = Int(min(max(0, room * 0.3 / Legend.rowHeight), 100))
            return Legend(
                entries, width: width, rows: rows, alignment: chart.legend.horizontal, measuring: measuring)
        case .leading, .trailing:
            let order = standsOnEachOther ? entries.reversed() : entries
            return Legend(columns: 1, order, width: width / 3, measuring: measuring)
        case .inside: return Legend([], width: 0, measuring: measuring)
        }
    }
}
