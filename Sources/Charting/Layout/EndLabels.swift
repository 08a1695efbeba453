import Drawing

/// Names of lines at their right ends, moved apart where lines end close to each other.
struct EndLabels {
    private struct Label {
        let mark: LineMark
        let line: TextLine
        let extents: TextExtents
    }

    private let labels: [Label]
    /// The room to the right of the plot that the labels need; 0 if there are none.
    let width: Double
    private static let gap = 8.0

    /// - Parameter width: the width of the figure. Labels get at most a third of it; with longer
    ///   ones, there are none, and a legend names the lines.
    init(_ marks: [any ChartMark], width: Double, measuring: any TextMeasuring) {
        let labels = marks.compactMap { mark -> Label? in
            guard let mark = mark as? LineMark, let text = mark.endLabel else { return nil }
            let line = TextLine(text, size: Theme.labelSize, weight: .medium)
            return Label(mark: mark, line: line, extents: measuring.extents(of: line))
        }
        let widest = labels.map(\.extents.width).max() ?? 0
        let fits = !labels.isEmpty && widest + Self.gap <= width / 3
        self.labels = fits ? labels : []
        self.width = fits ? widest + Self.gap : 0
    }

    /// Whether the series with this name has its name at its end.
    func names(_ series: String) -> Bool { labels.contains { $0.mark.style.series == series } }

    func items(on plot: Plot) -> [SceneItem] {
        let ends = labels.compactMap { label -> (label: Label, y: Double)? in
            let points = plot.points(label.mark.x.values, label.mark.y.values).compactMap { $0 }
            return points.last.map { (label, min(max($0.y, plot.frame.minY), plot.frame.maxY)) }
        }.sorted { $0.y < $1.y }
        let heights = ends.map { $0.label.extents.height }
        let middles = Self.spread(ends.map(\.y), heights: heights, top: plot.frame.minY - 4)
        return zip(ends, middles).map { end, middle in
            let baseline = middle + (end.label.extents.ascent - end.label.extents.descent) / 2
            let place = Point(plot.frame.maxX + Self.gap, baseline)
            return .text(TextItem(end.label.line, at: place, paint: plot.paint(end.label.mark.style)))
        }
    }

    /// Moves middles apart until none of the boxes around them overlap: downward first, then the
    /// whole pile half of the way back, so that labels stay close to their lines.
    private static func spread(_ middles: [Double], heights: [Double], top: Double) -> [Double] {
        var result = middles
        for index in result.indices.dropFirst() {
            let least = result[index - 1] + (heights[index - 1] + heights[index]) / 2
            result[index] = max(result[index], least)
        }
        let pushed = zip(result, middles).map { $0 - $1 }.max() ?? 0
        guard pushed > 0, let first = result.first, let height = heights.first else { return result }
        let back = min(pushed / 2, max(0, first - height / 2 - top))
        return result.map { $0 - back }
    }
}
