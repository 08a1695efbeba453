import Sweeps
import TrainingCore

/// The settings of which every run finished in the order of their means, and how sure that order is.
///
/// Seeds are drawn again and again with replacement, the same for all settings, since runs of one seed have the same
/// samples and orders: Efron's bootstrap over seeds. Each draw has an order of its own.
struct SettingRanks: Sendable {
    struct Rank: Sendable {
        let setting: SweptSetting
        let numbers: [Double]
        let mean: Double
        /// Where the mean of all seeds lies, with a confidence of 95 %; `nil` of one run.
        let interval: ClosedRange<Double>?
        /// The positions of 95 of 100 draws, from 1.
        let places: ClosedRange<Int>
        /// The share of draws in which it is first.
        let shareFirst: Double
    }

    /// How many times seeds are drawn.
    static let draws = 1_000
    /// How many runs may be put in order a thousand times.
    static let mostRuns = 20_000

    /// The best first.
    let ranked: [Rank]
    /// Those with runs that did not finish or are not done, which have no rank, in the order of their numbers.
    let others: [SweptSetting]

    /// - Parameter isDrawn: whether intervals are those of the draws in place of Student's.
    init(_ settings: [SweptSetting], by measure: SweepMeasure, isDrawn: Bool) {
        let whole = settings.filter { $0.numbers(measure).count == $0.planned }
        others = settings.filter { $0.numbers(measure).count != $0.planned }
        let sorted = whole.map { ($0, $0.numbers(measure)) }.sorted { one, other in
            let (a, b) = (SweepStatistics.mean(one.1), SweepStatistics.mean(other.1))
            return a == b ? one.0.number < other.0.number : measure.prefers(a, to: b)
        }
        let count = sorted.first?.1.count ?? 0
        var places = sorted.map { _ in [Int]() }
        var means = sorted.map { _ in [Double]() }
        for draw in 0..<(count > 1 ? Self.draws : 0) {
            var generator = SplitMix64(seed: 1, stream: UInt64(draw))
            let seeds = (0..<count).map { _ in generator.number(below: count) }
            let drawn = sorted.map { item in
                seeds.reduce(0) { $0 + item.1[$1] } / Double(count)
            }
            let order = drawn.indices.sorted {
                drawn[$0] == drawn[$1] ? $0 < $1 : measure.prefers(drawn[$0], to: drawn[$1])
            }
            for (place, index) in order.enumerated() { places[index].append(place + 1) }
            for index in drawn.indices { means[index].append(drawn[index]) }
        }
        ranked = sorted.indices.map { index in
            let numbers = sorted[index].1
            let own = places[index].sorted()
            let around = means[index].sorted()
            let interval =
                isDrawn
                ? (around.isEmpty ? nil : Self.middle(of: around)) : SweepStatistics.interval(ofMean: numbers)
            return Rank(
                setting: sorted[index].0, numbers: numbers, mean: SweepStatistics.mean(numbers),
                interval: interval, places: own.isEmpty ? index + 1...index + 1 : Self.middle(of: own),
                shareFirst: own.isEmpty
                    ? (index == 0 ? 1 : 0) : Double(own.count { $0 == 1 }) / Double(own.count))
        }
    }

    /// From the 25th of a thousand to the 975th.
    private static func middle<Number: Comparable>(of sorted: [Number]) -> ClosedRange<Number> {
        sorted[sorted.count / 40]...sorted[sorted.count - 1 - sorted.count / 40]
    }
}
