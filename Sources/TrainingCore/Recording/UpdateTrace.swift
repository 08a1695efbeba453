import Tables

/// Everything that one update of a training computed on its way: a pass forward and back over its batch.
public struct UpdateTrace: Sendable, Hashable {
    /// From 0: the update after so many others.
    public let update: Int
    /// The network before the update.
    public let network: Network
    /// Which samples were used, in their order, and their rows of the data.
    public let samples: [Int]
    /// The samples of the update, in the order in which they were taken.
    public let batch: Dataset
    /// Over the batch, before the update, without a penalty.
    public let loss: Double
    /// The pass forward, with the parameters from before the update.
    public let forward: ForwardTrace
    /// The gradient in it is that of the loss, without a penalty.
    public let backward: BackwardTrace

    /// What the gradient of a weight is made of, for one sample: their product, summed over the samples of
    /// the batch, is the gradient.
    public struct Factors: Sendable, Hashable {
        /// The value that arrives at the weight; 1 for a bias.
        public let input: Double
        /// activation′(z) of the weight's node; nil where a node's value depends on the others' z, too
        /// (softmax): there ∂L/∂z is known as a whole.
        public let activationSlope: Double?
        /// ∂L/∂a of the weight's node; ∂L/∂z where there is no ``activationSlope``.
        public let valueSlope: Double

        /// This sample's part of the gradient.
        public var product: Double { valueSlope * (activationSlope ?? 1) * input }
    }

    /// The factors of a weight or bias, one for each sample; nil if the network has none of that name, and for
    /// parameters of what stands behind a layer.
    public func factors(of name: ParameterName) -> [Factors]? {
        guard network.index(of: name) != nil, name.isOfUnit else { return nil }
        let layer = network.layers[name.layer - 1]
        let (values, slopes) = (forward.layers[name.layer - 1], backward.layers[name.layer - 1])
        let isElementwise = layer.activation.isElementwise && !isTakenTogether(layer: name.layer)
        let below = name.layer == 1 ? batch.inputs : forward.layers[name.layer - 2].outputs
        return samples.indices.map { sample in
            Factors(
                input: name.input.map { below[sample, $0] } ?? 1,
                activationSlope: isElementwise
                    ? layer.activation.function.slope(
                        at: values.preActivations[sample, name.node],
                        value: values.values[sample, name.node]) : nil,
                valueSlope: isElementwise
                    ? slopes.valueSlopes[sample, name.node] : slopes.preActivationSlopes[sample, name.node])
        }
    }

    /// Whether loss and activation of a layer, counted from 1, are one formula, in which the exponentials
    /// have cancelled: the product of their slopes may be 0 · ∞.
    private func isTakenTogether(layer: Int) -> Bool {
        layer == network.layers.count && lossKind.function.fusion != nil
    }

    let lossKind: Loss
}

extension Recording {
    /// The passes forward and back of one update, counted from 0; nil if it was not done, or if the
    /// parameters before it were not kept. O(batch × parameters).
    public func trace(ofUpdate update: Int) -> UpdateTrace? {
        guard (0..<updateCount).contains(update), let network = network(after: update),
            let samples = samples(ofUpdates: update..<update + 1).first
        else { return nil }
        let batch = experiment.data.chosen(samples)
        let draw =
            network.differsInTraining ? TrainingDraw(seed: experiment.training.seed, update: update) : nil
        let forward = network.trace(batch.inputs, draw: draw)
        return UpdateTrace(
            update: update, network: network, samples: samples, batch: batch, loss: batchLoss[update],
            forward: forward,
            backward: network.slopes(
                forward, inputs: batch.inputs, targets: batch.targets, loss: experiment.loss, draw: draw),
            lossKind: experiment.loss)
    }

    /// The traces that ``RecordingOptions/traces`` asks for, of the updates that were done, in order.
    public var traces: [UpdateTrace] {
        Set(experiment.recording.traces).sorted().compactMap(trace(ofUpdate:))
    }
}

extension UpdateTrace {
    /// `update`, `samples`, `loss`; `layers`, with `preActivations`, `values`, where something stands behind the
    /// layer `changed` (what it made of the values), `valueSlopes` (∂L/∂a) and
    /// `preActivationSlopes` (∂L/∂z), samples × nodes each; and `gradients`: for each parameter its name
    /// `parameter`, its `gradient`, and of weights and biases `factors`, for each sample `input`, `activationSlope` (null for softmax,
    /// and for a sigmoid under binary cross-entropy) and `valueSlope`.
    public var json: JSONValue {
        .object([
            .init("update", .integer(update)),
            .init("samples", .array(samples.map { .integer($0) })),
            .init("loss", .number(loss)),
            .init(
                "layers",
                .array(
                    zip(forward.layers, backward.layers).map { values, slopes in
                        .object(
                            [
                                .init("preActivations", JSONValue(values.preActivations)),
                                .init("values", JSONValue(values.values)),
                            ] + (values.changed.map { [.init("changed", JSONValue($0))] } ?? []) + [
                                .init("valueSlopes", JSONValue(slopes.valueSlopes)),
                                .init("preActivationSlopes", JSONValue(slopes.preActivationSlopes)),
                            ])
                    })),
            .init(
                "gradients",
                .array(
                    zip(network.parameterNames, backward.gradient).map { name, gradient in
                        .object(
                            [
                                .init("parameter", .string(name.description)),
                                .init("gradient", .number(gradient)),
                            ]
                                + (factors(of: name).map { [.init("factors", .array($0.map(\.json)))] } ?? [])
                        )
                    })),
        ])
    }

    func add(to archive: inout NumPyArchive) {
        let name = "trace_\(update)_"
        archive.add(name + "samples", samples.map(Double.init))
        archive.add(name + "inputs", batch.inputs)
        for (index, (values, slopes)) in zip(forward.layers, backward.layers).enumerated() {
            archive.add(name + "preactivations_\(index + 1)", values.preActivations)
            archive.add(name + "values_\(index + 1)", values.values)
            if let changed = values.changed { archive.add(name + "changed_\(index + 1)", changed) }
            archive.add(name + "value_slopes_\(index + 1)", slopes.valueSlopes)
            archive.add(name + "preactivation_slopes_\(index + 1)", slopes.preActivationSlopes)
        }
    }
}

extension UpdateTrace.Factors {
    fileprivate var json: JSONValue {
        .object([
            .init("input", .number(input)),
            .init("activationSlope", activationSlope.map { .number($0) } ?? .null),
            .init("valueSlope", .number(valueSlope)),
        ])
    }
}
