import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let weightUpdate = FigureKind(
        "weight-update", "Every weight before and after one update, as arrows",
        options: [
            FigureOption(
                "update", .integer, "Which update, counted from 1.", in: 1...(.infinity), default: .integer(1)
            )
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let update = input[integer: "update"]
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
            subject: subject, names: subject.experiment.network.parameterNames.map { "\($0)" },
            quantities: subject.experiment.network.parameterNames.map { .parameter(.value, $0) },
            before: (before, update - 1), after: (after, update), quantity: "Value of the weight",
            what: subject.parametersWord, title: subject.title(ofUpdate: update, from: before, to: after),
            subtitle: "\(subject.networkText), \(subject.trainingText)", areWeights: true
        ).figure()
    }

    static let errors = FigureKind(
        "errors", "The error of every sample before and after training",
        options: [FigureOption("labels", .texts, "A name for the run; none.")]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let (before, after) = (
            subject.errors(of: subject.recording.initial), subject.errors(of: subject.recording.final)
        )
        let count = subject.recording.finalUpdate
        let updates = Words.plural(.updateCount, count, "update", of: subject)
        let smaller = zip(before, after).count { abs($1) < abs($0) }
        let all = Words.plural(.targetCount, before.count, "error", of: subject)
        let title: Phrase =
            smaller == before.count
            ? (smaller == 1 ? "The error shrinks in \(updates)" : "Every error shrinks in \(updates)")
            : "\(.shrunkErrors, smaller, of: subject) of \(all) shrink\(smaller == 1 ? "s" : "") in \(updates)"
        return Changes(
            subject: subject, names: subject.targetPhrases, quantities: before.indices.map { .error($0) },
            before: (before, 0), after: (after, count), quantity: "Error (prediction − target)",
            what: "errors",
            title: count == 0 ? "The errors; nothing is trained" : title,
            subtitle: "\(try input.namePrefix())\(subject.networkText), \(subject.trainingText)",
            showsZero: true
        ).figure()
    }
}

/// Rows of arrows from the value before to the value after.
private struct Changes {
    let subject: Subject
    let names: [Phrase]
    /// What each row is.
    let quantities: [Quantity]
    let before: (values: [Double], update: Int)
    let after: (values: [Double], update: Int)
    let quantity: String
    let what: Phrase
    let title: Phrase
    let subtitle: Phrase
    var showsZero = false
    /// Whether they are weights, of which many are drawn as cells.
    var areWeights = false

    private var notes: [Phrase] { subject.divergenceNote.map { [$0] } ?? [] }

