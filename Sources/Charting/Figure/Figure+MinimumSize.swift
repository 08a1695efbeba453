import Drawing

extension Figure {
    /// The least width on which the figure can be read.
    package var minimumWidth: Double {
        switch self {
        case let diagram as NetworkDiagram: max(240, Double(diagram.layers.count) * 76 + 2 * Theme.margin)
        case is ProductFigure: 300
        default: 240
        }
    }

    /// The least height on a canvas of this width on which the plots of the figure can be read below all of its words.
    package func minimumHeight(width: Double, measuring: any TextMeasuring) -> Double {
        let space = width - 2 * Theme.margin
        let header = FigureHeader(title: title, subtitle: subtitle, width: space, measuring: measuring)
        let caption = (self as? any CaptionedFigure)?.caption ?? (self as? Chart)?.caption ?? ""
        let note = TextBlock(caption, size: Theme.noteSize, width: space, limit: 3, measuring: measuring)
        return header.height + note.height + (note.height > 0 ? Theme.gap : 0) + 2 * Theme.margin
            + leastContent(width: space, measuring: measuring)
    }

    /// The least height of what stands between title and caption.
    func leastContent(width: Double, measuring: any TextMeasuring) -> Double {
        switch self {
        case let panels as Panels: panels.leastHeight(width: width, measuring: measuring)
        case let diagram as NetworkDiagram:
            Double(diagram.layers.map(\.nodes.count).max() ?? 1) * 46 + 26
        case is ProductFigure: 80
        case is SurfaceChart: 180
        // The plot, and the titles and labels of its axes.
        default: ChartLayout.leastPlot + 48
        }
    }
}

extension Panels {
    /// As many rows as the width asks for, each with the words of its panels.
    fileprivate func leastHeight(width: Double, measuring: any TextMeasuring) -> Double {
        let across = columnCount(width: width)
        let cell = (width - Double(across - 1) * Self.gap) / Double(across)
        let heights = figures.map { figure in
            // A figure alone has margins that a panel has not.
            figure.minimumHeight(width: cell + 2 * Theme.margin, measuring: measuring) - 2 * Theme.margin
        }
        let rows = stride(from: 0, to: heights.count, by: across).map { start in
            heights[start..<min(start + across, heights.count)].max() ?? 0
        }
        return rows.reduce(0, +) + Double(max(0, rows.count - 1)) * Self.gap
    }
}
