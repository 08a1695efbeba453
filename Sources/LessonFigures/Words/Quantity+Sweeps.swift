import Sweeps

extension Quantity {
    /// What a number is that figures of sweeps say. Settings, runs and the keys that vary count from 0, in their order.
    package enum OfSweep: Sendable, Hashable {
        /// Over all that is shown: the settings, the runs of each, all runs, those that ended so, those that are not done.
        case settings, seeds, runs, ended(SweepResult.Status), missing
        /// What a key is in a setting.
        case value(key: Int, setting: Int)
        case setting(Int, OfSetting)
        /// The number of a run, its seed, what it ended with, and how many runs became the best until then.
        case run(Int), seed(run: Int), result(SweepMeasure, run: Int), improvements
        /// Settings of which every run finished, and how many are drawn.
        case ranked, drawn
        /// Settings of which a run diverged or failed; those of which no run finished.
        case stained, lost
    }

    /// Over the runs of one setting.
    package enum OfSetting: Sendable, Hashable {
        case runs, finished, ended(SweepResult.Status)
        /// Of those that finished. Quantiles by the share that is below.
        case mean(SweepMeasure), quantile(Double, SweepMeasure)
        /// The same of a curve at the update of the statement.
        case meanOfCurve(String), quantileOfCurve(Double, String)
        /// An end of the interval of the mean.
        case interval(Side, SweepMeasure)
        /// Among the settings of which every run finished, the best first; where it is in most draws of seeds; in which
        /// share of them it is first.
        case rank, rankInDraws(Side), shareFirst

        package enum Side: Sendable, Hashable { case low, high }
    }
}
