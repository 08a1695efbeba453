import Schema

/// How far predictions are from their targets, element by element, as a value with behavior.
///
/// With prediction p and target t of one output of one sample. To add one: a file with a type that conforms,
/// and its line in ``Losses/all``. Names and factors of Descent's own are PyTorch's with `reduction='mean'`.
public protocol LossFunction: Sendable, Hashable {
    /// Its name, its title in prose ("Mean Squared Error"), what it is in one line, and the words under which
    /// people know it. It has no fields.
    static var kind: Kind<Self> { get }

    /// In labels and columns: "MSE".
    var abbreviation: String { get }

    /// What one element adds to the sum whose mean the loss is.
    func term(prediction p: Double, target t: Double) -> Double

    /// The derivative of ``term(prediction:target:)`` with respect to the prediction.
    func slope(prediction p: Double, target t: Double) -> Double

    /// The second derivative of ``term(prediction:target:)`` with respect to the prediction; at a joint of two
    /// formulas that of the one which ``term(prediction:target:)`` takes there.
    func curvature(prediction p: Double, target t: Double) -> Double

    /// What the sum of terms is divided by: the samples times the outputs, unless a loss says otherwise.
    func divisor(samples: Int, outputs: Int) -> Double

    /// The errors p − t at which the slope jumps: a finite difference across one of them is not the
    /// slope on either side.
    var kinks: [Double] { get }

    /// The kinks, and the errors at which only the second derivative jumps.
    var joints: [Double] { get }

    /// What it takes for targets.
    var targets: LossTargets { get }

    /// The activation that the last layer must have; `nil`: any.
    var activation: Activation? { get }

    /// Where loss and ``activation`` are one formula of the pre-activations; only Descent's own are.
    var fusion: LossFusion? { get }

    /// What adds up many terms at once; `nil`: surfaces take a pass forward per point.
    var kernel: LossKernel? { get }
}

/// What a loss takes for targets.
public enum LossTargets: Sendable, Hashable {
    /// Any numbers.
    case numbers
    /// Numbers from 0 to 1, of each output by itself.
    case probabilities
    /// Numbers from 0 to 1, of which those of a sample have the sum 1.
    case distributions
    /// −1 or 1: the sign of a prediction is read off.
    case signs
}

extension LossFunction {
    /// Samples times outputs: the mean over all numbers.
    public func divisor(samples: Int, outputs: Int) -> Double { Double(samples * outputs) }
    /// The title.
    public var abbreviation: String { Self.kind.title }
    /// None.
    public var kinks: [Double] { [] }
    /// The kinks.
    public var joints: [Double] { kinks }
    /// Any numbers.
    public var targets: LossTargets { .numbers }
    /// Any activation of the last layer.
    public var activation: Activation? { nil }
    /// Nothing is computed together with an activation.
    public var fusion: LossFusion? { nil }
    /// No kernel: Swift computes it.
    public var kernel: LossKernel? { nil }
}

extension LossFunction {
    /// Whether loss and last activation are one formula of the pre-activations, whose slope there is
    /// (prediction − target) over the divisor.
    package func isOneFormula(with activation: Activation?) -> Bool {
        fusion != nil && activation == self.activation
    }
}
