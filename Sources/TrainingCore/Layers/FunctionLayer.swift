import Schema

/// A ``LayerFunction`` where it stands: behind a fully connected layer, with the parameters that it has there.
public struct FunctionLayer: Sendable, Hashable {
    /// What it does.
    public let function: any LayerFunction
    /// In the order of ``LayerFunction/parameterNames``; nil where the function says what they are before the
    /// training. In a ``Layer`` they are known.
    public internal(set) var parameters: [Double]?

    /// A layer with these parameters, or with those that it starts with.
    public init(_ function: any LayerFunction, parameters: [Double]? = nil) {
        self.function = function
        self.parameters = parameters
    }

    /// As experiment files write it: `dropout`.
    public var name: String { function.name }

    /// The setting that has the name of its kind, where that is a number: the 0.3 of `{dropout: 0.3}`. Of what is learned
    /// it would say how that begins, and is left out.
    package var setting: Double? { type(of: function).parameterNames.isEmpty ? function.namedSetting : nil }

    /// With the parameters that it has behind so many nodes.
    func placed(nodes: Int) -> FunctionLayer {
        FunctionLayer(function, parameters: parameters ?? function.start(nodes: nodes))
    }

    /// How many parameters each name has behind so many nodes.
    func counts(nodes: Int) -> [(name: String, count: Int)] {
        type(of: function).parameterNames.map { ($0, function.start($0, nodes: nodes).count) }
    }

    /// Whether both are the same function with the same settings and parameters.
    public static func == (one: FunctionLayer, other: FunctionLayer) -> Bool {
        AnyHashable(one.function) == AnyHashable(other.function) && one.parameters == other.parameters
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        function.hash(into: &hasher)
        hasher.combine(parameters)
    }
}

extension Array<FunctionLayer> {
    /// The dropout among them.
    package var dropout: Dropout? { lazy.compactMap { $0.function as? Dropout }.first }
}
