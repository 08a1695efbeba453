import Drawing

extension ChartLayout {
    /// Everything there is to paint, back to front.
    func items() -> [SceneItem] { layout().items }

    /// Everything there is to paint, and the labels that have no room.
    func layout() -> FigureLayout {
        let left = canvas.minX + outer
        var items = header.items(x: left, top: canvas.minY + outer)
        if legendSide != .inside { items += legendItems() }
        items += grid()
        // Data lies over the axis; bars stand on it.
        items += standsOnAxis ? marks() + axisLines() : axisLines() + marks()
        items += tickLabels()
        items += titles()
        items += secondaryAxes()
        items += endLabels.items(on: plot)
        if let bar = chart.colorBar {
            var frame = plot.frame
            frame.width += secondaryWidth
            items += ColorBar(options: bar).items(
                beside: frame, titleBottom: titleBottom, measuring: measuring)
        }
        items += shownCaption.items(
            x: left, top: canvas.maxY - outer - caption.height, paint: Theme.muted)
        let requests = labelRequests()
        // Long lines are read once more for their ink: not where nothing keeps clear of it.
        let ink = chart.inset != nil || !requests.isEmpty ? ink : []
        let inset = inset(ink)
        items += inset.layout.items
        if legendSide == .inside { items += legendItems() }
        let labels = labels(requests, ink, besides: [inset.frame, insideLegend].compactMap { $0 })
        items += labels.items
        let omitted = (categories?.omitted ?? []) + omittedRows + legend.omitted + labels.omitted
        return FigureLayout(items: items, omitted: omitted + inset.layout.omitted)
    }

    /// The note, with what marks leave out on this plot.
    private var shownCaption: TextBlock {
        let omitting = chart.marks.compactMap { $0 as? any OmittingMark }
        guard !omitting.isEmpty else { return caption }
        let sentences = [chart.caption] + omitting.compactMap { $0.omission(on: plot) }
        return TextBlock(
            note: sentences.filter { !$0.isEmpty }.joined(separator: " "), width: canvas.width - 2 * outer,
            limit: caption.lines.count, measuring: measuring)
    }

    /// Positions that labels had better leave free.
    var ink: [Rect] { chart.marks.flatMap { $0.ink(on: plot) } + axisInk }

    /// Where the small chart stands in the plot; `nil` for none and for one without room.
    func insetFrame(_ ink: [Rect]) -> Rect? {
        guard let inset = chart.inset else { return nil }
        let frame = inset.placement.frame(in: plot.frame.inset(by: 6), ink: ink, besides: fixedLegend)
        return frame.width > 90 && frame.height > 70 ? frame : nil
    }

    /// The small chart in a corner of the plot, on a plate of the ground.
    private func inset(_ ink: [Rect]) -> (frame: Rect?, layout: FigureLayout) {
        guard let inset = chart.inset else { return (nil, FigureLayout(items: [])) }
        guard let frame = insetFrame(ink) else {
            let name = inset.chart.title.isEmpty ? "inset" : inset.chart.title
            return (nil, FigureLayout(items: [], omitted: [name]))
        }
        let inner = ChartLayout(
            inset.chart, in: frame.inset(by: 8), style: .panel, measuring: measuring
        ).layout()
        let plate = PathItem(
            .roundedRectangle(frame, radius: 4), fill: Theme.ground,
            stroke: Stroke(Theme.axis, width: Theme.hairline))
        let group = SceneGroup(label: inset.chart.title, items: [.path(plate)] + inner.items)
        return (frame, FigureLayout(items: [.group(group)], omitted: inner.omitted))
    }

    private var standsOnAxis: Bool {
        chart.marks.contains { $0.demands.zeroInX || $0.demands.zeroInY }
    }

    var isTight: Bool { chart.marks.contains { $0.demands.isTight } }

    // MARK: Marks

    private func marks() -> [SceneItem] {
        // Half of a line or of a point on the border belongs to the picture.
        let least = isTight ? 0 : Theme.pointRadius + 2
        return chart.marks.compactMap { mark in
            guard let items = chart.grown(mark)?.draw(on: plot), !items.isEmpty else { return nil }
            let isFramed = (mark as? any FramedMark)?.isFramed == true
            let beyond = isFramed ? 0 : max(least, mark.overhang(on: plot))
            let clip = plot.frame.inset(by: -beyond)
            return .group(
                SceneGroup(label: mark.accessibilityLabel.map(LabelText.plain), clip: clip, items: items))
        }
    }

    /// - Parameter isWhole: whether labels are drawn that have not appeared yet, for what must not move then.
    func labelRequests(ofWhole isWhole: Bool = false) -> [LabelRequest] {
        // Labels of what has not appeared yet keep their places free.
        chart.marks.flatMap { mark in
            let isHidden = !isWhole && chart.grown(mark) == nil
            return mark.allLabels(on: plot).map { request in
                var request = request
                request.isHidden = isHidden
                return request
            }
        }
    }

    /// - Parameter taken: where no label may stand.
    func labels(_ requests: [LabelRequest], _ ink: [Rect], besides taken: [Rect]) -> LabelPlacer {
        let right = isFreeAtRight ? canvas.maxX - 4 : plot.frame.maxX
        let bounds = Rect(
            minX: isTight ? plot.frame.minX : plot.frame.minX - 4, minY: plot.frame.minY - (isTight ? 0 : 4),
            maxX: isTight ? plot.frame.maxX : right, maxY: plot.frame.maxY)
        var placer = LabelPlacer(bounds: bounds, texts: taken, ink: ink, measuring: measuring)
        for var request in requests where !request.isOptional {
            if isTight { request.backing = .plate(0.8) }
            placer.place(request)
        }
        for request in requests where request.isOptional { placer.place(request) }
        return placer
    }
}
