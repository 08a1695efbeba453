import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let layerGradients = FigureKind(
        "layer-gradients", "How large the gradients and the values of each layer are, update by update",
        options: [
            FigureOption("show", .choice(["both", "gradients", "values"]), "Which.", default: .text("both")),
            FigureOption(
                "scale", .choice(["log", "linear"]), "The axis of the sizes.", default: .text("log")),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        try LayerGradients(input).figure()
    }
}

/// A line for each layer: the root mean square of its slopes, and of its values over all samples.
private struct LayerGradients {
    let subject: Subject
    /// Updates whose weights were kept, at most ``mostMoments`` of them.
    let updates: [Int]
    /// By layer, then by update.
    let gradients: [[Double]]
    let values: [[Double]]
    let show: String
    let scale: ScaleKind
    private static let mostMoments = 120
    private static let mostLayers = 12

    init(_ input: FigureInput) throws(FigureError) {
        let subject = try input.subject()
        let recording = subject.recording
        // The last place has no gradient that an update used.
        let rows = recording.gradients.rows
        guard rows > 0 else {
            throw FigureError(
                "\(subject.id) makes no update, so no gradient was used.",
                remedy: "Train for at least one update.", option: "of")
        }
        let step = (rows + Self.mostMoments - 1) / Self.mostMoments
        let chosen = (0..<rows).filter { $0 % step == 0 || $0 == rows - 1 }
        let network = subject.experiment.network
        let layers = network.parameterNames.map(\.layer)
        self.subject = subject
        updates = chosen.map { recording.keptUpdates[$0] }
        var gradients = [[Double]](repeating: [], count: network.layers.count)
        var values = gradients
        for row in chosen {
            var (sums, counts) = (
                [Double](repeating: 0, count: gradients.count), [Int](repeating: 0, count: gradients.count)
            )
            for (layer, slope) in zip(layers, recording.gradients.row(row)) {
                sums[layer - 1] += slope * slope
                counts[layer - 1] += 1
            }
            let trace = network.replacing(parameters: recording.parameters.row(row)).trace(
                subject.experiment.data.inputs)
            for layer in gradients.indices {
                gradients[layer].append((sums[layer] / Double(counts[layer])).squareRoot())
                values[layer].append(Self.size(trace.layers[layer].values.elements))
            }
        }
        (self.gradients, self.values) = (gradients, values)
        show = input.text("show") ?? "both"
        scale = input.text("scale") == "linear" ? .linear : .log
    }

    private static func size(_ numbers: [Double]) -> Double {
        (numbers.reduce(0) { $0 + $1 * $1 } / Double(max(1, numbers.count))).squareRoot()
    }

    private var layerCount: Int { gradients.count }
    /// All, or evenly spread ones with the first and the last.
    private var shown: [Int] {
        guard layerCount > Self.mostLayers else { return Array(0..<layerCount) }
        return (0..<Self.mostLayers).map { $0 * (layerCount - 1) / (Self.mostLayers - 1) }
    }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let charts =
            show == "gradients"
            ? [chart(gradients)] : show == "values" ? [chart(values)] : [chart(gradients), chart(values)]
        let headings: [Phrase] = ["Gradients", "Values"]
        let content: any Figure =
            charts.count == 1
            ? charts[0]
            : Panels(
                title: "", columns: 2, aspect: 0.85,
                figures: zip(charts, headings).map { $0.titled($1) })
        return StatedFigure(
            content: content, size: Size(charts.count == 1 ? 640 : 880, 400),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences,
                notes: subject.divergenceNote.map { [$0] } ?? [], within: charts.count == 1 ? [] : headings),
            table: table)
    }

    private func chart(_ sizes: [[Double]]) -> Chart {
        let last = Double(max(1, layerCount - 1))
        let what = sizes == gradients ? "Gradient (root mean square)" : "Value (root mean square)"
        return Chart {
            shown.map { layer -> LineMark in
                let name = "layer \(layer + 1)"
                return LineMark(x: .value("Update", updates), y: .value(what, sizes[layer]))
                    .foregroundStyle(ColorMap.values.paint(at: Double(layer) / last)).series(name).endLabel(
                        name)
            }
        }
        .chartXScale(integer: true).chartYScale(type: isLogarithmic(sizes) ? .log : .linear)
    }

    private func isLogarithmic(_ sizes: [[Double]]) -> Bool {
        scale == .log && sizes.joined().contains { $0 > 0 && $0.isFinite }
    }

    // MARK: Words

    private func size(_ what: Quantity.OfLayer, _ layer: Int, _ moment: Int) -> Phrase {
        let value = (what == .gradient ? gradients : values)[layer][moment]
        return "\(.size(what, layer + 1), value, of: subject, at: updates[moment])"
    }

    private func layer(_ index: Int) -> Phrase { "layer \(number: .layer, index + 1, of: subject)" }

    /// The first and the last layer against each other at the first update.
    private var title: Phrase {
        let starts = gradients.map { $0[0] }
        if let still = starts.indices.first(where: { starts[$0] == 0 }) {
            return starts.allSatisfy { $0 == 0 }
                ? "No layer has a slope at the start"
                : "Dead: every slope of \(layer(still)) is zero at the start"
        }
        let last = layerCount - 1
        let ratio = starts[0] / starts[last]
        guard last > 0, ratio.isFinite, ratio > 0 else {
            return "How large the gradients are, layer by layer"
        }
        let words: Phrase =
            "\(.ratioOfSizes(.gradient, 1, last + 1), ratio, of: subject, at: updates[0], .significant(3)) times that of \(layer(last))"
        let place: Phrase = "at the start the gradient of \(layer(0)) is \(words)"
        return ratio < 0.01
            ? "It vanishes: \(place)" : ratio > 100 ? "It explodes: \(place)" : place.capitalizedFirst
    }

    private var subtitle: Phrase { "\(subject.networkText), \(subject.trainingText)" }

    private var caption: Phrase {
        var parts: [Phrase] = []
        if shown.count < layerCount {
            parts.append(
                "\(.drawnLayers, shown.count) of \(.layerCount, layerCount, of: subject) layers; all are in the table."
            )
        }
        parts.append("The gradient is that of the batch of the next update, values are over all samples.")
        return parts.joined(" ")
    }

    private var sentences: [Phrase] {
        let end = updates.count - 1
        let lines = gradients.indices.map { index -> Phrase in
            "\(layer(index).capitalizedFirst): gradient \(movement(.gradient, index, to: end)), values \(movement(.value, index, to: end))."
        }
        return [
            "\(title).",
            "Lines: root mean squares by layer from update \(number: .update, updates[0], of: subject) to \(number: .update, updates[end], of: subject).",
        ] + lines
    }

    private func movement(_ what: Quantity.OfLayer, _ layer: Int, to end: Int) -> Phrase {
        let sizes = what == .gradient ? gradients : values
        return Words.movement(
            .size(what, layer + 1), of: subject, from: (sizes[layer][0], updates[0]),
            to: (sizes[layer][end], updates[end]))
    }

    private var table: FigureTable {
        let columns = gradients.indices.flatMap { index -> [Phrase] in
            ["Gradient of \(layer(index))", "Values of \(layer(index))"]
        }
        let (count, copy) = (layerCount, self)
        return FigureTable(
            caption: "Root mean squares by layer", columns: ["Update"] + columns, rowCount: updates.count
        ) { row in
            ["\(number: .update, copy.updates[row], of: copy.subject)"]
                + (0..<count).flatMap { [copy.size(.gradient, $0, row), copy.size(.value, $0, row)] }
        }
    }
}
