import Schema

extension SweepTable {
    /// Which numbers of a setting's runs stand for all of them: the mean, and the quantiles of a tenth, a half and nine
    /// tenths.
    static let statistics = ["mean", "low", "median", "high"]

    /// A row a setting: what is varied, how many of its runs ended how, and of each number at the end the statistics over
    /// the runs that finished.
    package init(settingsOf plan: SweepPlan, _ results: [SweepResult]) {
        let measures: [(name: String, number: (SweepResult) -> Double?)] = [
            ("loss", \.loss), ("test_loss", \.testLoss), ("accuracy", \.accuracy),
            ("test_accuracy", \.testAccuracy),
        ].filter { measure in results.contains { measure.1($0) != nil } }
        let counts = SweepResult.Status.allCases
        self.init(
            columns: plan.axes.map(\.column) + ["runs"] + counts.map(\.rawValue)
                + Self.names(measures.map(\.name)),
            rows: Self.settings(plan, results).map { runs in
                let finished = runs.filter { $0.status == .finished }
                return plan.values(of: runs[0].run) + [.integer(runs.count)]
                    + counts.map { status in .integer(runs.count { $0.status == status }) }
                    + measures.flatMap { Self.cells(finished.compactMap($0.number)) }
            })
    }

    /// A row a setting and update: what is varied, the update, how many finished runs have numbers there, and of each curve
    /// the statistics over them.
    package init(curvesOfSettings plan: SweepPlan, _ results: [SweepResult]) {
        let names = plan.record.names
        var rows: [[Value]] = []
        for runs in Self.settings(plan, results) {
            let finished = runs.filter { $0.status == .finished }
            var numbers: [Int: [String: [Double]]] = [:]
            for curve in finished.flatMap(\.curves) {
                for (update, value) in zip(curve.updates, curve.values) where value.isFinite {
                    numbers[update, default: [:]][curve.name, default: []].append(value)
                }
            }
            for (update, values) in numbers.sorted(by: { $0.key < $1.key }) {
                rows.append(
                    plan.values(of: runs[0].run) + [
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

    /// The results of each setting, in the order of their runs.
    private static func settings(_ plan: SweepPlan, _ results: [SweepResult]) -> [[SweepResult]] {
        var settings: [[SweepResult]] = []
        for result in results.sorted(by: { $0.run < $1.run }) {
            if let last = settings.last?.first, plan.setting(of: last.run) == plan.setting(of: result.run) {
                settings[settings.count - 1].append(result)
            } else {
                settings.append([result])
            }
        }
        return settings
    }

    private static func cells(_ numbers: [Double]) -> [Value] {
        guard !numbers.isEmpty else { return [Value](repeating: .none, count: statistics.count) }
        let sorted = numbers.sorted()
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return [mean, quantile(0.1, sorted), quantile(0.5, sorted), quantile(0.9, sorted)].map { .number($0) }
    }

    /// Between the two nearest numbers on a straight line, as NumPy's.
    private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        guard low + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
    }
}
