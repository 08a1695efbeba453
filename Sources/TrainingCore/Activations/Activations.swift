import Schema

/// The activations there are.
public enum Activations {
    /// Those of Descent. `adding` makes a list with further ones.
    public static let all = KindList<Activation>(
        "activation",
        [
            .function(Identity.self), .function(ReLU.self), .function(LeakyReLU.self), .function(ELU.self),
            .function(HyperbolicTangent.self), .function(Sigmoid.self), .function(Softplus.self),
            .function(GELU.self), .function(SiLU.self), .function(Step.self), .function(Softmax.self),
        ])

    /// Those whose value and slope at one pre-activation tell the whole of them: all but softmax.
    public static var elementwise: [Activation] { all.prototypes.filter(\.isElementwise) }

    /// The activation of that name; nil if there is none.
    public static func named(_ name: String) -> Activation? { all.entry(named: name)?.prototype }
}

extension KindList<Activation>.Entry {
    /// An activation of the list.
    public static func function<Function: ActivationFunction>(_ type: Function.Type) -> Self {
        Self(Function.kind) {
            Activation($0)
        } unwrap: {
            $0.function as? Function
        }
    }
}
