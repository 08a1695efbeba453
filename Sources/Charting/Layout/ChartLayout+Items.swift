import Drawing

extension ChartLayout {
    /// Everything there is to paint, back to front.
    func items() -> [SceneItem] { layout().items }

    /// Everything there is to paint, and the labels that have no room.
    func layout() -> FigureLayout {
        let left = canvas.minX + outer
        var items = header.items(x: left, top: canvas.minY + outer)
        let legendTop = canvas.minY + outer + header.height
        items += legend.items(x: left, top: legendTop, plot: plot)
        items += grid()
        items += marks()
        items += axisLines()
        items += tickLabels()
        items += titles()
        items += endLabels.items(on: plot)
        if let bar = chart.colorBar {
            items += ColorBar(options: bar).items(beside: plot.frame, measuring: measuring)
        }
        items += caption.items(
            x: left, top: canvas.maxY - outer - caption.height, paint: Theme.muted)
        let requests = labelRequests()
        // Long lines are read once more for their ink: not where nothing keeps clear of it.
        let needsInk = chart.inset != nil || !requests.isEmpty
        let ink = needsInk ? chart.marks.flatMap { $0.ink(on: plot) } + axisInk : []
        let inset = inset(ink)
        items += inset.layout.items
        let labels = labels(requests, ink, besides: inset.frame.map { [$0] } ?? [])
        items += labels.items
        let omitted = (categories?.omitted ?? []) + omittedRows + legend.omitted + labels.omitted
        return FigureLayout(items: items, omitted: omitted + inset.layout.omitted)
    }

