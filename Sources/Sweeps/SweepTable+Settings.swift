import Schema

extension SweepTable {
    /// Which numbers of a setting's runs stand for all of them: the mean, and the quantiles of a tenth, a half and nine
    /// tenths.
    static let statistics = ["mean", "low", "median", "high"]

    /// A row a setting: what is varied, how many of its runs ended how, and of each number at the end the statistics over
    /// the runs that finished.
    package init(settingsOf plan: SweepPlan, _ results: [SweepResult]) {
        let sweep = SweptRuns(plan, results)
        let measures = sweep.measures
        let counts = SweepResult.Status.allCases
        self.init(
            columns: plan.axes.map(\.column) + ["runs"] + counts.map(\.rawValue)
                + Self.names(measures.map(\.rawValue)),
            rows: sweep.settings.filter { !$0.runs.isEmpty }.map { setting in
                setting.values + [.integer(setting.runs.count)]
                    + counts.map { .integer(setting.count($0)) }
                    + measures.flatMap { Self.cells(setting.numbers($0)) }
            })
    }

    /// A row a setting and update: what is varied, the update, how many finished runs have numbers there, and of each curve
    /// the statistics over them.
    package init(curvesOfSettings plan: SweepPlan, _ results: [SweepResult]) {
        let names = plan.record.names
        var rows: [[Value]] = []
        for setting in SweptRuns(plan, results).settings {
            var numbers: [Int: [String: [Double]]] = [:]
            for curve in setting.finished.flatMap(\.curves) {
                for (update, value) in zip(curve.updates, curve.values) where value.isFinite {
                    numbers[update, default: [:]][curve.name, default: []].append(value)
                }
            }
            for (update, values) in numbers.sorted(by: { $0.key < $1.key }) {
                rows.append(
                    setting.values + [
                        .integer(update), .integer(values.values.map(\.count).max() ?? 0),
                    ]
                        + names.flatMap { Self.cells(values[$0] ?? []) })
            }
        }
        self.init(columns: plan.axes.map(\.column) + ["update", "runs"] + Self.names(names), rows: rows)
    }

    private static func names(_ measures: [String]) -> [String] {
        measures.flatMap { measure in statistics.map { "\(measure)_\($0)" } }
    }

    private static func cells(_ numbers: [Double]) -> [Value] {
        guard !numbers.isEmpty else { return [Value](repeating: .none, count: statistics.count) }
        let sorted = numbers.sorted()
        let quantiles = [0.1, 0.5, 0.9].map { SweepStatistics.quantile($0, of: sorted) }
        return ([SweepStatistics.mean(numbers)] + quantiles).map { .number($0) }
    }
}
