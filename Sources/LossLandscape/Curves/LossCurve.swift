import TrainingCore

/// The loss along a line through parameter space.
public struct LossCurve: Sendable, Hashable {
    /// The value of the moved parameter, or the step along the direction.
    public let x: [Double]
    /// The loss over all data at each x; infinite or not-a-number where it overflows.
    public let loss: [Double]

    /// `x` and `loss` have the same count.
    package init(x: [Double], loss: [Double]) {
        self.x = x
        self.loss = loss
    }

    /// The point with the least finite loss, the first if there are several; nil if none is finite.
    public var minimum: (index: Int, loss: Double)? {
        var best: Int?
        for index in loss.indices where loss[index].isFinite {
            if best.map({ loss[index] < loss[$0] }) ?? true { best = index }
        }
        return best.map { (index: $0, loss: loss[$0]) }
    }
}

extension Experiment {
    /// The loss as one parameter moves, the others held at those of `network`, by default the
    /// experiment's own before training.
    ///
    /// Throws if there is no such parameter, or if `network` does not fit the data.
    package func lossCurve(
        along axis: ParameterRange, from network: Network? = nil
    ) throws(LandscapeError) -> LossCurve {
        let base = network ?? self.network
        try checkFit(of: base)
        let index = try base.landscapeIndex(of: axis.parameter)
        let layer = axis.parameter.layer - 1
        var evaluator = LossEvaluator(self, at: base)
        evaluator.run(layers: 0..<layer)
        let values = axis.values
        let losses = values.map { value in
            evaluator.parameters[index] = value
            return evaluator.loss(fromLayer: layer)
        }
        return LossCurve(x: values, loss: losses)
    }

    /// The loss at `network` + step·direction for every step.
    ///
    /// `direction` has one number per parameter of `network`, in the order of ``Network/parameters``;
    /// along a gradient g, step −η is where gradient descent with learning rate η goes.
    package func lossCurve(
        alongDirection direction: [Double], steps: [Double], from network: Network
    ) -> LossCurve {
        let origin = network.parameters
        precondition(
            direction.count == origin.count,
            "A direction has \(counted(origin.count, "number")) for this network, not \(direction.count)")
        var evaluator = LossEvaluator(self, at: network)
        let losses = steps.map { step in
            for index in origin.indices {
                evaluator.parameters[index] = origin[index] + step * direction[index]
            }
            return evaluator.loss(fromLayer: 0)
        }
        return LossCurve(x: steps, loss: losses)
    }
}
