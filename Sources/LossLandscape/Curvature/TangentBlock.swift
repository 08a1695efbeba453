import CKernels
import TrainingCore

/// What a pass along a vector needs to know of a network.
struct TangentShape: Sendable {
    let layers: [LayerPlan]
    let parameters: [Double]
    let loss: Loss

    init(_ network: Network, loss: Loss) {
        layers = network.plan
        parameters = network.parameters
        self.loss = loss
    }
}

/// Some of the samples with all values and slopes that they have at one network, from which the
/// derivative of every slope along a vector follows.
///
/// R{…} is the derivative along the vector, as in Pearlmutter's paper; slopes are those of the mean
/// over this block.
struct TangentBlock: Sendable {
    let samples: Int
    /// Of these samples among all.
    let share: Double
    /// ∂L/∂parameters over the block.
    let gradient: [Double]
    private let inputs: [Double]
    private let targets: [Double]
    /// Per layer, samples × nodes: a, what feeds the layer above, a′, a″, ∂L/∂a and ∂L/∂z.
    private let values: [[Double]]
    private let outputs: [[Double]]
    private let slopes: [[Double]]
    private let curvatures: [[Double]]
    private let valueSlopes: [[Double]]
    private let preActivationSlopes: [[Double]]

    init(_ network: Network, inputs: Matrix, targets: Matrix, loss: Loss, share: Double) {
        let forward = network.trace(inputs)
        let backward = network.slopes(forward, inputs: inputs, targets: targets, loss: loss)
        samples = inputs.rows
        self.share = share
        gradient = backward.gradient
        self.inputs = inputs.elements
        self.targets = targets.elements
        values = forward.layers.map(\.values.elements)
        outputs = forward.layers.map(\.outputs.elements)
        slopes = zip(network.layers, forward.layers).map { layer, numbers in
            layer.activation.function.derivatives(of: numbers) { $0.slope(at: $1, value: $2) }
        }
        curvatures = zip(network.layers, forward.layers).map { layer, numbers in
            layer.activation.function.derivatives(of: numbers) { $0.curvature(at: $1, value: $2) }
        }
        valueSlopes = backward.layers.map(\.valueSlopes.elements)
        preActivationSlopes = backward.layers.map(\.preActivationSlopes.elements)
    }

    /// H·v over the block: R{∂L/∂parameters}.
    func product(_ vector: [Double], shape: TangentShape) -> [Double] {
        let tangents = forward(vector, shape: shape)
        var product = [Double](repeating: 0, count: vector.count)
        let last = shape.layers.count - 1
        var slopes = outputTangent(tangents[last], shape: shape)
        for index in stride(from: last, through: 0, by: -1) {
            let layer = shape.layers[index]
            // R{∂L/∂W} = R{∂L/∂z}ᵀ·x + (∂L/∂z)ᵀ·R{x}
            descent_layer_gradient(
                samples, layer.inputs, layer.nodes, index == 0 ? inputs : outputs[index - 1], slopes,
                layer.weights, layer.biases ?? -1, &product, 0)
            guard index > 0 else { break }
            if let below = tangents[index - 1] {
                add(products: below.output, preActivationSlopes[index], layer, to: &product)
            }
            slopes = tangentBelow(
                index, slopes, below: tangents[index - 1], vector: vector, shape: shape, product: &product)
        }
        return product
    }

    /// The derivatives of a layer's pre-activations and values, and of what feeds the layer above.
    private struct Tangent {
        var preActivation: [Double]
        var value: [Double]
        var output: [Double]
    }

