/// What a node makes of its pre-activation z, the weighted sum that arrives at it.
///
/// To add one: a case here, its line in ``value(_:)``, in ``slope(atValue:)`` and in ``kinks``. One that
/// looks at the whole layer at once, as softmax does, also takes a branch in `activate` and
/// `multiplySlopes`.
public enum Activation: String, Sendable, Hashable, CaseIterable {
    /// a = z
    case identity
    /// a = max(0, z). The slope at 0 is 0.
    ///
    /// Nair and Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines, ICML 2010.
    case relu
    /// a = z for z > 0, else 0.01·z. The slope at 0 is 0.01.
    ///
    /// Maas, Hannun and Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML 2013.
    case leakyReLU = "leaky-relu"
    /// a = z for z > 0, else eᶻ − 1. The slope is 1 on both sides of 0, its slope jumps there.
    ///
    /// Clevert, Unterthiner and Hochreiter: Fast and Accurate Deep Network Learning by Exponential
    /// Linear Units, ICLR 2016, with α = 1.
    case elu
    /// a = tanh z
    case tanh
    /// a = 1 / (1 + e⁻ᶻ)
    case sigmoid
    /// a = ln(1 + eᶻ), whose slope is the sigmoid.
    ///
    /// Dugas and others: Incorporating Second-Order Functional Knowledge for Better Option Pricing,
    /// NIPS 2000. Computed so for every z, where PyTorch switches to a = z above 20.
    case softplus
    /// aₙ = e^zₙ / Σ e^zₘ over the nodes m of the layer, computed after taking off the largest z, so that
    /// nothing overflows. Only in the last layer. Not a function of one z: see ``isElementwise``.
    ///
    /// Bridle: Training Stochastic Model Recognition Algorithms as Networks, NIPS 1989.
    case softmax

    /// Whether a node's value depends on its own pre-activation alone: true of all but softmax.
    public var isElementwise: Bool { self != .softmax }

    /// Those for which ``value(_:)`` and ``slope(atPreActivation:)`` tell the whole of it.
    public static let elementwise = allCases.filter(\.isElementwise)

    /// The slope of leaky relu below 0.
    public static let leak = 0.01

    /// The node's value at pre-activation `z`. Not-a-number stays not-a-number. Of softmax, the value of
    /// a layer of one node, which is 1.
    public func value(_ z: Double) -> Double {
        switch self {
        case .identity: z
        case .relu: z <= 0 ? 0 : z
        case .leakyReLU: z <= 0 ? Self.leak * z : z
        case .elu: z <= 0 ? exponentialLessOne(z) : z
        case .tanh: hyperbolicTangent(z)
        case .sigmoid: 1 / (1 + exponential(-z))
        case .softplus: TrainingCore.softplus(z)
        case .softmax: z.isNaN ? z : 1
        }
    }

    /// The derivative of ``value(_:)`` at pre-activation `z`.
    public func slope(atPreActivation z: Double) -> Double {
        slope(atValue: value(z))
    }

    /// The derivative, given the node's value instead of its pre-activation: every activation here is
    /// monotonic, so that the value tells the slope and the pass back needs no second exponential.
    func slope(atValue a: Double) -> Double {
        switch self {
        case .identity: 1
        case .relu: a.isNaN ? a : (a > 0 ? 1 : 0)
        case .leakyReLU: a.isNaN ? a : (a > 0 ? 1 : Self.leak)
        case .elu: a > 0 ? 1 : a + 1
        case .tanh: 1 - a * a
        case .sigmoid: a * (1 - a)
        case .softplus: -exponentialLessOne(-a)
        case .softmax: a * (1 - a)
        }
    }

    /// The pre-activations at which the slope jumps: a finite difference across one of them is not
    /// the slope on either side.
    public var kinks: [Double] {
        switch self {
        case .relu, .leakyReLU: [0]
        case .identity, .elu, .tanh, .sigmoid, .softplus, .softmax: []
        }
    }

    /// The pre-activations at which two different formulas meet: the kinks, and the joint of elu, where
    /// only the second derivative jumps, which still spoils a finite difference of high order.
    var joints: [Double] { self == .elu ? [0] : kinks }
}
