import Schema

/// A layer as it is written: rows may be ragged, and the weights may be drawn.
package struct LayerSpec: Sendable, Hashable {
    /// nil: as many as there are rows of weights.
    package var nodes: Int?
    package var activation: Activation
    /// A row per node; empty where they are drawn.
    package var weights: [[Double]]
    package var biases: BiasSpec
    /// Where the weights come from if there are none; needs ``nodes``.
    package var initialization: Initialization?
    /// What stands behind the layer; written as items of their own.
    package var behind: [FunctionLayer] = []

    /// The biases of a layer: none, one number for all nodes, or one each.
    package enum BiasSpec: Sendable, Hashable {
        case none
        case all(Double)
        case each([Double])
    }

    static let prototype = LayerSpec(
        nodes: nil, activation: .identity, weights: [], biases: .none, initialization: nil)

    static func kind(seed: UInt64, of kinds: ExperimentKinds) -> Kind<LayerSpec> {
        Kind(
            "layer", "A fully connected layer.", prototype,
            fields: [
                Field(
                    "nodes", \.nodes, .optional(.integer(1...1_000_000)),
                    "How many nodes; a row of weights each.",
                    called: "the number of nodes of %",
                    knownAs: ["units", "neurons", "size", "width", "out-features"], example: "8"),
                Field(
                    "activation", \.activation, kinds.activations.word,
                    "What a node makes of the sum that arrives.",
                    called: "the activation of %", knownAs: ["nonlinearity", "transfer"],
                    example: "relu, or identity for none", isRequired: true),
                Field(
                    "weights", \.weights, .matrix, "A row per node, a column per node that feeds it.",
                    called: "the weights of %", knownAs: ["kernel"], symbol: "W",
                    example: "[[2, 1], [1, 2]]"),
                Field(
                    "biases", \.biases, BiasSpec.form,
                    "A number per node, or one for all; without the key none.",
                    called: "the biases of %", knownAs: ["bias", "intercept", "use-bias"], symbol: "b",
                    example: "[0, 0]"),
                Field(
                    "initialization", \.initialization, .optional(kinds.initializations(seed).form),
                    "How the weights are drawn.", called: "the initialization of %",
                    knownAs: ["init", "initializer", "kernel-initializer"],
                    example: "{scheme: he-normal, seed: 1}"),
            ]
        ) { layer in
            if layer.initialization != nil, layer.nodes == nil {
                return [
                    Problem(
                        path: [], place: .head, message: "% has no \"nodes\"",
                        remedy: "write nodes: 8, as its weights are drawn")
                ]
            }
            guard layer.initialization == nil, layer.weights.isEmpty else { return [] }
            return [
                Problem(
                    path: [], place: .head, message: "% has no \"weights\"",
                    remedy: "write a row per node, with a number for every node that feeds it: "
                        + "weights: [[2, 1], [1, 2]]; or initialization: {scheme: he-normal, seed: 1}")
            ]
        }
    }
}

extension LayerSpec.BiasSpec {
    static let form = Form<LayerSpec.BiasSpec>(
        .either([.number(.all), .list(of: .number(.all), counts: nil)])
    ) {
        value, spot, reader in
        if case .number = value {
            return Form<Double>.number.readAnyhow(value, at: spot, into: &reader).map { .all($0) }
        }
        return Form<[Double]>.row.readAnyhow(value, at: spot, into: &reader).map { .each($0) }
    } write: {
        switch $0 {
        case .none: .none
        case .all(let number): .number(number)
        case .each(let numbers): .numbers(numbers)
        }
    }
}

extension Form where Content == [Double] {
    /// A list of finite numbers.
    static var row: Form { .list(of: .number) { "number \($0 + 1) of \($1)" } }
}

extension Form where Content == [[Double]] {
    /// A list of lists of finite numbers.
    static var matrix: Form { .list(of: .row) { "row \($0) of \($1)" } }
}
