import TrainingCore

/// A network, forward and back, one sample at a time and as simply as can be: it shares nothing with passes and figures.
struct ReferenceNetwork {
    let experiment: Experiment
    let layers: [Layer]

    init(_ experiment: Experiment, parameters: [Double]) {
        self.experiment = experiment
        layers = experiment.network.replacing(parameters: parameters).layers
    }

    struct Pass {
        /// Of every layer, the inputs being the first.
        var sums: [[Double]]
        var values: [[Double]]
        /// What feeds the layer above.
        var outputs: [[Double]]
        /// What the terms of each sum add up to without their signs.
        var sizes: [[Double]]
    }

    func trace(_ input: [Double]) -> Pass {
        var pass = Pass(sums: [input], values: [input], outputs: [input], sizes: [input.map(abs)])
        for layer in layers {
            let before = pass.outputs[pass.outputs.count - 1]
            var (sums, sizes) = ([Double](), [Double]())
            for node in 0..<layer.nodeCount {
                var sum = layer.biases?[node] ?? 0
                var size = abs(sum)
                for (index, value) in before.enumerated() {
                    sum += layer.weights[node, index] * value
                    size += abs(layer.weights[node, index] * value)
                }
                sums.append(sum)
                sizes.append(size)
            }
            pass.sums.append(sums)
            pass.sizes.append(sizes)
            let own = values(layer, sums)
            pass.values.append(own)
            pass.outputs.append(outputs(layer, own))
        }
        return pass
    }

