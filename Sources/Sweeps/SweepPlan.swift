import Schema
import TrainingCore

/// All runs of a sweep: which they are, and the experiment of each.
///
/// Runs count from 0. The last written key and then the seed change fastest, so that all seeds of a setting stand together.
package struct SweepPlan: Sendable {
    /// The experiment before anything is varied, with its samples.
    package let experiment: Value
    package let axes: [SweepAxis]
    package let seeds: SweepSeeds?
    package let record: SweepRecord
    /// How many runs there are.
    package let count: Int
    /// What the experiment may name.
    let kinds: ExperimentKinds

    /// - Parameters:
    ///   - spec: with an experiment that is written out.
    ///   - kinds: what it may name.
    /// - Throws: what cannot be; paths start at the sweep.
    package init(_ spec: SweepSpec, of kinds: ExperimentKinds = .standard) throws(Problem) {
        (experiment, axes, seeds, record) = (spec.experiment, spec.axes, spec.seeds, spec.record)
        self.kinds = kinds
        var factors = Self.factors(axes)
        if let seeds { factors.append(("seeds", seeds.count)) }
        let product = factors.reduce((count: 1, isTooLarge: false)) { product, factor in
            let next = product.count.multipliedReportingOverflow(by: factor.count)
            return (next.partialValue, product.isTooLarge || next.overflow)
        }
        count = product.count
        guard product.isTooLarge || count > SweepLimits.runs else {
            try checkSeeds()
            return
        }
        let words = factors.filter { $0.count > 1 }.map { "\($0.name) \($0.count)" }.joined(separator: " × ")
        let largest = factors.max { $0.count < $1.count }?.name ?? "vary"
        throw Problem(
            path: [], place: .head,
            message:
                "the sweep has \(product.isTooLarge ? "more than \(Int.max)" : "\(count)") runs (\(words)), at most "
                + "\(SweepLimits.runs) are allowed",
            remedy:
                "cut \(largest), or draw some of all: {random: {from: …, to: …, points: 1000}} for each key")
    }

    private func checkSeeds() throws(Problem) {
        guard let seeds else { return }
        if axes.contains(where: { $0.path == ["training", "seed"] }) {
            throw Problem(
                path: ["seeds"], place: .key, message: "seeds and training.seed both say the seed of a run",
                remedy: "remove one of them")
        }
        if seeds.first > UInt64.max - UInt64(seeds.count - 1) {
            throw Problem(
                path: ["seeds"], message: "seeds beyond 2⁶⁴ − 1 do not exist", remedy: "start lower")
        }
        let hasOrder = seeds.parts.contains(.order)
        let drawn = (experiment["network"]?["layers"]?.items ?? []).contains {
            kinds.layers.entry(in: $0)?.prototype?.function.differsInTraining == true
        }
        guard drawn, hasOrder != seeds.parts.contains(.dropout),
            experiment["training"]?["shuffle"] == .flag(true)
        else { return }
        throw Problem(
            path: ["seeds", "of"], message: "order and dropout are both drawn from the seed of the training",
            remedy: "name both, or none of them")
    }

    /// What multiplies: axes whose values are drawn count together.
    private static func factors(_ axes: [SweepAxis]) -> [(name: String, count: Int)] {
        var factors: [(name: String, count: Int)] = []
        var hasDraws = false
        for axis in axes where !axis.isDrawn || !hasDraws {
            factors.append((axis.key, axis.count))
            hasDraws = hasDraws || axis.isDrawn
        }
        return factors
    }

    // MARK: Runs

    /// Which value each axis has in a run, and the number of its seed, from 0.
    func places(of run: Int) -> (axes: [Int], seed: Int) {
        var rest = run
        func take(_ count: Int) -> Int {
            defer { rest /= count }
            return rest % count
        }
        let seed = take(seeds?.count ?? 1)
        var places = [Int](repeating: 0, count: axes.count)
        var draw: Int?
        // Where drawn axes stand, all of them change with the first.
        let firstDraw = axes.firstIndex(where: \.isDrawn)
        for index in axes.indices.reversed() where !axes[index].isDrawn || index == firstDraw {
            places[index] = take(axes[index].count)
            if axes[index].isDrawn { draw = places[index] }
        }
        for index in axes.indices where axes[index].isDrawn { places[index] = draw ?? 0 }
        return (places, seed)
    }

    /// The run in which one axis has one of its values and all others have their first.
    package func run(ofAxis axis: Int, value: Int) -> Int {
        var run = 0
        let firstDraw = axes.firstIndex(where: \.isDrawn)
        for index in axes.indices where !axes[index].isDrawn || index == firstDraw {
            let isMeant = index == axis || axes[axis].isDrawn && index == firstDraw
            run = run * axes[index].count + (isMeant ? value : 0)
        }
        return run * (seeds?.count ?? 1)
    }

    /// The number of the setting of a run, from 0: runs that differ in their seeds alone have the same.
    package func setting(of run: Int) -> Int { run / seedCount }

    /// How many runs each setting has.
    package var seedCount: Int { seeds?.count ?? 1 }

    /// The values of ``axes`` in a run.
    package func values(of run: Int) -> [Value] {
        zip(axes, places(of: run).axes).map { $0.values[$1] }
    }

    /// The seed of a run: that of the sweep, else the training's own.
    package func seed(of run: Int) -> UInt64 {
        guard let seeds else { return ExperimentSpec.seed(in: varied(run) ?? experiment) }
        return seeds.first + UInt64(places(of: run).seed)
    }

    /// The experiment with the values of a run; `nil` where a key leads into something that has no parts.
    func varied(_ run: Int) -> Value? {
        var value: Value? = experiment
        let places = places(of: run).axes
        // Whole data first, in which other keys then change something.
        for (axis, place) in zip(axes, places) where !axis.samples.isEmpty {
            value = value?.replacing(["data"], by: axis.samples[place])
        }
        for (axis, place) in zip(axes, places) where axis.samples.isEmpty {
            value = value?.replacing(axis.path, by: axis.values[place])
        }
        return value
    }

    /// The sweep as it is written, with its experiment.
    package var written: Value {
        var spec = SweepSpec()
        (spec.experiment, spec.axes, spec.seeds, spec.record) = (experiment, axes, seeds, record)
        return .fields(SweepSpec.kind.members(of: spec))
    }

    /// The experiment of a run as it is written, before it is said how much is recorded.
    package func experiment(of run: Int) -> Value? {
        guard let value = varied(run) else { return nil }
        return seeds.map { $0.applied(to: value, seed: $0.first + UInt64(places(of: run).seed)) } ?? value
    }
}
