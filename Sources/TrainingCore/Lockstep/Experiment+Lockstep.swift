extension Experiment {
    /// Trains experiments of one shape in lockstep: numbers that belong to each other side by side, eight trainings to a
    /// register. Each has the bits of ``run(untilLoss:mayContinue:)``, but for the losses of its batches, which are
    /// not taken: they are not-a-number.
    ///
    /// - Parameters:
    ///   - experiments: from 1 to ``LockstepShape/width``, all of that shape.
    ///   - mayContinue: asked now and then; after false nothing is kept.
    package static func run(
        _ experiments: [Experiment], inLockstepAs shape: LockstepShape, mayContinue: () -> Bool = { true }
    ) -> [Recording]? {
        LockstepRun(experiments, shape).record(mayContinue: mayContinue)
    }
}
