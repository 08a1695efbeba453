import Drawing

/// Names of lines at their right ends, moved apart where lines end close to each other.
struct EndLabels {
    private struct Label {
        let mark: any ChartMark
        let line: TextLine
        let extents: TextExtents
    }

    private let labels: [Label]
    /// The room to the right of the plot that the labels need; 0 if there are none.
    let width: Double
    private static let gap = 8.0

    /// - Parameters:
    ///   - width: the width of the figure. Labels get at most a third of it; with longer ones, there
    ///     are none, and a legend names the lines.
    ///   - height: the height of the figure. Labels above each other get at most half of it.
    init(_ marks: [any ChartMark], width: Double, height: Double, measuring: any TextMeasuring) {
        let labels = marks.compactMap { mark -> Label? in
            guard let text = mark.endLabel else { return nil }
            let line = LabelText.line(text, size: Theme.labelSize, weight: .medium, measuring: measuring)
            return Label(mark: mark, line: line, extents: measuring.extents(of: line))
        }
        let widest = labels.map(\.extents.width).max() ?? 0
        let tall = labels.reduce(0) { $0 + $1.extents.height }
        let fits = !labels.isEmpty && widest + Self.gap <= width / 3 && tall <= height / 2
        self.labels = fits ? labels : []
        self.width = fits ? widest + Self.gap : 0
    }

    /// Whether the series with this name has its name at its end.
    func names(_ series: String) -> Bool { labels.contains { $0.mark.style.series == series } }

    func items(on plot: Plot) -> [SceneItem] {
        let ends = labels.compactMap { label -> (label: Label, y: Double)? in
            label.mark.end(on: plot).map {
                (label, min(max($0.y, plot.frame.minY), plot.frame.maxY))
            }
        }.sorted { $0.y < $1.y }
        let heights = ends.map { $0.label.extents.height }
        let middles = LabelSpread.middles(
            ends.map(\.y), heights: heights, top: plot.frame.minY - 4, bottom: plot.frame.maxY + 4)
        return zip(ends, middles).map { end, middle in
            let baseline = middle + (end.label.extents.ascent - end.label.extents.descent) / 2
            let place = Point(plot.frame.maxX + Self.gap, baseline)
            return .text(
                TextItem(end.label.line, at: place, paint: Theme.text(plot.paint(end.label.mark.style))))
        }
    }
}
