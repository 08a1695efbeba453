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
        training.earlyStopping = nil
        let own = try experiment.with(network: first, training: training, recording: RecordingOptions())
        let places = checkpoints.map(\.parameters)
        let census = UnitCensus(first)
        var (histories, dead) = (PartHistories.none, [Double]())
        for part in DataPart.allCases {
            guard let data = own.data(of: part) else { continue }
            let counts = part == .training ? census : nil
            let pass = LossPass(first, data, own.loss, rule: own.classRule, census: counts)
            for place in places {
                let loss = pass.loss(place)
                histories[part].loss.append(loss)
                if own.classRule != nil { histories[part].accuracy.append(pass.accuracy) }
                if let counts { dead.append(loss.isNaN ? .nan : counts.deadShare) }
            }
        }
        let unknown = [Double](repeating: .nan, count: steps)
        self.init(
            experiment: own, histories: histories, deadUnits: dead,
            penalty: own.penalty.map { penalty in checkpoints.map(penalty.value(of:)) } ?? [],
            batchLoss: unknown, gradientNorms: unknown, followedRates: nil, thinnedUpdates: nil,
            parameters: Matrix(
                rows: places.count, columns: first.parameterCount, known: places.flatMap { $0 }),
            gradients: Matrix(
                rows: steps, columns: first.parameterCount,
                known: [Double](repeating: .nan, count: steps * first.parameterCount)),
            initial: own.state(), final: own.state(at: last), bestUpdate: nil, divergedAtUpdate: nil,
            ending: .complete)
    }
}
