import Drawing

/// A figure whose content says itself how much room it needs.
protocol RoomyFigure: Figure {
    /// The least width on which the figure can be read.
    var leastWidth: Double { get }

    /// The least height of what stands between title and caption.
    ///
    /// - Parameter plot: what a plot keeps at least, without the words of its axes.
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double

    /// The height of a plot on a page, which grows with its figures.
    func pagePlot(width: Double) -> Double
}

extension RoomyFigure {
    var leastWidth: Double { 240 }
    func pagePlot(width: Double) -> Double { FigureHeader.flatPlot }
}

extension Figure {
    /// The least width on which the figure can be read.
    package var minimumWidth: Double { (self as? any RoomyFigure)?.leastWidth ?? 240 }

    /// The least height on a canvas of this width on which the plots of the figure can be read below all of its words.
    ///
    /// - Parameter plot: what a plot keeps, without the words of its axes; more in panels, where it cannot be asked for
    ///   larger.
    package func minimumHeight(
        width: Double, plot: Double = FigureHeader.flatPlot, measuring: any TextMeasuring
    ) -> Double {
        let space = width - 2 * Theme.margin
        let header = FigureHeader(title: title, subtitle: subtitle, width: space, measuring: measuring)
        let caption = (self as? any CaptionedFigure)?.longestCaption ?? ""
        let note = TextBlock(note: caption, width: space, measuring: measuring)
        return header.height + note.height + (note.height > 0 ? Theme.gap : 0) + 2 * Theme.margin
            + leastHeightBelowWords(width: space, plot: plot, measuring: measuring)
    }

    /// The least height where nobody asked for a size, as on a page: plots have room below many words, too.
    package func leastPageHeight(width: Double, measuring: any TextMeasuring) -> Double {
        let plot = (self as? any RoomyFigure)?.pagePlot(width: width) ?? FigureHeader.flatPlot
        // Whole, as the sum of the same heights in another order may differ in its last digits.
        return minimumHeight(width: width, plot: plot, measuring: measuring).rounded(.up)
    }

    /// The least height of what stands between title and caption.
    func leastHeightBelowWords(
        width: Double, plot: Double = FigureHeader.flatPlot, measuring: any TextMeasuring
    ) -> Double {
        let content = (self as? any RoomyFigure)?.leastContent(width: width, plot: plot, measuring: measuring)
        // Of other figures only that much is known: their axes have a line of labels.
        return content ?? plot + Theme.labelSize + Theme.gap
    }
}
