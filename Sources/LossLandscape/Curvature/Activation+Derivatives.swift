import TrainingCore

extension Activation {
    /// Slope and second derivative of an activation that works on one node at a time, by the node's value.
    ///
    /// At a joint of two formulas, where there is no second derivative, it is that of the formula which
    /// ``TrainingCore/Activation/value(_:)`` takes there.
    func derivatives(atValue a: Double) -> (first: Double, second: Double) {
        if a.isNaN { return (a, a) }
        switch self {
        case .identity: return (1, 0)
        case .relu: return (a > 0 ? 1 : 0, 0)
        case .leakyReLU: return (a > 0 ? 1 : Self.leak, 0)
        case .elu: return a > 0 ? (1, 0) : (a + 1, a + 1)
        case .tanh:
            let slope = 1 - a * a
            return (slope, -2 * a * slope)
        case .sigmoid:
            let slope = a * (1 - a)
            return (slope, slope * (1 - 2 * a))
        case .softplus:
            // The slope is the sigmoid of z, which is 1 − e⁻ᵃ.
            let slope = 1 - exponential(-a)
            return (slope, slope * (1 - slope))
        case .softmax: return (0, 0)
        }
    }
}

extension Loss {
    /// The second derivative of ``TrainingCore/Loss/term(prediction:target:)`` with respect to the
    /// prediction, without the two losses that are taken from pre-activations instead.
    func curvature(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        if error.isNaN { return error }
        switch self {
        case .meanSquaredError: return 2
        case .meanAbsoluteError: return 0
        case .huber: return error.magnitude <= 1 ? 1 : 0
        case .binaryCrossEntropy: return t / (p * p) + (1 - t) / ((1 - p) * (1 - p))
        case .crossEntropy: return t == 0 ? 0 : t / (p * p)
        }
    }
}
