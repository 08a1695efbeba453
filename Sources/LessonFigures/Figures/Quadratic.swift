import TrainingCore

/// The mean squared error of a layer without an activation: ½·wᵀHw + … for each output, all with the same H.
struct Quadratic {
    private let experiment: Experiment
    /// With a last row and column for the bias.
    let hessian: Matrix
    private let hasBias: Bool
    private let inputCount: Int
    /// Of the loss at the start, a list for each output, the bias last.
    private let slopes: [[Double]]

    init(_ experiment: Experiment) {
        let (data, layer) = (experiment.data, experiment.network.layers[0])
        let (inputs, hasBias) = (layer.inputCount, layer.biases != nil)
        let count = inputs + (hasBias ? 1 : 0)
        let scale = 2 / Double(data.targets.elements.count)
        var hessian = Matrix(
            rows: count, columns: count, known: [Double](repeating: 0, count: count * count))
        var slopes = [[Double]](repeating: [Double](repeating: 0, count: count), count: layer.nodeCount)
        for sample in 0..<data.sampleCount {
            let row = data.inputs.row(sample) + (hasBias ? [1] : [])
            for i in 0..<count { for j in 0..<count { hessian[i, j] += scale * row[i] * row[j] } }
            for node in 0..<layer.nodeCount {
                var error = (layer.biases?[node] ?? 0) - data.targets[sample, node]
                for input in 0..<inputs { error += layer.weights[node, input] * row[input] }
                for i in 0..<count { slopes[node][i] += scale * error * row[i] }
            }
        }
        self.experiment = experiment
        self.hessian = hessian
        self.hasBias = hasBias
        self.slopes = slopes
        inputCount = inputs
    }

    /// How far the weights are from the minimum along some eigenvectors of one eigenvalue, after every kept update.
    func errors(_ recording: Recording, along vectors: [[Double]], _ curvature: Double) -> [Double] {
        let start = recording.parameters.row(0)
        return (0..<recording.parameters.rows).map { row in
            let moves = zip(recording.parameters.row(row), start).map { $0 - $1 }
            var parts: [Double] = []
            for (node, slope) in slopes.enumerated() {
                let move = ofNode(node, moves)
                for vector in vectors {
                    let first = zip(vector, slope).reduce(0) { $0 + $1.0 * $1.1 } / curvature
                    parts.append(zip(vector, move).reduce(first) { $0 + $1.0 * $1.1 })
                }
            }
            return length(parts)
        }
    }

    /// The weights of a node and its bias among all parameters: those of all nodes first, then their biases.
    private func ofNode(_ node: Int, _ parameters: [Double]) -> [Double] {
        let weights = Array(parameters[node * inputCount..<(node + 1) * inputCount])
        return hasBias ? weights + [parameters[slopes.count * inputCount + node]] : weights
    }

    /// Scaled, so that no square is beyond what a number can hold.
    private func length(_ parts: [Double]) -> Double {
        let size = parts.map(abs).max() ?? 0
        guard size > 0, size.isFinite, !parts.contains(where: \.isNaN) else {
            return parts.contains(where: \.isNaN) ? .nan : size
        }
        return size * parts.reduce(0) { $0 + $1 / size * ($1 / size) }.squareRoot()
    }
}
