extension Recording {
    /// The way that checkpoints of weights mark, in their order: what another program saved while it trained.
    ///
    /// Each step from one to the next stands for an update. Losses are computed, over all data and the test samples;
    /// batches and their gradients are not known, so that ``batchLoss``, ``gradientNorms`` and ``gradients`` are not
    /// numbers. O(checkpoints × data × parameters); nothing is trained.
    ///
    /// Throws if there is no checkpoint, or one does not have the shape of the experiment's network.
    public init(checkpoints: [Network], of experiment: Experiment) throws(ExperimentError) {
        guard let first = checkpoints.first, let last = checkpoints.last,
            checkpoints.allSatisfy({ $0.parameterNames == experiment.network.parameterNames })
        else {
            throw ExperimentError(
                path: ["network"], message: "The checkpoints are none of this network.",
                remedy: "Give one at least, each with all of its weights and biases.")
        }
        let steps = checkpoints.count - 1
        var training = experiment.training
        training.updates = steps
        let own = try experiment.with(network: first, training: training, recording: RecordingOptions())
        let places = checkpoints.map(\.parameters)
        let pass = LossPass(first, own.data, own.loss)
        let test = own.test.map { LossPass(first, $0, own.loss) }
        let unknown = [Double](repeating: .nan, count: steps)
        self.init(
            experiment: own, loss: places.map { pass.loss($0) },
            testLoss: test.map { test in places.map { test.loss($0) } } ?? [],
            penalty: own.penalty.map { penalty in checkpoints.map(penalty.value(of:)) } ?? [],
            batchLoss: unknown, gradientNorms: unknown, thinnedUpdates: nil,
            parameters: Matrix(
                rows: places.count, columns: first.parameterCount, elements: places.flatMap { $0 }),
            gradients: Matrix(
                rows: steps, columns: first.parameterCount,
                elements: [Double](repeating: .nan, count: steps * first.parameterCount)),
            initial: own.state(), final: own.state(of: last), divergedAtUpdate: nil, ending: .complete)
    }
}
