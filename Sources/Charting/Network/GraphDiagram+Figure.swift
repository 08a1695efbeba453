import Drawing

extension GraphDiagram: Figure, CaptionedFigure {
    package func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    package func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        let (frame, below) = framed(in: canvas, style: style, measuring: measuring)
        let inner = GraphLayout(self, in: below, measuring: measuring).layout()
        return FigureLayout(items: frame + inner.items, omitted: inner.omitted)
    }

    package func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        let rows = GraphPlaces(nodes).rowCount
        return framedHeight(width: width, measuring: measuring) { _ in max(2, rows) * 56 }
    }
}

extension GraphDiagram: RoomyFigure {
    var leastWidth: Double {
        let columns = Double(GraphPlaces(nodes).columnCount)
        return max(240, 2 * Theme.margin + 40 + (columns - 0.2) * 68)
    }

    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        max(2, GraphPlaces(nodes).rowCount) * 48
    }
}
