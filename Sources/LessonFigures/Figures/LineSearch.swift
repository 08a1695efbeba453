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
    /// η of the first update.
    let taken: Double
    /// The recorded loss after the first update.
    let after: Double
    private let best: (rate: Double, loss: Double)?

    private var start: NetworkState { subject.recording.initial }

    /// The first update must have been one along the negative gradient of the whole loss: only then is it a
    /// position on this curve.
    init(subject: Subject) throws(FigureError) {
        let others = subject.experiment.updateDeviations.filter { $0 != .schedule }
        guard others.isEmpty else {
            throw FigureError(
                "The updates of \(subject.id) do not go along the negative gradient of the whole loss: they have "
                    + "\(Words.enumeration(others.map(\.description))).",
                remedy:
                    "Train with gradient descent on all data at once, or draw loss-history, loss-surface or "
                    + "loss-plane, which show any training.",
                option: "of")
        }
        let recording = subject.recording
        guard recording.initial.gradient.contains(where: { $0 != 0 }), recording.initial.loss.isFinite else {
            throw FigureError(
                "The gradient at the start is zero, so it has no direction.",
                remedy: "Start somewhere that is not flat.", option: "of")
        }
        guard recording.updateCount > 0 || recording.divergedAtUpdate != nil else {
            throw FigureError(
                "\(subject.id) makes no update, so that there is no step to mark.",
                remedy: "Give the training at least one update.", option: "of")
        }
        self.subject = subject
        taken = subject.experiment.training.learningRate(atUpdate: 0)
        let recorded = recording.loss.count > 1 ? recording.loss[1] : .nan
        // Where losses are recorded less often than at every update, this is the same sum again.
        let isTaken = recording.lossUpdates.contains(1)
        after = isTaken ? recorded : Self.losses([taken], of: subject)[0]
        best = Self.bestStep(of: subject, from: taken)
    }

    /// The loss after one step with each of these learning rates.
    private static func losses(_ rates: [Double], of subject: Subject) -> [Double] {
        let start = subject.recording.initial
        return subject.experiment.lossCurve(
            alongDirection: start.gradient, steps: rates.map { -$0 }, from: start.network
        ).loss
    }

    /// The step that lowers the loss most: bracketed by halving until it lowers the loss at all and by doubling,
    /// then by golden sections.
    private static func bestStep(of subject: Subject, from taken: Double) -> (rate: Double, loss: Double)? {
        let start = subject.recording.initial.loss
        func losses(_ rates: [Double]) -> [Double] { Self.losses(rates, of: subject) }
        var high = taken > 0 ? taken : 1e-12
        var evaluations = 0
        while evaluations < 200, !(losses([high])[0] < start) {
            high /= 2
            evaluations += 1
        }
        evaluations = 0
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
        let vertex = middle - width * (values[2] - values[0]) / (2 * curvature)
        // Where the loss is no parabola, as at a kink, its vertex is worse than what was found.
        let isVertex = curvature > 0 && vertex > 0 && losses([vertex])[0] <= values[1] + 1e-14 * start
        let best = isVertex ? vertex : middle
        let found = losses([best])[0]
        guard best.isFinite, best > 0, found < start else { return nil }
        return (best, abs(found) < 1e-12 * start ? 0 : found)
    }

    func figure() -> StatedFigure {
        let reach = max(taken, best?.rate ?? taken) * 2.3
        let rates = (0...120).map { reach * Double($0) / 120 }
        let curve = Self.losses(rates, of: subject)
        // A step that was far too long leaves the plot rather than flattening the curve.
        let top = max(start.loss * 1.4, after.isFinite ? min(after * 1.1, start.loss * 20) : 0)
        var marks: [any ChartMark] = [
            LineMark(
                x: .value("Step length η", rates), y: .value("\(subject.loss.label) after the step", curve)),
            point(
                0, start.loss, "start: \(Words.number(start.loss))", .ring, Theme.accent, [.right, .topRight]),
        ]
        let isShown = after <= top
        if isShown {
            marks.append(
                point(
                    taken, after, "step taken, η = \(Words.number(taken)): \(Words.number(after))", .circle,
                    Theme.contrast, [.topRight, .right]))
        }
        if let best {
            marks.append(
                point(
                    best.rate, best.loss,
                    "best step, η = \(NumberText.withReciprocal(best.rate)): \(Words.number(best.loss))",
                    .cross, Theme.contrast, [.bottom, .top]))
        }
        let chart = Chart { marks }
            .chartXScale(domain: -reach * 0.03...reach)
            .chartYScale(domain: -top * 0.24...top).chartYTicks(within: 0...top)
        return StatedFigure(
            content: chart, size: Size(640, 380),
            words: FigureWords(
                title: title,
                subtitle: "\(subject.networkText): the loss along the negative gradient at the start",
                caption: isShown ? "" : "The step taken leads \(takenText), above the plot.",
                sentences: ["\(title)."] + sentences(reach)),
            table: table(rates, curve))
    }

    /// What is found, of the step that was taken and the best one.
    private var title: Phrase {
        guard taken > 0 else { return "A learning rate of zero takes no step" }
        guard let best else { return "No step that was tried lowers the \(name: subject.loss.short)" }
        if after == start.loss { return "The step taken leaves the \(name: subject.loss.short) as it is" }
        if !(after < start.loss) { return "The step was too long: the \(name: subject.loss.short) rises" }
        if abs(taken - best.rate) <= 0.01 * best.rate {
            return "The step taken is the best along the gradient"
        }
        return taken < best.rate
            ? "A longer step would have gone lower, up to a point" : "A shorter step would have gone lower"
    }

    private var takenRate: Phrase { "\(.rateOfUpdate, taken, of: subject, at: 1)" }
    private var afterWords: Phrase {
        after.isFinite
            ? "\(.lossAfterStep(taken), after, of: subject)" : "a loss that is no finite number"
    }
    private var takenText: Phrase { "with η = \(takenRate) to \(afterWords)" }

    private func sentences(_ reach: Double) -> [Phrase] {
        let found: Phrase =
            best.map {
                ", the best step is η = \(.bestStep, $0.rate, of: subject, .reciprocal) and leads to "
                    + "\(.lossOfBestStep, $0.loss, of: subject)"
            } ?? ", and no step that was tried leads lower than the start"
        return [
            "The start has \(.loss, start.loss, of: subject, at: 0), the step taken with η = \(takenRate) leads to "
                + "\(afterWords)\(found).",
            "Curve: the \(name: subject.loss.phrase) after one step along the negative gradient, against the "
                + "step length η from zero to \(.endOfAxis, reach, of: subject).",
        ]
    }

    private func table(_ rates: [Double], _ curve: [Double]) -> FigureTable {
        var rows = stride(from: 0, to: rates.count, by: 4).map { (rates[$0], curve[$0]) }
        rows.append((taken, after))
        return FigureTable(
            caption: "\(name: subject.loss.label) after one step along the negative gradient",
            columns: ["η", "\(name: subject.loss.label)"],
            rows: rows.sorted { $0.0 < $1.0 }.map { rate, loss in
                [
                    "\(.abscissa(rate), rate)",
                    "\(.lossAfterStep(rate), loss, of: subject, .significant(6))",
                ]
            })
    }

    private func point(
        _ x: Double, _ y: Double, _ text: String, _ symbol: Symbol, _ paint: Paint,
        _ sides: [LabelRequest.Side]
    ) -> PointMark {
        PointMark(x: .value("", x), y: .value("", y))
            .symbol(symbol, radius: 4.5).foregroundStyle(paint).annotation(text, sides: sides)
    }
}
