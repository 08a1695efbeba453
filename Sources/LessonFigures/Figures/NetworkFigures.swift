import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let network = FigureKind(
        "network", "The network with values in its nodes and weights on its edges",
        options: [
            FigureOption("sample", .integer, "Whose values are shown, counted from 0; the first."),
            .at("start", seriesOf: "networks"),
            FigureOption("state", .choice(["initial", "final"]), "The same as `at: start` and `at: end`."),
            FigureOption(
                "show", .choice(["values", "weights"]), "Values and weights, or weights alone; values."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        guard input.moments.isEmpty || input.text("state") == nil else {
            throw FigureError(
                "`state` and `at` both say when.", remedy: "Leave `state` out.", option: "state")
        }
        let moment = try input.moment(of: subject, default: input.text("state") == "final" ? "end" : "start")
        let sample = try input.sample(of: subject)
        let drawing = ForwardDrawing(
            subject: subject, network: moment.state.network, sample: sample,
            showsValues: input.text("show") != "weights")
        var diagram = drawing.diagram()
        diagram.title =
            drawing.showsValues ? "From the input to the prediction" : "The network and its weights"
        let whose = drawing.showsValues ? [subject.sampleText(sample)] : []
        diagram.subtitle = ([subject.networkText, moment.words] + whose).filter { !$0.isEmpty }
            .joined(separator: ", ")
        return LessonFigure(
            content: diagram, size: Size(640, 320), alternativeText: drawing.sentence, table: drawing.table)
    }

    static let networkComparison = FigureKind(
        "network-comparison", "Two networks side by side, what differs in the accent", subjects: 2...2,
        options: [
            FigureOption("sample", .integer, "Whose values are shown, counted from 0; the first."),
            .at("start"),
            FigureOption("labels", .texts, "Names of the networks; their ids."),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        var moments: [Moment] = []
        for subject in input.subjects { moments.append(try input.moment(of: subject)) }
        let networks = moments.map(\.state.network)
        let names = networks[0].parameterNames
        guard names == networks[1].parameterNames else {
            throw FigureError(
                "The two networks do not have the same shape.",
                remedy: "Compare networks with the same layers.",
                option: "of")
        }
        let changed = names.filter { networks[0][$0] != networks[1][$0] }
        var drawings: [ForwardDrawing] = []
        for (subject, network) in zip(input.subjects, networks) {
            drawings.append(
                ForwardDrawing(
                    subject: subject, network: network, sample: try input.sample(of: subject),
                    showsValues: true,
                    emphasized: changed))
        }
        let diagrams = zip(drawings, labels).map { drawing, label -> any Figure in
            var diagram = drawing.diagram()
            diagram.title = label
            diagram.subtitle = drawing.outcome
            return diagram
        }
        // More than a few names fill no line.
        let what =
            changed.isEmpty
            ? "nothing"
            : changed.count > 6
                ? "\(changed.count) of \(names.count) \(input.subjects[0].parametersWord)"
                : Words.enumeration(changed.map(\.description))
        let clause = Set(moments.map(\.words)).count == 1 ? moments[0].clause : ""
        return LessonFigure(
            content: Panels(
                title: changed.count == 1 && drawings[0].predictions != drawings[1].predictions
                    ? "One changed weight changes the prediction" : "Two networks compared",
                subtitle: "\(input.subjects[0].networkText)\(clause), drawn thick: \(what)", columns: 2,
                figures: diagrams),
            size: Size(880, 340),
            alternativeText: Words.sentences(
                zip(labels, drawings).map { "\($0): \($1.sentence)" } + ["They differ in \(what)."]),
            table: DataTable(
                caption: "Weights of both networks", columns: ["Weight"] + labels,
                rows: names.map { name in [name.description] + networks.map { Words.number($0[name] ?? .nan) }
                }))
    }
}

/// A network as a diagram, with the values that one sample gives its nodes.
struct ForwardDrawing {
    let subject: Subject
    let network: Network
    let sample: Int
    let showsValues: Bool
    var emphasized: [ParameterName] = []

    private var trace: ForwardTrace { network.forward(subject.experiment.data.inputs) }
    private var inputs: [Double] { subject.experiment.data.inputs.row(sample) }
    private var targets: [Double] { subject.experiment.data.targets.row(sample) }

    var predictions: [Double] { trace.predictions.row(sample) }

    /// "Prediction 9, error 6".
    var outcome: String {
        let predictions = trace.predictions.row(sample)
        let errors = zip(predictions, targets).map { $0 - $1 }
        return predictions.count == 1
            ? "Prediction \(Words.number(predictions[0])), error \(Words.number(errors[0]))"
            : "Predictions \(Words.list(predictions))"
    }

    var sentence: String {
        let hidden = trace.layers.dropLast().map { Words.list($0.values.row(sample)) }
        let middle = hidden.isEmpty ? "" : ", hidden values \(hidden.joined(separator: ", then "))"
        guard showsValues else { return "Network diagram: \(subject.networkText)." }
        let elision = Elision(network)
        let left = elision.isNeeded ? " \(elision.caption)" : ""
        return
            "Network diagram: input \(Words.list(inputs))\(middle). \(outcome), target \(Words.list(targets)).\(left)"
    }

    func diagram() -> NetworkDiagram {
        let (trace, elision) = (trace, Elision(network))
        let layers = elision.layers { column -> NetworkDiagram.Layer in
            guard column > 0 else {
                return .init(
                    name: "input",
                    nodes: elision.column(0) { index in
                        .init(showsValues ? Words.number(inputs[index]) : "", caption: "input \(index)")
                    })
            }
            let layer = network.layers[column - 1]
            let isLast = column == network.layers.count
            let values = trace.layers[column - 1].values.row(sample)
            let sums = trace.layers[column - 1].preActivations.row(sample)
            let nodes = elision.column(column) { node in
                let isDead = showsValues && layer.canDie && sums[node] <= 0
                return NetworkDiagram.Node(
                    showsValues ? Words.number(values[node]) : "",
                    caption: caption(
                        isLast: isLast, node: node, value: values[node], sum: sums[node], layer: layer),
                    look: isDead ? .dead : .plain)
            }
            return .init(name: NetworkDiagram.layerName(layer, isLast: isLast), nodes: nodes)
        }
        var diagram = NetworkDiagram(
            layers: layers, edges: NetworkDiagram.edges(of: network, elision, emphasized: emphasized))
        diagram.caption = elision.caption
        return diagram
    }

    private func caption(isLast: Bool, node: Int, value: Double, sum: Double, layer: Layer) -> String {
        var parts: [String] = []
        if !showsValues { return isLast ? "output" : "node \(node)" }
        // Where lines are many, captions of hidden nodes would lie below them.
        if !isLast, !Elision(network).hasRoomForWeights { return "" }
        if isLast { parts.append("target \(Words.number(targets[node]))") }
        if value != sum { parts.append("from \(Words.number(sum))") }
        if let bias = layer.biases?[node] { parts.append("bias \(Words.number(bias))") }
        return parts.joined(separator: ", ")
    }

    var table: DataTable {
        let names = network.parameterNames
        guard showsValues else {
            return DataTable(
                caption: "Weights", columns: ["Weight", "Value"],
                rows: names.map { [$0.description, Words.number(network[$0] ?? .nan)] })
        }
        let trace = trace
        var rows = inputs.enumerated().map { ["input \($0)", "", Words.number($1)] }
        for (index, layer) in trace.layers.enumerated() {
            for node in 0..<layer.values.columns {
                rows.append([
                    "layer \(index + 1), node \(node)", Words.number(layer.preActivations[sample, node]),
                    Words.number(layer.values[sample, node]),
                ])
            }
        }
        rows += names.map { ["\($0)", "", Words.number(network[$0] ?? .nan)] }
        return DataTable(
            caption: "Values of the nodes, and the weights",
            columns: ["Part", "Before the activation", "Value"],
            rows: rows)
    }
}

extension NetworkDiagram {
    static func layerName(_ layer: TrainingCore.Layer, isLast: Bool) -> String {
        let kind = isLast ? "output" : "hidden"
        let words = [kind] + (layer.isLinear ? [] : [layer.activation.name]) + layer.dropoutWords
        return words.joined(separator: ", ")
    }

    static func edges(of network: Network, _ elision: Elision, emphasized: [ParameterName]) -> [Edge] {
        elision.edges { layer, input, node in
            let weight = network.layers[layer].weights[node, input]
            let name = ParameterName.weight(layer: layer + 1, node: node, input: input)
            return Edge(
                layer: layer, from: input, to: node, text: Words.number(weight), value: weight,
                emphasized: emphasized.contains(name))
        }
    }
}
