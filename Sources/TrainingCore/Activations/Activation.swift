import Schema

/// Any activation, as one value.
///
/// `Activation.relu` and its like are Descent's own, each in a file beside this one; `Activation(MyFunction())`
/// is one of your own.
public struct Activation: Sendable, Hashable, CustomStringConvertible {
    package let function: any ActivationFunction

    /// Any function, also one of your own.
    public init(_ function: some ActivationFunction) { self.function = function }

    /// As experiment files write it: `leaky-relu`.
    public var name: String { type(of: function).name }

    /// The name.
    public var description: String { name }

    /// Whether a node's value depends on its own pre-activation alone: true of all but softmax.
    public var isElementwise: Bool { function.isElementwise }

    /// The node's value at pre-activation `z`. Not-a-number stays not-a-number. Of softmax, the value of
    /// a layer of one node, which is 1.
    public func value(_ z: Double) -> Double { function.value(z) }

    /// The derivative of ``value(_:)`` at pre-activation `z`.
    public func slope(atPreActivation z: Double) -> Double { function.slope(at: z, value: function.value(z)) }

    /// The second derivative of ``value(_:)`` at pre-activation `z`; see ``ActivationFunction/curvature(at:value:)``.
    package func curvature(atPreActivation z: Double) -> Double {
        function.curvature(at: z, value: function.value(z))
    }

    /// The pre-activations at which the slope or the value jumps: a finite difference across one of them is
    /// not the slope on either side.
    package var kinks: [Double] { function.kinks }

    /// Whether both are the same function with the same settings.
    public static func == (one: Activation, other: Activation) -> Bool {
        AnyHashable(one.function) == AnyHashable(other.function)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) { function.hash(into: &hasher) }
}

extension ActivationFunction {
    /// As experiment files write it.
    public static var name: String { kind.name }
}