    /// R{z} = R{x}·Wᵀ + x·Vᵀ + v_b and R{a}, layer by layer; nil for layers before the first that the
    /// vector moves, whose derivatives are 0.
    private func forward(_ vector: [Double], shape: TangentShape) -> [Tangent?] {
        var tangents: [Tangent?] = []
        for (index, layer) in shape.layers.enumerated() {
            let below = tangents.last ?? nil
            let isMoved = vector[layer.parameters].contains { $0 != 0 }
            guard below != nil || isMoved else {
                tangents.append(nil)
                continue
            }
            var moved = [Double](repeating: 0, count: samples * layer.nodes)
            if isMoved {
                descent_layer_forward(
                    samples, layer.inputs, layer.nodes, index == 0 ? inputs : outputs[index - 1], vector,
                    layer.weights, layer.biases ?? -1, &moved)
            }
            if let below {
                var fed = [Double](repeating: 0, count: moved.count)
                descent_layer_forward(
                    samples, layer.inputs, layer.nodes, below.output, shape.parameters, layer.weights, -1,
                    &fed)
                for element in moved.indices { moved[element] += fed[element] }
            }
            let value = valueTangent(moved, layer: layer, index: index)
            let output = outputTangent(value, layer: layer, index: index, vector: vector, shape: shape)
            tangents.append(Tangent(preActivation: moved, value: value, output: output))
        }
        return tangents
    }

    /// R{a} from R{z}; of softmax aₙ·(R{zₙ} − Σ aₘ·R{zₘ}).
    private func valueTangent(
        _ tangent: [Double], layer: LayerPlan, index: Int
    ) -> [Double] {
        guard !layer.activation.isElementwise else {
            return zip(tangent, slopes[index]).map { $0 * $1 }
        }
        let values = values[index]
        var result = tangent
        for sample in 0..<samples {
            let nodes = sample * layer.nodes..<(sample + 1) * layer.nodes
            var mean = 0.0
            for node in nodes { mean += values[node] * tangent[node] }
            for node in nodes { result[node] = values[node] * (tangent[node] - mean) }
        }
        return result
    }

    /// Adds the sums over samples of slope · tangent to the weights' part of a product.
    private func add(
        products tangent: [Double], _ slopes: [Double], _ layer: LayerPlan,
        to product: inout [Double]
    ) {
        var part = [Double](repeating: 0, count: layer.inputs * layer.nodes)
        descent_layer_gradient(samples, layer.inputs, layer.nodes, tangent, slopes, 0, -1, &part, 0)
        for index in part.indices { product[layer.weights + index] += part[index] }
    }

    /// What feeds the layer above, from R{a}.
    private func outputTangent(
        _ tangent: [Double], layer: LayerPlan, index: Int, vector: [Double], shape: TangentShape
    ) -> [Double] {
        if layer.isPlain { return tangent }
        return (0..<samples).flatMap { sample in
            let row = sample * layer.nodes..<(sample + 1) * layer.nodes
            return layer.outputTangents(
                of: Array(values[index][row]), tangents: Array(tangent[row]), parameters: shape.parameters,
                direction: vector)
        }
    }

    /// R{∂L/∂a} of the layer below `index` from that of what feeds the layer above, through what stands between, to
    /// whose parameters' part of a product it adds.
    private func tangentThroughFunctions(
        _ index: Int, _ slopeTangents: [Double], below: Tangent?, vector: [Double], shape: TangentShape,
        product: inout [Double]
    ) -> [Double] {
        let (layer, above) = (shape.layers[index - 1], shape.layers[index])
        var fed = [Double](repeating: 0, count: samples * layer.nodes)
        descent_layer_backward(
            samples, above.inputs, above.nodes, preActivationSlopes[index], shape.parameters, above.weights,
            &fed)
        let own = layer.functionParameters
        var result: [Double] = []
        for sample in 0..<samples {
            let row = sample * layer.nodes..<(sample + 1) * layer.nodes
            let found = layer.slopeTangents(
                of: Array(fed[row]), Array(slopeTangents[row]), values: Array(values[index - 1][row]),
                tangents: below.map { Array($0.value[row]) } ?? row.map { _ in 0 },
                parameters: shape.parameters, direction: vector)
            result += found.values
            for (place, slope) in zip(own, found.parameters) { product[place] += slope }
        }
        return result
    }