    func figure() -> StatedFigure {
        if Many.areMany(names.count) { return figureOfMany() }
        // Categories are counted from the bottom; rows read from the top.
        let rows = Array(names.map(\.text).reversed())
        let order = rows.indices.map { Double($0) }
        let (from, to) = (Array(before.values.reversed()), Array(after.values.reversed()))
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
                    sides: [.bottom, .top]
                ).keepingSides())
        }
        if showsZero { marks.append(RuleMark(x: 0).foregroundStyle(Theme.axis)) }
        let changes = names.indices.map { index -> Phrase in
            let change = Words.movement(
                quantities[index], of: subject, from: (before.values[index], before.update),
                to: (after.values[index], after.update))
            return "\(names[index]) \(change)."
        }
        return StatedFigure(
            content: Chart { marks }, size: Size(640, 160 + 58 * Double(min(names.count, 12))),
            words: FigureWords(
                title: title, subtitle: subtitle,
                sentences: ["\(title).", "Arrows: the \(what) before and after."] + changes, notes: notes),
            table: table)
    }

    private var table: FigureTable {
        let (first, last) = (before, after)
        return FigureTable(
            caption: Phrase(name: quantity), columns: ["", "Before", "After", "Change"], rowCount: names.count
        ) { index in
            let (from, to) = (first.values[index], last.values[index])
            let change = Quantity.change(quantities[index], since: first.update)
            return [
                names[index], "\(quantities[index], from, of: subject, at: first.update, .significant(8))",
                "\(quantities[index], to, of: subject, at: last.update, .significant(8))",
                "\(change, to - from, of: subject, at: last.update, .significant(8))",
            ]
        }
    }

    // MARK: Many

    /// Of many weights the change of each as a cell; of many errors both, in the order of their size.
    private func figureOfMany() -> StatedFigure {
        let moves = zip(before.values, after.values).map { $1 - $0 }
        if areWeights, moves.allSatisfy(\.isFinite) {
            let maps = WeightMaps(
                subject: subject, values: moves, quantity: "Change", stated: .change, update: after.update)
            let count: Phrase = "\(.parameterCount, names.count, of: subject)"
            return StatedFigure(
                content: maps.panels, size: Size(880, 420),
                words: FigureWords(
                    title: title, subtitle: subtitle, caption: maps.caption,
                    sentences: ["\(title)."] + maps.facts + [
                        "Cells: the change of each of \(count) \(what), a panel a layer."
                    ], notes: notes, within: maps.headings),
                table: table)
        }
        let count: Phrase =
            areWeights
            ? "\(.parameterCount, names.count, of: subject)" : "\(.targetCount, names.count, of: subject)"
        let places = names.indices.map { Double($0 + 1) }
        var marks: [any ChartMark] = [RuleMark(y: 0).foregroundStyle(Theme.axis)]
        for (values, name, paint) in [
            (before.values, "before", Theme.muted), (after.values, "after", Theme.accent),
        ] {
            let sorted = values.sorted { $0.isFinite && (!$1.isFinite || $0 < $1) }
            marks.append(
                LineMark(
                    x: .value("\(what.text.capitalizedFirst) in the order of their size", places),
                    y: .value(quantity, sorted)
                )
                .foregroundStyle(paint).series(name).endLabel(name))
        }
        let ranges = [("Before" as Phrase, before), ("After", after)].map { name, state -> Phrase in
            let finite = state.values.filter(\.isFinite)
            guard let low = finite.min(), let high = finite.max() else { return "\(name), none is finite." }
            let (least, most): (Quantity, Quantity) =
                areWeights ? (.leastOf(.value), .mostOf(.value)) : (.leastError, .mostError)
            return "\(name), they reach from \(least, low, of: subject, at: state.update) to "
                + "\(most, high, of: subject, at: state.update)."
        }
        return StatedFigure(
            content: Chart { marks }.chartXScale(integer: true), size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: subtitle,
                caption: "\(count) \(what), each line from the smallest to the largest.",
                sentences: ["\(title)."] + ranges + [
                    "Two lines: \(count) \(what) before and after, each in the order of their size."
                ], notes: notes),
            table: table)
    }
}

extension Subject {
    /// What an update did to the weights, checked on each: whether it went against its slope over the batch.
    fileprivate func title(ofUpdate update: Int, from before: [Double], to after: [Double]) -> Phrase {
        let moves = zip(before, after).map { $1 - $0 }
        let still = moves.count { $0 == 0 }
        let name: Phrase = "Update \(number: .update, update, of: self)"
        guard let row = recording.row(after: update - 1), row < recording.gradients.rows, still < moves.count
        else {
            return still == moves.count ? "\(name) moves nothing" : "\(name) of the \(parametersWord)"
        }
        let slopes = recording.gradients.row(row)
        let against = zip(moves, slopes).count { $0 < 0 && $1 > 0 || $0 > 0 && $1 < 0 }
        let all = moves.count
        let least: Phrase = "\(.againstSlope, against, of: self, at: update)"
        let count: Phrase = "\(.parameterCount, all, of: self)"
        if against == all { return "\(name) moves every weight against its slope" }
        if against + still == all {
            return "\(name) moves \(least) of \(count) \(parametersWord) against their slopes"
        }
        return
            "\(name) moves \(.moved, all - still, of: self, at: update) of \(count) \(parametersWord), \(least) "
            + "against their slopes"
    }
}
