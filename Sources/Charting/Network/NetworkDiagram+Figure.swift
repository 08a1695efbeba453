import Drawing

extension NetworkDiagram: Figure, CaptionedFigure {
    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    /// All of it within the canvas, with the labels that had no room.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        let (frame, below) = framed(in: canvas, style: style, measuring: measuring)
        let inner = NetworkLayout(self, in: below, measuring: measuring).layout()
        return FigureLayout(items: frame + inner.items, omitted: inner.omitted)
    }

    /// The height at which it looks best at a width, in points; `nil` where any will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        framedHeight(width: width, measuring: measuring) {
            NetworkForm(self, width: $0, measuring: measuring).height
        }
    }
}

extension NetworkDiagram: RoomyFigure {
    var leastWidth: Double { max(240, NetworkForm.leastWidth(self) + 2 * Theme.margin) }

    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        NetworkForm(self, width: width, measuring: measuring).leastHeight
    }
}
