import Charting
import Drawing
import Platform
import TrainingCore

extension FigureKind {
    static let lossHistory = FigureKind(
        "loss-history", "The loss against the update", subjects: 1...6,
        options: [
            FigureOption(
                "start", .flag, "Whether the loss before the first update is shown.", default: .flag(true)),
            FigureOption(
                "scale", .choice(["linear", "log", "symlog"]), "The axis of the loss; log over two decades."),
            FigureOption("ratio", .number, "Lays the closed form loss[0]·ratio^k over the first run."),
            FigureOption(
                "show", .choices(["loss", "validation", "test", "batch", "learning-rate", "gradient-norm"]),
                "Of one run, several together: losses in one plot, the others below; those of all parts of the data. "
                    + "Of several runs loss or batch."),
            .smooth, .seeds,
            FigureOption("labels", .texts, "Names of the runs; their ids."), .mixed,
        ],
        grows: true
    ) { (input: FigureInput) throws(FigureError) in
        if let parts = try input.lossParts() { return parts.figure() }
        return try LossHistoryFigure(input).figure()
    }
}

extension FigureInput {
    /// Where more than one course of one run is to be shown; nil: one course of each run.
    fileprivate func lossParts() throws(FigureError) -> PartCourses? {
        let names = chosen("show")
        guard subjects.count == 1, let subject = subjects.first else {
            guard names == nil || names == ["loss"] || names == ["batch"] else {
                throw FigureError(
                    "Of several runs one course each is drawn.", remedy: "Write show: loss, or show: batch.",
                    option: "show")
            }
            guard number("smooth") == nil else {
                throw FigureError(
                    "Only one run is smoothed.", remedy: "Name one run with `of`, or leave smooth out.",
                    option: "smooth")
            }
            guard seedCount == nil else {
                throw FigureError(
                    "Only one run is shown beside trainings from other seeds.",
                    remedy: "Name one run with `of`, or leave seeds out.", option: "seeds")
            }
            return nil
        }
        let own: [Quantity.History] = DataPart.allCases.compactMap { part in
            subject.experiment.data(of: part) == nil ? nil : part.history
        }
        let all: [String: Quantity.History] = [
            "loss": .loss, "validation": .validation, "test": .test, "batch": .batch,
            "learning-rate": .learningRate, "gradient-norm": .gradientNorm,
        ]
        let wanted = names.map { $0.compactMap { all[$0] } } ?? (number("ratio") == nil ? own : [.loss])
        guard wanted != [.loss] && wanted != [.batch] || number("smooth") != nil || seedCount != nil else {
            return nil
        }
        for part in [DataPart.validation, .test] where wanted.contains(part.history) {
            guard subject.experiment.data(of: part) != nil else { throw .noPart(part, of: subject) }
        }
        let below = wanted.filter { $0 == .learningRate || $0 == .gradientNorm }
        let losses = wanted.filter { !below.contains($0) }
        return try losses.isEmpty
            ? PartCourses(self, subject, [.loss], below: below)
            : PartCourses(self, subject, losses, below: below)
    }
}

extension DataPart {
    fileprivate var history: Quantity.History {
        switch self {
        case .training: .loss
        case .validation: .validation
        case .test: .test
        }
    }
}

/// One point per update, joined; start and end labelled with their values.
private struct LossHistoryFigure {
    let input: FigureInput
    let labels: [Phrase]
    let isBatch: Bool
    let first: Int
    let scale: ScaleKind
    /// Logarithmic where a long run does almost all at its start.
    let updateScale: ScaleKind

    init(_ input: FigureInput) throws(FigureError) {
        self.input = input
        labels = try input.comparedLabels()
        try input.checkComparable()
        let isBatch = input.chosen("show") == ["batch"]
        let first = isBatch || input.flag("start", default: true) ? 0 : 1
        let values = input.subjects.flatMap { Self.points($0, isBatch: isBatch, first: first).values }
        guard !values.isEmpty else {
            throw FigureError(
                "The run has no update, so there is no point to draw.",
                remedy: "Train for at least one update, or show the loss at the start.",
                option: isBatch ? "show" : "start")
        }
        let positive = values.filter { $0 > 0 && $0.isFinite }
        guard !positive.isEmpty || input.text("scale") != "log" else {
            throw FigureError(
                "No loss is above 0, so that none has a place on a logarithmic axis.",
                remedy: "Write scale: linear or scale: symlog.", option: "scale")
        }
        let spansDecades = (positive.max() ?? 1) / (positive.min() ?? 1) > 100
        scale = input.text("scale").flatMap(ScaleKind.init) ?? (spansDecades ? .log : .linear)
        self.isBatch = isBatch
        self.first = first
        let scale = scale
        let areLongAndFlat = input.subjects.allSatisfy {
            Self.points($0, isBatch: isBatch, first: first).isDoneEarly(on: scale)
        }
        updateScale = areLongAndFlat ? .symlog : .linear
    }

