import Charting
import TrainingCore

extension FigureOption {
    static let seeds = FigureOption(
        "seeds", .integer,
        "From how many other seeds, 2 to 1000, the experiment is trained as well: a band between the quartiles, and the median.",
        in: 2...1000)
}

extension FigureInput {
    /// How many trainings from other seeds are wanted; `nil`: none.
    package var seedCount: Int? { integer("seeds") }

    /// Complains about seeds from which no band can be made.
    func checkSeeds(of subject: Subject) throws(FigureError) {
        guard seedCount != nil else { return }
        guard !subject.reruns.isEmpty else {
            throw FigureError(
                "How the weights of \(subject.id) were drawn is not known, so that it cannot be trained from other seeds.",
                remedy: "Name an experiment as it is written instead of a recording, or leave seeds out.",
                option: "seeds")
        }
        guard Set(subject.reruns.map(\.loss)).count > 1 else {
            throw FigureError(
                "All trainings of \(subject.id) are equal: nothing in it is drawn at random.",
                remedy: "Leave seeds out, or give a layer an initialization.", option: "seeds")
        }
    }
}

/// Where the middle half of several trainings of one experiment from other seeds lies.
///
/// A training that diverged counts as worse than all others from there on. The band ends where the first of the others
/// stops, and is missing where a quartile is no number.
struct SeedBand {
    let history: Quantity.History
    let updates: [Int]
    let quartiles: [Quantity.OfSeeds: [Double]]
    /// Whether some of the trainings went on for longer.
    let isCut: Bool

    init(_ history: Quantity.History, of subject: Subject, from first: Int) {
        self.history = history
        let runs = subject.reruns.map { rerun in
            (
                points: Subject(id: subject.id, recording: rerun).points(history, from: first),
                diverged: rerun.divergedAtUpdate != nil
            )
        }
        let ends = runs.filter { !$0.diverged }.compactMap(\.points.updates.last)
        let end = ends.min() ?? 0
        isCut = ends.contains { $0 > end }
        let tables = runs.map { run in
            Dictionary(zip(run.points.updates, run.points.values), uniquingKeysWith: { first, _ in first })
        }
        let shared = Set(runs.flatMap(\.points.updates)).filter { update in
            update <= end && zip(runs, tables).allSatisfy { $0.diverged || $1[update] != nil }
        }
        updates = shared.sorted()
        let worst = history.isShare ? -Double.infinity : .infinity
        let sorted = updates.map { update in
            tables.map { table in table[update].flatMap { $0.isFinite ? $0 : nil } ?? worst }.sorted()
        }
        func quantiles(_ share: Double) -> [Double] {
            sorted.map { BoxSummary.quantile(share, of: $0) }.map { $0.isFinite ? $0 : .nan }
        }
        quartiles = [
            .lowerQuartile: quantiles(0.25), .median: quantiles(0.5), .upperQuartile: quantiles(0.75),
        ]
    }

    private func values(_ quartile: Quantity.OfSeeds) -> [Double] { quartiles[quartile] ?? [] }

    /// The band, for behind the line of its series, and the median, for before it.
    ///
    /// - Parameter title: of the axis.
    func marks(_ title: String, isLogarithmic: Bool) -> (band: AreaMark, median: LineMark)? {
        let whole = updates.indices.filter { index in
            Quantity.OfSeeds.allCases.allSatisfy { quartile in
                let value = values(quartile)[index]
                return value.isFinite && (!isLogarithmic || value > 0)
            }
        }
        guard whole.count > 1 else { return nil }
        func taken(_ quartile: Quantity.OfSeeds) -> [Double] { whole.map { values(quartile)[$0] } }
        let places = whole.map { Double(updates[$0]) }
        return (
            AreaMark(
                x: .value("Update", places), yStart: .value(title, taken(.lowerQuartile)),
                yEnd: .value(title, taken(.upperQuartile))
            ).series(history.name).opacity(0.2),
            LineMark(x: .value("Update", places), y: .value(title, taken(.median)))
                .series(history.name).lineStyle(width: 1.25, dash: [1.5, 3])
        )
    }

    /// Where the middle half lies at its end.
    func sentence(of subject: Subject) -> Phrase? {
        guard let update = updates.last, let low = values(.lowerQuartile).last,
            let middle = values(.median).last, let high = values(.upperQuartile).last,
            low.isFinite, middle.isFinite, high.isFinite
        else { return nil }
        func number(_ quartile: Quantity.OfSeeds, _ value: Double) -> Phrase {
            "\(.ofSeeds(quartile, history), value, of: subject, at: update)"
        }
        let last: Phrase = isCut ? ", where the first of them stops" : ""
        return
            "\(history.title(subject)) of the middle half of them goes from \(number(.lowerQuartile, low)) to \(number(.upperQuartile, high)) at update \(number: .update, update)\(last), with the median \(number(.median, middle))."
    }

    /// How many there are, and how many of them diverged.
    static func count(of subject: Subject) -> Phrase {
        let diverged = subject.reruns.count { $0.divergedAtUpdate != nil }
        let trainings = Words.plural(.seedCount, subject.reruns.count, "training", of: subject)
        let end: Phrase =
            diverged == 0
            ? "none of which diverged" : "\(.divergedSeeds, diverged, of: subject) of which diverged"
        return "\(trainings) from other seeds, \(end)"
    }

    /// What the table says of an update, in the order of the quartiles.
    func cells(of subject: Subject, at update: Int) -> [Phrase] {
        let index = updates.firstIndex(of: update)
        return Quantity.OfSeeds.allCases.map { quartile in
            guard let index, values(quartile)[index].isFinite else { return "" }
            return "\(.ofSeeds(quartile, history), values(quartile)[index], of: subject, at: update, .exact)"
        }
    }

    /// The columns of ``cells(of:at:)``.
    func columns(of subject: Subject) -> [Phrase] {
        ["lower quartile", "median", "upper quartile"].map { "\(history.title(subject)), \(name: $0)" }
    }
}
