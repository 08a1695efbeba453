import Charting
import Drawing
import Sweeps

extension FigureKind {
    static let sweepRank = FigureKind(
        ofSweep: "sweep-rank", "Settings from the best to the worst, with intervals that account for seeds",
        options: [
            .measure,
            FigureOption(
                "top", .integer, "How many of the settings are drawn.", in: 1...40, default: .integer(12)),
            FigureOption(
                "interval", .choice(["t", "bootstrap"]),
                "What the interval of a mean comes from: Student's t over the seeds, or draws of seeds.",
                default: .text("t")),
            .settings,
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try SweepRank(input).figure()
    }
}

/// A row for each setting, the best at the top.
private struct SweepRank {
    private let selection: SweepSelection
    private let measure: SweepMeasure
    private let ranks: SettingRanks
    private let isDrawn: Bool
    private let top: Int
    /// The setting of each row, and its position in the order where it has one.
    private let rows: [(setting: SweptSetting, place: Int?)]

    init(_ input: FigureInput) throws(FigureError) {
        let selection = try SweepSelection(input)
        let measure = try selection.measure(input)
        let top = input[integer: "top"]
        let runs = selection.settings.reduce(0) { $0 + $1.runs.count }
        guard runs <= SettingRanks.mostRuns else {
            throw FigureError(
                "There are \(runs) runs; seeds are drawn again for at most \(SettingRanks.mostRuns).",
                remedy: "Choose settings with `where`.", option: "where")
        }
        isDrawn = input.text("interval") == "bootstrap"
        ranks = SettingRanks(selection.settings, by: measure, isDrawn: isDrawn)
        (self.selection, self.measure, self.top) = (selection, measure, top)
        let whole = ranks.ranked.enumerated().map { (setting: $1.setting, place: Optional($0)) }
        // Those without a rank stand below in the order of the means that they have.
        let stained = ranks.others.filter { !$0.numbers(measure).isEmpty }.map {
            (setting: $0, place: Int?.none)
        }
        rows = Array((whole + stained).prefix(top))
        guard !rows.isEmpty else {
            throw FigureError(
                "No run that finished has a number to compare.", remedy: "Name another measure.",
                option: "measure")
        }
    }

