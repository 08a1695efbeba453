import Drawing

extension Chart {
    /// The chart as it is laid out: marks arranged, and a color bar where values have colors.
    var prepared: Chart {
        var copy = self
        copy.marks = drawnMarks
        copy.sortNames()
        if colorBar == nil, let mark = copy.marks.first(where: { $0.style.levels != nil }),
            let levels = mark.style.levels
        {
            copy.colorBar = ColorBarOptions(
                levels: levels, title: mark.style.groups?.label ?? "",
                map: mark.style.colorMap ?? .values, isContinuous: true)
        }
        return copy
    }

    /// The marks as they are drawn: split by `foregroundStyle(by:)` and `symbol(by:)`, bars stacked or
    /// side by side.
    var drawnMarks: [any ChartMark] {
        AreaStack.arranged(BarArrangement.arranged(separateMarks))
    }

    /// The marks split by `foregroundStyle(by:)` and `symbol(by:)`, with their own values: a stacked bar has its
    /// height, not the position of its end.
    var separateMarks: [any ChartMark] {
        let marks = HistogramMark.arranged(marks, on: xAxis.scale)
        let needsSplit = marks.contains { $0.style.groups != nil || $0.style.symbolGroups != nil }
        return needsSplit ? split(marks) : marks
    }

    private func split(_ marks: [any ChartMark]) -> [any ChartMark] {
        var symbols: [String] = []
        // One scale of colors for all marks, or each would have the middle of the bar.
        let levels = valueLevels
        return marks.flatMap { mark -> [any ChartMark] in
            var parts: [any ChartMark] = [mark]
            if case .categories(let names)? = mark.style.groups?.values, names.count > 1,
                let rowed = mark as? any RowedMark
            {
                parts = Self.split(rowed, names) { $0.style.series = $1 }
            } else if case .numbers? = mark.style.groups?.values {
                var colored = mark
                colored.style.levels = levels
                parts = Self.splitByNumbers(colored)
            }
            return parts.flatMap { part -> [any ChartMark] in
                guard case .categories(let names)? = part.style.symbolGroups?.values else { return [part] }
                for name in names where !symbols.contains(name) { symbols.append(name) }
                guard let rowed = part as? any RowedMark, names.count > 1 else {
                    var mark = part
                    if let name = names.first { mark.style.symbol = symbol(name, symbols) }
                    return [mark]
                }
                return Self.split(rowed, names) {
                    $0.style.symbol = symbol($1, symbols)
                    if $0.style.series == nil { $0.style.series = $1 }
                }
            }
        }
    }

    /// A mark for each number behind `foregroundStyle(by:)`, where the mark itself has one color only.
    private static func splitByNumbers(_ mark: any ChartMark) -> [any ChartMark] {
        guard let rowed = mark as? any RowedMark, rowed.drawsEachValue, mark.style.singleValuePaint == nil,
            let groups = mark.style.groups, case .numbers(let numbers) = groups.values
        else { return [mark] }
        return split(rowed, numbers.map(\.categoryName)) { part, name in
            let number = numbers.first { $0.categoryName == name } ?? .nan
            part.style.groups = .value(groups.label, [number])
        }
    }

    /// The colors of the numbers behind `foregroundStyle(by:)`.
    private var valueLevels: ContourLevels? {
        let numbers = marks.flatMap { mark -> [Double] in
            if case .numbers(let numbers)? = mark.style.groups?.values { numbers } else { [] }
        }
        return ContourLevels(values: numbers)
    }

    private func symbol(_ name: String, _ order: [String]) -> Symbol {
        let cycle: [Symbol] = [.circle, .diamond, .square, .triangle, .ring, .cross]
        return seriesSymbols[name] ?? cycle[(order.firstIndex(of: name) ?? 0) % cycle.count]
    }

    /// One mark for each name, in the order of appearance, with the values that have it.
    static func split(
        _ mark: any RowedMark, _ names: [String], _ change: (inout any RowedMark, String) -> Void
    ) -> [any ChartMark] {
        var order: [String] = []
        var rows: [String: [Int]] = [:]
        for (index, name) in names.enumerated() {
            if rows[name] == nil { order.append(name) }
            rows[name, default: []].append(index)
        }
        return order.map { name in
            let indices = rows[name] ?? []
            var part: any RowedMark = mark.rows(indices).named(name)
            part.style.groups = nil
            if let moments = mark.style.moments, moments.count == names.count {
                part.style.moments = indices.map { moments[$0] }
            }
            part.style.annotation = mark.style.annotation?.rows(indices)
            part.style.symbolGroups = part.style.symbolGroups?.rows(indices)
            change(&part, name)
            return part
        }
    }
}
