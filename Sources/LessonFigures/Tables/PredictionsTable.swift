import Charting
import TrainingCore

extension TableKind {
    static let predictions = TableKind(
        "predictions", "Target, prediction, error and squared error of every sample"
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let state = subject.recording.final
        let update = subject.recording.finalUpdate
        let loss: Phrase = "\(.loss, state.loss, of: subject, at: update, .significant(8))"
        return FigureTable(
            caption: "Predictions; their \(name: subject.loss.short) is \(loss)",
            columns: ["Input", "Target", "Prediction", "Error", "Squared error"],
            rows: errorRows(subject, state, at: update))
    }
}

/// A row for each target: what it is called, target, prediction, error and squared error.
func errorRows(_ subject: Subject, _ state: NetworkState, at update: Int) -> [[Phrase]] {
    let errors = subject.errors(of: state)
    return subject.targetPhrases.enumerated().map { index, name in
        [
            name, "\(.target(index), subject.experiment.data.targets.elements[index], of: subject)",
            "\(.prediction(index), state.predictions.elements[index], of: subject, at: update)",
            "\(.error(index), errors[index], of: subject, at: update)",
            "\(.squaredError(index), errors[index] * errors[index], of: subject, at: update)",
        ]
    }
}
