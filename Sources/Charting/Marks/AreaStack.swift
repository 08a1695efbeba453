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

    /// How many values have no place, as an area below them has a gap where they stand.
    static func countAboveGaps(_ marks: [any ChartMark]) -> Int {
        guard let stack = stack(of: marks) else { return 0 }
        // Shares and a middle need the height of the whole.
        let isOfWhole = stack.stacking != .standard
        var count = 0
        var isOpen = stack.places.indices.map { place in
            isOfWhole && stack.heights.contains { !$0[place].isFinite }
        }
        for heights in stack.heights {
            for (place, height) in heights.enumerated() {
                if !height.isFinite { isOpen[place] = true } else if isOpen[place] { count += 1 }
            }
        }
        return count
    }

    static func arranged(_ marks: [any ChartMark]) -> [any ChartMark] {
        guard let (places, heights, _) = stack(of: marks) else { return marks }
        let totals = places.indices.map { place in
            heights.allSatisfy { $0[place].isFinite } ? heights.reduce(0) { $0 + $1[place] } : .notedGap
        }
        var next = 0
        var tops: [Double]?
        return marks.map { mark in
            guard let area = mark as? AreaMark, area.stacking != .unstacked else { return mark }
            let own = heights[next].enumerated().map { place, height in
                guard area.stacking == .normalized else { return height }
                return totals[place] == 0 ? 0 : height / totals[place] * 100
            }
            next += 1
            let starts = tops ?? totals.map { area.stacking == .center ? -$0 / 2 : 0 }
            // Where a height is not known, neither is where the next one begins.
            let ends = zip(starts, own).map { $0.isFinite ? $0 + $1 : .notedGap }
            tops = ends.map { $0.isFinite ? $0 : .notedGap }
            return area.standing(at: places.values(area.x.label), from: starts, to: ends)
        }
    }

    private static func stack(of marks: [any ChartMark]) -> (
        places: AreaPlaces, heights: [[Double]], stacking: MarkStackingMethod
    )? {
        let areas = marks.compactMap { $0 as? AreaMark }.filter { $0.stacking != .unstacked }
        let names = areas.filter { $0.x.areNames }.count
        guard areas.count > 1, names == 0 || names == areas.count else { return nil }
        let places = AreaPlaces(areas.map(\.x))
        return (places, areas.map { places.heights(of: $0) }, areas[0].stacking)
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
