import LessonFigures
import Schema
import Sweeps
import TrainingCore

extension Facts {
    /// What a number of a sweep is, counted and put in order anew.
    func factOfSweep(_ quantity: Quantity.OfSweep, _ update: Int?) -> Fact? {
        guard let sweep = input.sweep else { return nil }
        let shown = shownSettings
        let results = sweep.results.filter { shown.contains($0.run / seedsOfSweep) }
        switch quantity {
        case .settings: return Fact(shown.count)
        case .seeds: return Fact(seedsOfSweep)
        case .runs: return Fact(shown.count * seedsOfSweep)
        case .ended(let status): return Fact(results.count { $0.status == status })
        case .missing: return Fact(shown.count * seedsOfSweep - results.count)
        case .value(let key, let setting):
            guard case .number(let number, _) = sweep.plan.values(of: setting * seedsOfSweep)[key] else {
                return nil
            }
            return Fact(number)
        case .setting(let setting, let what): return fact(what, ofSetting: setting, update)
        case .run(let run): return results.contains { $0.run == run } ? Fact(run) : nil
        case .seed(let run):
            return sweep.plan.seeds.map { Fact(Int(clamping: $0.first) + run % $0.count) }
                ?? Fact(Int(clamping: sweep.plan.seed(of: run)))
        case .result(let measure, let run):
            return results.first { $0.run == run }.flatMap { Self.number(measure, $0) }.map { Fact($0) }
        case .improvements: return Fact(improvements(results))
        case .ranked: return Fact(shown.count { wholeNumbers($0) != nil })
        case .drawn: return charts.first?.marks.first?.plotted.map { Fact($0.y.count) }
        case .stained:
            return Fact(
                shown.count { setting in
                    let runs = results.filter { $0.run / seedsOfSweep == setting }
                    // Those without any number are lost on a map, and have a cross elsewhere.
                    return runs.contains { $0.status != .finished }
                        && (kind != "sweep-heat-map" || runs.contains { $0.status == .finished })
                })
        case .lost:
            return Fact(
                shown.count { setting in
                    let runs = results.filter { $0.run / seedsOfSweep == setting }
                    return !runs.contains { $0.status == .finished }
                        && (!runs.isEmpty || kind == "sweep-curves")
                })
        }
    }

    private static func number(_ measure: SweepMeasure, _ result: SweepResult) -> Double? {
        switch measure {
        case .loss: result.loss
        case .testLoss: result.testLoss
        case .accuracy: result.accuracy
        case .testAccuracy: result.testAccuracy
        }
    }

    private var seedsOfSweep: Int { input.sweep?.plan.seeds?.count ?? 1 }

    /// The numbers of the settings that `where` keeps.
    private var shownSettings: Set<Int> {
        guard let plan = input.sweep?.plan else { return [] }
        var wanted: [String] = []
        if case .texts(let texts)? = input.options["where"] { wanted = texts }
        return Set(
            (0..<plan.count / seedsOfSweep).filter { setting in
                let values = plan.values(of: setting * seedsOfSweep)
                return wanted.allSatisfy { text in
                    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                    return zip(plan.axes, values).contains { axis, value in
                        guard axis.key == parts[0] || axis.key.hasSuffix("." + parts[0]) else { return false }
                        if case .number(let number, _) = value { return Double(parts[1]) == number }
                        return value.cell == parts[1]
                    }
                }
            })
    }

    private func finished(_ setting: Int) -> [SweepResult] {
        (input.sweep?.results ?? []).filter { $0.run / seedsOfSweep == setting && $0.status == .finished }
    }

    /// The measure that the figure compares by.
    private var measure: SweepMeasure {
        if let name = text("measure"), let measure = SweepMeasure(rawValue: name) { return measure }
        return input.sweep?.results.contains { $0.testLoss != nil } == true ? .testLoss : .loss
    }

    private func improvements(_ results: [SweepResult]) -> Int {
        var (best, count) = (Double?.none, -1)
        for result in results.sorted(by: { $0.run < $1.run }) where result.status == .finished {
            guard let number = Self.number(measure, result) else { continue }
            let isBetter = best.map { measure.isAccuracy ? number > $0 : number < $0 } ?? true
            if isBetter { (best, count) = (number, count + 1) }
        }
        return count
    }

    // MARK: Settings

    private func fact(_ what: Quantity.OfSetting, ofSetting setting: Int, _ update: Int?) -> Fact? {
        guard let sweep = input.sweep, shownSettings.contains(setting) else { return nil }
        let all = sweep.results.filter { $0.run / seedsOfSweep == setting }
        let numbers = finished(setting)
        switch what {
        case .runs: return Fact(all.count)
        case .finished: return Fact(numbers.count)
        case .ended(let status): return Fact(all.count { $0.status == status })
        case .mean(let measure): return Self.mean(numbers.compactMap { Self.number(measure, $0) })
        case .quantile(let share, let measure):
            return Self.quantile(share, numbers.compactMap { Self.number(measure, $0) })
        case .meanOfCurve(let name): return Self.mean(curve(name, numbers, update))
        case .quantileOfCurve(let share, let name): return Self.quantile(share, curve(name, numbers, update))
        case .interval(let side, let measure): return interval(side, measure, setting)
        case .rank, .rankInDraws, .shareFirst: return rank(what, setting)
        }
    }

