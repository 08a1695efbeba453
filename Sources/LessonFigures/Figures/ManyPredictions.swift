import Charting
import Drawing
import TrainingCore

/// The predictions of many samples: each against its target with the diagonal, or, where targets are classes, how
/// probable the right one is.
struct ManyPredictions {
    let panels: [PredictionsPanel]

    private var haveClasses: Bool { panels.allSatisfy(\.subject.hasClasses) }
    private var count: Int { panels.first?.targets.count ?? 0 }
    private var sampleCount: Int { panels.first?.subject.experiment.data.sampleCount ?? 0 }

    func figure(notes: [String]) -> LessonFigure {
        let charts = panels.map { haveClasses ? probabilities($0) : scatter($0) }
        let content: any Figure
        if charts.count == 1 {
            content = charts[0].chartTitle(title, subtitle: PredictionsPanel.subtitle(panels))
        } else {
            content = Panels(
                title: title, subtitle: PredictionsPanel.subtitle(panels), columns: 2, aspect: 0.9,
                figures: zip(charts, panels).map { $0.chartTitle($1.heading) })
        }
        let what =
            haveClasses
            ? "Histogram: the probability that each of \(sampleCount) samples' right class gets."
            : "Points: \(count) predictions against their targets, with the diagonal where both are equal."
        return LessonFigure(
            content: content, size: Size(charts.count == 1 ? 640 : 880, 420),
            alternativeText: Words.sentences(["\(title).", what] + panels.map(sentence)),
            table: PredictionsPanel.table(panels), notes: notes)
    }

    private var title: String {
        guard haveClasses, panels.count == 1 else {
            return haveClasses
                ? "How probable the right class is" : "\(count) predictions against their targets"
        }
        return "\(panels[0].rightCount) of \(sampleCount) samples get their class right"
    }

    private func sentence(_ panel: PredictionsPanel) -> String {
        let (subject, state) = (panel.subject, panel.moment.state)
        if haveClasses {
            return
                "\(panel.label): \(panel.rightCount) of \(sampleCount) are right; the \(subject.loss.phrase) is "
                + "\(Words.number(state.loss))."
        }
        let errors = subject.errors(of: state)
        let finite = errors.indices.filter { errors[$0].isFinite }
        guard let worst = finite.max(by: { abs(errors[$0]) < abs(errors[$1]) }) else {
            return "\(panel.label): no prediction is finite."
        }
        return "\(panel.label): the largest error is \(Words.number(errors[worst])), at "
            + "\(subject.targetNames(at: [worst])[0]); the \(subject.loss.phrase) is \(Words.number(state.loss))."
    }

    private func scatter(_ panel: PredictionsPanel) -> Chart {
        let (targets, predictions) = (panel.targets, panel.predictions)
        let values = panels.flatMap(\.values).filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let room = max((high - low) * 0.04, abs(high) * 1e-9, .leastNormalMagnitude)
        var chart = Chart {
            RuleMark(xStart: [low], yStart: [low], xEnd: [high], yEnd: [high])
                .foregroundStyle(Theme.contrast).lineStyle(width: 1.25, dash: [5, 4])
            PointMark(x: .value("Target", targets), y: .value("Prediction", predictions))
                .symbol(.circle, radius: targets.count > 400 ? 1.75 : 2.5).foregroundStyle(Theme.accent)
                .opacity(targets.count > 100 ? 0.5 : 0.8)
        }
        .chartXScale(domain: (low - room)...(high + room)).chartYScale(domain: (low - room)...(high + room))
        .chartEqualAspect()
        let left = zip(targets, predictions).count { !$0.isFinite || !$1.isFinite }
        chart.caption =
            "On the dashed line a prediction is its target."
            + (left > 0 ? " \(left) of \(targets.count) are not finite." : "")
        return chart
    }

    private func probabilities(_ panel: PredictionsPanel) -> Chart {
        let values = panel.subject.probabilitiesOfTruth(panel.moment.state.predictions)
        let bins = Histogram(values, range: 0...1)
        var chart = Chart { bins.bars(xTitle: "", yTitle: "") }
            .chartXAxisLabel("Probability of the right class").chartYAxisLabel("Number of samples")
            .chartXScale(domain: 0...1).chartYScale(includesZero: true, integer: true)
        chart.caption =
            (panels.count == 1
                ? "" : "\(panel.rightCount) of \(values.count) samples get their class right. ")
            + "A class is right \(panel.rule)."
            + (bins.left > 0 ? " \(bins.left) are not finite." : "")
        return chart
    }
}

extension PredictionsPanel {
    fileprivate var rightCount: Int { subject.rightCount(moment.state.predictions) }

    /// What decides for a class.
    fileprivate var rule: String {
        subject.experiment.data.targets.columns > 1
            ? "if its output is the largest" : "if the output is on its side of ½"
    }
}
