import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let network = FigureKind(
        "network", "The network with values in its nodes and weights on its edges",
        options: [
            FigureOption("sample", .integer, "Whose values are shown, counted from 0; the first."),
            FigureOption("state", .choice(["initial", "final"]), "Before or after training; initial."),
            FigureOption(
                "show", .choice(["values", "weights"]), "Values and weights, or weights alone; values."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        try subject.checkDrawable()
        let state = input.text("state") == "final" ? subject.recording.final : subject.recording.initial
        let drawing = ForwardDrawing(
            subject: subject, network: state.network, sample: try input.sample(of: subject),
            showsValues: input.text("show") != "weights")
        var diagram = drawing.diagram()
        diagram.title =
            drawing.showsValues ? "From the input to the prediction" : "The network and its weights"
        diagram.subtitle = subject.networkText
        return LessonFigure(
            content: diagram, size: Size(640, 320), alternativeText: drawing.sentence, table: drawing.table)
    }

    static let networkComparison = FigureKind(
        "network-comparison", "Two networks side by side, what differs in the accent", subjects: 2...2,
        options: [
            FigureOption("sample", .integer, "Whose values are shown, counted from 0; the first."),
            FigureOption("labels", .texts, "Names of the networks; their ids."),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        for subject in input.subjects { try subject.checkDrawable() }
        let networks = input.subjects.map(\.recording.initial.network)
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
        let what = changed.isEmpty ? "nothing" : Words.enumeration(changed.map(\.description))
        return LessonFigure(
            content: Panels(
                title: changed.count == 1
                    ? "One changed weight changes the prediction" : "Two networks compared",
                subtitle: "\(input.subjects[0].networkText), drawn thick: \(what)", columns: 2,
                figures: diagrams),
            size: Size(880, 340),
            alternativeText: zip(labels, drawings).map { "\($0): \($1.sentence)" }.joined(separator: " ")
                + " They differ in \(what).",
            table: DataTable(
                caption: "Weights of both networks", columns: ["Weight"] + labels,
                rows: names.map { name in [name.description] + networks.map { Words.number($0[name] ?? .nan) }
                }))
    }
}

extension Subject {
    /// Diagrams show networks that people can take in: at most six layers of eight nodes.
    func checkDrawable() throws(FigureError) {
        let network = experiment.network
        let widest = ([network.inputCount] + network.layers.map(\.nodeCount)).max() ?? 0
        guard widest <= 8, network.layers.count <= 6 else {
            throw FigureError(
                "The network is too large for a diagram (\(networkText)).",
                remedy: "Diagrams show at most 6 layers of at most 8 nodes.", option: "of")
        }
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
        return
            "Network diagram: input \(Words.list(inputs))\(middle). \(outcome), target \(Words.list(targets))."
    }

    func diagram() -> NetworkDiagram {
        let trace = trace
        var layers = [
            NetworkDiagram.Layer(
                name: "input",
                nodes: inputs.enumerated().map { index, value in
                    .init(showsValues ? Words.number(value) : "", caption: "input \(index)")
                })
        ]
        for (index, layer) in network.layers.enumerated() {
            let isLast = index == network.layers.count - 1
            let values = trace.layers[index].values.row(sample)
            let sums = trace.layers[index].preActivations.row(sample)
            let nodes = values.indices.map { node -> NetworkDiagram.Node in
                let isDead = showsValues && layer.canDie && sums[node] <= 0
                return NetworkDiagram.Node(
                    showsValues ? Words.number(values[node]) : "",
                    caption: caption(
                        isLast: isLast, node: node, value: values[node], sum: sums[node], layer: layer),
                    look: isDead ? .dead : .plain)
            }
            layers.append(.init(name: NetworkDiagram.layerName(layer, isLast: isLast), nodes: nodes))
        }
        return NetworkDiagram(
            layers: layers, edges: NetworkDiagram.edges(of: network, emphasized: emphasized))
    }

    private func caption(isLast: Bool, node: Int, value: Double, sum: Double, layer: Layer) -> String {
        var parts: [String] = []
        if !showsValues { return isLast ? "output" : "node \(node)" }
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
        return DataTable(
            caption: "Values of the nodes", columns: ["Node", "Before the activation", "Value"], rows: rows)
    }
}

extension NetworkDiagram {
    static func layerName(_ layer: TrainingCore.Layer, isLast: Bool) -> String {
        let kind = isLast ? "output" : "hidden"
        let words = [kind] + (layer.isLinear ? [] : [layer.activation.name]) + layer.dropoutWords
        return words.joined(separator: ", ")
    }

    static func edges(of network: Network, emphasized: [ParameterName]) -> [Edge] {
        network.layers.enumerated().flatMap { index, layer in
            (0..<layer.nodeCount).flatMap { node in
                (0..<layer.inputCount).map { input in
                    let weight = layer.weights[node, input]
                    let name = ParameterName.weight(layer: index + 1, node: node, input: input)
                    return Edge(
                        layer: index, from: input, to: node, text: Words.number(weight), value: weight,
                        emphasized: emphasized.contains(name))
                }
            }
        }
    }
}
