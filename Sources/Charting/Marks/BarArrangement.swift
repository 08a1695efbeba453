/// Where bars stand that share their positions, of several series or of one: on top of each other or side by
/// side.
enum BarArrangement {
    static func arranged(_ marks: [any ChartMark]) -> [any ChartMark] { stacked(sideBySide(marks)) }

    /// Boxes of several series share their bands.
    private static func sideBySide(_ marks: [any ChartMark]) -> [any ChartMark] {
        var names: [String] = []
        for mark in marks where mark is any SideBySideMark {
            let name = mark.style.series ?? ""
            if !names.contains(name) { names.append(name) }
        }
        guard names.count > 1 else { return marks }
        return marks.map { mark in
            guard let box = mark as? any SideBySideMark else { return mark }
            return box.standing(at: names.firstIndex(of: mark.style.series ?? "") ?? 0, of: names.count)
        }
    }

    private static func stacked(_ marks: [any ChartMark]) -> [any ChartMark] {
        let bars = marks.compactMap { $0 as? any StackedMark }
        let stacked = bars.filter { $0.stacking != .unstacked && $0.base.isEmpty && $0.group == nil }
        var groups: [String] = []
        for bar in bars { if let name = bar.group, !groups.contains(name) { groups.append(name) } }
        guard stacked.count > 1 || !groups.isEmpty || bars.contains(where: { $0.hasRepeatedPlaces }) else {
            return marks
        }
        var stack = BarStack()
        if stacked.contains(where: { $0.stacking != .standard }) { stacked.forEach { stack.measure($0) } }
        // Bars of one group that share a place stand on each other as well.
        var stacks: [String: BarStack] = [:]
        return marks.map { mark in
            guard let bar = mark as? any StackedMark else { return mark }
            let isStacked = bar.stacking != .unstacked && bar.base.isEmpty
            if let name = bar.group {
                let part: any StackedMark = bar.standing(
                    at: groups.firstIndex(of: name) ?? 0, of: groups.count)
                guard isStacked, bar.stacking == .standard else { return part }
                return stacks[name, default: BarStack()].put(part)
            }
            return isStacked ? stack.put(bar) : mark
        }
    }
}

/// Heights that bars have reached so far at each position, above and below zero.
private struct BarStack {
    private var tops: [String: Double] = [:]
    private var bottoms: [String: Double] = [:]
    private var totals: [String: Double] = [:]
    /// Whose bar is the last one at each position, above and below zero.
    private var owners: [String: String] = [:]

    private func key(_ places: PlottableValue.Values, _ index: Int) -> String {
        switch places {
        case .numbers(let numbers): "\(numbers[index])"
        case .categories(let names): names[index]
        }
    }

    private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }

    mutating func measure(_ bar: any StackedMark) {
        let (places, values) = bar.parts
        for (index, value) in values.prefix(places.count).enumerated() {
            totals[key(places, index), default: 0] += abs(finite(value))
        }
    }

    mutating func put(_ bar: any StackedMark) -> any ChartMark {
        let (places, values) = bar.parts
        var (starts, ends): ([Double], [Double]) = ([], [])
        var seams: Set<Int> = []
        let owner = bar.style.series ?? "\(bar.style.paint?.light.hex ?? "")"
        for (index, value) in values.prefix(places.count).enumerated() {
            let key = key(places, index)
            let total = totals[key] ?? 0
            let share = bar.stacking == .normalized && total > 0 ? value / total * 100 : value
            let first = bar.stacking == .center ? -total / 2 : 0
            let start = share < 0 ? bottoms[key] ?? first : tops[key] ?? first
            starts.append(start)
            ends.append(start + share)
            guard share.isFinite, (start + share).isFinite else { continue }
            let side = share < 0 ? "-" + key : "+" + key
            if owners[side] == owner { seams.insert(index) }
            owners[side] = owner
            if share < 0 { bottoms[key] = start + share } else { tops[key] = start + share }
        }
        return bar.moved(from: starts, to: ends, seams: seams)
    }
}
