/// Areas of several series stand on each other, as bars do.
enum AreaStack {
    /// Whether some of several areas that stand on each other fall below 0.
    static func isTangled(_ marks: [any ChartMark]) -> Bool {
        let areas = marks.compactMap { $0 as? AreaMark }.filter { $0.stacking == .standard }
        return areas.count > 1
            && areas.contains { area in
                if case .numbers(let ends) = area.yEnd.values { ends.contains { $0 < 0 } } else { false }
            }
    }

    static func arranged(_ marks: [any ChartMark]) -> [any ChartMark] {
        let areas = marks.compactMap { $0 as? AreaMark }.filter { $0.stacking != .unstacked }
        let names = areas.filter { $0.x.areNames }.count
        guard areas.count > 1, names == 0 || names == areas.count else { return marks }
        let places = AreaPlaces(areas.map(\.x))
        let heights = areas.map { places.heights(of: $0) }
        let totals = places.indices.map { place in
            heights.reduce(0) { $0 + ($1[place].isFinite ? $1[place] : 0) }
        }
        var tops = totals.indices.map { areas[0].stacking == .center ? -totals[$0] / 2 : 0 }
        var next = 0
        return marks.map { mark in
            guard let area = mark as? AreaMark, area.stacking != .unstacked else { return mark }
            let own = heights[next].enumerated().map { place, height in
                area.stacking == .normalized ? (totals[place] > 0 ? height / totals[place] * 100 : 0) : height
            }
            next += 1
            let starts = tops
            let ends = zip(tops, own).map { $0 + $1 }
            tops = zip(tops, own).map { $1.isFinite ? $0 + $1 : $0 }
            return area.standing(at: places.values(area.x.label), from: starts, to: ends)
        }
    }
}

/// The positions of all areas, each once.
private struct AreaPlaces {
    private var numbers: [Double] = []
    private var names: [String] = []

    init(_ all: [PlottableValue]) {
        for value in all {
            switch value.values {
            case .numbers(let own): numbers += own.filter(\.isFinite)
            case .categories(let own): for name in own where !names.contains(name) { names.append(name) }
            }
        }
        numbers = Set(numbers).sorted()
    }

    var indices: Range<Int> { 0..<max(numbers.count, names.count) }

    func values(_ label: String) -> PlottableValue {
        names.isEmpty ? .value(label, numbers) : .value(label, names)
    }

    /// The height of an area at each position: straight between its own, nothing beyond them.
    func heights(of area: AreaMark) -> [Double] {
        guard case .numbers(let values) = area.yEnd.values else { return indices.map { _ in 0 } }
        switch area.x.values {
        case .categories(let own):
            var known: [String: Double] = [:]
            for (name, value) in zip(own, values) { known[name, default: 0] += value }
            return names.map { known[$0] ?? 0 }
        case .numbers(let own):
            let pairs = zip(own, values).filter { $0.0.isFinite }.sorted { $0.0 < $1.0 }
            return numbers.map { Self.height(at: $0, pairs) }
        }
    }

    private static func height(at x: Double, _ pairs: [(Double, Double)]) -> Double {
        guard let first = pairs.first, let last = pairs.last, x >= first.0, x <= last.0 else { return 0 }
        var (low, high) = (0, pairs.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if pairs[middle].0 <= x { low = middle } else { high = middle }
        }
        if pairs[low].0 == x { return pairs[low].1 }
        if pairs[high].0 == x { return pairs[high].1 }
        let share = (x - pairs[low].0) / (pairs[high].0 - pairs[low].0)
        return pairs[low].1 * (1 - share) + pairs[high].1 * share
    }
}
