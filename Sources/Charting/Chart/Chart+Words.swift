import Drawing

// What a chart shows, in words and as a table.
extension Chart: DescribedFigure {
    /// What the axes are and where every series goes, for people who cannot see the chart.
    public var alternativeText: String {
        let text = "Chart of \(axisWords(yAxis, \.yLabel, "y")) against \(axisWords(xAxis, \.xLabel, "x"))."
        let axes = [("above the plot", "x", xSecondaryAxis), ("at the right", "y", ySecondaryAxis)]
        let others = axes.compactMap { place, name, axis -> String? in
            guard let axis else { return nil }
            let unit = axis.label.isEmpty ? "another unit" : axis.label
            return "A second axis \(place) labels \(name) as \(unit)."
        }
        return ([text] + others + separateMarks.compactMap(sentence)).joined(separator: " ")
    }

    private func name(_ axis: AxisOptions, _ label: KeyPath<MarkDemands, String?>, _ usual: String) -> String
    {
        let own = axis.title(for: marks.map { $0.demands[keyPath: label] })
        return own.isEmpty ? usual : own
    }

    private func axisWords(
        _ axis: AxisOptions, _ label: KeyPath<MarkDemands, String?>, _ usual: String
    ) -> String {
        let isLogarithmic = axis.scale == .log || axis.scale == .symlog
        return name(axis, label, usual) + (isLogarithmic ? " (logarithmic)" : "")
    }

    private func sentence(_ mark: any ChartMark) -> String? {
        if let words = (mark as? any DescribedMark)?.sentence(title: colorBar?.title ?? "") { return words }
        let kind = mark.kindName
        let name = mark.style.series.map { "\($0), \(kind)" } ?? kind.capitalizedFirst
        guard let plotted = mark.plotted, case .numbers(let all) = plotted.value?.values ?? plotted.y else {
            return mark.accessibilityLabel.map { "\($0)." } ?? "\(name)."
        }
        let values = all.filter(\.isFinite)
        guard let first = values.first, let last = values.last, let low = values.min(),
            let high = values.max()
        else { return "\(name)." }
        let ends = "from \(NumberText.inWords(first)) to \(NumberText.inWords(last))"
        let extremes = "lowest \(NumberText.inWords(low)), highest \(NumberText.inWords(high))"
        return "\(name) of \(values.count) values, \(ends), \(extremes)."
    }

    /// The plotted numbers, a row a point, at most 2,000 of them; of boxes their summaries.
    public var dataTable: DataTable {
        let marks = separateMarks
        let hasSeries = marks.contains { $0.plotted != nil && $0.style.series != nil }
        let summaries = marks.compactMap { $0 as? any SummarizedMark }
        // What stands at pairs of x and y has a column of its own.
        let value = marks.lazy.compactMap { $0.plotted?.value }.first.map { value in
            [colorBar?.title, value.label].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? "value"
        }
        let hasY = marks.contains { $0.plotted != nil && !($0 is any SummarizedMark) }
        var columns = (hasSeries ? ["Series"] : []) + [name(xAxis, \.xLabel, "x")]
        if hasY || summaries.isEmpty { columns.append(name(yAxis, \.yLabel, "y")) }
        if let value { columns.append(value) }
        let own = summaries.first?.summaryColumns ?? []
        var rows: [[String]] = []
        for mark in marks {
            let head = hasSeries ? [mark.style.series ?? ""] : []
            let room = 2_000 - rows.count
            if let mark = mark as? any SummarizedMark {
                rows += mark.summaryRows.prefix(room).map { row in
                    let gap = [String](repeating: "", count: columns.count - head.count - 1)
                    return head + [row.x] + gap + row.cells
                }
            } else if let plotted = mark.plotted {
                rows += plotted.rows(room, hasValue: value != nil).map { row in
                    head + row + [String](repeating: "", count: own.count)
                }
            }
        }
        return DataTable(caption: title, columns: columns + own, rows: rows)
    }
}

extension PlottedValues {
    /// The first rows as texts.
    fileprivate func rows(_ count: Int, hasValue: Bool) -> [[String]] {
        let values = value?.values.texts(count) ?? []
        return zip(x.texts(count), y.texts(count)).enumerated().map { index, pair in
            [pair.0, pair.1] + (hasValue ? [index < values.count ? values[index] : ""] : [])
        }
    }
}

extension DescribedMark {
    /// Of values on a grid.
    func sentence(of grid: Grid, title: String) -> String {
        let range = grid.rangeText.map { ", \($0)" }
        return "\(title.isEmpty ? kindName.capitalizedFirst : "\(title), \(kindName)") on "
            + "\(grid.x.count) × \(grid.y.count) points\(range ?? "")."
    }
}

extension PlottableValue.Values {
    /// The first values as texts.
    fileprivate func texts(_ count: Int) -> [String] {
        switch self {
        case .numbers(let numbers): numbers.prefix(count).map(NumberText.exact)
        case .categories(let names): Array(names.prefix(count))
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
