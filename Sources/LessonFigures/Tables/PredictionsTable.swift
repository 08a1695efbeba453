import Charting
import TrainingCore

extension TableKind {
    static let predictions = TableKind(
        "predictions", "Target, prediction, error and squared error of every sample"
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let state = subject.recording.final
        let errors = subject.errors(of: state)
        let rows = subject.targetNames.enumerated().map { index, name in
            [
                name, Words.number(subject.experiment.data.targets.elements[index]),
                Words.number(state.predictions.elements[index]), Words.number(errors[index]),
                Words.number(errors[index] * errors[index]),
            ]
        }
        return DataTable(
            caption: "Predictions; their \(subject.loss.short) is \(NumberText.significant(state.loss, 8))",
            columns: ["Input", "Target", "Prediction", "Error", "Squared error"], rows: rows)
    }
}
