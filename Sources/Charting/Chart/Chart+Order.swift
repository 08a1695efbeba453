extension Chart {
    /// Puts the names of axes with an order into it, unless they are named one by one.
    mutating func sortNames() {
        if let order = xAxis.order, xAxis.categories == nil { xAxis.categories = names(alongX: true, order) }
        if let order = yAxis.order, yAxis.categories == nil { yAxis.categories = names(alongX: false, order) }
    }

    /// By the sum of what stands at a name, of bars, or by its mean; names alike in that stay as they come.
    private func names(alongX: Bool, _ order: CategoryOrder) -> [String]? {
        var (names, sums, counts): ([String], [String: Double], [String: Double]) = ([], [:], [:])
        let isCategory = (alongX ? xAxis : yAxis).scale == .category
        for mark in separateMarks {
            guard let plotted = mark.plotted else { continue }
            let (places, values) =
                alongX
                ? (plotted.x, plotted.value?.values ?? plotted.y)
                : (plotted.y, plotted.value?.values ?? plotted.x)
            let own: [String]
            switch places {
            case .categories(let given): own = given
            case .numbers(let numbers): own = isCategory ? numbers.map(\.categoryName) : []
            }
            for (index, name) in own.enumerated() where !name.isEmpty {
                if sums[name] == nil { names.append(name) }
                sums[name, default: 0] += 0
                guard case .numbers(let numbers) = values, index < numbers.count, numbers[index].isFinite
                else {
                    continue
                }
                sums[name, default: 0] += numbers[index]
                if !(mark is any StackedMark) || counts[name] == nil { counts[name, default: 0] += 1 }
            }
        }
        guard !names.isEmpty else { return nil }
        let byName = order.isOfX == alongX
        func isBefore(_ a: (offset: Int, element: String), _ b: (offset: Int, element: String)) -> Bool {
            if byName { return order.isDescending ? a.element > b.element : a.element < b.element }
            // Names without a value come last.
            let (first, second) = (mean(a.element), mean(b.element))
            guard let first, let second else {
                return (first != nil) != (second != nil) ? first != nil : a.offset < b.offset
            }
            return first == second
                ? a.offset < b.offset : order.isDescending ? first > second : first < second
        }
        func mean(_ name: String) -> Double? {
            counts[name].flatMap { count in sums[name].map { $0 / count } }
        }
        return names.enumerated().sorted(by: isBefore).map(\.element)
    }
}
