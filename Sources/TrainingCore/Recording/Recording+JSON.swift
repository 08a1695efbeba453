import Tables

extension Recording {
    /// What `descent train --json` prints: `loss`, `batchLoss`, and `initial` and `final`, each with
    /// `predictions`, `weights` and `biases` per layer (null where a layer has none) and `gradients`
    /// of the loss over all data. With test and validation samples also `testLoss` and `validationLoss`; of a
    /// classifier also `accuracy`, `testAccuracy` and `validationAccuracy`; of a network with relu also `deadUnits`;
    /// with early stopping also `bestUpdate`; with a penalty also `penalty`, and in
    /// each state `penaltyGradients`, which are not in `gradients`; where the data were prepared also
    /// `preparation`, with `testSamples`, `validationSamples`, `means` and `deviations`; where weights were thinned also
    /// `keptUpdates`; and the `traces` that were asked for (see ``UpdateTrace/json``). Losses that were not
    /// taken are null.
    public var json: JSONValue {
        .object(
            [.init("loss", JSONValue(loss)), .init("batchLoss", JSONValue(batchLoss))] + testMembers + [
                .init("initial", .object(members(of: initial))), .init("final", .object(members(of: final))),
            ] + traceMembers)
    }

    private func members(of state: NetworkState) -> [JSONValue.Member] {
        state.members + penaltyMembers(of: state)
    }

    private func penaltyMembers(of state: NetworkState) -> [JSONValue.Member] {
        guard let penalty = experiment.penalty else { return [] }
        let slopes = state.network.replacing(parameters: penalty.gradient(of: state.network))
        return [.init("penaltyGradients", .object(slopes.members))]
    }

    private var traceMembers: [JSONValue.Member] {
        let traces = traces
        return traces.isEmpty ? [] : [.init("traces", .array(traces.map(\.json)))]
    }

    private var testMembers: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        for series in RecordedSeries.aside {
            let list = series.list(self)
            if !list.isEmpty { members.append(.init(series.name, JSONValue(list))) }
        }
        if let bestUpdate { members.append(.init("bestUpdate", .integer(bestUpdate))) }
        if !penalty.isEmpty { members.append(.init("penalty", JSONValue(penalty))) }
        if isThinned { members.append(.init("keptUpdates", .array(keptUpdates.map { .integer($0) }))) }
        if let record = experiment.preparation {
            func numbers(_ samples: [Int]) -> JSONValue { .array(samples.map { .integer($0) }) }
            members.append(
                .init(
                    "preparation",
                    .object(
                        [.init("testSamples", numbers(record.testSamples))]
                            + (record.validationSamples.isEmpty
                                ? [] : [.init("validationSamples", numbers(record.validationSamples))]) + [
                                .init("means", JSONValue(record.means)),
                                .init("deviations", JSONValue(record.deviations)),
                            ])))
        }
        return members
    }

    /// All values that a lesson can name: the tree of ``json``, with more in it.
    ///
    /// At the top also `learningRates` and `gradientNorms` (n numbers each), `layerGradientNorms` (of the updates
    /// kept, a list with a number per layer), `updates` and `divergedAt` (null
    /// unless it diverged). In each state also `loss`,
    /// `errors` (prediction − target, samples × outputs), `hidden` (the values of the hidden layers:
    /// layer from 0, sample, node), and each weight and bias under its name (`W1[0,1]`); under
    /// `gradients` each slope under the name of what it is the slope of.
    package var values: JSONValue {
        .object(
            [.init("loss", JSONValue(loss)), .init("batchLoss", JSONValue(batchLoss))] + testMembers + [
                .init(
                    "initial", .object(initial.valueMembers(experiment.data) + penaltyMembers(of: initial))),
                .init("final", .object(final.valueMembers(experiment.data) + penaltyMembers(of: final))),
                .init("updates", .integer(updateCount)),
                .init("divergedAt", divergedAtUpdate.map { .integer($0) } ?? .null),
                .init("learningRates", JSONValue(learningRates)),
                .init("gradientNorms", JSONValue(gradientNorms)),
                .init("layerGradientNorms", JSONValue(layerGradientNorms)),
            ] + traceMembers)
    }
}

extension NetworkState {
    fileprivate var members: [JSONValue.Member] {
        [.init("predictions", JSONValue(predictions))] + network.members
            + [.init("gradients", .object(gradients.members))]
    }

    fileprivate func valueMembers(_ data: Dataset) -> [JSONValue.Member] {
        let errors = zip(predictions.elements, data.targets.elements).map { $0 - $1 }
        let hidden = network.trace(data.inputs).layers.dropLast().map { JSONValue($0.values) }
        return [.init("predictions", JSONValue(predictions))] + network.members
            + [
                .init("gradients", .object(gradients.members + gradients.namedMembers)),
                .init(
                    "errors",
                    JSONValue(
                        Matrix(rows: predictions.rows, columns: predictions.columns, known: errors))),
                .init("loss", .number(loss)),
                .init("hidden", .array(hidden)),
            ] + network.namedMembers
    }
}

extension Network {
    /// `weights` and `biases`, a list with an item per layer each; and `behind`, a list of numbers per layer, where
    /// anything that stands behind one has parameters.
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("weights", .array(layers.map { JSONValue($0.weights) })),
            .init("biases", .array(layers.map { layer in layer.biases.map { JSONValue($0) } ?? .null })),
        ]
        let others = layers.map { $0.behind.flatMap { $0.parameters ?? [] } }
        if others.contains(where: { !$0.isEmpty }) {
            members.append(.init("behind", .array(others.map { JSONValue($0) })))
        }
        return members
    }

    /// Each parameter under its name.
    fileprivate var namedMembers: [JSONValue.Member] {
        zip(parameterNames, parameters).map { .init($0.description, .number($1)) }
    }
}
