import Charting
import TrainingCore

extension TableKind {
    static let gradientCheck = TableKind(
        "gradient-check", "Every gradient beside its finite difference"
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let check = subject.experiment.gradientCheck()
        let rows = subject.experiment.network.parameterNames.enumerated().map { index, name -> [Phrase] in
            let (slope, difference) = (check.gradient[index], check.finiteDifferences[index])
            return [
                "\(name)", "\(.parameter(.gradient, name), slope, of: subject, at: 0, .significant(8))",
                "\(.parameter(.finiteDifference, name), difference, of: subject, at: 0, .significant(8))",
            ]
        }
        return FigureTable(
            caption: "Gradients by backpropagation and by finite differences",
            columns: ["Weight", "Backpropagation", "Finite difference"], rows: rows)
    }
}
