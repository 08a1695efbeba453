import Charting
import TrainingCore

extension TableKind {
    static let gradientCheck = TableKind(
        "gradient-check", "Every gradient beside its finite difference"
    ) { (input: FigureInput) throws(FigureError) in
        let check = try input.subject().experiment.gradientCheck()
        let rows = check.names.indices.map { index in
            [
                check.names[index].description, NumberText.significant(check.gradient[index], 8),
                NumberText.significant(check.finiteDifferences[index], 8),
            ]
        }
        return DataTable(
            caption: "Gradients by backpropagation and by finite differences",
            columns: ["Weight", "Backpropagation", "Finite difference"], rows: rows)
    }
}
