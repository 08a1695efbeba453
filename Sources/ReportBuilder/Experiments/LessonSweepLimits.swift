import Sweeps

/// How much a sweep in a lesson may ask of a build.
package enum LessonSweepLimits {
    static let runs = 1_000
    static let updates = 2_000_000

    /// Why a sweep is more than a build should do; `nil` where it is not.
    package static func objection(to plan: SweepPlan) -> String? {
        guard plan.count <= runs else {
            return "the sweep has \(plan.count) runs, in a lesson at most \(runs) are allowed"
        }
        let planned = (0..<plan.count).reduce(0) { $0 + min(plan.updates(of: $1) ?? 0, updates + 1) }
        guard planned <= updates else {
            return
                "the runs of the sweep have more than \(updates) updates together, which a build does not wait for"
        }
        return nil
    }
}
