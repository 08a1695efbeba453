import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let weightHistory = FigureKind(
        "weight-history", "Every weight against the update, or those that move most", grows: true
    ) { (input: FigureInput) throws(FigureError) in
        WeightHistory(subject: try input.subject()).figure()
    }
}

/// A line for each weight; of many weights for those that move most.
private struct WeightHistory {
    let subject: Subject
    private let names: [ParameterName]
    /// The weights that are drawn, by their position in the network.
    private let shown: [Int]
    private let histories: [[Double]]
    private static let most = 24
    private static let drawnOfMany = 8

    init(subject: Subject) {
        self.subject = subject
        let names = subject.experiment.network.parameterNames
        let parameters = subject.recording.parameters
        self.names = names
        guard names.count > Self.most else {
            shown = Array(names.indices)
            histories = names.indices.map(parameters.column)
            return
        }
        // Equal moves stay in the order of the network.
        let moves = names.indices.map { index -> Double in
            let column = parameters.column(index).filter(\.isFinite)
            return (column.max() ?? 0) - (column.min() ?? 0)
        }
        let order = names.indices.sorted { (moves[$0], $1) > (moves[$1], $0) }
        shown = order.prefix(Self.drawnOfMany).sorted()
        histories = shown.map(parameters.column)
    }

    private var left: Int { names.count - shown.count }

    /// Beyond four decades of magnitudes a linear axis shows the largest weight alone.
    private var scale: ScaleKind {
        let finite = histories.map { $0.filter(\.isFinite) }
        let largest = finite.joined().map(abs).max() ?? 0
        let start = histories.compactMap(\.first).map(abs).max() ?? 0
        return largest > 1e4 * max(start, 1) ? .symlog : .linear
    }

    func figure() -> StatedFigure {
        let updates = subject.recording.keptUpdates
        let lines = zip(shown, histories).map { index, history -> LineMark in
            let name = names[index].description
            let line = LineMark(x: .value("Update", updates), y: .value("Weight", history))
                .series(name).appearing(at: updates)
            return shown.count <= 8 ? line.endLabel(name) : line
        }
        let chart = Chart { lines }
            .chartXScale(integer: true)
            .chartYScale(type: scale)
        return StatedFigure(
            content: chart, size: Size(640, 360),
            words: FigureWords(
                title: title, subtitle: subtitle,
                caption: left > 0
                    ? "The \(thoseThatMove); \(.leftWeights, left, of: subject) more are in the table." : "",
                sentences: sentences, notes: subject.divergenceNote.map { [$0] } ?? []),
            table: weightHistoryTable(subject))
    }

    private var count: Phrase { "\(.parameterCount, names.count, of: subject)" }

    private var thoseThatMove: Phrase {
        "\(.drawnWeights, shown.count, of: subject) of \(count) \(subject.parametersWord) that move most"
    }

    private var title: Phrase {
        if let update = subject.recording.divergedAtUpdate {
            return
                "The weights run away: no finite number after update \(.divergedAt, update, of: subject)"
        }
        let still = names.indices.count { index in
            let column = subject.recording.parameters.column(index)
            return column.allSatisfy { $0 == column[0] }
        }
        if still == names.count { return "None of the \(subject.parametersWord) moves" }
        return still == 0
            ? "How the weights move"
            : "\(.movingParameters, names.count - still, of: subject) of \(count) \(subject.parametersWord) "
                + (names.count - still == 1 ? "moves" : "move")
    }

    private var subtitle: Phrase {
        "\(subject.networkText), \(subject.trainingText)"
            + (scale == .symlog ? "; axis logarithmic beyond ± one" : "")
    }

    private var sentences: [Phrase] {
        let kept = subject.recording.keptUpdates
        let ends = zip(shown, histories).map { index, history -> Phrase in
            let change = Words.movement(
                .parameter(.value, names[index]), of: subject, from: (history.first ?? .nan, kept.first ?? 0),
                to: (history.last ?? .nan, kept.last ?? 0))
            return "\(names[index]) \(change)."
        }
        let what: Phrase =
            left == 0
            ? "Lines: every weight against the update."
            : "Lines: the \(thoseThatMove), against the update."
        return ["\(title).", what] + ends
    }
}
