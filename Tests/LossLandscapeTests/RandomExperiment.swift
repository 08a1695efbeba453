import TrainingCore

/// Networks and data drawn from a seed.
struct RandomExperiment {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// From −1 to 1.
    mutating func number() -> Double { Double(generator.number(below: 20_001) - 10_000) / 10_000 }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[generator.number(below: items.count)] }

    mutating func rows(_ count: Int, _ width: Int, scale: Double) -> [[Double]] {
        (0..<count).map { _ in (0..<width).map { _ in scale * number() } }
    }

    /// `sizes`: the inputs, then the nodes of each layer, of which each has its activation. Every other
    /// layer has biases.
    mutating func experiment(
        sizes: [Int], activations: [Activation], samples: Int, loss: Loss = .meanSquaredError,
        updates: Int = 0
    ) throws -> Experiment {
        var layers: [ExperimentDraft.Layer] = []
        for (index, activation) in activations.enumerated() {
            layers.append(
                .init(
                    activation: activation,
                    weights: rows(sizes[index + 1], sizes[index], scale: 1.5),
                    biases: generator.number(below: 3) > 0
                        ? rows(1, sizes[index + 1], scale: 0.5)[0] : nil))
        }
        return try ExperimentDraft(
            inputCount: sizes[0], layers: layers, inputs: rows(samples, sizes[0], scale: 2),
            targets: targets(samples, sizes[sizes.count - 1], for: loss), loss: loss,
            optimizer: .gradientDescent(learningRate: 0.01), length: .updates(updates)
        ).experiment()
    }

    /// Probabilities where the loss needs them: shared out for cross-entropy, with some that are sure.
    private mutating func targets(_ samples: Int, _ width: Int, for loss: Loss) -> [[Double]] {
        rows(samples, width, scale: 2).map { row in
            switch loss {
            case .binaryCrossEntropy: return row.map { min(1, max(0, $0)) }
            case .crossEntropy:
                let sum = row.reduce(0) { $0 + $1.magnitude }
                let winner = generator.number(below: width)
                return row.indices.map { winner % 2 == 0 ? row[$0].magnitude / sum : $0 == winner ? 1 : 0 }
            case .hinge: return row.map { $0 > 0 ? 1 : -1 }
            default: return row
            }
        }
    }
}

extension Activations {
    /// Those of which surfaces need no pass forward per point.
    static var continuous: [Activation] { elementwise.filter { $0.function.graph != .jumping } }
}