    /// The small chart in a corner of the plot, on a plate of the ground.
    private func inset(_ ink: [Rect]) -> (frame: Rect?, layout: FigureLayout) {
        guard let inset = chart.inset else { return (nil, FigureLayout(items: [])) }
        let space = plot.frame.inset(by: 6)
        let frame = inset.frame(in: space, ink: ink)
        guard frame.width > 90, frame.height > 70 else {
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

    private var isTight: Bool { chart.marks.contains { $0.demands.isTight } }

    // MARK: Marks

    private func marks() -> [SceneItem] {
        // Half of a line or of a point on the border belongs to the picture.
        let clip = plot.frame.inset(by: isTight ? 0 : -Theme.pointRadius - 2)
        return chart.marks.compactMap { mark in
            guard let items = chart.grown(mark)?.draw(on: plot), !items.isEmpty else { return nil }
            return .group(
                SceneGroup(label: mark.accessibilityLabel.map(LabelText.plain), clip: clip, items: items))
        }
    }

    private func labelRequests() -> [LabelRequest] {
        // Labels of what has not appeared yet keep their places free.
        chart.marks.flatMap { mark in
            let isHidden = chart.grown(mark) == nil
            return mark.labels(on: plot).map { request in
                var request = request
                request.isHidden = isHidden
                return request
            }
        }
    }

    private func labels(_ requests: [LabelRequest], _ ink: [Rect], besides taken: [Rect]) -> FigureLayout {
        let right = chart.colorBar == nil && endLabels.width == 0 ? canvas.maxX - 4 : plot.frame.maxX
        let bounds = Rect(
            minX: isTight ? plot.frame.minX : plot.frame.minX - 4, minY: plot.frame.minY - (isTight ? 0 : 4),
            maxX: isTight ? plot.frame.maxX : right, maxY: plot.frame.maxY)
        var placer = LabelPlacer(bounds: bounds, texts: taken, ink: ink, measuring: measuring)
        for var request in requests where !request.isOptional {
            if isTight { request.backing = .plate(0.8) }
            placer.place(request)
        }
        for request in requests where request.isOptional { placer.place(request) }
        return FigureLayout(items: placer.items, omitted: placer.omitted)
    }

    // MARK: Axes

    private func grid() -> [SceneItem] {
        let line = Stroke(Theme.rule, width: 1)
        var items: [SceneItem] = []
        let showsY = yAxis.options.showsGrid ?? (!isTight && !yAxis.isCategory)
        if showsY {
            for tick in yAxis.ticks.ticks {
                guard let y = plot.py(tick.value) else { continue }
                items.append(.stroke(.segment(Point(plot.frame.minX, y), Point(plot.frame.maxX, y)), line))
            }
        }
        if xAxis.options.showsGrid ?? (!isTight && yAxis.isCategory) {
            for tick in xAxis.ticks.ticks {
                guard let x = plot.px(tick.value) else { continue }
                items.append(.stroke(.segment(Point(x, plot.frame.minY), Point(x, plot.frame.maxY)), line))
            }
        }
        return items
    }

    private func axisLines() -> [SceneItem] {
        let frame = plot.frame
        let line = Stroke(Theme.axis, width: 1)
        var items = tickLines()
        guard !isTight else { return items }
        if yAxis.isCategory {
            guard !xAxis.options.isHidden else { return items }
            if let x = plot.px(0), x >= frame.minX, x <= frame.maxX {
                items.append(.stroke(.segment(Point(x, frame.minY), Point(x, frame.maxY)), line))
            }
            return items
        }
        guard !xAxis.options.isHidden else { return items }
        let y = axisHeight
        items.append(.stroke(.segment(Point(frame.minX, y), Point(frame.maxX, y)), line))
        return items
    }

    /// Where the line of the x axis stands: where y is 0 if that is in the plot, else below it.
    private var axisHeight: Double {
        let frame = plot.frame
        let zero = yAxis.scale.kind != .log && chart.yAxis.showsZeroLine ? plot.py(0) : nil
        return zero.flatMap { $0 >= frame.minY && $0 <= frame.maxY ? $0 : nil } ?? frame.maxY
    }

    /// The line of the x axis, as labels see it.
    private var axisInk: [Rect] {
        guard !isTight, !yAxis.isCategory, !xAxis.options.isHidden else { return [] }
        return [
            Rect(x: plot.frame.minX, y: axisHeight - 1, width: plot.frame.width, height: 2)
        ]
    }

    /// Short lines at ticks: at all of them where a surface fills the plot, and where there are minor
    /// ticks to be told from the others.
    private func tickLines() -> [SceneItem] {
        let frame = plot.frame
        var path = Path()
        for (axis, isX) in [(xAxis, true), (yAxis, false)] {
            let minor = axis.minorTicks(from: plot)
            let major = isTight || !minor.isEmpty ? axis.ticks.ticks.map(\.value) : []
            for (values, length) in [(major, 4.0), (minor, 2.5)] {
                for value in values {
                    if isX, let x = plot.px(value), x >= frame.minX - 0.5, x <= frame.maxX + 0.5 {
                        path.append(.segment(Point(x, frame.maxY), Point(x, frame.maxY + length)))
                    } else if !isX, let y = plot.py(value), y >= frame.minY - 0.5, y <= frame.maxY + 0.5 {
                        path.append(.segment(Point(frame.minX - length, y), Point(frame.minX, y)))
                    }
                }
            }
        }
        return path.isEmpty ? [] : [.stroke(path, Stroke(Theme.axis, width: 1))]
    }

    private func tickLabels() -> [SceneItem] {
        let paint = Theme.ink.opacity(0.85)
        var items: [SceneItem] = []
        let below = plot.frame.maxY + Self.tickGap
        if !xAxis.hasLabels {
            // Panels that share the axis have its labels.
        } else if let categories {
            items += categories.items(left: canvas.minX, top: below, paint: paint)
        } else {
            for tick in xAxis.ticks.ticks {
                guard let x = plot.px(tick.value) else { continue }
                let line = AxisLayout.tickLine(tick.label)
                let extents = measuring.extents(of: line)
                let half = extents.width / 2
                let middle = min(max(x, canvas.minX + half + 2), canvas.maxX - half - 2)
                let place = Point(middle, below + extents.ascent)
                items.append(.text(TextItem(line, at: place, anchor: .middle, paint: paint)))
            }
        }
        for row in rows {
            let right = plot.frame.minX - Theme.gap
            items += row.block.items(x: right, top: row.top, anchor: .end, paint: paint)
        }
        return items
    }

    private struct Row {
        let label: String
        let block: TextBlock
        let top: Double
    }

    /// The labels along y that have room: in one line, names that are longer in two if their band is
    /// high enough, and where rows are closer than their names every second one, or fewer.
    private var rows: [Row] {
        guard yAxis.hasLabels else { return [] }
        let room = plot.frame.minX - canvas.minX - Theme.gap + 0.5
        let band = plot.frame.height / Double(max(1, yAxis.ticks.ticks.count))
        let places = yAxis.ticks.ticks.compactMap { tick in
            plot.py(tick.value).map { (tick.label, $0) }
        }.filter { !$0.0.isEmpty }.sorted { $0.1 > $1.1 }
        var lastTop = Double.infinity
        var rows: [Row] = []
        for (label, y) in places {
            let lines = yAxis.isCategory && band > 32 ? 2 : 1
            let block = TextBlock(
                String(label.prefix(200)), size: Theme.tickSize, width: room, limit: lines,
                measuring: measuring)
            guard !block.lines.isEmpty, y + block.height / 2 <= lastTop else { continue }
            lastTop = y - block.height / 2
            rows.append(Row(label: label, block: block, top: lastTop))
        }
        return rows
    }

    /// Names along y without room.
    private var omittedRows: [String] {
        guard yAxis.isCategory, yAxis.hasLabels else { return [] }
        var left = yAxis.ticks.ticks.map(\.label).filter { !$0.isEmpty }
        for row in rows { if let index = left.firstIndex(of: row.label) { left.remove(at: index) } }
        return left
    }

    /// The title of y stands above its axis, that of x below its end: nothing is turned.
    private func titles() -> [SceneItem] {
        var items: [SceneItem] = []
        if !yAxis.title.isEmpty {
            let barTitle = chart.colorBar == nil ? 0 : plot.frame.width * 0.35
            let room = plot.frame.maxX - canvas.minX - outer - barTitle
            let line = titleLine(
                yAxis.fullTitle, room: chart.colorBar == nil ? canvas.width - 2 * outer : room)
            let descent = measuring.extents(of: line).descent
            let place = Point(canvas.minX + outer, plot.frame.minY - Theme.gap - descent)
            items.append(.text(titleItem(line, yAxis.fullTitle, at: place, anchor: .start)))
        }
        if !xAxis.title.isEmpty {
            let line = titleLine(xAxis.fullTitle, room: canvas.width - 2 * outer)
            let extents = measuring.extents(of: line)
            let ticks = categories?.height ?? tickHeight
            let top = plot.frame.maxY + (xAxis.hasLabels ? ticks + Self.tickGap : 0) + 6
            let right = max(plot.frame.maxX, canvas.minX + outer + extents.width)
            let place = Point(right, top + extents.ascent)
            items.append(.text(titleItem(line, xAxis.fullTitle, at: place, anchor: .end)))
        }
        return items
    }

    private func titleItem(_ line: TextLine, _ full: String, at place: Point, anchor: TextItem.Anchor)
        -> TextItem
    {
        TextItem(
            line, at: place, anchor: anchor, paint: Theme.muted,
            fullText: line.plainText == LabelText.plain(full) ? nil : full)
    }

    private var tickHeight: Double { measuring.extents(of: AxisLayout.tickLine("0")).height }

    private func titleLine(_ text: String, room: Double) -> TextLine {
        func line(_ text: String) -> TextLine {
            LabelText.line(text, size: Theme.labelSize, measuring: measuring)
        }
        return line(TextBlock.shortened(text) { measuring.extents(of: line($0)).width <= room })
    }
}
