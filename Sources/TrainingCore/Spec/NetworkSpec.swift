import Schema

/// A network as it is written.
package struct NetworkSpec: Sendable, Hashable {
    /// nil: not written, or not readable.
    package var inputCount: Int?
    package var layers: [LayerSpec]

    static func kind(seed: UInt64, of kinds: ExperimentKinds) -> Kind<NetworkSpec> {
        Kind(
            "network", "The layers of a network, from its inputs to its outputs.",
            NetworkSpec(inputCount: nil, layers: []),
            fields: [
                Field(
                    "inputs", \.inputCount, .optional(.integer(1...1_000_000)),
                    "How many numbers a sample has.",
                    called: "the number of inputs of the network", example: "2", isRequired: true),
                Field(
                    "layers", \.layers, LayerItem.list(seed: seed, of: kinds),
                    "From the first hidden one to the output.", called: "the layers of the network",
                    example: "[{activation: relu, weights: [[1, 2]]}], a mapping per layer", isRequired: true),
            ])
    }
}
