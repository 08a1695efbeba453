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

    func figure(notes: [Phrase]) -> StatedFigure {
        let charts = panels.map { haveClasses ? probabilities($0) : scatter($0) }
        let captions = panels.map { haveClasses ? probabilitiesCaption($0) : scatterCaption($0) }
        let isOne = charts.count == 1
        let headings = panels.map(\.heading)
        let content: any Figure =
            isOne
            ? charts[0]
            : Panels(
                title: "", columns: 2, aspect: 0.9,
                figures: zip(charts, zip(headings, captions)).map { chart, words in
                    var panel = chart.titled(words.0)
                    panel.caption = words.1.text
                    return panel
                })
        let what: Phrase =
            haveClasses
            ? "Histogram: the probability that each of \(samples) samples' right class gets."
            : "Points: \(targetCount) predictions against their targets, with the diagonal where both are equal."
        return StatedFigure(
            content: content, size: Size(isOne ? 640 : 880, 420),
            words: FigureWords(
                title: title, subtitle: PredictionsPanel.subtitle(panels), caption: isOne ? captions[0] : "",
                sentences: ["\(title)."] + panels.map(sentence) + [what], notes: notes,
                within: isOne ? [] : headings + captions),
            table: PredictionsPanel.table(panels))
    }

    private var samples: Phrase { "\(.sampleCount, sampleCount, of: panels[0].subject)" }
    private var targetCount: Phrase { "\(.targetCount, count, of: panels[0].subject)" }

    private func right(_ panel: PredictionsPanel) -> Phrase {
        "\(.rightCount, panel.rightCount, of: panel.subject, at: panel.moment.update)"
    }

    private var title: Phrase {
        guard haveClasses, panels.count == 1 else {
            return haveClasses
                ? "How probable the right class is" : "\(targetCount) predictions against their targets"
        }
        return "\(right(panels[0])) of \(samples) samples get their class right"
    }

    private func sentence(_ panel: PredictionsPanel) -> Phrase {
        let (subject, update) = (panel.subject, panel.moment.update)
        let loss: Phrase =
            "the \(name: subject.loss.phrase) is \(.loss, panel.moment.state.loss, of: subject, at: update)."
        let name = Phrase(name: panel.label)
        if haveClasses { return "\(name): \(right(panel)) of \(samples) are right; \(loss)" }
        let errors = subject.errors(of: panel.moment.state)
        let finite = errors.indices.filter { errors[$0].isFinite }
        guard let worst = finite.max(by: { abs(errors[$0]) < abs(errors[$1]) }) else {
            return "\(name): no prediction is finite."
        }
        return
            "\(name): the largest error is \(.largestError(worst), errors[worst], of: subject, at: update), at "
            + "\(subject.targetName(at: worst)); \(loss)"
    }

    private func scatter(_ panel: PredictionsPanel) -> Chart {
        let (targets, predictions) = (panel.targets, panel.predictions)
        let values = panels.flatMap(\.values).filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let room = max((high - low) * 0.04, abs(high) * 1e-9, .leastNormalMagnitude)
        return Chart {
            RuleMark(xStart: [low], yStart: [low], xEnd: [high], yEnd: [high])
                .foregroundStyle(Theme.contrast).lineStyle(width: 1.25, dash: [5, 4])
            PointMark(x: .value("Target", targets), y: .value("Prediction", predictions))
                .symbol(.circle, radius: targets.count > 400 ? 1.75 : 2.5).foregroundStyle(Theme.accent)
                .opacity(targets.count > 100 ? 0.5 : 0.8)
        }
        .chartXScale(domain: (low - room)...(high + room)).chartYScale(domain: (low - room)...(high + room))
        .chartEqualAspect()
    }

    private func scatterCaption(_ panel: PredictionsPanel) -> Phrase {
        let left = zip(panel.targets, panel.predictions).count { !$0.isFinite || !$1.isFinite }
        guard left > 0 else { return "On the dashed line a prediction is its target." }
        let count: Phrase = "\(.notFinitePredictions, left, of: panel.subject, at: panel.moment.update)"
        return "On the dashed line a prediction is its target. \(count) of \(targetCount) are not finite."
    }

    private func probabilities(_ panel: PredictionsPanel) -> Chart {
        let bins = Histogram(panel.probabilities, range: 0...1)
        return Chart { bins.bars(xTitle: "", yTitle: "") }
            .chartXAxisLabel("Probability of the right class").chartYAxisLabel("Number of samples")
            .chartXScale(domain: 0...1).chartYScale(includesZero: true, integer: true)
    }

    private func probabilitiesCaption(_ panel: PredictionsPanel) -> Phrase {
        let left = panel.probabilities.count { !$0.isFinite }
        var caption: Phrase =
            panels.count == 1 ? "" : "\(right(panel)) of \(samples) samples get their class right. "
        caption += "A class is right \(panel.rule)."
        if left > 0 {
            caption +=
                " \(.notFiniteProbabilities, left, of: panel.subject, at: panel.moment.update) are not finite."
        }
        return caption
    }
}

extension PredictionsPanel {
    fileprivate var probabilities: [Double] {
        subject.probabilitiesOfTruth(moment.state.predictions)
    }
    fileprivate var rightCount: Int { subject.rightCount(moment.state.predictions) }

    /// What decides for a class.
    fileprivate var rule: Phrase {
        subject.experiment.data.targets.columns > 1
            ? "if its output is the largest"
            : "if the output is on its side of \(.decisionLimit, 0.5, of: subject)"
    }
}
