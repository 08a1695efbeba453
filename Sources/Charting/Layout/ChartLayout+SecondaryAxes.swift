import Drawing

// The same axes in other units: above the plot and at its right.
extension ChartDraft {
    /// What titles and labels of axes take above and below the plot.
    func heightOfAxes(
        x: AxisLayout, y: AxisLayout, xSecondary: SecondaryAxisLayout?, ySecondary: SecondaryAxisLayout?,
        titles: AxisTitleLines
    ) -> (above: Double, below: Double) {
        let tick = measuring.extents(of: AxisLayout.tickLine("0")).height
        func height(_ title: String, lines: Int = 1) -> Double {
            guard !title.isEmpty else { return 0 }
            let line = LabelText.line(title, size: Theme.labelSize, measuring: measuring)
            return measuring.extents(of: line).height
                + Double(lines - 1) * AxisTitleLines.lineHeight(line, measuring: measuring)
        }
        let (top, right) = (xSecondary?.options.label ?? "", ySecondary?.options.label ?? "")
        let isShared = sharesTitleLine(y: y.title, top: top, right: right)
        let (topHeight, rightHeight) = (height(top, lines: titles.top), height(right, lines: titles.right))
        var above = max(height(y.title, lines: titles.y), rightHeight, isShared ? topHeight : 0)
        if above == 0, chart.colorBar != nil { above = tick }
        if above > 0 { above += Theme.gap }
        if !isShared { above += topHeight + 2 }
        if xSecondary?.options.showsLabels == true { above += tick + ChartLayout.tickGap }
        var below = 0.0
        if x.hasLabels { below += tick + ChartLayout.tickGap }
        if !x.title.isEmpty { below += height(x.title, lines: titles.x) + 6 }
        return (above, below)
    }

    /// Whether the title of the axis at the top has room in the line of those of y and of the right.
    func sharesTitleLine(y: String, top: String, right: String) -> Bool {
        guard !top.isEmpty, !right.isEmpty else { return true }
        guard chart.colorBar == nil, !chart.hasEqualAspect else { return false }
        // With some room for powers of ten.
        let widths = [y, top, right].map { title in
            let line = LabelText.line(title, size: Theme.labelSize, measuring: measuring)
            return measuring.extents(of: line).width + 40
        }
        return widths.reduce(0, +) < width
    }
}

extension ChartLayout {
    private static let tickLength = 4.0

    /// What the labels at the right of the plot take.
    var secondaryWidth: Double {
        guard let ySecondary else { return 0 }
        let width = ySecondary.labelWidth(measuring: measuring)
        return width > 0 ? Theme.gap + width : Self.tickLength + 2
    }

    /// What the labels above the plot take.
    private var secondaryHeight: Double {
        xSecondary?.options.showsLabels == true ? tickHeight + Self.tickGap : 0
    }

    /// Where titles above the plot end.
    var titleBottom: Double { plot.frame.minY - Theme.gap - secondaryHeight }

    /// Whether labels may stand to the right of the plot.
    var isFreeAtRight: Bool {
        chart.colorBar == nil && endLabels.width == 0 && secondaryWidth == 0 && legendSide != .trailing
    }

    /// The title of a second axis, and where it ends.
    private struct SecondaryTitle {
        let block: TextBlock
        var right: Double
        /// The row of titles, counted from the plot.
        var row = 0
        var left: Double { right - block.width }
    }

    /// The title of a second axis, in so many lines at most.
    func title(of axis: SecondaryAxisLayout?, lines: Int) -> TextBlock? {
        guard let text = axis?.title, !text.isEmpty else { return nil }
        let room = (canvas.width - 2 * outer) * (yAxis.title.isEmpty ? 1 : 0.45)
        return title(text, room: room, lines: lines)
    }

    private func title(of axis: SecondaryAxisLayout?, lines: Int, beyond: Double) -> SecondaryTitle? {
        guard let block = title(of: axis, lines: lines) else { return nil }
        let right = max(plot.frame.maxX + beyond, canvas.minX + outer + block.width)
        return SecondaryTitle(block: block, right: right)
    }

