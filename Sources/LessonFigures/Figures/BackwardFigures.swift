import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let backwardPass = FigureKind(
        "backward-pass", "The network with slopes in its nodes and gradients on its edges",
        options: [
            FigureOption.sample("Whose loss is followed back"),
            .at("start", seriesOf: "networks"),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        return BackwardDrawing(
            subject: subject, sample: try input.sample(of: subject), moment: try input.moment(of: subject)
        ).figure()
    }

    static let gradientFactors = FigureKind(
        "gradient-factors", "The gradient of one weight as the product of its three factors",
        options: [
            FigureOption("parameter", .parameter, "Which weight: W1[0,1]. Required."),
            FigureOption.sample("Whose loss it is"),
            .at("start"),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let drawing = BackwardDrawing(
            subject: subject, sample: try input.sample(of: subject), moment: try input.moment(of: subject))
        guard let name = input.parameter("parameter"), let feeding = name.input else {
            throw FigureError(
                "The figure needs `parameter`, the name of a weight.",
                remedy: "Give it: `parameter: W1[0,1]`.",
                option: "parameter")
        }
        guard subject.experiment.network.index(of: name) != nil else {
            throw input.absent(name, in: subject, option: "parameter")
        }
        guard subject.experiment.network.layers[name.layer - 1].activation.isElementwise else {
            throw FigureError(
                "The gradient of \(name) is no product of three factors: softmax looks at its whole layer.",
                remedy: "Name a weight of another layer.", option: "parameter")
        }
        return drawing.factors(of: name, feeding: feeding)
    }
}

/// The way back of the loss on one sample.
struct BackwardDrawing {
    let subject: Subject
    let sample: Int
    let moment: Moment
    private let network: Network
    private let inputs: Matrix
    private let forward: ForwardTrace
    private let backward: BackwardTrace

    init(subject: Subject, sample: Int, moment: Moment) {
        self.subject = subject
        self.sample = sample
        self.moment = moment
        network = moment.state.network
        inputs = subject.experiment.data.inputs.rows(at: [sample])
        let targets = subject.experiment.data.targets.rows(at: [sample])
        forward = network.trace(inputs)
        backward = network.slopes(forward, inputs: inputs, targets: targets, loss: subject.experiment.loss)
    }

    /// The value that feeds a layer (counted from 0) from one of its inputs.
    private func value(feeding layer: Int, input: Int) -> Double {
        layer == 0 ? inputs[0, input] : forward.layers[layer - 1].outputs[0, input]
    }

    // MARK: The whole network

    func figure() -> StatedFigure {
        let elision = Elision(network)
        let layers = elision.layers { column -> NetworkDiagram.Layer in
            guard column > 0 else {
                return .init(
                    name: "input",
                    nodes: elision.column(0) { index in
                        .init(Words.number(inputs[0, index]), caption: "input \(index)", paint: Theme.muted)
                    })
            }
            let layer = network.layers[column - 1]
            let nodes = elision.column(column) { node in
                let slope = backward.layers[column - 1].valueSlopes[0, node]
                let sum = forward.layers[column - 1].preActivations[0, node]
                let isDead = layer.canDie && sum <= 0
                return NetworkDiagram.Node(
                    Words.number(slope), caption: isDead ? "dead: relu slope 0" : "",
                    look: isDead ? .dead : .plain, paint: isDead ? nil : Theme.sign(of: slope))
            }
            let isLast = column == network.layers.count
            return .init(name: NetworkDiagram.layerName(layer, isLast: isLast), nodes: nodes)
        }
        var diagram = NetworkDiagram(layers: layers, edges: edges(elision))
        diagram.isReversed = true
        return StatedFigure(
            content: diagram, size: Size(640, 320),
            words: FigureWords(
                title: "From the loss back to every weight",
                subtitle:
                    "Nodes: slope of the loss for the node's value; edges: gradient of the weight\(whose)",
                caption: elision.caption(subject),
                sentences: [finding] + sentences + [elision.isNeeded ? elision.caption(subject) : ""]),
            table: table)
    }

    /// "; after 20 updates, sample 2 of 4"; nothing of one sample and no training.
    private var whose: Phrase {
        let parts = [moment.words, subject.sampleText(sample)].spoken
        return parts.isEmpty ? "" : "; \(parts.joined(", "))"
    }

    private func edges(_ elision: Elision) -> [NetworkDiagram.Edge] {
        elision.edges { layer, input, node in
            let gradient = backward.layers[layer].weightGradients[node, input]
            return NetworkDiagram.Edge(
                layer: layer, from: input, to: node, text: Words.number(gradient), value: gradient)
        }
    }

    private func gradient(_ name: ParameterName, _ value: Double, at rank: Int? = nil) -> Statement {
        let quantity: Quantity =
            rank.map { .ranked(.sampleGradient(sample), $0, name) }
            ?? .parameter(.sampleGradient(sample), name)
        return Statement(quantity, value, of: subject, at: moment.update)
    }

    /// Which weight the loss of the sample asks most of, and how many it asks nothing.
    private var finding: Phrase {
        let (names, gradient) = (network.parameterNames, backward.gradient)
        let count: Phrase = "\(.parameterCount, names.count, of: subject)"
        let zeros = gradient.count { $0 == 0 }
        let finite = gradient.indices.filter { gradient[$0].isFinite }
        guard let most = finite.max(by: { abs(gradient[$0]) < abs(gradient[$1]) }), gradient[most] != 0 else {
            return zeros == gradient.count
                ? "Backward pass: every one of \(count) gradients is zero."
                : "Backward pass: not every gradient is a finite number."
        }
        let largest: Phrase =
            "Backward pass: the largest gradient by magnitude is "
            + "\(self.gradient(names[most], gradient[most], at: 0)), for \(names[most])"
        guard zeros > 0 else { return "\(largest)." }
        return
            "\(largest); \(.zeros(.sampleGradient(sample)), zeros, of: subject, at: moment.update) of \(count) are "
            + "zero."
    }

    private var sentences: [Phrase] {
        let whose: Phrase =
            subject.experiment.data.sampleCount > 1
            ? "Network diagram for sample \(number: .sample, sample, of: subject)." : "Network diagram."
        let slopes = backward.layers.indices.reversed().map { layer -> Phrase in
            let values = backward.layers[layer].valueSlopes.row(0).enumerated().map {
                Statement(
                    .nodeSlope(sample: sample, layer: layer + 1, node: $0), $1, of: subject, at: moment.update
                )
            }
            return "layer \(number: .layer, layer + 1, of: subject): \(Words.list(values))"
        }
        let gradients = zip(network.parameterNames, backward.gradient).map { gradient($0, $1) }
        return [
            whose, "Slopes of the loss for the nodes, \(slopes.joined("; ")).",
            "Gradients: \(Words.list(gradients)).",
        ]
    }

    private var table: FigureTable {
        let names = network.parameterNames.compactMap { name in name.input.map { (name, $0) } }
        return FigureTable(
            caption: "Every gradient and its factors, sample \(number: .sample, sample, of: subject)",
            columns: [
                "Weight", "Value of the feeding node", "Slope of the loss for the fed node",
                "Slope of the activation", "Gradient",
            ], rowCount: names.count
        ) { ["\(names[$0].0)"] + statements(of: names[$0].0, feeding: names[$0].1).map { Phrase($0) } }
    }

    /// The numbers of a weight with what they are.
    private func statements(of name: ParameterName, feeding input: Int) -> [Statement] {
        let quantities: [Quantity] = [
            .nodeValue(sample: sample, layer: name.layer - 1, node: input),
            .nodeSlope(sample: sample, layer: name.layer, node: name.node),
            .activationSlopeOfNode(sample: sample, layer: name.layer, node: name.node),
            .parameter(.sampleGradient(sample), name),
        ]
        return zip(quantities, numbers(of: name, feeding: input)).map {
            Statement($0, $1, of: subject, at: moment.update)
        }
    }

    /// Feeding value, slope for the fed node, slope of its activation, and their product.
    private func numbers(of name: ParameterName, feeding input: Int) -> [Double] {
        let layer = name.layer - 1
        let activation = network.layers[layer].activation
        return [
            value(feeding: layer, input: input), backward.layers[layer].valueSlopes[0, name.node],
            activation.isElementwise
                ? activation.slope(atPreActivation: forward.layers[layer].preActivations[0, name.node])
                : .nan,
            backward.layers[layer].weightGradients[name.node, input],
        ]
    }

    // MARK: One edge

    func factors(of name: ParameterName, feeding input: Int) -> StatedFigure {
        let numbers = numbers(of: name, feeding: input)
        let activation = network.layers[name.layer - 1].activation.name
        let isFirst = name.layer == 1
        let figure = ProductFigure(
            factors: [
                .init(
                    Words.number(numbers[0]),
                    caption: isFirst ? "input \(input)" : "value of node \(input) of layer \(name.layer - 1)",
                    paint: Theme.accent),
                .init(
                    Words.number(numbers[1]),
                    caption: "slope of the loss for node \(name.node) of layer \(name.layer)",
                    paint: Theme.contrast),
                .init(
                    Words.number(numbers[2]), caption: "slope of \(activation) at that node",
                    paint: Theme.series[2]),
            ],
            result: .init(Words.number(numbers[3]), caption: "gradient of \(name)", paint: Theme.ink))
        let stated = statements(of: name, feeding: input)
        return StatedFigure(
            content: figure, size: Size(640, 210),
            words: FigureWords(
                title: "The gradient of \(name) is a product of three numbers",
                subtitle:
                    "\(subject.networkText)\(moment.clause), sample \(number: .sample, sample, of: subject)",
                sentences: [
                    "The gradient of \(name), \(stated[3]), as a product: \(stated[0]), the value that feeds the "
                        + "weight, times \(stated[1]), the slope of the loss for the node it feeds, times "
                        + "\(stated[2]), the slope of \(name: activation) there."
                ]),
            table: FigureTable(
                caption: "Factors of the gradient of \(name)",
                columns: [
                    "Value of the feeding node", "Slope for the fed node", "Slope of the activation",
                    "Gradient",
                ],
                rows: [stated.map { Phrase($0) }]))
    }
}
