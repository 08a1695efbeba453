import Charting
import Schema
import Sweeps
import Tables

extension SweptRuns {
    /// What marks may name in place of a file.
    package enum Content: String, CaseIterable, Sendable {
        /// A row a setting, with statistics over its seeds.
        case settings
        /// A row a run.
        case runs
        /// A row a point of a run's curves.
        case curves
        /// A row an update of a setting, with statistics over its seeds.
        case bands

        var isOfCurves: Bool { self == .curves || self == .bands }
    }

    /// The table of marks that name none.
    var usual: Content { plan.axes.isEmpty && !plan.record.curves.isEmpty ? .bands : .settings }

    func table(_ content: Content) -> Table {
        let made =
            switch content {
            case .settings: SweepTable(settingsOf: plan, results)
            case .runs: SweepTable(plan, results)
            case .curves: SweepTable(curvesOf: plan, results)
            case .bands: SweepTable(curvesOfSettings: plan, results)
            }
        var table = made.written
        // What has no number diverged or failed, which the note says.
        table.hasExplainedGaps = true
        return table
    }

    /// What readers must know: which runs are in no mean and no quantile.
    package var note: String? {
        func count(_ status: SweepResult.Status) -> Int { results.count { $0.status == status } }
        let parts = [
            (count(.diverged), "diverged"), (count(.failed), "failed"),
            (plan.count - results.count, plan.count - results.count == 1 ? "is not done" : "are not done"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        guard !parts.isEmpty else { return nil }
        return
            "Of \(plan.count) runs \(parts.joined(separator: ", ")); means and quantiles are of the others."
    }
}

/// The tables of a sweep by their names, and data files for all other names.
struct SweepSource: ChartDataSource {
    let sweep: SweptRuns
    let files: (any ChartDataSource)?

    func table(_ name: String) throws(Problem) -> Table? {
        if let content = SweptRuns.Content(rawValue: name) {
            guard !content.isOfCurves || !sweep.plan.record.curves.isEmpty else {
                throw Problem(
                    path: [], message: "the sweep keeps no curves",
                    remedy: "write record: {curves: [loss]} in the sweep")
            }
            return sweep.table(content)
        }
        guard let files else {
            throw Problem(
                path: [], message: "the sweep has no table \"\(name.shortened(to: 40))\"",
                remedy: Nearest.remedy(
                    for: name, among: SweptRuns.Content.allCases.map(\.rawValue), called: "tables"))
        }
        return try files.table(name)
    }

    func grid(_ name: String) throws(Problem) -> Grid {
        guard let files else {
            throw Problem(
                path: [], message: "a sweep has no surfaces", remedy: "name a file beside the chart")
        }
        return try files.grid(name)
    }
}
