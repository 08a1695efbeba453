import Schema

/// What a node makes of its pre-activation z, the weighted sum that arrives at it, as a value with behavior.
///
/// To add one: a file with a type that conforms, and its line in ``Activations/all``. What is said here is all
/// that anybody asks: the passes forward and back, curvature, the engines of surfaces and figures.
public protocol ActivationFunction: Sendable, Hashable {
    /// Its name, what it is in one line, and the words under which people know it. It has no fields.
    static var kind: Kind<Self> { get }

    /// The node's value at pre-activation `z`. Not-a-number stays not-a-number.
    func value(_ z: Double) -> Double

    /// The derivative of ``value(_:)`` at `z`, where the value is `a`.
    func slope(at z: Double, value a: Double) -> Double

    /// The derivative of the slope at `z`, where the value is `a`. At a joint of two formulas, where there is
    /// none, that of the formula which ``value(_:)`` takes there.
    func curvature(at z: Double, value a: Double) -> Double

    /// What its graph looks like, by which engines of surfaces know what they can do.
    var graph: ActivationGraph { get }

    /// The largest magnitude that a value can have; `nil` where it is never further from 0 than z, or than 1
    /// where that is more.
    var bound: Double? { get }

    /// The pre-activations at which the slope or the value jumps: a finite difference across one of them is not
    /// the slope on either side.
    var kinks: [Double] { get }

    /// The pre-activations at which two different formulas meet: the kinks, and the joints at which only a
    /// second derivative jumps, which still spoils a finite difference of high order.
    var joints: [Double] { get }

    /// Whether the slope is 0 everywhere, so that nothing below learns.
    var isFlat: Bool { get }

    /// Whether a node's value depends on its own pre-activation alone.
    var isElementwise: Bool { get }

    /// What does the same to many numbers at once; `nil`: ``value(_:)`` and ``slope(at:value:)`` are asked for
    /// every number, and surfaces take a pass forward per point.
    var kernel: ActivationKernel? { get }
}

/// What the graph of an activation looks like.
public enum ActivationGraph: Sendable, Hashable {
    /// A straight line.
    case straight
    /// a = max(0, z).
    case ramp
    /// Straight pieces that meet.
    case pieces
    /// Curved, without jumps.
    case curved
    /// The value jumps somewhere: rounding of the pre-activation may change it by as much.
    case jumping
}

extension ActivationFunction {
    /// No bound.
    public var bound: Double? { nil }
    /// None.
    public var kinks: [Double] { [] }
    /// The kinks.
    public var joints: [Double] { kinks }
    /// Not flat.
    public var isFlat: Bool { false }
    /// Each value depends on its own pre-activation.
    public var isElementwise: Bool { true }
    /// No kernel: Swift computes it.
    public var kernel: ActivationKernel? { nil }
}
