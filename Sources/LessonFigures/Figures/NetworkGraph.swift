import Charting
import TrainingCore

/// The loss of one sample as what its network computes.
struct NetworkGraph {
    private(set) var graph = ComputationGraph()
    private static let most = 48

    init(_ subject: Subject, _ moment: Moment, _ sample: Int) throws(FigureError) {
        let (experiment, network) = (subject.experiment, moment.state.network)
        let gates = network.layers.reduce(1) { $0 + $1.weights.elements.count + 2 * $1.nodeCount }
        let count = gates + network.parameterCount + network.inputCount
        guard count <= Self.most else {
            throw FigureError(
                "The graph of \(subject.id) would have \(count) names and gates, of which \(Self.most) can be read.",
                remedy: "Draw backward-pass, or a smaller network.", option: "of")
        }
        guard network.layers.allSatisfy(\.activation.isElementwise) else {
            throw FigureError(
                "A gate of softmax looks at its whole layer, which this graph has no place for.",
                remedy: "Draw backward-pass.", option: "of")
        }
        if let stage = network.stages.first(where: { $0.function.behavior != .passThrough }) {
            throw FigureError(
                "The network of \(subject.id) has a \(stage.name), which this graph has no gates for.",
                remedy: "Draw backward-pass.", option: "of")
        }
        var values = network.inputs(of: experiment, sample).enumerated().map { input, value in
            graph.add(.input(sample, input), experiment.names.input(input), value: value)
        }
        for (index, layer) in network.layers.enumerated() {
            values = (0..<layer.nodeCount).map { add(layer, index + 1, $0, values, sample) }
        }
        let (data, loss) = (experiment.data, experiment.loss)
        let divisor = loss.divisor(samples: 1, outputs: data.targets.columns)
        var (sum, slopes) = (0.0, [Double]())
        for (output, index) in values.enumerated() {
            let (prediction, target) = (graph.nodes[index].value, data.targets[sample, output])
            sum += loss.term(prediction: prediction, target: target)
            slopes.append(loss.slope(prediction: prediction, target: target) / divisor)
        }
        _ = graph.add(.loss(sample), LossName(loss).short, values, value: sum / divisor, slopes: slopes)
        guard graph.isFinite else {
            throw FigureError(
                "A value or a slope of \(subject.id) is no finite number\(moment.clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
    }

    /// A node: its products, their sum with the bias, and the activation.
    private mutating func add(_ layer: Layer, _ number: Int, _ node: Int, _ inputs: [Int], _ sample: Int)
        -> Int
    {
        var terms = inputs.enumerated().map { input, from -> Int in
            let name = ParameterName.weight(layer: number, node: node, input: input)
            let (weight, value) = (layer.weights[node, input], graph.nodes[from].value)
            let own = graph.add(.parameter(sample, name), name.description, value: weight)
            return graph.add(
                .product(sample, name), "×", [from, own], value: weight * value, slopes: [weight, value])
        }
        if let biases = layer.biases {
            let name = ParameterName.bias(layer: number, node: node)
            terms.append(graph.add(.parameter(sample, name), name.description, value: biases[node]))
        }
        let sum = terms.reduce(0) { $0 + graph.nodes[$1].value }
        var index = terms[0]
        if terms.count > 1 {
            index = graph.add(
                .sum(sample, number, node), "+", terms, value: sum, slopes: terms.map { _ in 1 })
        }
        guard layer.activation != .identity else { return index }
        return graph.add(
            .activation(sample, number, node), layer.activation.name, [index],
            value: layer.activation.value(sum),
            slopes: [layer.activation.slope(atPreActivation: sum)])
    }
}

extension Network {
    fileprivate func inputs(of experiment: Experiment, _ sample: Int) -> [Double] {
        experiment.data.inputs.row(sample)
    }
}
