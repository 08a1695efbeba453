import Drawing

extension Facets: Figure {
    public var warnings: [String] {
        charts.flatMap { chart in
            chart.warnings.map { chart.title.isEmpty ? $0 : "\(chart.title): \($0)" }
        }
    }

    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        FacetsLayout(self, in: canvas, style: style, measuring: measuring).layout()
    }

    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        let canvas = Rect(x: 0, y: 0, width: width, height: width)
        return FacetsLayout(self, in: canvas, style: .alone, measuring: measuring).preferredHeight
    }
}
