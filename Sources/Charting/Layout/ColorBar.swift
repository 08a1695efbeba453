import Drawing

/// The bar beside a surface that says which color stands for which value: as tall as the plot, with
/// the values of the contours on it.
struct ColorBar {
    let options: ColorBarOptions
    private var levels: ContourLevels { options.levels }
    private var title: String { options.title }
    private static let barWidth = 12.0
    private static let labelGap = 6.0

    /// How much room the bar takes to the right of the plot.
    func width(measuring: any TextMeasuring) -> Double {
        let labels = levels.labels.map { measuring.extents(of: TextLine($0, size: Theme.tickSize)).width }
        let title = measuring.extents(of: LabelText.line(title, size: Theme.tickSize, measuring: measuring))
            .width
        return Theme.margin + max(Self.barWidth + Self.labelGap + (labels.max() ?? 0), title)
    }

    /// - Parameter titleBottom: where the title ends, above the plot.
    func items(beside frame: Rect, titleBottom: Double, measuring: any TextMeasuring) -> [SceneItem] {
        let bar = Rect(
            x: frame.maxX + Theme.margin, y: frame.minY, width: Self.barWidth, height: frame.height)
        func y(_ value: Double) -> Double { bar.maxY - levels.fraction(of: value) * bar.height }
        var items: [SceneItem] = []
        if options.isContinuous { items += shades(in: bar) }
        for band in -1..<levels.values.count where !options.isContinuous {
            let bottom = band < 0 ? bar.maxY : y(levels.values[band])
            // Each band reaches up to the top; the next ones are painted over it.
            let rect = Rect(minX: bar.minX, minY: bar.minY, maxX: bar.maxX, maxY: bottom)
            items.append(.fill(.rectangle(rect), levels.paint(ofBand: band, in: options.map)))
        }
        items.append(.stroke(.rectangle(bar), Stroke(Theme.axis, width: Theme.hairline)))
        var lastTop = Double.infinity
        for (value, label) in zip(levels.values, levels.labels) {
            let line = TextLine(label, size: Theme.tickSize)
            let extents = measuring.extents(of: line)
            let middle = y(value)
            guard middle + extents.height / 2 <= lastTop - 2 else { continue }
            lastTop = middle - extents.height / 2
            let tick = Path.segment(Point(bar.maxX, middle), Point(bar.maxX + 3, middle))
            items.append(.stroke(tick, Stroke(Theme.axis, width: Theme.hairline)))
            let baseline = middle + (extents.ascent - extents.descent) / 2
            let place = Point(bar.maxX + Self.labelGap, baseline)
            items.append(.text(TextItem(line, at: place, paint: Theme.ink.opacity(0.85))))
        }
        guard !title.isEmpty else { return items }
        let line = LabelText.line(title, size: Theme.tickSize, measuring: measuring)
        let descent = measuring.extents(of: line).descent
        let place = Point(bar.minX, titleBottom - descent)
        items.append(.text(TextItem(line, at: place, paint: Theme.muted)))
        return items
    }

    /// Colors that flow, in 64 steps; each step reaches up to the top, the next ones are painted over it.
    private func shades(in bar: Rect) -> [SceneItem] {
        (0..<64).map { step in
            let bottom = bar.maxY - bar.height * Double(step) / 64
            let rect = Rect(minX: bar.minX, minY: bar.minY, maxX: bar.maxX, maxY: bottom)
            return .fill(.rectangle(rect), options.map.paint(at: (Double(step) + 0.5) / 64))
        }
    }
}
