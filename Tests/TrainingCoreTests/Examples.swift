import TrainingCore

/// Experiments that several tests use.
enum Example {
    /// The course's neuron: weights [0, 2, 1], one sample [1, 2, 3] with target 0.
    static func neuron(learningRate: Double = 0.01, updates: Int = 20) throws -> Experiment {
        try ExperimentDraft(
            inputCount: 3, layers: [.init(activation: .identity, weights: [[0, 2, 1]])],
            inputs: [[1, 2, 3]], targets: [[0]],
            optimizer: .gradientDescent(learningRate: learningRate), length: .updates(updates)
        ).experiment()
    }

    /// A network of random layers on random samples, every choice drawn from the seed.
    static func random(
        seed: UInt64, updates: Int = 1, batchSize: Int? = nil, shuffle: Bool = false,
        activations: [Activation] = Activations.elementwise
    ) throws -> Experiment {
        var generator = SplitMix64(seed: seed)
        var number: Double { Double.random(in: -1.5...1.5, using: &generator) }
        let inputCount = Int.random(in: 1...5, using: &generator)
        let samples = Int.random(in: 4...9, using: &generator)
        var feeding = inputCount
        var layers: [ExperimentDraft.Layer] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let nodes = Int.random(in: 1...6, using: &generator)
            let hasBiases = Bool.random(using: &generator)
            let activation = activations.randomElement(using: &generator) ?? .identity
            layers.append(
                .init(
                    activation: activation,
                    weights: (0..<nodes).map { _ in (0..<feeding).map { _ in number } },
                    biases: hasBiases ? (0..<nodes).map { _ in number } : nil))
            feeding = nodes
        }
        return try ExperimentDraft(
            inputCount: inputCount, layers: layers,
            inputs: (0..<samples).map { _ in (0..<inputCount).map { _ in number } },
            targets: (0..<samples).map { _ in (0..<feeding).map { _ in number } },
            optimizer: .gradientDescent(learningRate: 0.05), length: .updates(updates),
            batchSize: batchSize, shuffle: shuffle, seed: seed
        ).experiment()
    }
}
