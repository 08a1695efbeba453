import TrainingCore

/// Takes a quantity at one network after the other.
struct QuantityEvaluator: Sendable {
    static let engine = "a pass per point"

    private let experiment: Experiment
    private let quantity: LandscapeQuantity
    private let classes: Classes

    private enum Classes {
        /// The largest output is the class.
        case exclusive
        /// Each output is a label of its own.
        case independent
    }

    /// Throws if the experiment has no such quantity.
    init(_ experiment: Experiment, _ quantity: LandscapeQuantity) throws(LandscapeError) {
        self.experiment = experiment
        self.quantity = quantity
        classes = experiment.data.targets.isOneHot ? .exclusive : .independent
        if quantity == .accuracy, !experiment.hasClasses {
            throw LandscapeError(
                message: "The targets are no classes, so that there is no accuracy.",
                remedy: "Take the loss, or targets that are 0 or 1.")
        }
        if quantity == .activeUnits, !experiment.network.layers.contains(where: \.isRelu) {
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
        let network = experiment.network.with(parameters: parameters)
        switch quantity {
        case .loss, .testLoss: return experiment.state(of: network).loss
        case .gradientNorm: return euclideanLength(experiment.state(of: network).gradient)
        case .accuracy: return accuracy(network.predictions(experiment.data.inputs))
        case .activeUnits: return activeUnits(network.forward(experiment.data.inputs), of: network)
        }
    }

    private func accuracy(_ predictions: Matrix) -> Double {
        if let broken = predictions.elements.first(where: \.isNaN) { return broken }
        let targets = experiment.data.targets
        let loss = experiment.loss
        guard classes == .exclusive, targets.columns > 1 else {
            let right = zip(predictions.elements, targets.elements).count {
                loss.saysYes($0) == loss.saysYes($1)
            }
            return Double(right) / Double(targets.elements.count)
        }
        let right = (0..<targets.rows).count { sample in
            predictions.largestColumn(ofRow: sample) == targets.largestColumn(ofRow: sample)
        }
        return Double(right) / Double(targets.rows)
    }

    private func activeUnits(_ trace: ForwardTrace, of network: Network) -> Double {
        var count = 0
        for (layer, values) in zip(network.layers, trace.layers) where layer.isRelu {
            let numbers = values.preActivations
            if let broken = numbers.elements.first(where: \.isNaN) { return broken }
            count += (0..<numbers.columns).count { unit in
                (0..<numbers.rows).contains { numbers[$0, unit] > 0 }
            }
        }
        return Double(count)
    }
}

extension Experiment {
    /// Whether every target is 0 or 1, or the loss takes them as probabilities of classes.
    fileprivate var hasClasses: Bool {
        loss.function.targets != .numbers
            || data.targets.elements.allSatisfy { $0 == 0 || $0 == 1 }
    }
}

extension Layer {
    /// Whether its units can be dead.
    fileprivate var isRelu: Bool { activation.function.graph == .ramp }
}

extension Matrix {
    /// Whether every row is one class: numbers from 0 to 1 with the sum 1.
    fileprivate var isOneHot: Bool {
        columns > 1
            && (0..<rows).allSatisfy { row in
                let numbers = self.row(row)
                return numbers.allSatisfy { (0...1).contains($0) }
                    && (numbers.reduce(0, +) - 1).magnitude < 1e-6
            }
    }
}
