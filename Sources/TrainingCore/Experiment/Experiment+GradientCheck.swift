/// The gradient by the chain rule beside the one by finite differences, parameter by parameter.
public struct GradientCheck: Sendable, Hashable {
    public let names: [ParameterName]
    /// By the chain rule, over all data.
    public let gradient: [Double]
    /// By central differences: (L(w + h) − L(w − h)) / 2h.
    public let finiteDifferences: [Double]
    /// For each parameter, how many node values of how many samples lie on another side of a kink at
    /// w + h than at w − h. Where it is not 0 the two gradients may differ honestly.
    public let kinksCrossed: [Int]

    /// The largest difference, relative to the larger of the two slopes or to 1e-3 of the largest of
    /// all, leaving out parameters whose step crosses a kink; nil if all do.
    public var worstRelativeDifference: Double? {
        let scale = gradient.reduce(0) { max($0, $1.magnitude) } * 1e-3
        return names.indices.filter { kinksCrossed[$0] == 0 }.map { index in
            let difference = (gradient[index] - finiteDifferences[index]).magnitude
            let size = max(gradient[index].magnitude, finiteDifferences[index].magnitude, scale)
            return difference == 0 ? 0 : difference / size
        }.max()
    }
}

extension Experiment {
    /// The gradient of the loss over all data by central differences, with the truncation error of
    /// order h² and the rounding error of order ε/h in balance at h = ∛ε·max(1, |w|).
    ///
    /// At `network`, by default the experiment's own. O(parameters × data × parameters).
    public func finiteDifferenceGradient(at network: Network? = nil) -> [Double] {
        gradientCheck(at: network).finiteDifferences
    }

    /// Both gradients at `network`, by default the experiment's own.
    public func gradientCheck(at network: Network? = nil) -> GradientCheck {
        let network = network ?? self.network
        var evaluator = LossEvaluator(self, at: network)
        var differences: [Double] = []
        var crossings: [Int] = []
        for (index, value) in network.parameters.enumerated() {
            // ∛2⁻⁵², rounded to a power of two; the step is what is really added.
            let above = value + 0x1p-17 * max(1, value.magnitude)
            let below = value - 0x1p-17 * max(1, value.magnitude)
            evaluator.parameters[index] = above
            let lossAbove = evaluator.loss(fromLayer: 0)
            let sidesAbove = evaluator.sidesOfKinks
            evaluator.parameters[index] = below
            let lossBelow = evaluator.loss(fromLayer: 0)
            let sidesBelow = evaluator.sidesOfKinks
            evaluator.parameters[index] = value
            differences.append((lossAbove - lossBelow) / (above - below))
            crossings.append(zip(sidesAbove, sidesBelow).count { $0 != $1 })
        }
        return GradientCheck(
            names: network.parameterNames, gradient: state(of: network).gradient,
            finiteDifferences: differences, kinksCrossed: crossings)
    }
}
