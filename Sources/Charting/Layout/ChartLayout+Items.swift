import Drawing

extension ChartLayout {
    /// Everything there is to paint, back to front.
    func items() -> [SceneItem] {
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
            items += ColorBar(levels: bar.levels, title: bar.title).items(
                beside: plot.frame, measuring: measuring)
        }
        items += labels()
        return items
    }

    private var isTight: Bool { chart.marks.contains { $0.demands.isTight } }

    // MARK: Marks

    private func marks() -> [SceneItem] {
        // Half of a line or of a point on the border belongs to the picture.
        let clip = plot.frame.inset(by: isTight ? 0 : -Theme.pointRadius - 2)
        return chart.marks.compactMap { mark in
            let items = mark.draw(on: plot)
            guard !items.isEmpty else { return nil }
            return .group(SceneGroup(label: mark.accessibilityLabel, clip: clip, items: items))
        }
    }

    private func labels() -> [SceneItem] {
        let right = chart.colorBar == nil && endLabels.width == 0 ? canvas.maxX - 4 : plot.frame.maxX
        let bounds = Rect(
            minX: isTight ? plot.frame.minX : plot.frame.minX - 4, minY: plot.frame.minY - (isTight ? 0 : 4),
            maxX: isTight ? plot.frame.maxX : right, maxY: plot.frame.maxY)
        let ink = chart.marks.flatMap { $0.ink(on: plot) }
        var placer = LabelPlacer(bounds: bounds, ink: ink, measuring: measuring)
        let requests = chart.marks.flatMap { $0.labels(on: plot) }
        for var request in requests where !request.isOptional {
            if isTight { request.backing = .plate(0.8) }
            placer.place(request)
        }
        for request in requests where request.isOptional { placer.place(request) }
        return placer.items
    }

    // MARK: Axes

    private func grid() -> [SceneItem] {
        let line = Stroke(Theme.rule, width: 1)
        var items: [SceneItem] = []
        let showsY = chart.yAxis.showsGrid ?? (!isTight && !yAxis.isCategory)
        if showsY {
            for tick in yAxis.ticks.ticks {
                guard let y = plot.py(tick.value) else { continue }
                items.append(.stroke(.segment(Point(plot.frame.minX, y), Point(plot.frame.maxX, y)), line))
            }
        }
        if chart.xAxis.showsGrid ?? (!isTight && yAxis.isCategory) {
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
        var items: [SceneItem] = []
        if isTight {
            for tick in xAxis.ticks.ticks {
                guard let x = plot.px(tick.value) else { continue }
                items.append(.stroke(.segment(Point(x, frame.maxY), Point(x, frame.maxY + 4)), line))
            }
            for tick in yAxis.ticks.ticks {
                guard let y = plot.py(tick.value) else { continue }
                items.append(.stroke(.segment(Point(frame.minX - 4, y), Point(frame.minX, y)), line))
            }
            return items
        }
        if yAxis.isCategory {
            if let x = plot.px(0), x >= frame.minX, x <= frame.maxX {
                items.append(.stroke(.segment(Point(x, frame.minY), Point(x, frame.maxY)), line))
            }
            return items
        }
        // The line stands where y is 0 if 0 is in the plot, and below the plot in any case if not.
        let zero = yAxis.scale.kind != .log && chart.yAxis.showsZeroLine ? plot.py(0) : nil
        let y = zero.flatMap { $0 >= frame.minY && $0 <= frame.maxY ? $0 : nil } ?? frame.maxY
        items.append(.stroke(.segment(Point(frame.minX, y), Point(frame.maxX, y)), line))
        return items
    }

    private func tickLabels() -> [SceneItem] {
        let paint = Theme.ink.opacity(0.85)
        var items: [SceneItem] = []
        let below = plot.frame.maxY + Self.tickGap
        if xAxis.isCategory {
            for (tick, block) in zip(xAxis.ticks.ticks, categoryBlocks) {
                guard let x = plot.px(tick.value) else { continue }
                items += block.items(x: x, top: below, anchor: .middle, paint: paint)
            }
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
        let room = plot.frame.minX - canvas.minX - Theme.gap + 0.5
        var lastTop = Double.infinity
        for tick in yAxis.ticks.ticks {
            guard let y = plot.py(tick.value), !tick.label.isEmpty else { continue }
            let text = TextBlock.shortened(tick.label) {
                measuring.extents(of: AxisLayout.tickLine($0)).width <= room
            }
            let line = AxisLayout.tickLine(text)
            let extents = measuring.extents(of: line)
            // Rows closer than their names are named every second time, or less often.
            guard y + extents.height / 2 <= lastTop else { continue }
            lastTop = y - extents.height / 2
            let place = Point(plot.frame.minX - Theme.gap, y + (extents.ascent - extents.descent) / 2)
            items.append(.text(TextItem(line, at: place, anchor: .end, paint: paint)))
        }
        return items
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
            items.append(.text(TextItem(line, at: place, paint: Theme.muted)))
        }
        if !xAxis.title.isEmpty {
            let line = titleLine(xAxis.fullTitle, room: canvas.width - 2 * outer)
            let extents = measuring.extents(of: line)
            let ticks = xAxis.isCategory ? categoryBlocks.map(\.height).max() ?? 0 : tickHeight
            let top = plot.frame.maxY + (chart.xAxis.showsTicks ? ticks + Self.tickGap : 0) + 6
            let right = max(plot.frame.maxX, canvas.minX + outer + extents.width)
            let place = Point(right, top + extents.ascent)
            items.append(.text(TextItem(line, at: place, anchor: .end, paint: Theme.muted)))
        }
        return items
    }

    private var tickHeight: Double { measuring.extents(of: AxisLayout.tickLine("0")).height }

    private func titleLine(_ text: String, room: Double) -> TextLine {
        func line(_ text: String) -> TextLine { TextLine(text, size: Theme.labelSize) }
        return line(TextBlock.shortened(text) { measuring.extents(of: line($0)).width <= room })
    }
}
