import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let network = FigureKind(
        "network", "The network with values in its nodes and weights on its edges",
        options: [
            FigureOption.sample("Whose values are shown"),
            .at("start", seriesOf: "networks"),
            FigureOption(
                "state", .choice(["initial", "final"]), "From before: `at: start` and `at: end`.",
                bounds: .all,
                replacedBy: "at: start for initial, at: end for final"),
            FigureOption(
                "show", .choice(["values", "weights"]), "Values and weights, or weights alone.",
                default: .text("values")),
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
            subject: subject, moment: moment, sample: sample,
            showsValues: input.text("show") != "weights")
        let whose = drawing.showsValues ? [subject.sampleText(sample)] : []
        return StatedFigure(
            content: drawing.diagram(), size: Size(640, 320),
            words: FigureWords(
                title: drawing.showsValues
                    ? "From the input to the prediction" : "The network and its weights",
                subtitle: ([subject.networkText, moment.words] + whose).spoken.joined(", "),
                caption: drawing.caption, sentences: drawing.sentences),
            table: drawing.table)
    }

    static let networkComparison = FigureKind(
        "network-comparison", "Two networks side by side, what differs in the accent", subjects: 2...2,
        options: [
            FigureOption.sample("Whose values are shown"),
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
        for (subject, moment) in zip(input.subjects, moments) {
            drawings.append(
                ForwardDrawing(
                    subject: subject, moment: moment, sample: try input.sample(of: subject),
                    showsValues: true,
                    emphasized: changed))
        }
        let diagrams = zip(drawings, labels).map { drawing, label -> any Figure in
            var diagram = drawing.diagram()
            diagram.title = label
            diagram.subtitle = drawing.outcome.text
            return diagram
        }
        // More than a few names fill no line.
        let subject = input.subjects[0]
        let what: Phrase =
            changed.isEmpty
            ? "nothing"
            : changed.count > 6
                ? "\(.differingParameters, changed.count) of \(.parameterCount, names.count, of: subject) "
                    + "\(subject.parametersWord)"
                : Words.enumeration(changed.map { "\($0)" })
        let clause = moments.map(\.words).uniqued.count == 1 ? moments[0].clause : ""
        let thick: Phrase = changed.isEmpty ? ", every weight and bias the same" : ", drawn thick: \(what)"
        let title: Phrase =
            changed.count == 1 && drawings[0].predictions != drawings[1].predictions
            ? "One changed weight changes the prediction" : "Two networks compared"
        let (updates, subjects) = (moments.map(\.update), input.subjects)
        return StatedFigure(
            content: Panels(title: "", columns: 2, figures: diagrams), size: Size(880, 340),
            words: FigureWords(
                title: title, subtitle: "\(subject.networkText)\(clause)\(thick)",
                sentences: ["\(title).", "They differ in \(what)."]
                    + zip(labels, drawings).map { label, drawing -> Phrase in
                        "\(name: label): \(drawing.sentences.joined(" "))"
                    },
                within: labels.map { Phrase(name: $0) } + drawings.flatMap { [$0.outcome, $0.caption] }),
            table: FigureTable(
                caption: "Weights of both networks", columns: ["Weight"] + labels.map { Phrase(name: $0) },
                rows: names.map { name in
                    ["\(name)"]
                        + networks.indices.map { index in
                            "\(.parameter(.value, name), networks[index][name] ?? .nan, of: subjects[index], at: updates[index])"
                        }
                }))
    }
}

/// A network as a diagram, with the values that one sample gives its nodes.
struct ForwardDrawing {
    let subject: Subject
    let moment: Moment
    let sample: Int
    let showsValues: Bool
    var emphasized: [ParameterName] = []

    private var network: Network { moment.state.network }
    private var trace: ForwardTrace { network.trace(subject.experiment.data.inputs) }
    private var inputs: [Double] { subject.experiment.data.inputs.row(sample) }
    private var targets: [Double] { subject.experiment.data.targets.row(sample) }

    var predictions: [Double] { trace.predictions.row(sample) }

