/// A loss over the values of a last layer, together with that layer's activation.
///
/// Where the two belong together (sigmoid with binary cross-entropy, softmax with cross-entropy), value
/// and slope are taken from the pre-activations: the logarithm and the exponential cancel, and nothing
/// is lost where a probability rounds to 0 or 1.
struct OutputLoss {
    let loss: Loss
    let activation: Activation
    let outputs: Int

    /// The loss over the first `samples` rows of the layer.
    func value(preActivations: [Double], values: [Double], targets: [Double], samples: Int) -> Double {
        let elements = 0..<samples * outputs
        var sum = 0.0
        switch (loss, activation) {
        case (.binaryCrossEntropy, .sigmoid):
            // −ln σ(z) = ln(1 + e⁻ᶻ) and −ln(1 − σ(z)) = ln(1 + eᶻ).
            for index in elements {
                let (z, target) = (preActivations[index], targets[index])
                sum += target == 0 ? 0 : target * softplus(-z)
                sum += target == 1 ? 0 : (1 - target) * softplus(z)
            }
        case (.crossEntropy, .softmax):
            for sample in 0..<samples { sum += crossEntropy(preActivations, targets, sample) }
        case (.meanSquaredError, _):
            for index in elements {
                let error = values[index] - targets[index]
                sum += error * error
            }
        default:
            for index in elements { sum += loss.term(prediction: values[index], target: targets[index]) }
        }
        return sum / loss.divisor(samples: samples, outputs: outputs)
    }

    /// Σ t·(ln Σ eᶻ − z) of one sample. The largest z is taken off first, and its own eᶻ, then 1, is left
    /// to ln(1 + …), so that a prediction that is nearly sure keeps its digits.
    private func crossEntropy(_ z: [Double], _ targets: [Double], _ sample: Int) -> Double {
        let nodes = sample * outputs..<(sample + 1) * outputs
        var winner = nodes.lowerBound
        for node in nodes where z[node] > z[winner] { winner = node }
        var others = 0.0
        for node in nodes where node != winner { others += exponential(z[node] - z[winner]) }
        let logarithm = logarithmOfOneMore(others)
        var sum = 0.0
        for node in nodes where targets[node] != 0 || z[node].isNaN {
            sum += targets[node] * (logarithm - (z[node] - z[winner]))
        }
        return sum
    }

    /// ∂L/∂a and ∂L/∂z of the first `samples` rows.
    func writeSlopes(
        values: [Double], targets: [Double], samples: Int, valueSlopes: inout [Double],
        preActivationSlopes: inout [Double]
    ) {
        let elements = 0..<samples * outputs
        let divisor = loss.divisor(samples: samples, outputs: outputs)
        for index in elements {
            valueSlopes[index] = loss.slope(prediction: values[index], target: targets[index]) / divisor
        }
        switch (loss, activation) {
        case (.binaryCrossEntropy, .sigmoid):
            for index in elements {
                preActivationSlopes[index] = (values[index] - targets[index]) / divisor
            }
        case (.crossEntropy, .softmax):
            for sample in 0..<samples {
                let nodes = sample * outputs..<(sample + 1) * outputs
                var total = 0.0
                for node in nodes { total += targets[node] }
                for node in nodes {
                    preActivationSlopes[node] = (total * values[node] - targets[node]) / divisor
                }
            }
        default:
            activation.multiplySlopes(
                valueSlopes: valueSlopes, values: values, rows: samples, columns: outputs,
                into: &preActivationSlopes)
        }
    }
}
