import Schema

/// A sweep with its results: what figures and charts of sweeps are made of.
package struct SweptRuns: Sendable, Hashable {
    package let plan: SweepPlan
    package let results: [SweepResult]

    /// - Parameter results: in the order of the runs; some may not be there yet.
    package init(_ plan: SweepPlan, _ results: [SweepResult]) {
        (self.plan, self.results) = (plan, results)
    }

    package static func == (one: SweptRuns, other: SweptRuns) -> Bool {
        SweepIngredients(one.plan) == SweepIngredients(other.plan) && one.results == other.results
    }

    /// The results are long, and those of one plan are mostly equal.
    package func hash(into hasher: inout Hasher) { hasher.combine(SweepIngredients(plan)) }

    /// What was measured of any run, in the order of columns.
    package var measures: [SweepMeasure] {
        SweepMeasure.allCases.filter { measure in results.contains { measure.number(of: $0) != nil } }
    }

    /// All settings in the order of their runs, with the runs that are done.
    package var settings: [SweptSetting] {
        var runs = [[SweepResult]](repeating: [], count: plan.count / plan.seedCount)
        for result in results.sorted(by: { $0.run < $1.run }) {
            runs[plan.setting(of: result.run)].append(result)
        }
        return runs.enumerated().map { number, runs in
            SweptSetting(
                number: number, values: plan.values(of: number * plan.seedCount), planned: plan.seedCount,
                runs: runs)
        }
    }
}

/// The runs that differ in their seeds alone.
package struct SweptSetting: Sendable, Hashable {
    /// From 0, in the order of the runs.
    package let number: Int
    /// Of the keys that vary.
    package let values: [Value]
    /// How many runs it is to have.
    package let planned: Int
    /// What became of those that are done.
    package let runs: [SweepResult]

    /// The runs of which numbers are put together.
    package var finished: [SweepResult] { runs.filter { $0.status == .finished } }

    package func count(_ status: SweepResult.Status) -> Int { runs.count { $0.status == status } }

    /// Of the runs that finished, in the order of their seeds.
    package func numbers(_ measure: SweepMeasure) -> [Double] { finished.compactMap(measure.number) }
}

/// All that the results of a sweep are made of; what may be named is the same in all builds of a builder.
package struct SweepIngredients: Sendable, Hashable {
    private let experiment: Value
    private let axes: [SweepAxis]
    private let seeds: SweepSeeds?
    private let record: SweepRecord

    package init(_ plan: SweepPlan) {
        (experiment, axes, seeds, record) = (plan.experiment, plan.axes, plan.seeds, plan.record)
    }
}