    /// Losses and the updates that they belong to: that of a batch to the update that used the batch.
    private struct Points {
        var updates: [Int]
        var values: [Double]

        /// Whether 95 % of the way from the first to the last value lie in the first twentieth of 500 updates or
        /// more, and what follows stays there.
        func isDoneEarly(on scale: ScaleKind) -> Bool {
            guard let first = values.first, let last = values.last, let count = updates.last, count >= 500,
                values.allSatisfy({ $0.isFinite && ($0 > 0 || scale != .log) })
            else { return false }
            // Ratios stand for logarithms: both ask how far from the last value the rest lies.
            let way = scale == .log ? max(first / last, last / first) : abs(first - last)
            guard way > (scale == .log ? 1.5 : 0) else { return false }
            return zip(updates, values).allSatisfy { update, value in
                guard update * 20 > count else { return true }
                return scale == .log
                    ? max(value / last, last / value) <= pow(way, 0.05) : abs(value - last) <= 0.05 * way
            }
        }
    }

    private static func points(_ subject: Subject, isBatch: Bool, first: Int) -> Points {
        let recording = subject.recording
        if isBatch {
            return Points(updates: recording.batchLoss.indices.map { $0 + 1 }, values: recording.batchLoss)
        }
        let updates = recording.lossUpdates.filter { $0 >= first }
        return Points(updates: updates, values: updates.map { recording.loss[$0] })
    }

    private func points(_ subject: Subject) -> Points {
        Self.points(subject, isBatch: isBatch, first: first)
    }

