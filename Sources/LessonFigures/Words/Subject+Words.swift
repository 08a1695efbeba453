import Charting
import TrainingCore

extension Subject {
    /// The network in words: "linear neuron with 3 weights", "network 2 → 2 (relu) → 1 (relu)".
    var networkText: Phrase {
        let network = experiment.network
        if network.layers.count == 1, let layer = network.layers.first, layer.nodeCount == 1 {
            let kind = layer.isLinear ? "linear" : layer.activation.name
            let bias: Phrase = layer.biases == nil ? "" : " and a bias"
            return "\(name: kind.capitalizedFirst) neuron with "
                + Words.plural(.weightCount, layer.inputCount, "weight", of: self) + bias
        }
        let layers = network.layers.enumerated().map { index, layer -> Phrase in
            let count: Phrase = "\(.nodeCount(layer: index + 1), layer.nodeCount, of: self)"
            let words =
                (layer.activation.isLinear ? [] : [Phrase(name: layer.activation.name)])
                + layer.behind.enumerated().map { place, stage -> Phrase in
                    guard let setting = stage.setting else { return Phrase(name: stage.name) }
                    return
                        "\(name: stage.name) \(.layerSetting(layer: index + 1, place: place), setting, of: self)"
                }
            return words.isEmpty ? count : "\(count) (\(words.joined(", ")))"
        }
        return "Network "
            + (["\(.nodeCount(layer: 0), network.inputCount, of: self)"] + layers).joined(" → ")
    }

    /// The optimizer, the learning rate and the batch in words: "η = 0.01" of plain gradient descent on all
    /// data, "adam, η = 0.01, batches of 10, a schedule of the learning rate" of others.
    var trainingText: Phrase {
        let rate = experiment.training.optimizer.learningRate
        return ruleTexts(["η = \(.learningRate, rate, of: self)"]).joined(", ")
    }

    /// The same without the learning rate, for figures of several; empty of plain gradient descent on all data.
    var ruleText: Phrase { ruleTexts([]).joined(", ") }

    private func ruleTexts(_ first: [Phrase]) -> [Phrase] {
        var parts = first
        for deviation in experiment.updateDeviations {
            switch deviation {
            case .rule(let name): parts.insert("\(name: name)", at: 0)
            case .batches(let size, _):
                parts.append(
                    size == 1 ? "one sample an update" : "batches of \(.batchSize, size, of: self)")
            case .momentum(let share): parts.append("momentum (\(.momentum, share, of: self))")
            case .nesterov(let share): parts.append("Nesterov's momentum (\(.momentum, share, of: self))")
            case .schedule, .clipping, .penalty, .drawn: parts.append("\(name: deviation.description)")
            }
        }
        return parts
    }

    /// What the parameters of the network are called: "weights", "weights and biases", "parameters".
    var parametersWord: Phrase {
        if experiment.network.stages.contains(where: { $0.parameters?.isEmpty == false }) {
            return "parameters"
        }
        return experiment.network.layers.contains { $0.biases != nil } ? "weights and biases" : "weights"
    }

    /// "sample 2 of 150" where there are several, counted from 0.
    func sampleText(_ index: Int) -> Phrase {
        let count = experiment.data.sampleCount
        return count > 1
            ? "sample \(number: .sample, index, of: self) of \(.sampleCount, count, of: self)" : ""
    }

    /// What readers must know if the run diverged; `nil` if it did not.
    var divergenceNote: Phrase? {
        recording.divergedAtUpdate.map {
            "The run diverged: at update \(.divergedAt, $0, of: self) the loss or a weight is no longer a finite number."
        }
    }
}

extension Layer {
    /// Whether what it passes on is a straight function of what arrives.
    var isLinear: Bool {
        activation.isLinear
            && behind.allSatisfy { $0.function.behavior == .passThrough || $0.function.behavior == .affine }
    }

    /// "dropout 0.3" in labels: what stands behind the layer.
    var stageWords: [String] {
        behind.map { stage in
            stage.setting.map { "\(stage.name) \(Words.number($0))" } ?? stage.name
        }
    }
}

extension Activation {
    /// Whether it passes on the sums that arrive.
    var isLinear: Bool { function.graph == .straight }
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
