import Schema

/// The losses there are.
public enum Losses {
    /// Those of Descent. `adding` makes a list with further ones.
    public static let all = KindList<Loss>(
        "loss", plural: "losses",
        [
            .function(MeanSquaredError.self), .function(MeanAbsoluteError.self), .function(Huber.self),
            .function(BinaryCrossEntropy.self), .function(CrossEntropy.self), .function(Hinge.self),
        ])

    /// The loss of that name; nil if there is none.
    public static func named(_ name: String) -> Loss? { all.entry(named: name)?.prototype }
}

extension KindList<Loss>.Entry {
    /// A loss of the list.
    public static func function<Function: LossFunction>(_ type: Function.Type) -> Self {
        Self(Function.kind) {
            Loss($0)
        } unwrap: {
            $0.function as? Function
        }
    }
}
