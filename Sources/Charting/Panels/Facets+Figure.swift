import Drawing

extension Facets: Figure {
    /// What is drawn otherwise than was asked, a sentence for each.
    public var warnings: [String] {
        charts.flatMap { chart in
            chart.warnings.map { chart.title.isEmpty ? $0 : "\(chart.title): \($0)" }
        }
    }

    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    /// All of it within the canvas, with the labels that had no room.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        FacetsLayout(self, in: canvas, style: style, measuring: measuring).layout()
    }

    /// The height at which it looks best at a width, in points; `nil` where any will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        let canvas = Rect(x: 0, y: 0, width: width, height: width)
        return FacetsLayout(self, in: canvas, style: .alone, measuring: measuring).preferredHeight
    }
}

extension Facets: RoomyFigure {
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        let canvas = Rect(x: 0, y: 0, width: width + 2 * Theme.margin, height: width)
        return FacetsLayout(self, in: canvas, style: .alone, measuring: measuring).leastContent
    }
}
