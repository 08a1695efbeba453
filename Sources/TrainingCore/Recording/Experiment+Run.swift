extension Experiment {
    /// Trains and records. A training whose loss or parameters overflow stops there, and the
    /// recording says so: see ``Recording/divergedAtUpdate``.
    ///
    /// The same experiment gives the same recording, bit for bit. O(updates × data × parameters);
    /// after the buffers are made an update allocates nothing (one of L-BFGS does).
    ///
    /// - Parameters:
    ///   - untilLoss: stops after the first update with at most this loss over all data.
    ///   - mayContinue: asked before every update, with the updates done and the last loss over all data
    ///     that was taken; false stops there.
    public func run(
        untilLoss: Double? = nil, mayContinue: ((_ updates: Int, _ loss: Double) -> Bool)? = nil
    ) -> Recording {
        TrainingRun(experiment: self).record(untilLoss: untilLoss, mayContinue: mayContinue)
    }
}