    /// R{∂L/∂z} of the layer below `index`: R{∂L/∂a}·a′ + ∂L/∂a·a″·R{z} with
    /// R{∂L/∂a} = R{∂L/∂z}·W + ∂L/∂z·V of the layer above.
    private func tangentBelow(
        _ index: Int, _ slopes: [Double], below: Tangent?, vector: [Double], shape: TangentShape,
        product: inout [Double]
    ) -> [Double] {
        let layer = shape.layers[index]
        let count = samples * layer.inputs
        var first = [Double](repeating: 0, count: count)
        var second = first
        descent_layer_backward(
            samples, layer.inputs, layer.nodes, slopes, shape.parameters, layer.weights, &first)
        descent_layer_backward(
            samples, layer.inputs, layer.nodes, preActivationSlopes[index], vector, layer.weights, &second)
        for element in 0..<count { first[element] += second[element] }
        if !shape.layers[index - 1].isPlain {
            first = tangentThroughFunctions(
                index, first, below: below, vector: vector, shape: shape, product: &product)
        }
        let own = valueSlopes[index - 1]
        let (activationSlopes, bends) = (self.slopes[index - 1], curvatures[index - 1])
        for element in 0..<count {
            var slope = first[element] * activationSlopes[element]
            if let below { slope += own[element] * bends[element] * below.preActivation[element] }
            first[element] = slope
        }
        return first
    }

    /// R{∂L/∂z} of the last layer. Where loss and activation belong together the slope is
    /// (prediction − target) / divisor, and so its derivative is the prediction's.
    private func outputTangent(_ tangent: Tangent?, shape: TangentShape) -> [Double] {
        let last = shape.layers.count - 1
        let layer = shape.layers[last]
        guard let tangent else { return [Double](repeating: 0, count: samples * layer.nodes) }
        let divisor = shape.loss.divisor(samples: samples, outputs: layer.nodes)
        let (values, valueSlopes) = (values[last], valueSlopes[last])
        let isOneFormula = shape.loss.function.isOneFormula(with: layer.activation)
        switch (isOneFormula, layer.activation.isElementwise) {
        case (true, true): return tangent.value.map { $0 / divisor }
        case (true, false):
            return tangent.value.indices.map { index in
                let sample = index / layer.nodes * layer.nodes
                let total = targets[sample..<sample + layer.nodes].reduce(0, +)
                return total * tangent.value[index] / divisor
            }
        case (false, false): return softmaxTangent(tangent, layer: layer, loss: shape.loss, divisor: divisor)
        case (false, true):
            return values.indices.map { index in
                let curvature = shape.loss.curvature(prediction: values[index], target: targets[index])
                return curvature / divisor * tangent.value[index] * slopes[last][index]
                    + valueSlopes[index] * curvatures[last][index] * tangent.preActivation[index]
            }
        }
    }

    /// The derivative of ∂L/∂zₙ = aₙ·(gₙ − Σ aₘ·gₘ) with g = ∂L/∂a.
    private func softmaxTangent(
        _ tangent: Tangent, layer: LayerPlan, loss: Loss, divisor: Double
    ) -> [Double] {
        let (values, slopes) = (values[values.count - 1], valueSlopes[valueSlopes.count - 1])
        let moved = values.indices.map { index in
            loss.curvature(prediction: values[index], target: targets[index]) / divisor * tangent.value[index]
        }
        var result = moved
        for sample in 0..<samples {
            let nodes = sample * layer.nodes..<(sample + 1) * layer.nodes
            var (mean, movedMean) = (0.0, 0.0)
            for node in nodes {
                mean += values[node] * slopes[node]
                movedMean += tangent.value[node] * slopes[node] + values[node] * moved[node]
            }
            for node in nodes {
                result[node] =
                    tangent.value[node] * (slopes[node] - mean) + values[node] * (moved[node] - movedMean)
            }
        }
        return result
    }
}

extension ActivationFunction {
    /// A derivative at every number of a layer; of a softmax nobody asks.
    fileprivate func derivatives(
        of layer: LayerTrace, _ derivative: (Self, _ z: Double, _ a: Double) -> Double
    ) -> [Double] {
        guard isElementwise else { return [] }
        return zip(layer.preActivations.elements, layer.values.elements).map { derivative(self, $0, $1) }
    }
}
