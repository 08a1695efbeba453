extension ExperimentDraft {
    /// Every row and list whose length does not fit, in the order of an experiment file.
    ///
    /// What a layer should have follows from its own node count, so that one short row is one problem
    /// and not one in every layer above.
    var shapeProblems: [ExperimentError] {
        var problems: [ExperimentError] = []
        if inputCount < 1 { problems.append(.noInputs(found: inputCount)) }
        if layers.isEmpty { problems.append(.noLayers) }
        var feeding = inputCount
        var parameters = 0.0
        for (index, layer) in layers.enumerated() {
            problems += shapeProblems(of: layer, index: index, feeding: feeding)
            let nodes = layer.nodes ?? layer.weights.count
            parameters += Double(nodes) * Double(feeding)
            if layer.initialization != nil, parameters > Double(Experiment.maximumInitializedWeights) {
                problems.append(.tooManyWeights(layer: index))
                break
            }
            feeding = nodes
        }
        if inputs.isEmpty { problems.append(.noSamples) }
        for (sample, row) in inputs.enumerated() where row.count != inputCount && inputCount >= 1 {
            problems.append(.sampleWidth(sample: sample, expected: inputCount, found: row.count))
        }
        if !inputs.isEmpty, targets.count != inputs.count {
            problems.append(.targetCount(samples: inputs.count, found: targets.count))
        }
        for (sample, row) in targets.enumerated() where row.count != feeding && !layers.isEmpty {
            problems.append(.targetWidth(sample: sample, expected: feeding, found: row.count))
        }
        return problems
    }

    private func shapeProblems(of layer: Layer, index: Int, feeding: Int) -> [ExperimentError] {
        let nodes = layer.nodes ?? layer.weights.count
        guard nodes >= 1 else { return [.noNodes(layer: index, found: nodes)] }
        var problems = layer.initialization?.problems(layer: index) ?? []
        if layer.initialization != nil {
            if !layer.weights.isEmpty { problems.append(.weightsTwice(layer: index)) }
        } else if layer.weights.count != nodes {
            problems.append(.nodeCount(layer: index, nodes: nodes, rows: layer.weights.count))
        }
        for (node, row) in layer.weights.enumerated() where row.count != feeding {
            problems.append(.weightRow(layer: index, node: node, expected: feeding, found: row.count))
        }
        if let biases = layer.biases, biases.count != nodes {
            problems.append(.biasCount(layer: index, expected: nodes, found: biases.count))
        }
        return problems
    }
}
