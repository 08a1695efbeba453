import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let predictions = FigureKind(
        "predictions", "From each target to its prediction, for one network or two", subjects: 1...2,
        options: [.at("end"), FigureOption("labels", .texts, "Names of the networks; their ids.")]
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        var panels: [PredictionsPanel] = []
        for (subject, label) in zip(input.subjects, labels) {
            let moment = try input.moment(of: subject, default: "end")
            panels.append(PredictionsPanel(subject: subject, label: label, moment: moment))
        }
        let targets = input.subjects.map(\.experiment.data.targets)
        guard targets.allSatisfy({ $0 == targets.first }) else {
            throw FigureError(
                "The experiments do not have the same targets.", remedy: "Compare runs on the same data.",
                option: "of")
        }
        let notes = input.subjects.compactMap(\.divergenceNote)
        if Many.areMany(panels.first?.targets.count ?? 0) {
            return ManyPredictions(panels: panels).figure(notes: notes)
        }
        let values = panels.flatMap(\.values).filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let room = max(high - low, 1e-9) * 0.12
        let domain = (low - room)...(high + room)
        let headings = panels.map(\.heading)
        let content: any Figure =
            panels.count == 1
            ? panels[0].chart(domain: domain)
            : Panels(
                title: "", columns: 2,
                figures: panels.indices.map { index in
                    panels[index].chart(domain: domain).titled(headings[index]).chartLegend(index == 0)
                })
        return StatedFigure(
            content: content, size: Size(640, 340),
            words: FigureWords(
                title: "How far each prediction is from its target",
                subtitle: PredictionsPanel.subtitle(panels),
                sentences: panels.map(\.finding) + panels.map(\.sentence) + [
                    "Lines from each target to its prediction."
                ], notes: notes, within: panels.count == 1 ? [] : headings),
            table: PredictionsPanel.table(panels))
    }
}
