import Drawing

extension Chart: Figure {
    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    /// All of it within the canvas, with the labels that had no room.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        ChartLayout(self, in: canvas, style: style, measuring: measuring).layout()
    }

    /// With an equal aspect, the height at which the plot fills the width; at most 1.1 times the width, so that towers do
    /// not ask for more than a page, and never lower than a flat plot.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        guard hasEqualAspect else { return nil }
        let canvas = Rect(x: 0, y: 0, width: width, height: width)
        let layout = ChartLayout(self, in: canvas, measuring: measuring)
        let (x, y, insets) = (layout.plot.x, layout.plot.y, layout.insets)
        let plotWidth = width - insets.left - insets.right
        let height = max(FigureHeader.flatPlot, plotWidth * min(1.1, y.halfSpan / x.halfSpan))
        return insets.top + insets.bottom + height
    }

    /// The note with what marks may have to say of values that have no room.
    var longestCaption: String {
        let omitting = marks.compactMap { ($0 as? any OmittingMark)?.longestOmission }
        return ([caption] + omitting).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Chart: RoomyFigure {
    /// A flat plot, or one in which every named row can be told from the next, with the words of its axes, its legend,
    /// and names of columns that stand upright where they are long.
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        var content = self
        (content.title, content.subtitle, content.caption) = ("", "", "")
        let canvas = Rect(
            x: 0, y: 0, width: width + 2 * Theme.margin, height: Self.roomyHeight + 2 * Theme.margin)
        let layout = ChartLayout(content, in: canvas, measuring: measuring)
        let rows = layout.yAxis.isCategory && layout.yAxis.hasLabels ? layout.yAxis.ticks.ticks.count : 0
        // Of few named rows none needs more than that.
        let plot = rows > 0 ? min(plot, max(FigureHeader.flatPlot, Double(rows) * Self.roomyRow)) : plot
        let least = max(
            plot, min(Double(rows), Self.tellableRows) * Self.leastRow,
            min(Double(rows), Self.namedRows) * Self.leastNamedRow)
        // The note is no part of the content.
        let note = layout.caption.height > 0 ? layout.caption.height + Theme.gap : 0
        let words = layout.insets.top + layout.insets.bottom - 2 * Theme.margin - note
        // In a low plot there may be no place for the legend, or for names at the ends of lines: it stands above then.
        let isAbove = layout.legendSide == .top && layout.legend.height > 0
        guard layout.legendSide == .inside || layout.endLabels.width > 0, !isAbove else {
            return words + least
        }
        let small = ChartLayout(
            content,
            in: Rect(x: 0, y: 0, width: canvas.width, height: words + note + least + 2 * Theme.margin),
            measuring: measuring)
        let needsLegend = small.legend.height > 0 || !small.legend.omitted.isEmpty
        guard small.legendSide == .top, needsLegend else { return words + least }
        return words + least + small.legendSpacing
            + Legend(content.prepared.legendEntries, width: width, measuring: measuring).height
    }

    /// With an equal aspect more height than ``preferredHeight(width:measuring:)`` stays empty.
    func pagePlot(width: Double) -> Double {
        hasEqualAspect ? FigureHeader.flatPlot : min(160, width / 2)
    }

    /// A height on which the words of axes and legends have the room they ask for.
    private static var roomyHeight: Double { 400 }
    /// So many rows all have their names.
    private static var namedRows: Double { 12 }
    private static var leastNamedRow: Double { 15 }
    /// Of a row with a mark in it.
    private static var leastRow: Double { 8 }
    private static var roomyRow: Double { 72 }
    /// More rows than these are a texture, in which none is looked for.
    private static var tellableRows: Double { 40 }
}