    private func curve(_ name: String, _ results: [SweepResult], _ update: Int?) -> [Double] {
        results.compactMap { result in
            guard let curve = result.curves.first(where: { $0.name == name }), let update,
                let place = curve.updates.firstIndex(of: update)
            else { return nil }
            return curve.values[place]
        }
    }

    private static func mean(_ numbers: [Double]) -> Fact? {
        guard let size = numbers.map({ abs($0) }).max() else { return nil }
        // Another order of the sum.
        return Fact(numbers.sorted().reversed().reduce(0, +) / Double(numbers.count), noise: 1e-12 * size)
    }

    private static func quantile(_ share: Double, _ numbers: [Double]) -> Fact? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let place = share * Double(sorted.count - 1)
        let next = sorted[min(Int(place) + 1, sorted.count - 1)]
        let value =
            sorted[Int(place)] * (1 - place + place.rounded(.down)) + next * (place - place.rounded(.down))
        return Fact(value, noise: 1e-12 * max(abs(sorted[0]), abs(next)))
    }

    // MARK: Intervals and ranks

    /// Of a setting of which every run has a number.
    private func wholeNumbers(_ setting: Int) -> [Double]? {
        let numbers = finished(setting).sorted { $0.run < $1.run }.compactMap { Self.number(measure, $0) }
        return numbers.count == seedsOfSweep ? numbers : nil
    }

    private func interval(_ side: Quantity.OfSetting.Side, _ measure: SweepMeasure, _ setting: Int) -> Fact? {
        guard let numbers = wholeNumbers(setting), numbers.count > 1 else { return nil }
        let count = Double(numbers.count)
        let mean = numbers.reduce(0, +) / count
        if text("interval") == "bootstrap" {
            let means = draws.map { seeds in seeds.reduce(0) { $0 + numbers[$1] } / count }.sorted()
            return Fact(
                side == .low ? means[means.count / 40] : means[means.count - 1 - means.count / 40],
                noise: 1e-12 * abs(mean))
        }
        let square = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / (count - 1)
        let half = Self.student(numbers.count - 1) * (square / count).squareRoot()
        return Fact(side == .low ? mean - half : mean + half, noise: 1e-6 * half + 1e-12 * abs(mean))
    }

    /// The t that 19 of 20 are within, from the area below cos^(ν − 1), which is what the density is in the angle.
    private static func student(_ degrees: Int) -> Double {
        let steps = 20_000
        let width = Double.pi / 2 / Double(steps)
        let areas = (0..<steps).map { step in
            power(cosine((Double(step) + 0.5) * width), Double(degrees - 1))
        }
        let whole = areas.reduce(0, +)
        var (sum, step) = (0.0, 0)
        while sum + areas[step] < 0.95 * whole {
            sum += areas[step]
            step += 1
        }
        let angle = (Double(step) + (0.95 * whole - sum) / areas[step]) * width
        return Double(degrees).squareRoot() * cosine(.pi / 2 - angle) / cosine(angle)
    }

    /// The seeds of each draw.
    private var draws: [[Int]] {
        (0..<1_000).map { draw in
            var generator = SplitMix64(seed: 1, stream: UInt64(draw))
            return (0..<seedsOfSweep).map { _ in generator.number(below: seedsOfSweep) }
        }
    }

    private func rank(_ what: Quantity.OfSetting, _ setting: Int) -> Fact? {
        guard let own = wholeNumbers(setting) else { return nil }
        let others = shownSettings.filter { $0 != setting }.compactMap { other in
            wholeNumbers(other).map { (other, $0) }
        }
        /// How many are before the setting with these seeds.
        func place(_ seeds: [Int]) -> Int {
            func sum(_ numbers: [Double]) -> Double {
                seeds.reduce(0) { $0 + numbers[$1] } / Double(seeds.count)
            }
            let mine = sum(own)
            return 1
                + others.count { other, numbers in
                    let theirs = sum(numbers)
                    if theirs == mine { return isBefore(other, setting) }
                    return measure.isAccuracy ? theirs > mine : theirs < mine
                }
        }
        /// Equal ones keep the order of their means over all seeds, then that of their numbers.
        func isBefore(_ one: Int, _ other: Int) -> Bool {
            guard let a = wholeNumbers(one), let b = wholeNumbers(other) else { return one < other }
            let (first, second) = (a.reduce(0, +), b.reduce(0, +))
            if first == second { return one < other }
            return measure.isAccuracy ? first > second : first < second
        }
        if what == .rank { return Fact(place(Array(0..<seedsOfSweep))) }
        guard seedsOfSweep > 1 else {
            let place = place([0])
            return what == .shareFirst ? Fact(place == 1 ? 1 : 0) : Fact(place)
        }
        let places = draws.map(place).sorted()
        switch what {
        case .rankInDraws(.low): return Fact(places[places.count / 40])
        case .rankInDraws(.high): return Fact(places[places.count - 1 - places.count / 40])
        default: return Fact(Double(places.count { $0 == 1 }) / Double(places.count), noise: 1e-12)
        }
    }
}
