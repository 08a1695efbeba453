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
func weightHistoryTable(_ subject: Subject) -> DataTable {
    let recording = subject.recording
    let names = subject.experiment.network.parameterNames
    let rows = zip(recording.keptUpdates, recording.keptLosses).enumerated().map { row, kept in
        ["\(kept.0)"] + recording.parameters.row(row).map { NumberText.significant($0, 6) }
            + [NumberText.significant(kept.1, 6)]
    }
    return DataTable(
        caption: "Weights and \(subject.loss.short) after every update",
        columns: ["Update"] + names.map(\.description) + [subject.loss.label], rows: rows)
}
