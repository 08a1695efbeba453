import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let lineSearch = FigureKind(
        "line-search", "The loss along the negative gradient, with the step taken and the best step"
    ) { (input: FigureInput) throws(FigureError) in
        try LineSearchFigure(subject: input.subject()).figure()
    }
}

private struct LineSearchFigure {
    let subject: Subject

    /// The loss after one step with each of these learning rates.
    private func losses(_ rates: [Double]) -> [Double] {
        let start = subject.recording.initial
        return subject.experiment.lossCurve(
            alongDirection: start.gradient, steps: rates.map { -$0 }, from: start.network
        ).loss
    }

    /// The step that lowers the loss most: bracketed by doubling, then by golden sections.
    private func bestRate(from taken: Double) -> Double? {
        let start = subject.recording.initial.loss
        var high = max(taken, 1e-12)
        var evaluations = 0
        while evaluations < 60, losses([high * 2])[0] < losses([high])[0] {
            high *= 2
            evaluations += 1
        }
        var (low, top) = (0.0, high * 2)
        let golden = 0.618_033_988_749_894_8
        for _ in 0..<80 {
            let (a, b) = (top - golden * (top - low), low + golden * (top - low))
            let values = losses([a, b])
            if values[0] <= values[1] { top = b } else { low = a }
        }
        // Around the minimum the loss is flat, so golden sections stop at the square root of the
        // precision; the vertex of a parabola through three points is better where there is one.
        let middle = (low + top) / 2
        let width = middle * 0.05
        let values = losses([middle - width, middle, middle + width])
        let curvature = values[0] - 2 * values[1] + values[2]
        let best = curvature > 0 ? middle - width * (values[2] - values[0]) / (2 * curvature) : middle
        let found = losses([best])[0]
        return best.isFinite && best > 0 && found < start ? best : nil
    }

    func figure() throws(FigureError) -> LessonFigure {
        let start = subject.recording.initial
        guard start.gradient.contains(where: { $0 != 0 }), start.loss.isFinite else {
            throw FigureError(
                "The gradient at the start is zero, so it has no direction.",
                remedy: "Start somewhere that is not flat.", option: "of")
        }
        let taken = subject.experiment.training.optimizer.learningRate
        let best = bestRate(from: taken)
        let reach = max(taken, best ?? taken) * 2.3
        let rates = (0...120).map { reach * Double($0) / 120 }
        let curve = losses(rates)
        let top = max(start.loss * 1.4, losses([taken])[0] * 1.1)
        var marks: [any ChartMark] = [
            LineMark(
                x: .value("Step length η", rates), y: .value("\(subject.loss.label) after the step", curve)),
            point(
                0, start.loss, "start: \(Words.number(start.loss))", .ring, Theme.accent, [.right, .topRight]),
        ]
        let after = losses([taken])[0]
        marks.append(
            point(
                taken, after, "step taken, η = \(Words.number(taken)): \(Words.number(after))", .circle,
                Theme.contrast,
                [.topRight, .right]))
        if let best {
            let low = losses([best])[0]
            marks.append(
                point(
                    best, low,
                    "best step, η = \(Words.withReciprocal(best)): \(Words.number(abs(low) < 1e-12 * start.loss ? 0 : low))",
                    .cross,
                    Theme.contrast, [.bottom, .top]))
        }
        let chart = Chart { marks }
            .chartXScale(domain: -reach * 0.03...reach)
            .chartYScale(domain: -top * 0.24...top)
            .chartTitle(
                "A longer step would have gone lower, up to a point",
                subtitle: "\(subject.networkText): the loss along the negative gradient")
        return LessonFigure(
            content: chart, size: Size(640, 380),
            alternativeText:
                "Curve: the \(subject.loss.phrase) after one step along the negative gradient, against the "
                + "step length η from 0 to \(Words.number(reach)). The start has \(Words.number(start.loss)), the step taken "
                + "with η = \(Words.number(taken)) leads to \(Words.number(after))"
                + (best.map { ", the best step is η = \(Words.withReciprocal($0))" } ?? "") + ".",
            table: DataTable(
                caption: "\(subject.loss.label) after one step along the negative gradient",
                columns: ["η", subject.loss.label],
                rows: stride(from: 0, to: rates.count, by: 4).map {
                    [Words.number(rates[$0]), NumberText.significant(curve[$0], 6)]
                }))
    }

    private func point(
        _ x: Double, _ y: Double, _ text: String, _ symbol: Symbol, _ paint: Paint,
        _ sides: [LabelRequest.Side]
    ) -> PointMark {
        PointMark(x: .value("", x), y: .value("", y))
            .symbol(symbol, radius: 4.5).foregroundStyle(paint).annotation(text, sides: sides)
    }
}
