import Drawing

extension SurfaceChart: Figure, CaptionedFigure {
    /// What is drawn otherwise than was asked, a sentence for each.
    public var warnings: [String] {
        let lines = tracks.map { ($0.startLabel, $0.x, $0.y) } + points.map { ($0.label, $0.x, $0.y) }
        return notes
            + lines.compactMap { name, x, y in
                let count = zip(x, y).count { !grid.interpolated(x: $0, y: $1).isFinite }
                guard count > 0 else { return nil }
                return
                    "\(name.isEmpty ? "a path" : name): \(count) point\(count == 1 ? "" : "s") without a place on "
                    + "the surface (not a number, over a hole or outside of the grid)"
            }
    }

    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    /// All of it within the canvas, with the labels that had no room.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        let (frame, below) = framed(in: canvas, style: style, measuring: measuring)
        let (bar, space) = barItems(in: below, measuring: measuring)
        let inner = SurfaceLayout(self, in: space, measuring: measuring).layout()
        return FigureLayout(items: frame + bar + inner.items, omitted: inner.omitted)
    }

    /// The color bar, if there is room for it, and the space that it leaves.
    private func barItems(
        in space: Rect, measuring: any TextMeasuring
    ) -> (items: [SceneItem], rest: Rect) {
        guard let colorBar else { return ([], space) }
        let bar = ColorBar(options: colorBar)
        let width = bar.width(measuring: measuring)
        guard width < space.width / 3, space.height > 120 else { return ([], space) }
        let rest = space.inset(by: Insets(top: 0, left: 0, bottom: 0, right: width))
        let frame = rest.inset(by: Insets(top: 28, left: 0, bottom: 28, right: 0))
        return (bar.items(beside: frame, titleBottom: frame.minY - Theme.gap, measuring: measuring), rest)
    }

    /// The height at which it looks best at a width, in points; `nil` where any will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        framedHeight(width: width, measuring: measuring) { max(240, $0 * 0.7) }
    }
}

extension SurfaceChart: RoomyFigure {
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double { 180 }
}
