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
            quantity: "Value of the weight", what: subject.parametersWord,
            title: subject.title(ofUpdate: update, from: before, to: after),
            subtitle: "\(subject.networkText), \(subject.trainingText)",
            network: subject.experiment.network
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
        let smaller = zip(before, after).count { abs($1) < abs($0) }
        let title =
            smaller == before.count
            ? (smaller == 1 ? "The error shrinks in \(updates)" : "Every error shrinks in \(updates)")
            : "\(smaller) of \(Words.plural(before.count, "error")) shrink\(smaller == 1 ? "s" : "") in \(updates)"
        return Changes(
            names: subject.targetNames, before: before, after: after, quantity: "Error (prediction − target)",
            what: "errors",
            title: subject.recording.updateCount == 0 ? "The errors; nothing is trained" : title,
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
    /// Whose weights they are; many of them are drawn as cells.
    var network: Network?

    func figure(notes: [String]) -> LessonFigure {
        if Many.areMany(names.count) { return figureOfMany(notes: notes) }
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
            "\(names[$0]) \(Words.movement(from: before[$0], to: after[$0]))."
        }
        return LessonFigure(
            content: chart, size: Size(640, 160 + 58 * Double(min(names.count, 12))),
            alternativeText: Words.sentences(
                ["\(title).", "Arrows: the \(what) before and after."] + changes),
            table: table, notes: notes)
    }

    private var table: DataTable {
        DataTable(
            caption: quantity, columns: ["", "Before", "After", "Change"],
            rows: names.indices.map { index in
                [
                    names[index], NumberText.significant(before[index], 8),
                    NumberText.significant(after[index], 8),
                    NumberText.significant(after[index] - before[index], 8),
                ]
            })
    }

    // MARK: Many

    /// Of many weights the change of each as a cell; of many errors both, in the order of their size.
    private func figureOfMany(notes: [String]) -> LessonFigure {
        let moves = zip(before, after).map { $1 - $0 }
        if let network, moves.allSatisfy(\.isFinite) {
            let maps = WeightMaps(network: network, values: moves, quantity: "Change")
            return LessonFigure(
                content: maps.panels(title: title, subtitle: subtitle), size: Size(880, 420),
                alternativeText: Words.sentences(
                    ["\(title).", "Cells: the change of each of \(names.count) \(what), a panel a layer."]
                        + maps.facts),
                table: table, notes: notes)
        }
        let places = names.indices.map { Double($0 + 1) }
        var marks: [any ChartMark] = [RuleMark(y: 0).foregroundStyle(Theme.axis)]
        for (values, name, paint) in [(before, "before", Theme.muted), (after, "after", Theme.accent)] {
            let sorted = values.sorted { $0.isFinite && (!$1.isFinite || $0 < $1) }
            marks.append(
                LineMark(
                    x: .value("\(what.capitalizedFirst) in the order of their size", places),
                    y: .value(quantity, sorted)
                )
                .foregroundStyle(paint).series(name).endLabel(name))
        }
        var chart = Chart { marks }.chartTitle(title, subtitle: subtitle).chartXScale(integer: true)
        chart.caption = "\(names.count) \(what), each line from the smallest to the largest."
        let ranges = [("Before", before), ("After", after)].map { name, values in
            let finite = values.filter(\.isFinite)
            return "\(name), they reach from \(Words.number(finite.min() ?? .nan)) to "
                + "\(Words.number(finite.max() ?? .nan))."
        }
        return LessonFigure(
            content: chart, size: Size(640, 400),
            alternativeText: Words.sentences(
                [
                    "\(title).",
                    "Two lines: \(names.count) \(what) before and after, each in the order of their size.",
                ]
                    + ranges), table: table, notes: notes)
    }
}

extension Subject {
    /// What an update did to the weights, checked on each: whether it went against its slope over the batch.
    fileprivate func title(ofUpdate update: Int, from before: [Double], to after: [Double]) -> String {
        let moves = zip(before, after).map { $1 - $0 }
        let still = moves.count { $0 == 0 }
        guard let row = recording.row(after: update - 1), row < recording.gradients.rows, still < moves.count
        else {
            return still == moves.count
                ? "Update \(update) moves nothing" : "Update \(update) of the \(parametersWord)"
        }
        let against = zip(moves, recording.gradients.row(row)).count { $0 * $1 < 0 || ($0 != 0 && $0 == -$1) }
        let all = moves.count
        if against == all { return "Update \(update) moves every weight against its slope" }
        if against + still == all {
            return "Update \(update) moves \(against) of \(all) \(parametersWord) against their slopes"
        }
        return
            "Update \(update) moves \(all - still) of \(all) \(parametersWord), \(against) against their slopes"
    }
}
