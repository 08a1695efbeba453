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
    /// The weights that are drawn, by their place in the network.
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

    func figure() -> LessonFigure {
        let updates = subject.recording.keptUpdates
        let lines = zip(shown, histories).map { index, history -> LineMark in
            let name = names[index].description
            let line = LineMark(x: .value("Update", updates), y: .value("Weight", history))
                .series(name).appearing(at: updates)
            return shown.count <= 8 ? line.endLabel(name) : line
        }
        var chart = Chart { lines }
            .chartXScale(integer: true)
            .chartYScale(type: scale)
            .chartTitle(title, subtitle: subtitle)
        if left > 0 {
            chart.caption =
                "The \(shown.count) of \(names.count) \(subject.parametersWord) that move most; \(left) more are in the table."
        }
        return LessonFigure(
            content: chart, size: Size(640, 360), alternativeText: alternativeText,
            table: weightHistoryTable(subject), notes: subject.divergenceNote.map { [$0] } ?? [])
    }

    private var title: String {
        if let update = subject.recording.divergedAtUpdate {
            return "The weights run away: no finite number after update \(update)"
        }
        let still = names.indices.count { index in
            let column = subject.recording.parameters.column(index)
            return column.allSatisfy { $0 == column[0] }
        }
        if still == names.count { return "None of the \(subject.parametersWord) moves" }
        return still == 0
            ? "How the weights move"
            : "\(names.count - still) of \(names.count) \(subject.parametersWord) "
                + (names.count - still == 1 ? "moves" : "move")
    }

    private var subtitle: String {
        "\(subject.networkText), \(subject.trainingText)"
            + (scale == .symlog ? "; axis logarithmic beyond ±1" : "")
    }

    private var alternativeText: String {
        let ends = zip(shown, histories).map { index, history in
            "\(names[index]) \(Words.movement(from: history.first ?? .nan, to: history.last ?? .nan))"
        }
        let what =
            left == 0
            ? "Lines: every weight against the update."
            : "Lines: the \(shown.count) of \(names.count) \(subject.parametersWord) that move most, against the update."
        return Words.sentences(["\(title).", what] + ends.map { "\($0)." })
    }
}
