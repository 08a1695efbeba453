import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let weightUpdate = FigureKind(
        "weight-update", "Every weight before and after one update, as arrows",
        options: [FigureOption("update", .integer, "Which update, counted from 1; the first.")]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let update = input.integer("update") ?? 1
        let count = subject.recording.updateCount
        guard (1...max(1, count)).contains(update), count > 0 else {
            throw FigureError(
                "There is no update \(update): the run has \(count).",
                remedy: "Give a number from 1 to the number of updates, or train for at least one.",
                option: "update")
        }
        guard let before = subject.recording.network(after: update - 1)?.parameters,
            let after = subject.recording.network(after: update)?.parameters
        else {
            throw FigureError(
                "The weights before and after update \(update) were not kept.",
                remedy: "Keep them: recording: {traces: [\(update - 1), \(update)]}.", option: "update")
        }
        return Changes(
            names: subject.experiment.network.parameterNames.map(\.description), before: before, after: after,
            quantity: "Value of the weight", what: "weights",
            title: "Update \(update) moves every weight against its slope",
            subtitle: "\(subject.networkText), \(subject.trainingText)"
        ).figure(notes: subject.divergenceNote.map { [$0] } ?? [])
    }

    static let errors = FigureKind(
        "errors", "The error of every sample before and after training",
        options: [FigureOption("labels", .texts, "A name for the run; none.")]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let (before, after) = (
            subject.errors(of: subject.recording.initial), subject.errors(of: subject.recording.final)
        )
        let updates = Words.plural(subject.recording.updateCount, "update")
        return Changes(
            names: subject.targetNames, before: before, after: after, quantity: "Error (prediction − target)",
            what: "errors", title: "The error before and after \(updates)",
            subtitle: "\(try input.namePrefix())\(subject.networkText), \(subject.trainingText)",
            showsZero: true
        ).figure(notes: subject.divergenceNote.map { [$0] } ?? [])
    }
}

/// Rows of arrows from the value before to the value after.
private struct Changes {
    let names: [String]
    let before: [Double]
    let after: [Double]
    let quantity: String
    let what: String
    let title: String
    let subtitle: String
    var showsZero = false

    func figure(notes: [String]) -> LessonFigure {
        // Categories are counted from the bottom; rows read from the top.
        let rows = Array(names.reversed())
        let order = rows.indices.map { Double($0) }
        let (from, to) = (Array(before.reversed()), Array(after.reversed()))
        var marks: [any ChartMark] = []
        marks.append(
            PointMark(x: .value(quantity, from), y: .value("", rows))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.muted).series("before"))
        marks.append(
            ArrowMark(xStart: from, yStart: order, xEnd: to, yEnd: order)
                .foregroundStyle(Theme.accent).lineStyle(width: 2))
        marks.append(
            PointMark(x: .value(quantity, from), y: .value("", rows))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.muted).series("before"))
        marks.append(
            PointMark(x: .value(quantity, to), y: .value("", rows))
                .symbol(.circle, radius: 3.5).foregroundStyle(Theme.accent).series("after"))
        for index in rows.indices {
            marks.append(
                TextMark(
                    x: .value(quantity, to[index]), y: .value("", rows[index]),
                    text: "\(Words.number(from[index])) → \(Words.number(to[index]))", clearance: 8,
                    sides: [.bottom, .top]))
        }
        if showsZero { marks.append(RuleMark(x: 0).foregroundStyle(Theme.axis)) }
        let chart = Chart { marks }.chartTitle(title, subtitle: subtitle)
        let changes = names.indices.map {
            "\(names[$0]) from \(Words.number(before[$0])) to \(Words.number(after[$0]))"
        }
        return LessonFigure(
            content: chart, size: Size(640, 160 + 58 * Double(min(names.count, 12))),
            alternativeText: "Arrows: the \(what) before and after. " + changes.joined(separator: "; ") + ".",
            table: DataTable(
                caption: quantity, columns: ["", "Before", "After", "Change"],
                rows: names.indices.map { index in
                    [
                        names[index], NumberText.significant(before[index], 8),
                        NumberText.significant(after[index], 8),
                        NumberText.significant(after[index] - before[index], 8),
                    ]
                }), notes: notes)
    }
}
