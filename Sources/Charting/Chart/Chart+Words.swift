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
        let own = axis.label ?? marks.lazy.compactMap { $0.demands[keyPath: label] }.first { !$0.isEmpty }
        return own.flatMap { $0.isEmpty ? nil : $0 } ?? usual
    }

    private func axisWords(
        _ axis: AxisOptions, _ label: KeyPath<MarkDemands, String?>, _ usual: String
    ) -> String {
        let isLogarithmic = axis.scale == .log || axis.scale == .symlog
        return name(axis, label, usual) + (isLogarithmic ? " (logarithmic)" : "")
    }

    private func sentence(_ mark: any ChartMark) -> String? {
        guard let mark = mark as? any WrittenMark else { return mark.accessibilityLabel.map { "\($0)." } }
        let kind = type(of: mark).writtenName
        if let grid = (mark as? ContourMark)?.grid ?? (mark as? FilledContourMark)?.grid
            ?? (mark as? HeatMapMark)?.grid
        {
            let range = grid.rangeText.map { ", \($0)" }
            let title = colorBar?.title ?? ""
            return "\(title.isEmpty ? kind.capitalizedFirst : "\(title), \(kind)") on "
                + "\(grid.x.count) × \(grid.y.count) points\(range ?? "")."
        }
        let name = mark.style.series.map { "\($0), \(kind)" } ?? kind.capitalizedFirst
        guard let plotted = mark.plotted, case .numbers(let all) = plotted.y else {
            return mark.accessibilityLabel.map { "\($0)." } ?? "\(name)."
        }
        let values = all.filter(\.isFinite)
        guard let first = values.first, let last = values.last, let low = values.min(),
            let high = values.max()
        else { return "\(name)." }
        let ends = "from \(NumberText.significant(first, 4)) to \(NumberText.significant(last, 4))"
        let extremes = "lowest \(NumberText.significant(low, 4)), highest \(NumberText.significant(high, 4))"
        return "\(name) of \(values.count) values, \(ends), \(extremes)."
    }

    /// The plotted numbers, a row a point, at most 2,000 of them.
    public var dataTable: DataTable {
        let plotted = separateMarks.compactMap { mark in
            (mark as? any WrittenMark)?.plotted.map { (series: mark.style.series, x: $0.x, y: $0.y) }
        }
        let hasSeries = plotted.contains { $0.series != nil }
        var rows: [[String]] = []
        for part in plotted {
            let room = 2_000 - rows.count
            for (x, y) in zip(part.x.texts(room), part.y.texts(room)) {
                rows.append((hasSeries ? [part.series ?? ""] : []) + [x, y])
            }
        }
        return DataTable(
            caption: title,
            columns: (hasSeries ? ["Series"] : []) + [
                name(xAxis, \.xLabel, "x"), name(yAxis, \.yLabel, "y"),
            ],
            rows: rows)
    }
}

extension Facets: DescribedFigure {
    /// What the charts show, one after the other.
    public var alternativeText: String {
        charts.map { $0.title.isEmpty ? $0.alternativeText : "\($0.title): \($0.alternativeText)" }.joined(
            separator: " ")
    }

    /// The plotted numbers of all charts, with the title of each, at most 2,000 rows.
    public var dataTable: DataTable {
        DataTable(caption: title, joining: charts, called: "Chart")
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
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
