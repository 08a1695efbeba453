import Drawing

extension Plot {
    /// The space between two axes.
    init(frame: Rect, x: AxisLayout, y: AxisLayout, series: [String], measuring: any TextMeasuring) {
        self.init(
            frame: frame, x: (x.scale, x.places), y: (y.scale, y.places), series: series, measuring: measuring
        )
    }
}