    /// At the right end of their line; where both axes have titles, the one at the top is over the middle of
    /// its axis, or on a line of its own.
    private var secondaryTitles: [SecondaryTitle] {
        let right = title(of: ySecondary, lines: titleLines.right, beyond: secondaryWidth)
        guard var top = title(of: xSecondary, lines: titleLines.top, beyond: 0) else {
            return right.map { [$0] } ?? []
        }
        guard let right else { return [top] }
        if sharesTitleLine {
            let middle = plot.frame.midX + top.block.width / 2
            top.right = min(middle, right.left - 2 * Theme.gap)
        } else {
            top.row = 1
        }
        return [right, top]
    }

    /// Where the title of y must end; infinite where it has its line for itself.
    var secondaryTitleStart: Double {
        secondaryTitles.filter { $0.row == 0 }.map(\.left).min() ?? .infinity
    }

    /// Ticks, labels and titles. There is no grid: that of the axis itself stands at other positions.
    func secondaryAxes() -> [SceneItem] {
        let frame = plot.frame
        var ticks = Path()
        var items: [SceneItem] = []
        for place in ySecondary?.places(length: frame.height) ?? [] {
            let y = frame.maxY - place.distance
            ticks.append(.segment(Point(frame.maxX, y), Point(frame.maxX + Self.tickLength, y)))
            let extents = measuring.extents(of: AxisLayout.tickLine(place.label))
            let baseline = y + (extents.ascent - extents.descent) / 2
            items += label(place.label, ySecondary, at: Point(frame.maxX + Theme.gap, baseline), .start)
        }
        for place in xSecondary?.places(length: frame.width) ?? [] {
            let x = frame.minX + place.distance
            ticks.append(.segment(Point(x, frame.minY - Self.tickLength), Point(x, frame.minY)))
            let extents = measuring.extents(of: AxisLayout.tickLine(place.label))
            let half = extents.width / 2
            let middle = min(max(x, canvas.minX + half + 2), canvas.maxX - half - 2)
            let baseline = frame.minY - Self.tickGap - extents.descent
            items += label(place.label, xSecondary, at: Point(middle, baseline), .middle)
        }
        let titles = secondaryTitles
        for title in titles {
            let below = title.row == 0 ? 0 : (titles.first?.block.height ?? 0) + 2
            items += title.block.items(
                x: title.right, top: titleBottom - below - title.block.height, anchor: .end,
                paint: Theme.muted)
        }
        return ticks.isEmpty ? items : [.stroke(ticks, Stroke(Theme.axis, width: 1))] + items
    }

    private func label(
        _ text: String, _ axis: SecondaryAxisLayout?, at place: Point, _ anchor: TextItem.Anchor
    ) -> [SceneItem] {
        guard axis?.options.showsLabels == true, !text.isEmpty else { return [] }
        return [
            .text(
                TextItem(
                    AxisLayout.tickLine(text), at: place, anchor: anchor, paint: Theme.ink.opacity(0.85)))
        ]
    }
}

extension Chart {
    /// Second axes that cannot be drawn, in words.
    var axisProblems: [String] {
        guard xSecondaryAxis != nil || ySecondaryAxis != nil else { return [] }
        let demands = drawnMarks.map(\.demands)
        let axes = [
            (AxisLayout(.x, options: xAxis, marks: demands), xSecondaryAxis),
            (AxisLayout(.y, options: yAxis, marks: demands), ySecondaryAxis),
        ]
        return axes.compactMap { axis, secondary in
            guard let secondary, !axis.options.isHidden, axis.secondary(secondary) == nil else { return nil }
            let name = secondary.label.isEmpty ? "the second axis" : "the second axis \"\(secondary.label)\""
            return "\(name) is left out: "
                + (axis.isCategory
                    ? "an axis of categories has no other unit"
                    : "its values must only grow or only fall along the \(axis.direction) axis")
        }
    }
}