    private var hasSeeds: Bool { (selection.settings.first?.planned ?? 1) > 1 }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let label = "Mean \(measure.words)"
        // Categories are counted from the bottom; rows read from the top.
        let order = rows.indices.reversed()
        func name(_ index: Int) -> String { selection.values(of: rows[index].setting) }
        let names = order.map(name)
        let placed = order.filter { rows[$0].place != nil }
        let others = order.filter { rows[$0].place == nil }
        // All names in their order, whatever the marks show.
        var marks: [any ChartMark] = [
            PointMark(x: .value(label, order.map { mean(rows[$0]) }), y: .value("", names))
                .symbol(.circle, radius: 0.5).foregroundStyle(Theme.muted)
        ]
        for index in placed {
            guard let place = rows[index].place, let interval = ranks.ranked[place].interval else { continue }
            marks.append(
                LineMark(
                    x: .value(label, [interval.lowerBound, interval.upperBound]),
                    y: .value("", [name(index), name(index)])
                ).foregroundStyle(place == 0 ? Theme.accent : Theme.muted).lineStyle(width: 2))
        }
        for (indices, symbol, paint) in [
            (placed.filter { rows[$0].place != 0 }, Symbol.circle, Theme.muted),
            (placed.filter { rows[$0].place == 0 }, .circle, Theme.accent),
            (others, .ring, Theme.contrast),
        ] where !indices.isEmpty {
            marks.append(
                PointMark(
                    x: .value(label, indices.map { mean(rows[$0]) }), y: .value("", indices.map(name))
                ).symbol(symbol, radius: 4).foregroundStyle(paint))
        }
        let means =
            rows.map(mean)
            + placed.compactMap { rows[$0].place.flatMap { ranks.ranked[$0].interval } }
            .flatMap { [$0.lowerBound, $0.upperBound] }
        let isLogarithmic = !measure.isAccuracy && means.askForLogarithms
        return StatedFigure(
            content: Chart { marks }.chartXScale(type: isLogarithmic ? .log : .linear).chartLegend(false)
                .chartXAxisLabel(label).chartYAxisLabel(selection.keys),
            size: Size(640, 170 + 26 * Double(max(2, rows.count))),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences),
            table: table)
    }

    private func mean(_ row: (setting: SweptSetting, place: Int?)) -> Double {
        SweepStatistics.mean(row.setting.numbers(measure))
    }

    // MARK: Words

    private func say(
        _ what: Quantity.OfSetting, _ value: Double, of setting: SweptSetting,
        _ digits: Statement.Digits = .significant(4)
    ) -> Phrase {
        "\(.sweep(.setting(setting.number, what)), value, digits)"
    }

    private var title: Phrase {
        guard ranks.ranked.count > 1, let first = ranks.ranked.first else {
            return "The mean \(name: measure.words) of each setting"
        }
        let name = selection.phrase(first.setting)
        guard hasSeeds else {
            return "\(name) has the \(measure.isAccuracy ? "highest" : "lowest") \(name: measure.words)"
        }
        return
            "\(name) is first in \(say(.shareFirst, first.shareFirst, of: first.setting, .percent(3))) of draws of seeds"
    }

    private var subtitle: Phrase {
        let interval: Phrase =
            !hasSeeds
            ? "no interval: one run says nothing of others"
            : isDrawn
                ? "interval: the means of all but one in twenty draws of seeds"
                : "interval: where the mean of all seeds lies, by Student's t, but for one time in twenty"
        return "Mean of \(selection.seeds); \(interval)"
    }

    private var caption: Phrase {
        let all = ranks.ranked.count + ranks.others.count
        let drawn: Phrase =
            rows.count < all
            ? "\(.sweep(.drawn), rows.count) of \(.sweep(.settings), all) settings are drawn." : ""
        let stained: Phrase =
            rows.contains { $0.place == nil }
            ? "Rings: settings with runs that did not finish have no rank; their mean is of the others." : ""
        return [selection.exclusions, stained, drawn].spoken.joined(" ")
    }

    private var sentences: [Phrase] {
        let best = ranks.ranked.prefix(3).map { rank -> Phrase in
            let interval: Phrase =
                rank.interval.map {
                    " (\(say(.interval(.low, measure), $0.lowerBound, of: rank.setting)) to \(say(.interval(.high, measure), $0.upperBound, of: rank.setting)))"
                } ?? ""
            return
                "\(selection.phrase(rank.setting)): \(say(.mean(measure), rank.mean, of: rank.setting))\(interval)."
        }
        return ["\(title)."] + best + [
            caption,
            "Dots with intervals: the mean \(name: measure.words) of each setting, the best at the top.",
        ]
    }

    private var table: FigureTable {
        let (copy, measure, ranks) = (self, measure, ranks)
        let count = ranks.ranked.count
        return FigureTable(
            caption: "Settings by their mean \(name: measure.words), and where draws of seeds put them",
            columns: [
                "Rank", "Setting", "Mean", "From", "To", "Best rank", "Worst rank", "Finished", "Diverged",
                "Failed",
            ], rowCount: count + ranks.others.count
        ) { index in
            let rank = index < count ? ranks.ranked[index] : nil
            let setting = rank?.setting ?? ranks.others[index - count]
            let numbers = setting.numbers(measure)
            func number(_ what: Quantity.OfSetting, _ value: Double?) -> Phrase {
                value.map { copy.say(what, $0, of: setting, .significant(6)) } ?? ""
            }
            return [
                number(.rank, rank.map { _ in Double(index + 1) }), copy.selection.phrase(setting),
                number(.mean(measure), numbers.isEmpty ? nil : SweepStatistics.mean(numbers)),
                number(.interval(.low, measure), rank?.interval?.lowerBound),
                number(.interval(.high, measure), rank?.interval?.upperBound),
                number(.rankInDraws(.low), rank.map { Double($0.places.lowerBound) }),
                number(.rankInDraws(.high), rank.map { Double($0.places.upperBound) }),
                number(.finished, Double(setting.finished.count)),
                number(.ended(.diverged), Double(setting.count(.diverged))),
                number(.ended(.failed), Double(setting.count(.failed))),
            ]
        }
    }
}
