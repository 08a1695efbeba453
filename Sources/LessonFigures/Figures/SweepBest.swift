import Charting
import Drawing
import Sweeps

extension FigureKind {
    static let sweepBest = FigureKind(
        ofSweep: "sweep-best", "Every run by its number, and the best until then",
        options: [.measure, .settings]
    ) { (input: FigureInput) throws(FigureError) in
        try SweepBest(input).figure()
    }
}

/// Points of all runs in their order, and a line of steps through those that were better than all before.
private struct SweepBest {
    private struct Run {
        let result: SweepResult
        let setting: SweptSetting
        let value: Double
    }

    private let selection: SweepSelection
    private let measure: SweepMeasure
    /// Those that finished, in the order of their numbers.
    private let runs: [Run]
    /// Those that were better than all before.
    private let records: [Run]
    private let isLogarithmic: Bool
    private let mayBeLucky: Bool

    init(_ input: FigureInput) throws(FigureError) {
        let selection = try SweepSelection(input)
        let measure = try selection.measure(input)
        var runs: [Run] = []
        for setting in selection.settings {
            for result in setting.finished {
                guard let value = measure.number(of: result) else { continue }
                runs.append(Run(result: result, setting: setting, value: value))
            }
        }
        var records: [Run] = []
        for run in runs where records.last.map({ measure.prefers(run.value, to: $0.value) }) ?? true {
            records.append(run)
        }
        guard !records.isEmpty else {
            throw FigureError(
                "No run that finished has a number to compare.", remedy: "Name another measure.",
                option: "measure")
        }
        (self.selection, self.measure, self.runs, self.records) = (selection, measure, runs, records)
        let values = runs.map(\.value)
        isLogarithmic = !measure.isAccuracy && values.askForLogarithms
        mayBeLucky = (selection.settings.first?.planned ?? 1) > 1
    }

    func figure() -> StatedFigure {
        let yTitle = measure.words.capitalizedFirst
        let last = selection.settings.flatMap(\.runs).map(\.run).max() ?? 0
        let steps =
            records.map { (Double($0.result.run), $0.value) } + [
                (Double(last), records[records.count - 1].value)
            ]
        let best = records[records.count - 1]
        let absent = selection.settings.flatMap(\.runs).filter { $0.status != .finished }
        var marks: [any ChartMark] = [
            LineMark(x: .value("Run", steps.map(\.0)), y: .value(yTitle, steps.map(\.1)))
                .interpolationMethod(.stepEnd).foregroundStyle(Theme.accent).lineStyle(width: 2.25, dash: [])
                .series("the best until then"),
            PointMark(
                x: .value("Run", runs.map { Double($0.result.run) }), y: .value(yTitle, runs.map(\.value))
            ).symbol(.circle, radius: runs.count > 300 ? 1.5 : 2.5).foregroundStyle(Theme.muted).opacity(0.6)
                .series("a run"),
            PointMark(x: .value("Run", [Double(best.result.run)]), y: .value(yTitle, [best.value]))
                .symbol(.ring, radius: 5).foregroundStyle(Theme.accent)
                .annotation(
                    NumberText.significant(best.value, 3), .bottomRight, .topRight, .bottomLeft, .topLeft,
                    .top, .bottom),
        ]
        if !absent.isEmpty {
            let values = runs.map(\.value)
            let worst = measure.isAccuracy ? values.min() ?? 0 : values.max() ?? 1
            marks.append(
                PointMark(
                    x: .value("Run", absent.map { Double($0.run) }),
                    y: .value(yTitle, absent.map { _ in worst })
                ).symbol(.cross, radius: 3).foregroundStyle(Theme.contrast).series("not finished"))
        }
        return StatedFigure(
            content: Chart { marks }.chartXScale(integer: true)
                .chartYScale(type: isLogarithmic ? .log : .linear),
            size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences),
            table: table)
    }

    // MARK: Words

    private func value(_ run: Run, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.sweep(.result(measure, run: run.result.run)), run.value, digits)"
    }

    private func number(_ run: Run) -> Phrase { "\(.sweep(.run(run.result.run)), run.result.run)" }

    private func place(_ run: Run) -> Phrase {
        guard mayBeLucky else { return selection.phrase(run.setting) }
        let seed: Phrase =
            "seed \(.sweep(.seed(run: run.result.run)), Int(clamping: selection.plan.seed(of: run.result.run)))"
        return selection.free.isEmpty ? seed : "\(selection.phrase(run.setting)), \(seed)"
    }

    private var title: Phrase {
        let best = records[records.count - 1]
        return "Run \(number(best)) is the best: \(name: measure.words) \(value(best))"
    }

    private var subtitle: Phrase {
        let axis: Phrase = isLogarithmic ? "; logarithmic axis" : ""
        return "\(place(records[records.count - 1]))\(axis)"
    }

    private var caption: Phrase {
        let lucky: Phrase =
            mayBeLucky ? "The best of several seeds is partly luck; rank settings by all of theirs." : ""
        let crosses: Phrase =
            selection.settings.contains { $0.count(.diverged) + $0.count(.failed) > 0 }
            ? "\(selection.exclusions(but: "they have no number; crosses stand for those that diverged or failed"))"
            : selection.exclusions(but: "they have no number")
        return [crosses, lucky].spoken.joined(" ")
    }

    private var sentences: [Phrase] {
        let first = records[0]
        let times: Phrase = Words.plural(.sweep(.improvements), records.count - 1, "time")
        return [
            "\(title).",
            "Run \(number(first)) begins with \(value(first)); the best changes \(times) after it.", caption,
            "Points: the \(name: measure.words) of each run after its last update, in the order of their numbers; line: the best until then.",
        ]
    }

    private var table: FigureTable {
        let copy = self
        return FigureTable(
            caption: "Runs that were better than all before",
            columns: ["Run", "Setting", Phrase(name: measure.words.capitalizedFirst)], rowCount: records.count
        ) { index in
            let run = copy.records[index]
            return [copy.number(run), copy.place(run), copy.value(run, .significant(6))]
        }
    }
}
