import Charting
import TrainingCore

extension Subject {
    /// The network in words: "linear neuron with 3 weights", "network 2 → 2 (relu) → 1 (relu)".
    var networkText: String {
        let network = experiment.network
        if network.layers.count == 1, let layer = network.layers.first, layer.nodeCount == 1 {
            let kind = layer.isLinear ? "linear neuron" : "\(layer.activation.name) neuron"
            let bias = layer.biases == nil ? "" : " and a bias"
            let count = layer.inputCount
            return "\(kind.capitalizedFirst) with \(count) weight\(count == 1 ? "" : "s")\(bias)"
        }
        let layers = network.layers.map { layer in
            let words = (layer.isLinear ? [] : [layer.activation.name]) + layer.dropoutWords
            return words.isEmpty
                ? "\(layer.nodeCount)" : "\(layer.nodeCount) (\(words.joined(separator: ", ")))"
        }
        return "Network " + (["\(network.inputCount)"] + layers).joined(separator: " → ")
    }

    /// Learning rate and batch in words: "η = 0.01, full batch".
    var trainingText: String {
        let training = experiment.training
        var text = "η = \(NumberText.significant(training.optimizer.learningRate, 4))"
        if let batch = training.batchSize, batch < experiment.data.sampleCount {
            text += batch == 1 ? ", one sample an update" : ", batches of \(batch)"
        }
        return text
    }

    /// What readers must know if the run diverged; `nil` if it did not.
    var divergenceNote: String? {
        recording.divergedAtUpdate.map {
            "The run diverged: at update \($0) the loss or a weight is no longer a finite number."
        }
    }

    /// The factor between successive losses, if it is the same at every update (to 10⁻⁶).
    var constantRatio: Double? {
        let ratios = zip(recording.loss, recording.loss.dropFirst()).map { $1 / $0 }
        guard ratios.count > 2, let first = ratios.first, first.isFinite else { return nil }
        return ratios.allSatisfy { abs($0 - first) <= 1e-6 * abs(first) } ? first : nil
    }
}

extension Layer {
    /// Whether it passes on the sums that arrive.
    var isLinear: Bool { activation.function.graph == .straight }

    /// "dropout 0.3", if there is one.
    var dropoutWords: [String] { dropout.map { ["dropout \(Words.number($0.rate))"] } ?? [] }

    /// Whether a node is dead where the sum that arrives is not positive.
    var canDie: Bool { activation.function.graph == .ramp }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Subject {
    /// What the loss of the experiment is called.
    var loss: LossName { LossName(experiment.loss) }
}

/// The names of a loss in figures.
struct LossName {
    /// On axes: "Mean Squared Error".
    let title: String
    /// In labels and columns: "MSE".
    let short: String

    init(_ loss: Loss) {
        (title, short) = (loss.title, loss.abbreviation)
    }

    /// In sentences: "mean squared error".
    var phrase: String { title.prefix(1).lowercased() + title.dropFirst().lowercased() }
    /// At the start of a label: "MSE", "Cross-entropy".
    var label: String { short.capitalizedFirst }
}
