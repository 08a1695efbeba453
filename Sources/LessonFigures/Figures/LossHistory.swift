import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let lossHistory = FigureKind(
        "loss-history", "The loss against the update", subjects: 1...6,
        options: [
            FigureOption("start", .flag, "Whether the loss before the first update is shown; true."),
            FigureOption("scale", .choice(["linear", "log"]), "The axis of the loss; log over two decades."),
            FigureOption("ratio", .number, "Lays the closed form loss[0]·ratio^k over the first run."),
            FigureOption(
                "show", .choice(["loss", "batch"]), "The loss over all data, or that of each batch."),
            FigureOption("labels", .texts, "Names of the runs; their ids."),
        ],
        grows: true
    ) { (input: FigureInput) throws(FigureError) in
        try LossHistoryFigure(input).figure()
    }
}

/// One point per update, joined; start and end labelled with their values.
private struct LossHistoryFigure {
    let input: FigureInput
    let labels: [String]
    let isBatch: Bool
    let first: Int
    let scale: ScaleKind

    init(_ input: FigureInput) throws(FigureError) {
        self.input = input
        labels = try input.labels()
        let isBatch = input.text("show") == "batch"
        let first = isBatch || input.flag("start", default: true) ? 0 : 1
        let values = input.subjects.flatMap { Self.points($0, isBatch: isBatch, first: first).values }
        guard !values.isEmpty else {
            throw FigureError(
                "The run has no update, so there is no point to draw.",
                remedy: "Train for at least one update, or show the loss at the start.",
                option: isBatch ? "show" : "start")
        }
        let positive = values.filter { $0 > 0 && $0.isFinite }
        let spansDecades = (positive.max() ?? 1) / (positive.min() ?? 1) > 100
        scale = input.text("scale").flatMap(ScaleKind.init) ?? (spansDecades ? .log : .linear)
        self.isBatch = isBatch
        self.first = first
    }

    /// Losses and the updates that they belong to: that of a batch to the update that used the batch.
    private struct Points {
        var updates: [Int]
        var values: [Double]
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

    func figure() throws(FigureError) -> LessonFigure {
        let isSingle = input.subjects.count == 1
        var marks: [any ChartMark] = []
        for (subject, label) in zip(input.subjects, labels) {
            let points = points(subject)
            var line = LineMark(
                x: .value("Update", points.updates.map(Double.init)), y: .value(yTitle, points.values)
            ).series(label).appearing(at: points.updates)
            if points.values.count <= 60, isSingle { line = line.symbol(.circle, radius: 3) }
            if !isSingle { line = line.endLabel(label) }
            marks.append(line)
            if isSingle { marks += annotations(points) }
        }
        let closed = try closedForm()
        marks += closed.marks
        let chart = Chart { marks }
            .chartXScale(includesZero: nil, integer: true)
            .chartYScale(type: scale)
            .chartTitle(title(closed: !closed.marks.isEmpty), subtitle: subtitle)
        return LessonFigure(
            content: chart, size: Size(640, 380), alternativeText: alternativeText, table: table,
            notes: input.subjects.compactMap(\.divergenceNote))
    }

    private var yTitle: String {
        lossName.title + (isBatch ? " of the batch" : "")
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

    private func title(closed: Bool) -> String {
        if input.subjects.count > 1 { return "The loss of \(input.subjects.count) runs" }
        guard let subject = input.subjects.first else { return "" }
        let values = points(subject).values
        if subject.recording.divergedAtUpdate != nil { return "The loss grows without end" }
        if isBatch { return "Every batch has a loss of its own" }
        let falls = zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
        if let ratio = subject.constantRatio, falls {
            return "Every update multiplies the \(lossName.short) by \(NumberText.significant(ratio, 4))"
        }
        let every = subject.experiment.recording.lossEvery
        let occasion = every == 1 ? "every update" : "every \(every) updates"
        return falls && values.count > 1
            ? "The \(lossName.short) falls \(every == 1 ? "at" : "in") \(occasion)"
            : "The \(lossName.short) after \(occasion)"
    }

    private var subtitle: String {
        guard let subject = input.subjects.first else { return "" }
        return input.subjects.count == 1
            ? "\(subject.networkText), \(subject.trainingText)" : subject.networkText
    }

    private var alternativeText: String {
        let runs = zip(input.subjects, labels).map { subject, label -> String in
            let values = points(subject).values
            let name = input.subjects.count == 1 ? "It" : label
            guard let start = values.first, let end = values.last else { return "\(name) has no points." }
            let note = subject.divergenceNote.map { " \($0)" } ?? ""
            return "\(name) goes from \(NumberText.significant(start, 4)) to "
                + "\(NumberText.significant(end, 4)) in \(values.count) points.\(note)"
        }
        let axis = scale == .log ? "a logarithmic" : "a linear"
        return "Line chart: \(yTitle.lowercased()) against the update, on \(axis) axis. "
            + runs.joined(separator: " ")
    }

    private var table: DataTable {
        let columns = input.subjects.map { subject in
            let points = points(subject)
            return Dictionary(zip(points.updates, points.values), uniquingKeysWith: { first, _ in first })
        }
        let updates = Set(columns.flatMap(\.keys)).sorted()
        let rows = updates.map { update in
            ["\(update)"] + columns.map { $0[update].map(NumberText.exact) ?? "" }
        }
        let names = input.subjects.count == 1 ? [yTitle] : labels
        return DataTable(caption: yTitle, columns: ["Update"] + names, rows: rows)
    }
}