    private func values(_ layer: Layer, _ sums: [Double]) -> [Double] {
        guard !layer.activation.isElementwise else { return sums.map(layer.activation.value) }
        let top = sums.max() ?? 0
        let powers = sums.map { exponential($0 - top) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }

    /// Through what stands behind a layer.
    private func outputs(_ layer: Layer, _ values: [Double]) -> [Double] {
        layer.behind.reduce(values) { $1.function.values(of: $0, parameters: $1.parameters ?? [], draw: nil) }
    }

    func predictions(_ sample: Int) -> [Double] {
        let pass = trace(experiment.data.inputs.row(sample))
        return pass.values[pass.values.count - 1]
    }

    /// The prediction of a target, with the noise of its sum.
    func prediction(_ index: Int) -> Fact {
        let columns = experiment.data.targets.columns
        let pass = trace(experiment.data.inputs.row(index / columns))
        let last = pass.values.count - 1
        return Fact(
            pass.values[last][index % columns],
            noise: 1e-11 * (pass.sizes[last][index % columns] + abs(pass.values[last][index % columns])))
    }

    func loss(of samples: [Int]? = nil) -> Fact {
        let (data, loss) = (experiment.data, experiment.loss)
        let samples = samples ?? Array(0..<data.sampleCount)
        var (sum, size) = (0.0, 0.0)
        for sample in samples {
            let pass = trace(data.inputs.row(sample))
            let values = pass.values[pass.values.count - 1]
            if let terms = fusedTerms(pass, sample) {
                sum += terms.reduce(0, +)
                size += zip(terms, pass.sizes[layers.count]).reduce(0) { $0 + abs($1.0) + $1.1 }
                continue
            }
            for (output, prediction) in values.enumerated() {
                let target = data.targets[sample, output]
                let term = loss.term(prediction: prediction, target: target)
                sum += term
                let slope = abs(loss.slope(prediction: prediction, target: target))
                size += abs(term) + slope * (abs(prediction) + abs(target))
            }
        }
        let divisor = loss.divisor(samples: samples.count, outputs: data.targets.columns)
        return Fact(sum / divisor, noise: size.isFinite ? 1e-12 * size / divisor : 0)
    }

    // MARK: Back

    struct Slopes {
        /// Of the loss of one sample, for the values, for what feeds the layer above and for the sums of every layer;
        /// the inputs are the first.
        var values: [[Double]]
        var outputs: [[Double]]
        var sums: [[Double]]
    }

    func backward(_ sample: Int, divisor: Double) -> (pass: Pass, slopes: Slopes) {
        let (data, loss) = (experiment.data, experiment.loss)
        let pass = trace(data.inputs.row(sample))
        let count = layers.count
        var slopes = Slopes(
            values: pass.values.map { $0.map { _ in 0 } }, outputs: pass.values.map { $0.map { _ in 0 } },
            sums: pass.values.map { $0.map { _ in 0 } })
        for output in pass.values[count].indices {
            slopes.values[count][output] =
                loss.slope(prediction: pass.values[count][output], target: data.targets[sample, output])
                / divisor
        }
        for index in (1...count).reversed() {
            let layer = layers[index - 1]
            if index == count, let fused = fused(pass, sample, divisor) {
                slopes.sums[index] = fused
            } else if layer.activation.isElementwise {
                for node in 0..<layer.nodeCount {
                    slopes.sums[index][node] =
                        slopes.values[index][node]
                        * layer.activation.slope(atPreActivation: pass.sums[index][node])
                }
            } else {
                let values = pass.values[index]
                let mean = zip(values, slopes.values[index]).reduce(0) { $0 + $1.0 * $1.1 }
                for node in values.indices {
                    slopes.sums[index][node] = values[node] * (slopes.values[index][node] - mean)
                }
            }
            for node in 0..<layer.nodeCount {
                for input in 0..<layer.inputCount {
                    slopes.outputs[index - 1][input] += slopes.sums[index][node] * layer.weights[node, input]
                }
            }
            slopes.values[index - 1] = slopes.outputs[index - 1]
            guard index > 1, !layers[index - 2].behind.isEmpty else { continue }
            for node in slopes.values[index - 1].indices {
                let moved = tangents(layer: index - 1, pass.values[index - 1], along: node, nil)
                slopes.values[index - 1][node] = dot(moved, slopes.outputs[index - 1])
            }
        }
        return (pass, slopes)
    }

    private func dot(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// How what feeds the layer above moves with one value of a layer, counted from 1, or with one parameter.
    private func tangents(layer: Int, _ values: [Double], along node: Int?, _ parameter: Int?) -> [Double] {
        let network = experiment.network
        let parameters = layers.flatMap { layer in
            layer.weights.elements + (layer.biases ?? []) + layer.behind.flatMap { $0.parameters ?? [] }
        }
        return network.plan[layer - 1].outputTangents(
            of: values, tangents: values.indices.map { $0 == node ? 1 : 0 }, parameters: parameters,
            direction: parameters.indices.map { $0 == parameter ? 1 : 0 })
    }

    /// The terms of a cross-entropy by the sums that arrive, where a probability would be 0 or 1 to rounding.
    private func fusedTerms(_ pass: Pass, _ sample: Int) -> [Double]? {
        guard fused(pass, sample, 1) != nil else { return nil }
        let (sums, targets) = (pass.sums[layers.count], experiment.data.targets.row(sample))
        if experiment.loss == .binaryCrossEntropy {
            return zip(sums, targets).map { max($0, 0) - $1 * $0 + logarithm(1 + exponential(-abs($0))) }
        }
        let top = sums.max() ?? 0
        let whole = top + logarithm(sums.reduce(0) { $0 + exponential($1 - top) })
        return zip(sums, targets).map { $1 == 0 ? 0 : $1 * (whole - $0) }
    }

    /// Probabilities less targets, where loss and activation are one formula.
    private func fused(_ pass: Pass, _ sample: Int, _ divisor: Double) -> [Double]? {
        let name = layers[layers.count - 1].activation.name
        let isOne =
            experiment.loss == .binaryCrossEntropy && name == "sigmoid"
            || experiment.loss == .crossEntropy && name == "softmax"
        guard isOne else { return nil }
        return pass.values[layers.count].enumerated().map { output, value in
            (value - experiment.data.targets[sample, output]) / divisor
        }
    }

    /// The slope of the loss over some samples for every parameter.
    func gradient(of samples: [Int]? = nil) -> [Fact] {
        let data = experiment.data
        let samples = samples ?? Array(0..<data.sampleCount)
        let divisor = experiment.loss.divisor(samples: samples.count, outputs: data.targets.columns)
        let names = experiment.network.parameterNames
        var (sums, sizes) = (names.map { _ in 0.0 }, names.map { _ in 0.0 })
        for sample in samples {
            let (pass, slopes) = backward(sample, divisor: divisor)
            let size = pass.values[layers.count].indices.reduce(1.0) { size, output in
                let value = pass.values[layers.count][output]
                let error = abs(value - data.targets[sample, output])
                return error > 0 ? max(size, (abs(value) + pass.sizes[layers.count][output]) / error) : size
            }
            for (index, name) in names.enumerated() {
                let feeding = name.input.map { pass.outputs[name.layer - 1][$0] } ?? 1
                let term =
                    switch name.kind {
                    case .weight, .bias: slopes.sums[name.layer][name.node] * feeding
                    case .other:
                        dot(
                            tangents(layer: name.layer, pass.values[name.layer], along: nil, index),
                            slopes.outputs[name.layer])
                    }
                sums[index] += term
                sizes[index] += abs(term) * min(size, 1e6)
            }
        }
        return zip(sums, sizes).map { Fact($0, noise: $0.isFinite ? 1e-11 * $1 : 0) }
    }
}
