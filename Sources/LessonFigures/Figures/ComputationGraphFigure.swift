import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let computationGraph = FigureKind(
        "computation-graph", "A calculation gate by gate: values above the edges, gradients below them",
        subjects: 0...1,
        options: [
            FigureOption(
                "expression", .text,
                "A formula of variables, without an experiment: (x + y) * z, which is also taken without one."
            ),
            FigureOption(
                "values", .texts,
                "The value of each variable: [x:-2, y:5, z:-4], those of the usual expression."),
            FigureOption(
                "sample", .integer, "Of an experiment, whose loss it is, counted from 0; the first.",
                in: 0...(.infinity)),
            .at("start", seriesOf: "graphs"),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        guard !input.subjects.isEmpty else {
            guard input.options["sample"] == nil, input.moments.isEmpty else {
                let option = input.options["sample"] == nil ? "at" : "sample"
                throw FigureError(
                    "An expression has no \(option).",
                    remedy: "Leave it out, or name an experiment with `of`.",
                    option: option)
            }
            return ComputationGraphFigure(graph: try ExpressionGraph(input).graph, moment: nil, sample: 0)
                .figure()
        }
        let subject = try input.subject()
        if let option = ["expression", "values"].first(where: { input.options[$0] != nil }) {
            throw FigureError(
                "The graph is that of \(subject.id), so that `\(option)` says nothing.",
                remedy: "Leave \(option) out, or `of`.", option: option)
        }
        let (sample, moment) = (try input.sample(of: subject), try input.moment(of: subject))
        let graph = try NetworkGraph(subject, moment, sample).graph
        return ComputationGraphFigure(graph: graph, moment: moment, sample: sample).figure()
    }
}

private struct ComputationGraphFigure {
    let graph: ComputationGraph
    /// `nil` of an expression.
    let moment: Moment?
    let sample: Int

    private var subject: Subject? { moment?.subject }
    private var gates: [Int] { graph.nodes.indices.filter { !graph.nodes[$0].inputs.isEmpty } }
    private var leaves: [Int] { graph.nodes.indices.filter { graph.nodes[$0].inputs.isEmpty } }

    func figure() -> StatedFigure {
        let gradients = graph.gradients
        func text(_ value: Double) -> String { NumberText.significant(value, 3) }
        let nodes = graph.nodes.enumerated().map { index, node in
            GraphDiagram.Node(
                node.text, note: node.slopes.map(text).joined(separator: "  "), inputs: node.inputs,
                value: text(node.value), gradient: text(gradients[index]),
                gradients: node.slopes.map { text($0 * gradients[index]) })
        }
        let rows = graph.nodes.count { $0.inputs.isEmpty }
        return StatedFigure(
            content: GraphDiagram(nodes: nodes),
            size: Size(moment == nil ? 640 : 880, 120 + 56 * Double(rows)),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences,
                notes: subject?.divergenceNote.map { [$0] } ?? []), table: table)
    }

    // MARK: Words

    private func value(_ index: Int) -> Phrase {
        "\(.graphValue(graph.nodes[index].place), graph.nodes[index].value, of: subject, at: moment?.update)"
    }

    private func gradient(_ index: Int) -> Phrase {
        "\(.graphGradient(graph.nodes[index].place), graph.gradients[index], of: subject, at: moment?.update)"
    }

    private func slopes(_ index: Int) -> Phrase {
        let node = graph.nodes[index]
        return node.slopes.enumerated().map { input, slope -> Phrase in
            "\(.graphSlope(node.place, input), slope, of: subject, at: moment?.update)"
        }.joined(", ")
    }

    /// What each edge into a gate takes back: slope times gradient.
    private func backflow(_ index: Int) -> Phrase {
        let node = graph.nodes[index]
        return node.slopes.enumerated().map { input, slope -> Phrase in
            let back = slope * graph.gradients[index]
            return "\(.graphBackflow(node.place, input), back, of: subject, at: moment?.update)"
        }.joined(", ")
    }

    private var last: Int { graph.nodes.count - 1 }

    /// What comes out, and the slope for each variable where these are few.
    private var title: Phrase {
        if let subject {
            let whose: Phrase =
                subject.experiment.data.sampleCount == 1
                ? "" : " of sample \(number: .sample, sample, of: subject)"
            return "How the loss\(whose), \(value(last)), comes about, and its gradient"
        }
        let variables = leaves.filter { graph.nodes[$0].text.first?.isLetter == true }
        guard variables.count <= 4 else {
            return "The result is \(value(last)), with a slope for every variable"
        }
        let parts = variables.map { "\(gradient($0)) for \(name: graph.nodes[$0].text)" as Phrase }
        return variables.isEmpty
            ? "The result is \(value(last))"
            : "The result is \(value(last)), its slope \(Words.enumeration(parts))"
    }

    private var subtitle: Phrase {
        guard let moment else { return "\(.graphGates, gates.count) gate\(gates.count == 1 ? "" : "s")" }
        return moment.subject.networkText + moment.clause
    }

    private var caption: Phrase {
        "Above each edge its value, below it the gradient of the result; small in a gate its slope for each input."
    }

    private var sentences: [Phrase] {
        let lines = gates.map { index -> Phrase in
            "Gate \(name: graph.nodes[index].text): \(value(index)), slopes \(slopes(index)), gradient \(gradient(index))."
        }
        let count = Words.plural(.graphGates, gates.count, "gate", of: subject, at: moment?.update)
        let names = Words.plural(.graphLeaves, leaves.count, "name", of: subject, at: moment?.update)
        return ["\(title).", "Graph of \(names) and \(count)."] + lines
    }

    private var table: FigureTable {
        let copy = self
        return FigureTable(
            caption: "Values and gradients",
            columns: ["Node", "Value", "Slopes for its inputs", "Gradient", "Back along its edges"],
            rowCount: graph.nodes.count
        ) { row in
            [
                "\(name: copy.graph.nodes[row].text)", copy.value(row), copy.slopes(row), copy.gradient(row),
                copy.backflow(row),
            ]
        }
    }
}
