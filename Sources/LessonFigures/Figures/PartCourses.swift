import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let accuracyHistory = FigureKind(
        "accuracy-history", "The share of right decisions against the update",
        options: [
            FigureOption(
                "show", .choices(["training", "validation", "test"]),
                "The parts of the data; those that there are."),
            .smooth, .seeds,
        ],
        grows: true
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        guard !subject.recording.accuracy.isEmpty else {
            throw FigureError(
                "\(subject.id) is no classifier, so that there is no accuracy.",
                remedy: "Show loss-history, or train a network whose outputs stand for classes.", option: "of"
            )
        }
        let parts = try input.parts(of: subject)
        return try PartCourses(input, subject, parts.map { .accuracy($0) }).figure()
    }
}

extension FigureOption {
    static let smooth = FigureOption(
        "smooth", .number,
        "From 0 to below 1: how much of the smoothed line stays at each point; the values are faint then.",
        bounds: .share)
}

extension FigureInput {
    /// The words of an option that takes several.
    func chosen(_ name: String) -> [String]? { texts(name) ?? text(name).map { [$0] } }

    /// The parts of the data that `show` names, or all that there are.
    fileprivate func parts(of subject: Subject) throws(FigureError) -> [DataPart] {
        guard let names = chosen("show") else {
            return DataPart.allCases.filter { subject.experiment.data(of: $0) != nil }
        }
        var parts: [DataPart] = []
        for part in names.compactMap(DataPart.init) {
            guard subject.experiment.data(of: part) != nil else { throw .noPart(part, of: subject) }
            parts.append(part)
        }
        return parts
    }
}

extension FigureError {
    static func noPart(_ part: DataPart, of subject: Subject) -> FigureError {
        FigureError(
            "\(subject.id) has no \(part.rawValue) samples.",
            remedy: "Put some aside with \(part.rawValue): 0.2 under data, or leave the word out.",
            option: "show")
    }
}

/// What was taken of several parts of the data while one network was trained: the gap between them, the best position,
/// and what else is wanted in panels below.
struct PartCourses {
    private let input: FigureInput
    private let subject: Subject
    /// Of one unit, the training's first.
    private let histories: [Quantity.History]
    /// Of other units, below.
    private let below: [Quantity.History]
    private let smooth: Double?
    private let first: Int
    private let scale: ScaleKind
    /// Of trainings from other seeds.
    private let bands: [SeedBand]

    init(
        _ input: FigureInput, _ subject: Subject, _ histories: [Quantity.History],
        below: [Quantity.History] = []
    ) throws(FigureError) {
        (self.input, self.subject, self.histories, self.below) = (input, subject, histories, below)
        first = input.flag("start", default: true) ? 0 : 1
        smooth = input.number("smooth")
        if let smooth, !(smooth >= 0 && smooth < 1) {
            throw FigureError(
                "smooth is \(Words.number(smooth)).",
                remedy: "Write a number from 0 to below 1, such as 0.9.",
                option: "smooth")
        }
        let first = first
        try input.checkSeeds(of: subject)
        let bands =
            input.seedCount == nil
            ? [] : histories.filter { $0 != .batch }.map { SeedBand($0, of: subject, from: first) }
        self.bands = bands
        let values = histories.flatMap { subject.points($0, from: first).values }.filter(\.isFinite)
        guard !values.isEmpty else {
            throw FigureError(
                "The run has no finite value to draw.", remedy: "Train for at least one update.",
                option: "show")
        }
        let spans = (values.max() ?? 1) > 100 * (values.min() ?? 1) && (values.min() ?? 0) > 0
        let isShare = histories.contains(where: \.isShare)
        scale = input.text("scale").flatMap(ScaleKind.init) ?? (spans && !isShare ? .log : .linear)
    }

    private func points(_ history: Quantity.History) -> HistoryPoints { subject.points(history, from: first) }

    /// What the training is watched or tested with, the validation first.
    private var aside: Quantity.History? { histories.first(where: \.isAside) }
    private var training: Quantity.History? { histories.first { !$0.isAside && $0 != .batch } }

