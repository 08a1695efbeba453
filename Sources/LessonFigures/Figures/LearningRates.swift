import Charting
import Drawing
import LossLandscape
import Platform
import TrainingCore

extension FigureKind {
    static let learningRates = FigureKind(
        "learning-rates", "The same loss curve with the steps of several learning rates",
        options: [
            FigureOption("rates", .numbers, "The learning rates, one panel each. Required."),
            FigureOption("x", .axis, "The weight and its range: W1[0,0]=0:7:141. Required."),
            FigureOption("names", .texts, "What each panel shows, in a word or two."),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        try LearningRatesFigure(input).figure()
    }

    static let learningRateSweep = FigureKind(
        "learning-rate-sweep", "The final loss against the learning rate, both logarithmic",
        options: [
            FigureOption("from", .number, "The smallest learning rate; 0.001."),
            FigureOption("to", .number, "The largest learning rate; 1."),
            FigureOption("points", .integer, "How many learning rates; 60."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try LearningRateSweep(input).figure()
    }
}

extension Subject {
    /// Below which learning rate the loss, a quadratic, is stable, and by which formula: "stable below η = 2/λ =
    /// 1/9"; `nil` where there is no such limit.
    var limitText: String? {
        guard let limit = experiment.learningRateLimit, case .limit(_, let formula) = experiment.stability
        else { return nil }
        return "stable below η = \(formula) = \(Words.withReciprocal(limit))"
    }

    /// The same experiment with another learning rate.
    func recording(learningRate: Double) throws(FigureError) -> Recording {
        var training = experiment.training
        training.optimizer = training.optimizer.with(learningRate: learningRate)
        do {
            return try experiment.with(training: training).run()
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: "rates")
        }
    }
}

private struct LearningRatesFigure {
    let input: FigureInput
    let subject: Subject
    let axis: GridAxis
    let rates: [Double]
    let names: [String]

    init(_ input: FigureInput) throws(FigureError) {
        guard let rates = input.numbers("rates"), !rates.isEmpty, rates.count <= 9 else {
            throw FigureError(
                "The figure needs one to nine learning rates.",
                remedy: "Give them: `rates: [0.01, 0.05, 0.1]`.",
                option: "rates")
        }
        let names = input.texts("names") ?? []
        guard names.isEmpty || names.count == rates.count else {
            throw FigureError(
                "There are \(names.count) names for \(rates.count) rates.", remedy: "Give one name a rate.",
                option: "names")
        }
        self.input = input
        subject = try input.subject()
        axis = try input.axis("x")
        self.rates = rates
        self.names = names
    }

    func figure() throws(FigureError) -> LessonFigure {
        let curve = try input.landscape { () throws(LandscapeError) in
            try subject.experiment.lossCurve(along: axis).loss
        }
        let top = (curve.filter(\.isFinite).max() ?? 1) * 1.05
        var charts: [any Figure] = []
        var sentences: [String] = []
        var rows: [[String]] = []
        var leavesCurve = false
        for (index, rate) in rates.enumerated() {
            let recording = try subject.recording(learningRate: rate)
            leavesCurve = leavesCurve || recording.changes(besides: axis.parameter)
            let name = index < names.count ? names[index] : "η = \(Words.number(rate))"
            charts.append(panel(recording, curve: curve, top: top, name: name, rate: rate))
            sentences.append("\(name), η = \(Words.number(rate)): \(Self.ending(recording)).")
            let weights = recording.history(of: axis.parameter) ?? []
            for (row, loss) in recording.keptLosses.enumerated() {
                rows.append(
                    [
                        Words.number(rate), "\(recording.keptUpdates[row])",
                        NumberText.significant(weights[row], 6), NumberText.significant(loss, 6),
                    ])
            }
        }
        let limitText = subject.limitText.map { "; \($0)" } ?? ""
        var panels = Panels(
            title: "The same start, \(rates.count) learning rates",
            subtitle:
                "\(subject.networkText), \(Words.plural(subject.experiment.training.updates, "update"))\(limitText)",
            columns: rates.count > 4 ? 3 : rates.count, aspect: 0.9, figures: charts)
        if leavesCurve { panels.caption = "Dots leave the curve, as other weights change, too." }
        return LessonFigure(
            content: panels, size: Size(880, 340),
            alternativeText:
                "Panels of one loss curve over \(axis.parameter) with the recorded losses of each learning rate. "
                + sentences.joined(separator: " ")
                + (subject.limitText.map { " \($0.capitalizedFirst)." } ?? ""),
            table: DataTable(
                caption: "Every step of every learning rate",
                columns: ["η", "Update", "\(axis.parameter)", subject.loss.label],
                rows: rows))
    }

    private static func ending(_ recording: Recording) -> String {
        if let update = recording.divergedAtUpdate { return "the run diverges at update \(update)" }
        return "the loss ends at \(Words.number(recording.loss.last ?? .nan))"
    }

    private func panel(
        _ recording: Recording, curve: [Double], top: Double, name: String, rate: Double
    ) -> Chart {
        let weights = recording.history(of: axis.parameter) ?? []
        let losses = recording.keptLosses
        let xName = "Weight \(axis.parameter)"
        func isInside(_ k: Int) -> Bool {
            weights[k] >= axis.from && weights[k] <= axis.to && losses[k] <= top
        }
        // Up to the first step that leaves the plot, and that one.
        let shown = min(weights.count, (weights.indices.first { !isInside($0) } ?? weights.count - 1) + 1)
        var marks: [any ChartMark] = [
            LineMark(x: .value(xName, axis.values), y: .value(subject.loss.label, curve)).foregroundStyle(
                Theme.muted)
        ]
        for k in 0..<max(0, shown - 1) {
            marks.append(
                ArrowMark(
                    xStart: [weights[k]], yStart: [losses[k]], xEnd: [weights[k + 1]], yEnd: [losses[k + 1]]
                )
                .foregroundStyle(Theme.accent).lineStyle(width: 1.25).opacity(0.8))
        }
        let inside = (0..<shown).filter(isInside)
        marks.append(
            PointMark(
                x: .value(xName, inside.map { weights[$0] }),
                y: .value(subject.loss.label, inside.map { losses[$0] })
            )
            .symbol(.circle, radius: 3).foregroundStyle(Theme.accent).casing())
        if let start = inside.first {
            marks.append(
                PointMark(x: .value(xName, weights[start]), y: .value(subject.loss.label, losses[start]))
                    .symbol(.ring, radius: 4).foregroundStyle(Theme.accent))
        }
        let leaves = weights.indices.first { !isInside($0) }
        var note = leaves.map { ", leaves the plot at update \(recording.keptUpdates[$0])" } ?? ""
        if recording.isThinned {
            note += ", \(weights.count) of \(recording.updateCount + 1) places kept"
        }
        return Chart { marks }
            .chartXScale(domain: axis.from...axis.to).chartYScale(domain: 0...top)
            .chartTitle(name, subtitle: "η = \(Words.number(rate))\(note)")
    }
}

private struct LearningRateSweep {
    let subject: Subject
    let rates: [Double]
    let recordings: [Recording]

    init(_ input: FigureInput) throws(FigureError) {
        let (from, to) = (input.number("from") ?? 0.001, input.number("to") ?? 1)
        let points = input.integer("points") ?? 60
        guard from > 0, to > from, to.isFinite else {
            throw FigureError(
                "A sweep needs 0 < from < to.", remedy: "Change `from` or `to`.", option: "from")
        }
        guard (2...2000).contains(points) else {
            throw FigureError(
                "A sweep needs 2 to 2000 points, not \(points).", remedy: "Change `points`.",
                option: "points")
        }
        subject = try input.subject()
        let start = subject.recording.initial.loss
        guard start > 0, start < 1e300, start > 1e-290 else {
            throw FigureError(
                "The loss of \(subject.id) at the start is \(Words.number(start)), which has no place on a logarithmic "
                    + "axis.", remedy: "Start elsewhere.", option: "of")
        }
        rates = Self.geometric(from: from, to: to, points: points)
        var recordings: [Recording] = []
        for rate in rates { recordings.append(try subject.recording(learningRate: rate)) }
        self.recordings = recordings
    }

    private static func geometric(from: Double, to: Double, points: Int) -> [Double] {
        (0..<points).map { index in
            let t = Double(index) / Double(points - 1)
            return index == points - 1 ? to : from * pow(to / from, t)
        }
    }

    func figure() -> LessonFigure {
        let start = subject.recording.initial.loss
        let finals = recordings.map { $0.divergedAtUpdate == nil ? $0.loss.last ?? .nan : .infinity }
        // Beyond 10⁴ times the start a run is lost, and below 10⁻¹² of it nothing is left to see.
        let (floor, ceiling) = (start * 1e-12, start * 1e4)
        // Higher and lower values run out of the plot.
        let low = max(floor, min(start, finals.filter { $0 > 0 }.min() ?? floor) / 3)
        let best = finals.indices.filter { finals[$0].isFinite }.min { finals[$0] < finals[$1] }
        let shown = finals.map { $0 == 0 ? low * 1e-3 : $0 }
        var marks: [any ChartMark] = [
            LineMark(
                x: .value("Learning rate η", rates),
                y: .value("\(subject.loss.label) after the last update", shown))
        ]
        marks.append(
            RuleMark(y: start).foregroundStyle(Theme.muted).lineStyle(dash: [2, 3]).annotation(
                "\(subject.loss.label) at the start"))
        if let limit = subject.experiment.learningRateLimit, let last = rates.last, limit < last {
            marks.append(
                RuleMark(x: limit).foregroundStyle(Theme.contrast).lineStyle(dash: [5, 4])
                    .annotation(subject.limitText ?? ""))
        }
        if let best {
            marks.append(
                PointMark(
                    x: .value("Learning rate η", rates[best]), y: .value(subject.loss.label, shown[best])
                )
                .annotation(
                    "best of these: η = \(NumberText.significant(rates[best], 2))", .topLeft, .left, .right,
                    .topRight,
                    .bottomLeft, .bottomRight, .top, .bottom))
        }
        var chart = Chart { marks }
            .chartXScale(domain: (rates.first ?? 1e-3)...(rates.last ?? 1), type: .log)
            .chartYScale(domain: low...ceiling, type: .log)
            .chartTitle(
                title(finals, best: best),
                subtitle:
                    "\(subject.networkText), \(Words.plural(subject.experiment.training.updates, "update")) each"
            )
        chart.caption = caption(finals, low: low, ceiling: ceiling)
        return LessonFigure(
            content: chart, size: Size(640, 400), alternativeText: alternativeText(finals, best: best),
            table: DataTable(
                caption: "\(subject.loss.label) after the last update", columns: ["η", subject.loss.label],
                rows: zip(rates, finals).map {
                    [Words.number($0), $1.isFinite ? NumberText.significant($1, 6) : "diverged"]
                }))
    }

    /// The usual finding where it holds: the ends of the range do worse than the best rate inside it, and the
    /// largest rate worse than no training.
    private func title(_ finals: [Double], best: Int?) -> String {
        if best == nil { return "Every one of \(finals.count) learning rates diverges" }
        guard let best, let first = finals.first, let last = finals.last, best > 0, best < finals.count - 1,
            first > 2 * finals[best], first > subject.recording.initial.loss / 2,
            !(last < subject.recording.initial.loss)
        else { return "The \(subject.loss.short) after the last update, by learning rate" }
        return "Too small learns little, too large not at all"
    }

    /// What runs out of the plot.
    private func caption(_ finals: [Double], low: Double, ceiling: Double) -> String {
        let diverged = finals.count { !$0.isFinite }
        let above = finals.count { $0.isFinite && $0 > ceiling }
        let below = finals.count { $0 < low }
        let parts = [(diverged, "diverged"), (above, "ended above the plot"), (below, "ended below it")]
        let words = parts.filter { $0.0 > 0 }.map { "\($0) \($1)" }
        return words.isEmpty ? "" : "Of \(finals.count) runs, \(Words.enumeration(words))."
    }

    private func alternativeText(_ finals: [Double], best: Int?) -> String {
        var text =
            "Curve on logarithmic axes: the \(subject.loss.phrase) after the last update against the learning rate, "
            + "from \(Words.number(rates.first ?? 0)) to \(Words.number(rates.last ?? 0)). "
        if let best {
            text += "It is lowest, \(Words.number(finals[best])), near \(Words.number(rates[best])). "
        } else {
            text += "Every run diverged. "
        }
        if let limit = subject.limitText { text += "Training is \(limit)." }
        return text.last == " " ? String(text.dropLast()) : text
    }
}
