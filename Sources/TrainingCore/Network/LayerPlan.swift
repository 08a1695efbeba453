/// How a layer is built, said once: its sizes, where its numbers are in the flat list of parameters, and what it does.
/// The passes, tangents, engines, kernels and files go by it.
package struct LayerPlan: Sendable {
    package let inputs: Int
    package let nodes: Int
    /// Where the weights begin, row by row.
    package let weights: Int
    /// Where the biases begin; nil: the layer has none.
    package let biases: Int?
    /// All of its parameters, with those of what stands behind it.
    package let parameters: Range<Int>
    package let activation: Activation
    /// What stands behind it, in its order.
    package let functions: [Function]

    /// What stands behind a layer.
    package struct Function: Sendable {
        package let function: any LayerFunction
        /// Where its parameters are.
        package let parameters: Range<Int>
        /// How many of them each name has.
        package let counts: [(name: String, count: Int)]
        /// Which of those behind the layer, from 0.
        package let position: Int

        /// Whether a pass has anything to do for it.
        func isAtWork(inTraining: Bool) -> Bool {
            function.behavior != .passThrough || inTraining && function.differsInTraining
        }
    }

    /// The weights alone.
    package var weightRange: Range<Int> { weights..<weights + inputs * nodes }

    /// Weights and biases, without what stands behind.
    package var ownRange: Range<Int> { weights..<weights + inputs * nodes + (biases == nil ? 0 : nodes) }

    /// What does anything in evaluation.
    package var evaluatedFunctions: [Function] { functions.filter { $0.isAtWork(inTraining: false) } }

    /// Whether in evaluation it is its sums and its activation alone.
    package var isPlain: Bool { evaluatedFunctions.isEmpty }
}

extension Network {
    /// From the first hidden layer to the output.
    package var plan: [LayerPlan] {
        var start = 0
        return layers.map { layer in
            let first = start
            let biases = first + layer.weights.elements.count
            start = biases + (layer.biases?.count ?? 0)
            let functions = layer.behind.enumerated().map { position, stage in
                let range = start..<start + (stage.parameters?.count ?? 0)
                start = range.upperBound
                return LayerPlan.Function(
                    function: stage.function, parameters: range,
                    counts: stage.counts(nodes: layer.nodeCount), position: position)
            }
            return LayerPlan(
                inputs: layer.inputCount, nodes: layer.nodeCount, weights: first,
                biases: layer.biases == nil ? nil : biases, parameters: first..<start,
                activation: layer.activation, functions: functions)
        }
    }
}
