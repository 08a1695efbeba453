/// The gradient by the chain rule beside the one by finite differences, parameter by parameter.
public struct GradientCheck: Sendable, Hashable {
    /// The parameters, in the order of all lists here.
    public let names: [ParameterName]
    /// By the chain rule, over all data.
    public let gradient: [Double]
    /// By central differences with Richardson's extrapolation, over all data.
    public let finiteDifferences: [Double]
    /// For each parameter, how many node values and errors of how many samples lie on another side of a
    /// kink at w + h than at w − h. Where it is not 0 the two gradients may differ honestly.
    package let kinksCrossed: [Int]
    /// For each parameter, the samples without any such crossing.
    package let smoothSamples: [Int]
    /// The gradient by the chain rule over those samples alone, in the same units; equal to
    /// ``gradient`` where nothing is crossed.
    package let smoothGradient: [Double]
    /// The finite differences over those samples alone.
    package let smoothFiniteDifferences: [Double]
    /// Over all data.
    public let loss: Double

    /// The largest difference between the two gradients over the samples that cross no kink, relative to
    /// the larger of the two slopes, or to 1e-3 of the largest slope of all or of the loss, from which
    /// finite differences have their rounding error; nil if no parameter has such a sample.
    public var worstRelativeDifference: Double? {
        relativeDifferences.compactMap { $0 }.max()
    }

    /// For each parameter the difference as in ``worstRelativeDifference``; nil where every sample
    /// crosses a kink.
    public var relativeDifferences: [Double?] {
        let scale = smoothGradient.reduce(loss.magnitude) { max($0, $1.magnitude) } * 1e-3
        return names.indices.map { index in
            guard smoothSamples[index] > 0 else { return nil }
            let (slope, oracle) = (smoothGradient[index], smoothFiniteDifferences[index])
            let difference = (slope - oracle).magnitude
            return difference == 0 ? 0 : difference / max(slope.magnitude, oracle.magnitude, scale)
        }
    }
}

extension Experiment {
    /// The gradient of the loss over all data by finite differences, see ``gradientCheck(at:)``.
    package func finiteDifferenceGradient(at network: Network? = nil) -> [Double] {
        gradientCheck(known: network ?? self.network).finiteDifferences
    }

    /// Both gradients at the experiment's own network, see ``gradientCheck(at:)``.
    public func gradientCheck() -> GradientCheck { gradientCheck(known: network) }

    /// Both gradients at `network`.
    ///
    /// A central difference D(h) = (L(w + h) − L(w − h)) / 2h has an error of order h². Two of them make
    /// Richardson's (4·D(h/2) − D(h)) / 3 with one of order h⁴, which is in balance with the rounding
    /// error of order ε/h near h = ε^⅕, here 2⁻¹⁰·max(1, |w|). Samples that cross a kink within the step
    /// are also left out, and both gradients taken again over the others.
    /// O(parameters × data × parameters).
    ///
    /// - Throws: where its inputs and outputs are not those of the data.
    public func gradientCheck(at network: Network) throws(ShapeError) -> GradientCheck {
        try checkFit(of: network)
        return gradientCheck(known: network)
    }

    /// The same of a network that is known to fit the data.
    package func gradientCheck(known network: Network) -> GradientCheck {
        var prober = FiniteDifferences(self, at: network)
        let state = state(at: network)
        let gradient = state.gradient
        var differences: [Double] = []
        var crossings: [Int] = []
        var smooth: [(samples: Int, gradient: Double, difference: Double)] = []
        for index in gradient.indices {
            let all = prober.difference(of: index)
            differences.append(all.value)
            crossings.append(all.crossings)
            smooth.append(
                all.crossings == 0
                    ? (data.sampleCount, gradient[index], all.value)
                    : smoothSlopes(of: index, at: network, samples: all.smoothSamples))
        }
        return GradientCheck(
            names: network.parameterNames, gradient: gradient, finiteDifferences: differences,
            kinksCrossed: crossings, smoothSamples: smooth.map(\.samples),
            smoothGradient: smooth.map(\.gradient), smoothFiniteDifferences: smooth.map(\.difference),
            loss: state.loss)
    }

    /// Both slopes of one parameter over some samples, as their share in the loss over all.
    private func smoothSlopes(
        of index: Int, at network: Network, samples: [Int]
    ) -> (samples: Int, gradient: Double, difference: Double) {
        let some = data.chosen(samples)
        guard !samples.isEmpty, let part = try? with(network: network, data: some, training: .untrained)
        else { return (0, 0, 0) }
        let share = Double(samples.count) / Double(data.sampleCount)
        var prober = FiniteDifferences(part, at: network)
        return (
            samples.count, share * part.state().gradient[index], share * prober.difference(of: index).value
        )
    }
}

/// Takes finite differences at one network.
private struct FiniteDifferences {
    private var evaluator: LossEvaluator
    private let sampleCount: Int

    init(_ experiment: Experiment, at network: Network) {
        evaluator = LossEvaluator(experiment, at: network)
        sampleCount = experiment.data.sampleCount
    }

    /// The slope along a parameter, how many kinks are crossed, and the samples that cross none.
    mutating func difference(of index: Int) -> (value: Double, crossings: Int, smoothSamples: [Int]) {
        let value = evaluator.parameters[index]
        let step = 0x1p-10 * max(1, value.magnitude)
        var sides: [[[Int]]] = []
        // What is really added is the difference of the two places.
        func slope(_ step: Double) -> Double {
            let (above, below) = (value + step, value - step)
            evaluator.parameters[index] = above
            let lossAbove = evaluator.loss(fromLayer: 0)
            sides.append(evaluator.sidesOfKinks)
            evaluator.parameters[index] = below
            let lossBelow = evaluator.loss(fromLayer: 0)
            sides.append(evaluator.sidesOfKinks)
            return (lossAbove - lossBelow) / (above - below)
        }
        let wide = slope(step)
        let narrow = slope(step / 2)
        evaluator.parameters[index] = value
        let crossings = (0..<sampleCount).map { sample in
            zip(sides[0][sample], sides[1][sample]).count { $0 != $1 }
        }
        return (
            (4 * narrow - wide) / 3, crossings.reduce(0, +), crossings.indices.filter { crossings[$0] == 0 }
        )
    }
}
