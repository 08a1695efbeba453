import TrainingCore

/// Takes a quantity at one network after the other.
struct QuantityEvaluator: Sendable {
    static let engine = "a pass per point"

    private let experiment: Experiment
    private let quantity: LandscapeQuantity
    private let rule: ClassRule?

    /// Throws if the experiment has no such quantity.
    init(_ experiment: Experiment, _ quantity: LandscapeQuantity, rule: ClassRule?) throws(LandscapeError) {
        self.experiment = experiment
        self.quantity = quantity
        self.rule = rule
        if quantity == .accuracy, rule == nil {
            throw LandscapeError(
                message: "The targets are no classes, so that there is no accuracy.",
                remedy: "Take the loss, or targets that are 0 or 1.")
        }
        if quantity == .activeUnits, !experiment.network.layers.contains(where: \.canDie) {
            throw LandscapeError(
                message: "The network has no relu: all of its units are always active.",
                remedy: "Take another quantity.")
        }
    }

    /// ny × nx, row by row; `parameters` are those at x and y.
    func values(
        x: [Double], y: [Double], threads: Int?, parameters: @Sendable (Double, Double) -> [Double]
    ) -> [Double] {
        var rows = [[Double]](repeating: [], count: y.count)
        rows.withUnsafeMutableBufferPointer { rows in
            guard let out = SharedMemory(rows) else { return }
            forEachTask(y.count, threads: Experiment.threads(threads)) { row in
                out.start[row] = x.map { value(at: parameters($0, y[row])) }
            }
        }
        return rows.flatMap { $0 }
    }

    private func value(at parameters: [Double]) -> Double {
        let network = experiment.network.replacing(parameters: parameters)
        switch quantity {
        case .loss: return experiment.state(at: network).loss
        case .gradientNorm: return euclideanLength(experiment.state(at: network).gradient)
        case .accuracy: return accuracy(network.outputs(of: experiment.data.inputs))
        case .activeUnits: return activeUnits(network.trace(experiment.data.inputs), of: network)
        default: return .nan
        }
    }

    private func accuracy(_ predictions: Matrix) -> Double {
        rule?.accuracy(predictions: predictions, targets: experiment.data.targets) ?? .nan
    }

    private func activeUnits(_ trace: ForwardTrace, of network: Network) -> Double {
        var count = 0
        for (layer, values) in zip(network.layers, trace.layers) where layer.canDie {
            let numbers = values.preActivations
            if let broken = numbers.elements.first(where: \.isNaN) { return broken }
            count += (0..<numbers.columns).count { unit in
                (0..<numbers.rows).contains { numbers[$0, unit] > 0 }
            }
        }
        return Double(count)
    }
}
