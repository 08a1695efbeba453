import Charting
import Drawing
import TrainingCore

struct PredictionsPanel {
    let subject: Subject
    let label: String
    let moment: Moment

    /// The networks and, where it is one for all, the moment.
    static func subtitle(_ panels: [PredictionsPanel]) -> Phrase {
        let networks = panels.map(\.subject.networkText).uniqued
        let clauses = panels.map(\.moment.clause).uniqued
        return Words.enumeration(networks) + (clauses.count == 1 ? panels[0].moment.clause : "")
    }

    var predictions: [Double] { moment.state.predictions.elements }
    var targets: [Double] { subject.experiment.data.targets.elements }
    var values: [Double] { predictions + targets }
    private var loss: Phrase { "\(.loss, moment.state.loss, of: subject, at: moment.update)" }
    var heading: Phrase { "\(name: label): \(name: subject.loss.label) \(loss)" }

    /// Which prediction is farthest from its target.
    var finding: Phrase {
        let errors = subject.errors(of: moment.state)
        let finite = errors.indices.filter { errors[$0].isFinite }
        guard let worst = finite.max(by: { abs(errors[$0]) < abs(errors[$1]) }) else {
            return "\(name: label): no prediction is finite."
        }
        guard errors[worst] != 0 else { return "\(name: label): every prediction is its target." }
        return "\(name: label): the largest error is "
            + "\(.largestError(worst), errors[worst], of: subject, at: moment.update), at \(subject.targetName(at: worst)); "
            + "the \(name: subject.loss.short) is \(loss)."
    }

    var sentence: Phrase {
        let all = subject.statements(predictions, at: moment.update) { .prediction($0) }
        let targets = subject.statements(targets, at: nil) { .target($0) }
        return "\(name: label) predicts \(Words.list(all)) for the targets \(Words.list(targets))."
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

    static func table(_ panels: [PredictionsPanel]) -> FigureTable {
        guard let first = panels.first else { return FigureTable(caption: "", columns: [], rows: []) }
        let names = first.subject.targetPhrases
        let predictions = panels.map(\.predictions)
        return FigureTable(
            caption: "Targets and predictions",
            columns: ["Input", "Target"] + panels.map { "Prediction of \(name: $0.label)" },
            rowCount: names.count
        ) { index in
            [names[index], "\(.target(index), first.targets[index], of: first.subject)"]
                + panels.indices.map { place -> Phrase in
                    guard index < predictions[place].count else { return "" }
                    let panel = panels[place]
                    return
                        "\(.prediction(index), predictions[place][index], of: panel.subject, at: panel.moment.update)"
                }
        }
    }
}
