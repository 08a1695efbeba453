import Charting
import LessonFigures

// Numbers that stand in a drawing, beside points, at the ends of lines, in nodes and on edges: each is one that the words
// or the table of the figure state, and those are checked against the recording.
extension FigureAudit {
    /// What is wrong with the labels of a figure.
    func labelFaults(_ figure: StatedFigure) -> [String] {
        let labels = DrawnLabels(figure.content).all
        guard !labels.isEmpty else { return [] }
        var stated = figure.words.all.flatMap(\.statements)
        for row in 0..<figure.table.rowCount { stated += figure.table.row(row).flatMap(\.statements) }
        let values = stated.compactMap { Numeral($0.text) }.map { Fact($0.value, noise: $0.half) }
        return Set(labels).sorted().flatMap { label in
            Self.numbers(in: label).filter { number in
                guard let numeral = Numeral(number) else { return true }
                return !values.contains { numeral.isTrue(of: $0) || numeral.isTrue(of: Fact(-$0.middle)) }
            }
            .map { "\($0) in the label \"\(label)\" is stated nowhere" }
        }
    }

    /// The numbers of a label, without those that are part of a name: `W1[0,0]`, `layer 2`, `[0.5, 1]`.
    private static func numbers(in label: String) -> [String] {
        let names =
            /(?:layer|class|unit|node|sample|output|input|component|direction|random|Unit|Layer) \d+|\w*\[[^\]]*\]|[A-Za-z_]\w*\d\w*/
        let plain = label.replacing(names, with: " ")
        return plain.matches(of: /[−]?\d+(?:\.\d+)?(?:×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?: %)?/).map { String($0.output) }
    }
}

/// The labels in a drawing that are no ticks.
private struct DrawnLabels {
    var all: [String] = []

    init(_ content: any Figure) { add(content) }

    private mutating func add(_ content: any Figure) {
        if let chart = content as? Chart {
            for mark in chart.marks {
                all += [(mark as? TextMark)?.text, mark.endLabel, mark.style.series].compactMap { $0 }
                all += mark.style.annotation?.texts ?? []
            }
        }
        if let diagram = content as? NetworkDiagram {
            all +=
                diagram.layers.flatMap(\.nodes).flatMap { [$0.text, $0.caption] } + diagram.edges.map(\.text)
        }
        if let graph = content as? GraphDiagram {
            all += graph.nodes.flatMap { [$0.value, $0.gradient] + $0.gradients }
        }
        if let panels = content as? Panels { for part in panels.figures { add(part) } }
    }
}
