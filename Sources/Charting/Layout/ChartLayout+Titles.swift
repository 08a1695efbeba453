import Drawing

// The titles of the axes, in as many lines as they take.
extension ChartLayout {
    /// The lines that both titles take where they have as many as they like.
    var neededTitleLines: AxisTitleLines {
        AxisTitleLines(
            x: max(1, titleOfX(lines: AxisTitleLines.most).lines.count),
            y: max(1, titleOfY(lines: AxisTitleLines.most).lines.count),
            top: max(1, title(of: xSecondary, lines: AxisTitleLines.most)?.lines.count ?? 1),
            right: max(1, title(of: ySecondary, lines: AxisTitleLines.most)?.lines.count ?? 1))
    }

    func title(_ text: String, room: Double, lines: Int) -> TextBlock {
        TextBlock(text, size: Theme.labelSize, width: room, limit: lines, measuring: measuring)
    }

    private func titleOfX(lines: Int) -> TextBlock {
        title(xAxis.title.isEmpty ? "" : xAxis.fullTitle, room: canvas.width - 2 * outer, lines: lines)
    }

    private func titleOfY(lines: Int) -> TextBlock {
        title(yAxis.title.isEmpty ? "" : yAxis.fullTitle, room: roomOfTitleOfY, lines: lines)
    }

    /// Up to the title of the color bar or of a second axis.
    private var roomOfTitleOfY: Double {
        let whole =
            chart.colorBar == nil
            ? canvas.width - 2 * outer : plot.frame.maxX + Theme.gap - canvas.minX - outer
        return min(whole, secondaryTitleStart - 2 * Theme.gap - canvas.minX - outer)
    }

    /// The title of y stands above its axis, that of x below its end: nothing is turned.
    func titles() -> [SceneItem] {
        let (x, y) = (titleOfX(lines: titleLines.x), titleOfY(lines: titleLines.y))
        // It goes with a plot that stands in the middle of more room, as far as it has room itself.
        let shift = max(0, min(plot.frame.minX - insets.left - canvas.minX, roomOfTitleOfY - y.width))
        let ticks = categories?.height ?? tickHeight
        let top = plot.frame.maxY + (xAxis.hasLabels ? ticks + Self.tickGap : 0) + 6
        let right = max(plot.frame.maxX, canvas.minX + outer + x.width)
        return y.items(
            x: canvas.minX + outer + shift, top: titleBottom - y.height, paint: Theme.muted)
            + x.items(x: right, top: top, anchor: .end, paint: Theme.muted)
    }
}