    func figure() throws(FigureError) -> StatedFigure {
        let isSingle = input.subjects.count == 1
        var marks: [any ChartMark] = []
        for (subject, label) in zip(input.subjects, labels) {
            let points = points(subject)
            var line = LineMark(
                x: .value("Update", points.updates.map(Double.init)), y: .value(yTitle, points.values)
            ).series(label.text).appearing(at: points.updates)
            if points.values.count <= 60, isSingle { line = line.symbol(.circle, radius: 3) }
            if !isSingle { line = line.endLabel(label.text) }
            marks.append(line)
            if isSingle { marks += annotations(points) }
        }
        let closed = try closedForm()
        marks += closed.marks
        let chart = Chart { marks }
            .chartXScale(type: updateScale, includesZero: nil, integer: true)
            .chartYScale(type: scale)
            .chartXTicks(within: 0...(.infinity)).chartYTicks(within: 0...(.infinity))
        return StatedFigure(
            content: chart, size: Size(640, 380),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: input.trainingTexts(labels).each,
                sentences: sentences,
                notes: input.subjects.compactMap(\.divergenceNote) + input.mixtureNotes),
            table: table)
    }

    private var history: Quantity.History { isBatch ? .batch : .loss }

    private var yTitle: String {
        (input.hasOneLoss ? lossName.title : "Loss") + (isBatch ? " of the batch" : "")
    }

    private var lossName: LossName {
        LossName(input.subjects.first?.experiment.loss ?? .meanSquaredError)
    }

    private func annotations(_ points: Points) -> [any ChartMark] {
        let values = points.values
        func label(_ index: Int, _ side: LabelRequest.Side) -> TextMark {
            TextMark(
                x: .value("Update", Double(points.updates[index])), y: .value(yTitle, values[index]),
                text: NumberText.significant(values[index], 4), sides: [side]
            ).appearing(at: [points.updates[index]])
        }
        if let diverged = input.subjects.first?.recording.divergedAtUpdate,
            let last = values.indices.last(where: { values[$0].isFinite })
        {
            let note = TextMark(
                x: .value("Update", Double(points.updates[last])), y: .value(yTitle, values[last]),
                text: "diverged at update \(diverged)", sides: [.bottom, .bottomLeft]
            ).foregroundStyle(Theme.contrast).appearing(at: [points.updates[last]])
            return last == 0 ? [note] : [label(0, .right), note]
        }
        guard values.count > 1 else { return [] }
        return [label(0, .right), label(values.count - 1, scale == .log ? .left : .top)]
    }

    private func closedForm() throws(FigureError) -> (marks: [any ChartMark], ratio: Double?) {
        guard let ratio = input.number("ratio") else { return ([], nil) }
        guard ratio >= 0, !isBatch else {
            throw FigureError(
                "A closed form needs a ratio of at least 0 and the loss over all data.",
                remedy: "Change `ratio`, or leave it out.", option: "ratio")
        }
        let loss = try input.subject().recording.loss
        guard let start = loss.first else { return ([], nil) }
        var power = 1.0
        let curve = loss.indices.map { _ in
            defer { power *= ratio }
            return start * power
        }.dropFirst(first)
        let updates = loss.indices.dropFirst(first).map(Double.init)
        let line = LineMark(x: .value("Update", updates), y: .value(yTitle, Array(curve)))
            .foregroundStyle(Theme.contrast).lineStyle(width: 1.25, dash: [5, 4])
            .series(
                "\(NumberText.significant(start, 4)) · \(NumberText.significant(ratio, 6))ᵏ, the closed form")
        return ([line], ratio)
    }

    // MARK: Words

    /// What is found, of all values that are drawn.
    private var title: Phrase {
        let name = input.hasOneLoss ? lossName.short : "loss"
        guard input.subjects.count == 1, let subject = input.subjects.first else { return titleOfMany(name) }
        if isBatch { return "The \(name: name) of the batch of each update" }
        let points = points(subject)
        return LossFinding(points.values, divergedAt: subject.recording.divergedAtUpdate).title(
            of: name, subject, history, from: (points.updates.first ?? 0, points.values.first ?? .nan),
            to: (points.updates.last ?? 0, points.values.last ?? .nan))
    }

    private func titleOfMany(_ name: String) -> Phrase {
        let count = input.subjects.count
        let all: Phrase = "\(.runCount, count)"
        let diverged = input.subjects.count { $0.recording.divergedAtUpdate != nil }
        if diverged > 0 {
            return diverged == count
                ? "All \(all) runs diverge"
                : "\(.divergedRuns, diverged) of \(all) runs \(diverged == 1 ? "diverges" : "diverge")"
        }
        let ends = input.subjects.map { points($0).values }
        let lower = ends.count { ($0.last ?? 0) < ($0.first ?? 0) }
        if lower == count {
            return "The \(name: name) of \(count == 2 ? "both" : "all \(all)") runs ends lower than it began"
        }
        return lower == 0
            ? "The \(name: name) of \(all) runs"
            : "The \(name: name) of \(.runsEndingLower(history), lower) of \(all) runs ends lower than it began"
    }

    private var subtitle: Phrase {
        guard let subject = input.subjects.first else { return "" }
        let networks = input.subjects.map(\.networkText).uniqued
        var text: Phrase =
            input.subjects.count == 1
            ? "\(subject.networkText), \(subject.trainingText)"
            : [
                networks.count == 1 ? subject.networkText : "\(.networkCount, networks.count) networks",
                input.trainingTexts(labels).shared,
            ].spoken.joined(", ")
        if scale == .log { text += "; logarithmic axis" }
        if scale == .symlog { text += "; axis logarithmic beyond one" }
        if updateScale == .symlog { text += "; updates logarithmic" }
        return text
    }

    private var sentences: [Phrase] {
        let names = labels.map { input.subjects.count == 1 ? "It" : $0 }
        let runs = zip(input.subjects, names).flatMap { run($0, name: $1) }
        let axis: Phrase =
            scale == .log ? "a logarithmic" : scale == .symlog ? "a symmetric logarithmic" : "a linear"
        return ["\(title)."] + runs + [
            "Line chart: \(name: yTitle.lowercased()) against the update, on \(axis) axis."
        ]
    }

    /// Where a run begins and ends, its extremes where they lie between, and that it diverged.
    private func run(_ subject: Subject, name: Phrase) -> [Phrase] {
        let points = points(subject)
        let values = points.values
        guard let start = values.first, let end = values.last, let last = points.updates.last,
            let first = points.updates.first
        else { return ["\(name) has no points."] }
        let change = Words.movement(
            .history(history), of: subject, from: (start, first), to: (end, last))
        let count = Words.plural(.points(history), values.count, "point", of: subject)
        var sentences: [Phrase] = ["\(name) \(start == end ? "" : "goes ")\(change) in \(count)."]
        let finite = values.indices.filter { values[$0].isFinite }
        if let low = finite.min(by: { values[$0] < values[$1] }), values[low] < min(start, end) {
            sentences[0] +=
                " It is lowest, \(.least(history), values[low], of: subject), at update "
                + "\(.updateOfLeast(history), points.updates[low], of: subject)."
        }
        if let high = finite.max(by: { values[$0] < values[$1] }), values[high] > max(start, end) {
            sentences[0] +=
                " It is highest, \(.most(history), values[high], of: subject), at update "
                + "\(.updateOfMost(history), points.updates[high], of: subject)."
        }
        return sentences + (subject.divergenceNote.map { [$0] } ?? [])
    }

    private var table: FigureTable {
        let columns = input.subjects.map { subject in
            let points = points(subject)
            return Dictionary(zip(points.updates, points.values), uniquingKeysWith: { first, _ in first })
        }
        let updates = Set(columns.flatMap(\.keys)).sorted()
        let names = input.subjects.count == 1 ? [Phrase(name: yTitle)] : labels
        let (subjects, history) = (input.subjects, history)
        return FigureTable(
            caption: Phrase(name: yTitle), columns: ["Update"] + names, rowCount: updates.count
        ) { row in
            let update = updates[row]
            return ["\(number: .update, update)"]
                + zip(columns, subjects).map { column, subject -> Phrase in
                    guard let value = column[update] else { return "" }
                    return "\(.history(history), value, of: subject, at: update, .exact)"
                }
        }
    }
}
