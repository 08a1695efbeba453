import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let weightHistory = FigureKind(
        "weight-history", "Every weight against the update", grows: true
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let names = subject.experiment.network.parameterNames
        guard names.count <= 24 else {
            throw FigureError(
                "The network has \(names.count) parameters; the figure can name 24.",
                remedy: "Take a smaller network.",
                option: "of")
        }
        let updates = subject.recording.keptUpdates
        let lines = names.map { name -> LineMark in
            let line = LineMark(
                x: .value("Update", updates), y: .value("Weight", subject.recording.history(of: name) ?? [])
            ).series(name.description).appearing(at: updates)
            return names.count <= 8 ? line.endLabel(name.description) : line
        }
        let chart = Chart { lines }
            .chartXScale(integer: true)
            .chartTitle("How the weights move", subtitle: "\(subject.networkText), \(subject.trainingText)")
        let ends = zip(
            names, zip(subject.recording.parameters.row(0), subject.recording.final.network.parameters)
        )
        .map { "\($0) from \(Words.number($1.0)) to \(Words.number($1.1))" }
        return LessonFigure(
            content: chart, size: Size(640, 360),
            alternativeText: "Lines: every weight against the update. \(ends.joined(separator: "; ")).",
            table: weightHistoryTable(subject), notes: subject.divergenceNote.map { [$0] } ?? [])
    }
}
