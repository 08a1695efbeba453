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

    /// The optimizer, the learning rate and the batch in words: "η = 0.01" of plain gradient descent on all
    /// data, "adam, η = 0.01, batches of 10, a schedule of the learning rate" of others.
    var trainingText: String {
        let training = experiment.training
        var parts = ["η = \(NumberText.significant(training.optimizer.learningRate, 4))"]
        for deviation in experiment.updateDeviations {
            switch deviation {
            case .rule(let name): parts.insert(name, at: 0)
            case .batches(let size, _):
                parts.append(size == 1 ? "one sample an update" : "batches of \(size)")
            default: parts.append(deviation.description)
            }
        }
        return parts.joined(separator: ", ")
    }

    /// What the parameters of the network are called: "weights", "weights and biases".
    var parametersWord: String {
        experiment.network.layers.contains { $0.biases != nil } ? "weights and biases" : "weights"
    }

    /// "sample 2 of 150" where there are several, counted from 0.
    func sampleText(_ index: Int) -> String {
        let count = experiment.data.sampleCount
        return count > 1 ? "sample \(index) of \(count)" : ""
    }

    /// What readers must know if the run diverged; `nil` if it did not.
    var divergenceNote: String? {
        recording.divergedAtUpdate.map {
            "The run diverged: at update \($0) the loss or a weight is no longer a finite number."
        }
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
