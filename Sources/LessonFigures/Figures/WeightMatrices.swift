import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let weightMatrices = FigureKind(
        "weight-matrices", "The weights of every layer as cells of color: a row a node, a column an input",
        options: [.at("end", seriesOf: "matrices")], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let moment = try input.moment(of: subject, default: "end")
        let network = moment.state.network
        let weights = network.parameters
        guard weights.allSatisfy(\.isFinite) else {
            throw FigureError(
                "The weights of \(subject.id) are not all finite\(moment.clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        let update = moment.update
        let maps = WeightMaps(
            subject: subject, values: weights, quantity: "Weight", stated: .value, update: update)
        let (low, high) = (weights.min() ?? 0, weights.max() ?? 0)
        let finding: Phrase =
            low == high
            ? "Every one of the \(subject.parametersWord) is \(.mostOf(.value), high, of: subject, at: update)"
            : "The \(subject.parametersWord) lie between \(.leastOf(.value), low, of: subject, at: update) and "
                + "\(.mostOf(.value), high, of: subject, at: update)"
        return StatedFigure(
            content: maps.panels, size: Size(880, 420),
            words: FigureWords(
                title: finding, subtitle: subject.networkText + moment.clause, caption: maps.caption,
                sentences: ["\(finding)."] + maps.facts + [
                    "Cells: each of \(.parameterCount, weights.count, of: subject) \(subject.parametersWord), a panel a "
                        + "layer; blue is above zero, orange below."
                ], notes: subject.divergenceNote.map { [$0] } ?? [], within: maps.headings),
            table: FigureTable(
                caption: "Weights", columns: ["Weight", "Value"],
                rows: zip(network.parameterNames, weights).map { name, value in
                    ["\(name)", "\(.parameter(.value, name), value, of: subject, at: update)"]
                }))
    }
}
