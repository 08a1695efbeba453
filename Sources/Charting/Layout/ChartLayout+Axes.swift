import Drawing

// The axes of a chart: grid, lines, ticks, labels and titles.
extension ChartLayout {
    func grid() -> [SceneItem] {
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

    func axisLines() -> [SceneItem] {
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
    var axisInk: [Rect] {
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

    func tickLabels() -> [SceneItem] {
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

    /// What labels along y have at the left of the plot.
    var roomOfRows: Double { plot.frame.minX - canvas.minX - Theme.gap - leadingLegendWidth + 0.5 }

    struct Row {
        let label: String
        let block: TextBlock
        let top: Double
    }

    /// The labels along y that have room: in one line, names that are longer in two if their band is
    /// high enough, and where rows are closer than their names every second one, or fewer.
    var rows: [Row] {
        guard yAxis.hasLabels else { return [] }
        let room = roomOfRows
        let band = plot.frame.height / Double(max(1, yAxis.ticks.ticks.count))
        let places = yAxis.ticks.ticks.compactMap { tick in
            plot.py(tick.value).map { (tick.label, $0) }
        }.filter { !$0.0.isEmpty }.sorted { $0.1 > $1.1 }
        var lastTop = Double.infinity
        var rows: [Row] = []
        // The least height that a label may have: names without room are not measured.
        let least = tickHeight
        for (label, y) in places where y + least / 2 <= lastTop {
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
    var omittedRows: [String] {
        guard yAxis.isCategory, yAxis.hasLabels else { return [] }
        let shown = Set(rows.map(\.label))
        return yAxis.ticks.ticks.map(\.label).filter { !$0.isEmpty && !shown.contains($0) }
    }

    var tickHeight: Double { measuring.extents(of: AxisLayout.tickLine("0")).height }
}