    /// Where the part aside is best: the first such position.
    private var best: (index: Int, update: Int, value: Double)? {
        guard let aside else { return nil }
        let points = points(aside)
        let finite = points.values.indices.filter { points.values[$0].isFinite }
        let index = finite.min {
            aside.isShare ? points.values[$0] > points.values[$1] : points.values[$0] < points.values[$1]
        }
        return index.map { ($0, points.updates[$0], points.values[$0]) }
    }

    func figure() -> StatedFigure {
        let table = table
        let words = FigureWords(
            title: title, subtitle: subtitle, sentences: sentences,
            notes: subject.divergenceNote.map { [$0] } ?? [], within: below.map { $0.title(subject) })
        let main = chart
        guard !below.isEmpty else {
            return StatedFigure(content: main, size: Size(640, 380), words: words, table: table)
        }
        let panels =
            [main.chartLegend(true)]
            + below.map { history in
                Chart { lines(history) }.chartXScale(integer: true).titled(history.title(subject))
            }
        return StatedFigure(
            content: Panels(title: "", columns: 1, aspect: 0.45, figures: panels),
            size: Size(640, 300 * Double(panels.count)), words: words, table: table)
    }

    private var chart: Chart {
        var marks: [any ChartMark] = gap
        let overSeeds = bands.compactMap { $0.marks(yTitle, isLogarithmic: scale == .log) }
        marks += overSeeds.map(\.band)
        for history in histories { marks += lines(history) }
        marks += overSeeds.map(\.median)
        if let best, let aside {
            let points = points(aside)
            let isEnd = best.index == points.values.count - 1
            if !isEnd {
                marks.append(
                    LineMark(
                        x: .value("Update", [Double(best.update), Double(best.update)]),
                        y: .value(
                            yTitle,
                            [best.value, training.map { self.points($0).values[best.index] } ?? best.value])
                    ).foregroundStyle(Theme.contrast).lineStyle(width: 1, dash: [4, 3])
                        .appearing(at: [best.update, best.update]))
            }
            marks.append(
                PointMark(x: .value("Update", [Double(best.update)]), y: .value(yTitle, [best.value]))
                    .foregroundStyle(Theme.contrast)
                    .annotation("best: update \(best.update)", aside.isShare ? .top : .bottom, .right, .left)
                    .appearing(at: [best.update]))
        }
        return Chart { marks }.chartXScale(integer: true).chartYScale(type: scale)
    }

    /// Between the training's line and the other one.
    private var gap: [any ChartMark] {
        guard let training, let aside, smooth == nil, bands.isEmpty else {
            return []
        }
        let (low, high) = (points(training), points(aside))
        guard low.updates == high.updates, low.values.count > 1,
            (low.values + high.values).allSatisfy({ $0.isFinite && (scale != .log || $0 > 0) })
        else { return [] }
        return [
            AreaMark(
                x: .value("Update", low.updates.map(Double.init)), yStart: .value(yTitle, low.values),
                yEnd: .value(yTitle, high.values)
            ).foregroundStyle(Theme.muted).opacity(0.15)
        ]
    }

    private func lines(_ history: Quantity.History) -> [any ChartMark] {
        let points = points(history)
        let name = history.name
        func line(_ values: [Double]) -> LineMark {
            LineMark(
                x: .value("Update", points.updates.map(Double.init)), y: .value(title(of: history), values)
            )
            .series(name).appearing(at: points.updates)
        }
        // What the schedule says is no noisy measurement.
        guard let smooth, smooth > 0, history != .learningRate else {
            return [history == .batch ? line(points.values).opacity(0.4) : line(points.values)]
        }
        return [line(points.values).opacity(0.3), line(points.smoothed(smooth))]
    }

    private func title(of history: Quantity.History) -> String {
        below.contains(history) ? history.title(subject).text : yTitle
    }

    private var yTitle: String {
        histories.contains(where: \.isShare) ? "Accuracy" : LossName(subject.experiment.loss).title
    }

    // MARK: Words

    private var quantity: String {
        histories.contains(where: \.isShare) ? "accuracy" : LossName(subject.experiment.loss).short
    }

