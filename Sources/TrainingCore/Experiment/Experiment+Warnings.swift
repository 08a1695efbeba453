extension Experiment {
    /// What is allowed and yet hardly meant, with places as in ``problems(network:data:loss:training:recording:)``.
    public var warnings: [ExperimentError] {
        guard training.updates > 0,
            let flat = network.layers.lastIndex(where: { $0.activation.function.isFlat })
        else { return [] }
        return [
            .nothingLearns(layer: flat, of: network.layers.count, network.layers[flat].activation)
                .placed(amongDropoutsBehind: network.layers.map { $0.dropout != nil })
        ]
    }
}

extension ExperimentError {
    /// `layer` counts from 0.
    static func nothingLearns(layer: Int, of count: Int, _ activation: Activation) -> ExperimentError {
        let stays = layer == 0 ? "layer 1" : "layers 1 to \(layer + 1)"
        return ExperimentError(
            path: ["network", "layers", .index(layer), "activation"],
            message:
                "The slope of \(activation) in layer \(layer + 1) is 0 everywhere: no gradient gets through, "
                + "and the weights of \(stays) do not learn.",
            remedy: layer + 1 == count
                ? "Train identity with the loss hinge and read off the sign, or take sigmoid."
                : "Take sigmoid or relu.")
    }
}
