import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let backwardPass = FigureKind(
        "backward-pass", "The network with slopes in its nodes and gradients on its edges",
        options: [
            FigureOption("sample", .integer, "Whose loss is followed back, counted from 0; the first."),
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
            FigureOption("sample", .integer, "Whose loss it is, counted from 0; the first."),
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
        forward = network.forward(inputs)
        backward = network.slopes(forward, inputs: inputs, targets: targets, loss: subject.experiment.loss)
    }

    /// The value that feeds a layer (counted from 0) from one of its inputs.
    private func value(feeding layer: Int, input: Int) -> Double {
        layer == 0 ? inputs[0, input] : forward.layers[layer - 1].values[0, input]
    }

    // MARK: The whole network

    func figure() -> LessonFigure {
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
        diagram.caption = elision.caption
        diagram.title = "From the loss back to every weight"
        diagram.subtitle =
            "Nodes: slope of the loss for the node's value; edges: gradient of the weight" + whose
        return LessonFigure(
            content: diagram, size: Size(640, 320),
            alternativeText: sentence + (elision.isNeeded ? " \(elision.caption)" : ""),
            table: table)
    }

    /// "; after 20 updates, sample 2 of 4"; nothing of one sample and no training.
    private var whose: String {
        let parts = [moment.words, subject.sampleText(sample)].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }

    private func edges(_ elision: Elision) -> [NetworkDiagram.Edge] {
        elision.edges { layer, input, node in
            let gradient = backward.layers[layer].weightGradients[node, input]
            return NetworkDiagram.Edge(
                layer: layer, from: input, to: node, text: Words.number(gradient), value: gradient)
        }
    }

    private var sentence: String {
        let slopes = backward.layers.indices.reversed().map { layer in
            "layer \(layer + 1): \(Words.list(backward.layers[layer].valueSlopes.row(0)))"
        }
        return "Network diagram of the backward pass for sample \(sample). Slopes of the loss for the nodes, "
            + "\(slopes.joined(separator: "; ")). Gradients: \(Words.list(backward.gradient))."
    }

    private var table: DataTable {
        var rows: [[String]] = []
        for (index, layer) in network.layers.enumerated() {
            for node in 0..<layer.nodeCount {
                for input in 0..<layer.inputCount {
                    let name = ParameterName.weight(layer: index + 1, node: node, input: input)
                    rows.append([name.description] + numbers(of: name, feeding: input).map(Words.number))
                }
            }
        }
        return DataTable(
            caption: "Every gradient and its factors, sample \(sample)",
            columns: [
                "Weight", "Value of the feeding node", "Slope of the loss for the fed node",
                "Slope of the activation",
                "Gradient",
            ], rows: rows)
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

    func factors(of name: ParameterName, feeding input: Int) -> LessonFigure {
        let numbers = numbers(of: name, feeding: input)
        let activation = network.layers[name.layer - 1].activation.name
        let isFirst = name.layer == 1
        var figure = ProductFigure(
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
        figure.title = "The gradient of \(name) is a product of three numbers"
        figure.subtitle = "\(subject.networkText)\(moment.clause), sample \(sample)"
        return LessonFigure(
            content: figure, size: Size(640, 210),
            alternativeText: "The gradient of \(name), \(Words.number(numbers[3])), as a product: "
                + "\(Words.number(numbers[0])), the value that feeds the weight, times \(Words.number(numbers[1])), "
                + "the slope of the loss for the node it feeds, times \(Words.number(numbers[2])), the slope of \(activation) there.",
            table: DataTable(
                caption: "Factors of the gradient of \(name)",
                columns: [
                    "Value of the feeding node", "Slope for the fed node", "Slope of the activation",
                    "Gradient",
                ],
                rows: [numbers.map(Words.number)]))
    }
}
