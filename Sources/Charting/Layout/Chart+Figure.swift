import Drawing

extension Chart: Figure {
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        ChartLayout(self, in: canvas, style: style, measuring: measuring).layout()
    }

    /// With an equal aspect, the height at which the plot fills the width; between 0.4 and 1.1 times
    /// the width, so that neither valleys nor towers ask for a strip.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        guard hasEqualAspect else { return nil }
        let canvas = Rect(x: 0, y: 0, width: width, height: width)
        let layout = ChartLayout(self, in: canvas, measuring: measuring)
        let (x, y, insets) = (layout.plot.x, layout.plot.y, layout.insets)
        let ratio = min(1.1, max(0.4, y.halfSpan / x.halfSpan))
        return insets.top + insets.bottom + (width - insets.left - insets.right) * ratio
    }
}
