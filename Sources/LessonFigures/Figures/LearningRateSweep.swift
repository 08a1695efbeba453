import Charting
import Drawing
import Platform
import TrainingCore

extension FigureKind {
    static let learningRateSweep = FigureKind(
        "learning-rate-sweep", "The final loss against the learning rate, both logarithmic",
        options: [
            FigureOption(
                "from", .number, "The smallest learning rate.", bounds: .positive, default: .number(0.001)),
            FigureOption("to", .number, "The largest learning rate.", bounds: .positive, default: .number(1)),
            FigureOption("points", .integer, "How many learning rates.", in: 2...2000, default: .integer(60)),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try LearningRateSweep(input).figure()
    }
}

/// The final loss of a training for each of many learning rates.
struct LearningRateSweep {
    let subject: Subject
    let rates: [Double]
    let recordings: [Recording]

    init(_ input: FigureInput) throws(FigureError) {
        let (from, to) = (input[number: "from"], input[number: "to"])
        let points = input[integer: "points"]
        guard from > 0, to > from, to.isFinite else {
            throw FigureError(
                "A sweep needs 0 < from < to.", remedy: "Change `from` or `to`.", option: "from")
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

    func figure() -> StatedFigure {
        let start = subject.recording.initial.loss
        let finals = recordings.map { $0.divergedAtUpdate == nil ? $0.loss.last ?? .nan : .infinity }
        // Beyond 10⁴ times the start a run is lost, and below 10⁻¹² of it nothing is left to see.
        let (floor, lost) = (start * 1e-12, start * 1e4)
        let ceiling = finals.allSatisfy { $0 <= lost / 3 } ? 3 * finals.reduce(start, max) : lost
        // Higher and lower values run out of the plot.
        let low = max(floor, min(start, finals.filter { $0 > 0 }.min() ?? floor) / 3)
        let best = finals.indices.filter { finals[$0].isFinite }.min { finals[$0] < finals[$1] }
        // A loss of 0 has no place on the axis: the line ends at the plot's lower edge, and the caption says so.
        // Of runs that diverged the caption says how many they are.
        let shown = finals.map { $0.isFinite ? max($0, low) : .notedGap }
        let yTitle = "\(subject.loss.label) after the last update"
        var marks: [any ChartMark] = [
            LineMark(x: .value("Learning rate η", rates), y: .value(yTitle, shown))
        ]
        marks.append(
            RuleMark(y: start).foregroundStyle(Theme.muted).lineStyle(dash: [2, 3]).annotation(
                "\(subject.loss.label) at the start"))
        if let limit = subject.experiment.learningRateLimit, let first = rates.first, let last = rates.last,
            first < limit, limit < last
        {
            marks.append(
                RuleMark(x: limit).foregroundStyle(Theme.contrast).lineStyle(dash: [5, 4])
                    .annotation(subject.limitText?.text ?? ""))
        }
        let equal = best.map { best in finals.count { $0 == finals[best] } } ?? 0
        if let best, equal < finals.count, finals[best] <= ceiling {
            let others = equal > 1 ? " and \(equal - 1) more" : ""
            marks.append(
                PointMark(
                    x: .value("Learning rate η", rates[best]), y: .value(subject.loss.label, shown[best])
                )
                .annotation(
                    "best of these: η = \(NumberText.significant(rates[best], 2))\(others)", .topLeft, .left,
                    .right,
                    .topRight,
                    .bottomLeft, .bottomRight, .top, .bottom))
        }
        let chart = Chart { marks }
            .chartXScale(domain: (rates.first ?? 1e-3)...(rates.last ?? 1), type: .log)
            .chartYScale(domain: low...ceiling, type: .log).chartYAxisLabel(yTitle)
        let updates = subject.experiment.training.updates
        let title = title(finals, best: best)
        return StatedFigure(
            content: chart, size: Size(640, 400),
            words: FigureWords(
                title: title,
                subtitle: [
                    subject.networkText, subject.ruleText,
                    Words.plural(.plannedUpdates, updates, "update", of: subject) + " each",
                ].spoken.joined(", "),
                caption: caption(finals, low: low, ceiling: ceiling),
                sentences: ["\(title)."] + sentences(finals, best: best)),
            table: FigureTable(
                caption: "\(name: subject.loss.label) after the last update",
                columns: ["η", "\(name: subject.loss.label)"],
                rows: finals.indices.map { index in
                    [
                        rate(index),
                        finals[index].isFinite ? end(index, finals[index], .significant(6)) : "diverged",
                    ]
                }))
    }

    private func rate(_ index: Int) -> Phrase { "\(.sweptRate(index), rates[index])" }
    private func end(_ index: Int, _ loss: Double, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.endOfSweep(index), loss, of: subject, digits)"
    }

    /// The usual finding where it holds: the ends of the range do worse than the best rate inside it, and the
    /// largest rate worse than no training.
    private func title(_ finals: [Double], best: Int?) -> Phrase {
        if best == nil { return "Every one of \(.sweptCount, finals.count) learning rates diverges" }
        guard let best, let first = finals.first, let last = finals.last, best > 0, best < finals.count - 1,
            first > 2 * finals[best], first > subject.recording.initial.loss / 2,
            !(last < subject.recording.initial.loss)
        else { return "The \(name: subject.loss.short) after the last update, by learning rate" }
        return "Too small learns little, too large not at all"
    }

    /// What runs out of the plot.
    private func caption(_ finals: [Double], low: Double, ceiling: Double) -> Phrase {
        let diverged = finals.count { !$0.isFinite }
        let above = finals.count { $0.isFinite && $0 > ceiling }
        let below = finals.count { $0 < low }
        var parts: [Phrase] = []
        if diverged > 0 { parts.append("\(.divergedOfSweep, diverged, of: subject) diverged") }
        if above > 0 { parts.append("\(.aboveSweep, above, of: subject) ended above the plot") }
        if below > 0 {
            parts.append("\(.belowSweep, below, of: subject) ended below the plot, drawn at its edge")
        }
        return parts.isEmpty ? "" : "Of \(.sweptCount, finals.count) runs, \(Words.enumeration(parts))."
    }

    /// At which learning rate the loss ends lowest, if it does so at some of them alone.
    private func lowest(_ finals: [Double], best: Int?) -> Phrase {
        guard let best else { return "Every run diverged." }
        let least: Phrase = "\(.leastOfSweep, finals[best], of: subject)"
        let equal = finals.count { $0 == finals[best] }
        guard equal < finals.count else { return "It is \(least) for every one of them." }
        return "It is lowest, \(least), at η = \(.bestOfSweep, rates[best], of: subject)"
            + (equal > 1 ? " and others of these." : " of these.")
    }

    private func sentences(_ finals: [Double], best: Int?) -> [Phrase] {
        [
            lowest(finals, best: best),
            "Curve on logarithmic axes: the \(name: subject.loss.phrase) after the last update against the learning "
                + "rate, from \(rate(0)) to \(rate(rates.count - 1)).",
            subject.limitText.map { "Training is \($0)." } ?? "",
        ].spoken
    }
}