    private func value(_ value: Double, layer: Int, node: Int) -> Statement {
        Statement(
            .nodeValue(sample: sample, layer: layer, node: node), value, of: subject, at: moment.update)
    }

    private func list(_ values: [Double], layer: Int) -> Phrase {
        Words.list(values.enumerated().map { value($1, layer: layer, node: $0) })
    }

    private func target(_ output: Int) -> Statement {
        Statement(.target(sample * targets.count + output), targets[output], of: subject)
    }

    /// "Prediction 9, error 6".
    var outcome: Phrase {
        let (predictions, last) = (predictions, network.layers.count)
        guard predictions.count == 1 else { return "Predictions \(list(predictions, layer: last))" }
        let error = predictions[0] - targets[0]
        return "Prediction \(value(predictions[0], layer: last, node: 0)), error "
            + "\(.error(sample), error, of: subject, at: moment.update)"
    }

    var sentences: [Phrase] {
        guard showsValues else {
            let (names, values) = (network.parameterNames, network.parameters)
            let list = Words.list(
                zip(names, values).map {
                    Statement(.parameter(.value, $0), $1, of: subject, at: moment.update)
                })
            return ["Network diagram: \(subject.networkText).", "Its \(subject.parametersWord) are \(list)."]
        }
        let hidden = trace.layers.dropLast().enumerated().map { list($1.outputs.row(sample), layer: $0 + 1) }
        let middle: Phrase = hidden.isEmpty ? "" : ", hidden values \(hidden.joined(", then "))"
        let targets = Words.list(targets.indices.map(target))
        return [
            "\(outcome), target \(targets).", "Network diagram: input \(list(inputs, layer: 0))\(middle).",
            Elision(network).isNeeded ? caption : "",
        ].spoken
    }

    /// What is left out.
    var caption: Phrase { Elision(network).caption(subject) }

    func diagram() -> NetworkDiagram {
        let (trace, elision) = (trace, Elision(network))
        let layers = elision.layers { column -> NetworkDiagram.Layer in
            guard column > 0 else {
                return .init(
                    name: "input",
                    nodes: elision.column(0) { index in
                        .init(
                            showsValues ? Words.number(inputs[index]) : "",
                            caption: subject.inputCaption(index))
                    })
            }
            let layer = network.layers[column - 1]
            let isLast = column == network.layers.count
            let values = trace.layers[column - 1].outputs.row(sample)
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
        diagram.caption = caption.text
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

    var table: FigureTable {
        let parameters = network.parameterNames.map { name -> (Phrase, Phrase) in
            (
                "\(name)",
                "\(.parameter(.value, name), network[name] ?? .nan, of: subject, at: moment.update)"
            )
        }
        guard showsValues else {
            return FigureTable(
                caption: "Weights", columns: ["Weight", "Value"], rows: parameters.map { [$0.0, $0.1] })
        }
        let trace = trace
        var rows = inputs.enumerated().map { index, input -> [Phrase] in
            [subject.inputPhrase(index), "", Phrase(value(input, layer: 0, node: index))]
        }
        for (index, layer) in trace.layers.enumerated() {
            for node in 0..<layer.values.columns {
                let sum = Quantity.preActivation(sample: sample, layer: index + 1, node: node)
                rows.append([
                    "layer \(number: .layer, index + 1, of: subject), node \(number: .node, node)",
                    "\(sum, layer.preActivations[sample, node], of: subject, at: moment.update)",
                    Phrase(value(layer.outputs[sample, node], layer: index + 1, node: node)),
                ])
            }
        }
        rows += parameters.map { [$0.0, "", $0.1] }
        return FigureTable(
            caption: "Values of the nodes, and the weights",
            columns: ["Part", "Before the activation", "Value"],
            rows: rows)
    }
}

extension NetworkDiagram {
    static func layerName(_ layer: TrainingCore.Layer, isLast: Bool) -> String {
        let kind = isLast ? "output" : "hidden"
        let words = [kind] + (layer.activation.isLinear ? [] : [layer.activation.name]) + layer.stageWords
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
