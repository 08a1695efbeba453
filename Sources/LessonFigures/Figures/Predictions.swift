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
        let content: any Figure
        if let only = panels.first, panels.count == 1 {
            content = only.chart(domain: domain).chartTitle(
                "How far each prediction is from its target",
                subtitle: input.subjects[0].networkText + only.moment.clause)
        } else {
            content = Panels(
                title: "How far each prediction is from its target",
                subtitle: PredictionsPanel.subtitle(panels),
                columns: 2,
                figures: panels.enumerated().map { index, panel in
                    panel.chart(domain: domain).chartTitle(panel.heading).chartLegend(index == 0)
                })
        }
        let texts = panels.map(\.sentence)
        return LessonFigure(
            content: content, size: Size(640, 340),
            alternativeText: Words.sentences(["Lines from each target to its prediction."] + texts),
            table: PredictionsPanel.table(panels), notes: notes)
    }
}

struct PredictionsPanel {
    let subject: Subject
    let label: String
    let moment: Moment

    /// The networks and, where it is one for all, the moment.
    static func subtitle(_ panels: [PredictionsPanel]) -> String {
        let networks = panels.map(\.subject.networkText).uniqued
        let clauses = Set(panels.map(\.moment.clause))
        return Words.enumeration(networks) + (clauses.count == 1 ? panels[0].moment.clause : "")
    }

    var predictions: [Double] { moment.state.predictions.elements }
    var targets: [Double] { subject.experiment.data.targets.elements }
    var values: [Double] { predictions + targets }
    var heading: String { "\(label): \(subject.loss.label) \(Words.number(moment.state.loss))" }

    var sentence: String {
        "\(label) predicts \(Words.list(predictions)) for the targets \(Words.list(targets))."
    }

    func chart(domain: ClosedRange<Double>) -> Chart {
        // Categories are counted from the bottom; samples read from the top.
        let names = Array(subject.targetNames.reversed())
        let order = names.indices.map { Double($0) }
        let (from, to) = (Array(targets.reversed()), Array(predictions.reversed()))
        return Chart {
            PointMark(x: .value("Value", from), y: .value("Input", names))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.contrast).series("target")
            RuleMark(xStart: from, yStart: order, xEnd: to, yEnd: order)
                .foregroundStyle(Theme.muted).lineStyle(width: 2.5).opacity(0.5)
            PointMark(x: .value("Value", from), y: .value("Input", names))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.contrast).series("target")
            PointMark(x: .value("Value", to), y: .value("Input", names))
                .symbol(.circle, radius: 4.5).foregroundStyle(Theme.accent).series("prediction")
        }
        .chartXScale(domain: domain)
    }

    static func table(_ panels: [PredictionsPanel]) -> DataTable {
        guard let first = panels.first else { return DataTable(caption: "", columns: [], rows: []) }
        let names = first.subject.targetNames
        let rows = names.indices.map { index in
            [names[index], Words.number(first.targets[index])]
                + panels.map { index < $0.predictions.count ? Words.number($0.predictions[index]) : "" }
        }
        return DataTable(
            caption: "Targets and predictions",
            columns: ["Input", "Target"] + panels.map { "Prediction of \($0.label)" },
            rows: rows)
    }
}
