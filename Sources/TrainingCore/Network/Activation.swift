/// What a node makes of its pre-activation z, the weighted sum that arrives at it.
///
/// To add one: a case here, its line in ``value(_:)`` and in ``slope(atValue:)``. One that looks at
/// the whole layer at once, as softmax does, also takes a branch in `activate` and `multiplySlopes`.
public enum Activation: String, Sendable, Hashable, CaseIterable {
    /// a = z
    case identity
    /// a = max(0, z)
    case relu
    /// a = tanh z
    case tanh
    /// a = 1 / (1 + e⁻ᶻ)
    case sigmoid

    /// The node's value at pre-activation `z`. Not-a-number stays not-a-number.
    public func value(_ z: Double) -> Double {
        switch self {
        case .identity: z
        case .relu: z <= 0 ? 0 : z
        case .tanh: hyperbolicTangent(z)
        case .sigmoid: 1 / (1 + exponential(-z))
        }
    }

    /// The derivative of ``value(_:)`` at pre-activation `z`. The slope of relu at its kink, 0, is 0.
    public func slope(atPreActivation z: Double) -> Double {
        slope(atValue: value(z))
    }

    /// The derivative, given the node's value instead of its pre-activation: every activation here is
    /// monotonic, so that the value tells the slope and the pass back needs no second exponential.
    func slope(atValue a: Double) -> Double {
        switch self {
        case .identity: 1
        case .relu: a.isNaN ? a : (a > 0 ? 1 : 0)
        case .tanh: 1 - a * a
        case .sigmoid: a * (1 - a)
        }
    }

    /// The pre-activations at which the slope jumps: a finite difference across one of them is not
    /// the slope on either side.
    public var kinks: [Double] {
        switch self {
        case .relu: [0]
        case .identity, .tanh, .sigmoid: []
        }
    }
}

extension Activation {
    /// Writes the values of a layer: `rows × columns` pre-activations in, as many values out.
    func activate(_ preActivations: [Double], rows: Int, columns: Int, into values: inout [Double]) {
        for index in 0..<rows * columns { values[index] = value(preActivations[index]) }
    }

    /// ∂L/∂z from ∂L/∂a of a layer: each value's slope times the activation's own.
    func multiplySlopes(
        valueSlopes: [Double], values: [Double], rows: Int, columns: Int,
        into preActivationSlopes: inout [Double]
    ) {
        for index in 0..<rows * columns {
            preActivationSlopes[index] = valueSlopes[index] * slope(atValue: values[index])
        }
    }
}
