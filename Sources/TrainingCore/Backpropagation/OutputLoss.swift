import CKernels

/// A loss over the values of a last layer, together with that layer's activation.
///
/// Where the two belong together (sigmoid with binary cross-entropy, softmax with cross-entropy), value
/// and slope are taken from the pre-activations: the logarithm and the exponential cancel, and nothing
/// is lost where a probability rounds to 0 or 1.
struct OutputLoss {
    /// By their places, see ``NetworkPass``.
    let loss: UnsafePointer<LossStep>
    let layer: UnsafePointer<LayerPass>

    /// `start` and what the first `samples` rows of the layer add to it, in their order, after a pass
    /// forward: the loss before it is divided by how many there are.
    func sum(from start: Double, targets: UnsafePointer<Double>, samples: Int) -> Double {
        let nodes = layer.pointee.nodes
        let elements = 0..<samples * nodes
        let (z, values) = (layer.pointee.preActivations, layer.pointee.values)
        var sum = start
        switch loss.pointee.way {
        case .squares:
            for index in elements {
                let error = values[index] - targets[index]
                sum += error * error
            }
        case .sigmoid:
            // −ln σ(z) = ln(1 + e⁻ᶻ) and −ln(1 − σ(z)) = ln(1 + eᶻ).
            for index in elements {
                let target = targets[index]
                sum += target == 0 ? 0 : target * softplus(-z[index])
                sum += target == 1 ? 0 : (1 - target) * softplus(z[index])
            }
        case .softmax:
            // Σ t·(ln Σ eᶻ − z), with the largest z taken off both.
            for row in 0..<samples {
                let rows = layer.pointee.rows
                let (largest, logarithm) = (rows.largest[row], rows.logarithms[row])
                var rowSum = 0.0
                for node in row * nodes..<(row + 1) * nodes
                where targets[node] != 0 || z[node].isNaN {
                    rowSum += targets[node] * (logarithm - (z[node] - largest))
                }
                sum += rowSum
            }
        case .function:
            sum = loss.pointee.function.sum(
                from: start, values: values, targets: targets, count: elements.count)
        }
        return sum
    }

    /// Writes ∂L/∂a and ∂L/∂z of the first `samples` rows, where L is the loss over `all` samples.
    func writeSlopes(targets: UnsafePointer<Double>, samples: Int, of all: Int) {
        let nodes = layer.pointee.nodes
        let elements = 0..<samples * nodes
        let divisor = loss.pointee.function.divisor(samples: all, outputs: nodes)
        let (values, valueSlopes) = (layer.pointee.values, layer.pointee.valueSlopes)
        let slopes = layer.pointee.preActivationSlopes
        if loss.pointee.way == .squares {
            for index in elements { valueSlopes[index] = 2 * (values[index] - targets[index]) / divisor }
        } else {
            loss.pointee.function.writeSlopes(
                valueSlopes, values: values, targets: targets, count: elements.count, divisor: divisor)
        }
        switch loss.pointee.way {
        case .sigmoid:
            for index in elements { slopes[index] = (values[index] - targets[index]) / divisor }
        case .softmax:
            for sample in 0..<samples {
                let row = sample * nodes..<(sample + 1) * nodes
                var total = 0.0
                for index in row { total += targets[index] }
                for index in row { slopes[index] = (total * values[index] - targets[index]) / divisor }
            }
        case .squares, .function: layer.multiplySlopes(samples: samples)
        }
    }
}

extension LossFunction {
    fileprivate func sum(
        from start: Double, values: UnsafePointer<Double>, targets: UnsafePointer<Double>, count: Int
    ) -> Double {
        var sum = start
        for index in 0..<count { sum += term(prediction: values[index], target: targets[index]) }
        return sum
    }

    /// Writes the slopes of some predictions, over the divisor.
    func writeSlopes(
        _ slopes: UnsafeMutablePointer<Double>, values: UnsafePointer<Double>,
        targets: UnsafePointer<Double>, count: Int, divisor: Double
    ) {
        for index in 0..<count {
            slopes[index] = slope(prediction: values[index], target: targets[index]) / divisor
        }
    }
}