    private var title: Phrase {
        if let update = subject.recording.divergedAtUpdate {
            return "The run diverges at update \(.divergedAt, update, of: subject)"
        }
        guard let aside, let best else {
            return "The \(name: quantity) against the update"
        }
        let part = aside.partName
        let isEnd = best.index == points(aside).values.count - 1
        let word: Phrase = aside.isShare ? "highest" : "lowest"
        return isEnd
            ? "The \(name: part) \(name: quantity) is \(word) at the end"
            : "The \(name: part) \(name: quantity) is \(word) at update \(extremePlace(aside), best.update, of: subject)"
    }

    private func extremePlace(_ history: Quantity.History) -> Quantity {
        history.isShare ? .updateOfMost(history) : .updateOfLeast(history)
    }

    private var subtitle: Phrase {
        var text: Phrase = "\(subject.networkText), \(subject.trainingText)"
        if let smooth, smooth > 0 {
            text += "; smoothed by \(.option("smooth", 0), smooth), the values faint"
        }
        if hasBand {
            text += "; band: quartiles of \(SeedBand.count(of: subject)), median dotted"
            if bands.contains(where: \.isCut) { text += ", up to where the first of them stops" }
        } else if !bands.isEmpty {
            text += "; no band of \(SeedBand.count(of: subject))"
        }
        if scale == .log { text += "; logarithmic axis" }
        return text
    }

    /// Whether quartiles are numbers somewhere: those of trainings most of which diverged are none.
    private var hasBand: Bool {
        bands.contains { $0.marks("", isLogarithmic: scale == .log) != nil }
    }

    private var sentences: [Phrase] {
        var all: [Phrase] = ["\(title)."]
        if !bands.isEmpty {
            let verb: Phrase = hasBand ? "The band is" : "There is no band"
            all.append("\(verb) of \(SeedBand.count(of: subject)).")
        }
        all += bands.compactMap { $0.sentence(of: subject) }
        if let aside, let training, let gap = gapAtEnd(training, aside) { all.append(gap) }
        return all + (histories + below).flatMap(course) + (subject.divergenceNote.map { [$0] } ?? [])
            + ["Line chart: \(name: yTitle.lowercased()) against the update."]
    }

    /// How far the part aside ends from the training.
    private func gapAtEnd(_ training: Quantity.History, _ aside: Quantity.History) -> Phrase? {
        let (low, high) = (points(training), points(aside))
        guard let update = low.updates.last, update == high.updates.last, let inside = low.values.last,
            let outside = high.values.last, inside.isFinite, outside.isFinite, inside != outside
        else { return nil }
        let size = abs(outside - inside)
        let place: Phrase = outside > inside ? "above" : "below"
        return
            "At the end it is \(.gap(training, aside), size, of: subject, at: update) \(place) that of the training data."
    }

    private func course(_ history: Quantity.History) -> [Phrase] {
        let points = points(history)
        guard let start = points.values.first, let end = points.values.last, let from = points.updates.first,
            let to = points.updates.last
        else { return [] }
        let change = Words.movement(.history(history), of: subject, from: (start, from), to: (end, to))
        let name = history.title(subject)
        var text: Phrase = "\(name) \(start == end ? "" : "goes ")\(change)."
        if let best, history == aside, best.value != end {
            let extreme: Quantity = history.isShare ? .most(history) : .least(history)
            text +=
                " It is best, \(extreme, best.value, of: subject), at update "
                + "\(extremePlace(history), best.update, of: subject)."
        }
        return [text]
    }

    private var table: FigureTable {
        let all = histories + below
        let columns = all.map { history in
            let points = points(history)
            return Dictionary(zip(points.updates, points.values), uniquingKeysWith: { first, _ in first })
        }
        let updates = Set(columns.flatMap(\.keys)).union(bands.flatMap(\.updates)).sorted()
        let (subject, bands) = (subject, bands)
        return FigureTable(
            caption: Phrase(name: yTitle),
            columns: ["Update"] + all.map { $0.title(subject) } + bands.flatMap { $0.columns(of: subject) },
            rowCount: updates.count
        ) { row in
            let update = updates[row]
            return ["\(number: .update, update)"]
                + zip(columns, all).map { column, history -> Phrase in
                    guard let value = column[update] else { return "" }
                    return "\(.history(history), value, of: subject, at: update, .exact)"
                } + bands.flatMap { $0.cells(of: subject, at: update) }
        }
    }
}
