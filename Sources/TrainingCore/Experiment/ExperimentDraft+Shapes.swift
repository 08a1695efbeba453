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
        if inputCount >= 1 {
            problems += widthProblems(inputs, expected: inputCount, ExperimentError.sampleWidth)
        }
        if !inputs.isEmpty, targets.count != inputs.count {
            problems.append(.targetCount(samples: inputs.count, found: targets.count))
        }
        if !layers.isEmpty {
            problems += widthProblems(targets, expected: feeding, ExperimentError.targetWidth)
        }
        return problems
    }

    /// A problem for each row of another width; where several have the same, and beyond a few, it is one mistake, and one
    /// problem with their number.
    private func widthProblems(
        _ rows: NumberRows, expected: Int,
        _ problem: (_ sample: Int, _ expected: Int, _ found: Int, _ others: Int) -> ExperimentError
    ) -> [ExperimentError] {
        if rows.allHave(width: expected) { return [] }
        let wrong = rows.indices.filter { rows.width(of: $0) != expected }
        let widths = Set(wrong.map { rows.width(of: $0) })
        let shown = wrong.count > 3 || widths.count == 1 ? wrong.prefix(1) : wrong[...]
        return shown.map { problem($0, expected, rows.width(of: $0), wrong.count - shown.count) }
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
        return problems + layer.behind.problems(layer: index, nodes: nodes)
    }
}
