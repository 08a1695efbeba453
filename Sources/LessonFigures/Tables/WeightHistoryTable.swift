import Charting
import TrainingCore

extension TableKind {
    static let weightHistory = TableKind(
        "weight-history", "Every weight and the loss after every update"
    ) { (input: FigureInput) throws(FigureError) in
        weightHistoryTable(try input.subject())
    }
}

/// A row an update: its number, all parameters, the loss.
func weightHistoryTable(_ subject: Subject) -> FigureTable {
    let recording = subject.recording
    let names = subject.experiment.network.parameterNames
    let (updates, losses) = (recording.keptUpdates, recording.keptLosses)
    return FigureTable(
        caption: "Weights and \(name: subject.loss.short) after every update",
        columns: ["Update"] + names.map { "\($0)" } + ["\(name: subject.loss.label)"], rowCount: updates.count
    ) { row in
        let update = updates[row]
        let weights = zip(names, recording.parameters.row(row)).map { name, value -> Phrase in
            "\(.parameter(.value, name), value, of: subject, at: update, .significant(6))"
        }
        return ["\(number: .update, update, of: subject)"] + weights + [
            "\(.loss, losses[row], of: subject, at: update, .significant(6))"
        ]
    }
}
