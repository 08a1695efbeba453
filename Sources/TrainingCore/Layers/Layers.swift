import Schema

/// The layers there are beside fully connected ones.
public enum Layers {
    /// Those of Descent. `adding` makes a list with further ones.
    public static let all = KindList<FunctionLayer>("layer", [.function(Dropout.self)])

    fileprivate static let parameters = Field<FunctionLayer>(
        "parameters", \.parameters, .optional(.list(of: .number)),
        "Its parameters; those that it starts with.",
        called: "the parameters of %", example: "[1, 1]")
}

extension KindList<FunctionLayer>.Entry {
    /// A layer of the list. One of its fields has the kind's own name as its key.
    public static func function<Function: LayerFunction>(_ type: Function.Type) -> Self {
        Self(Function.kind, outer: Function.parameterNames.isEmpty ? [] : [Layers.parameters]) {
            FunctionLayer($0)
        } unwrap: {
            $0.function as? Function
        }
    }
}
