import Charting
import Drawing
import Platform
import Schema
import Sweeps

extension FigureKind {
    static let sweepSensitivity = FigureKind(
        ofSweep: "sweep-sensitivity",
        "A number of the runs against the learning rate, or another key: median and quartiles over seeds",
        options: [
            FigureOption("x", .text, "The key along x, of numbers; the learning rate, else the first such."),
            FigureOption("by", .text, "The key with a line for each of its values; another that varies."),
            .measure, .settings,
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try SweepSensitivity(input).figure()
    }
}

/// Lines through the medians with bands of the middle half; crosses where runs did not finish.
private struct SweepSensitivity {
    /// The settings of one line by their x.
    private struct Line {
        /// Among the settings; nil where there is one line.
        let value: Value?
        let settings: [(x: Double, setting: SweptSetting)]
    }

    private let selection: SweepSelection
    private let measure: SweepMeasure
    private let x: Int
    private let by: Int?
    private let lines: [Line]

    init(_ input: FigureInput) throws(FigureError) {
        let selection = try SweepSelection(input)
        self.selection = selection
        measure = try selection.measure(input)
        let axes = selection.plan.axes
        let ofNumbers = selection.free.filter { selection.numbers(of: $0) != nil }
        let usual = ofNumbers.first { axes[$0].key.hasSuffix("learning-rate") } ?? ofNumbers.first
        let own: Int? =
            if let name = input.text("x") {
                try SweepSelection.axis(named: name, selection.plan, option: "x")
            } else { usual }
        guard let x = own, selection.numbers(of: x) != nil else {
            throw FigureError(
                "There is no key of numbers in which settings differ.",
                remedy: "Vary one, such as training.optimizer.learning-rate.", option: "x")
        }
        self.x = x
        let by: Int? =
            if let name = input.text("by") {
                try SweepSelection.axis(named: name, selection.plan, option: "by")
            } else { selection.free.first { $0 != x } }
        self.by = by
        try selection.refuse(keysBesides: [x] + (by.map { [$0] } ?? []))
        let values: [Value?] = by.map { selection.sorted($0).map(Optional.init) } ?? [nil]
        guard values.count <= Theme.series.count else {
            throw FigureError(
                "There are \(values.count) lines, of which at most \(Theme.series.count) are drawn.",
                remedy: "Choose some with `where`, or draw sweep-heat-map.", option: "by")
        }
        lines = values.map { value in
            let settings = selection.settings.filter { setting in
                by.map { setting.values[$0] == value } ?? true
            }
            return Line(
                value: value,
                settings: settings.compactMap { setting in
                    guard case .number(let number, _) = setting.values[x] else { return nil }
                    return (number, setting)
                }.sorted { $0.x < $1.x })
        }
    }

    private func quantile(_ share: Double, _ setting: SweptSetting) -> Double? {
        let numbers = setting.numbers(measure)
        return numbers.isEmpty ? nil : SweepStatistics.quantile(share, of: numbers.sorted())
    }

    /// Of a setting of which half of the runs or more did not finish the rest says little.
    private func isDrawn(_ setting: SweptSetting) -> Bool {
        !setting.runs.isEmpty && 2 * setting.numbers(measure).count > setting.runs.count
    }

    private func isStained(_ setting: SweptSetting) -> Bool {
        setting.count(.diverged) + setting.count(.failed) > 0
    }

    private func name(_ line: Line) -> String {
        guard let by, let value = line.value else { return "" }
        return "\(selection.name(of: by)) = \(value.label)"
    }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let (xTitle, yTitle) = (axisTitle, measure.words.capitalizedFirst)
        let xs = lines.flatMap { $0.settings.map(\.x) }
        let shown = lines.flatMap(\.settings).map(\.setting).filter(isDrawn).flatMap { setting in
            [0.25, 0.5, 0.75].compactMap { quantile($0, setting) }
        }
        let isLogarithmic = !measure.isAccuracy && shown.askForLogarithms
        var marks: [any ChartMark] = []
        for (index, line) in lines.enumerated() {
            let paint = Theme.series[index % Theme.series.count]
            let places = line.settings.map(\.x)
            func values(_ share: Double) -> [Double] {
                line.settings.map { place in
                    isDrawn(place.setting) ? quantile(share, place.setting) ?? .notedGap : .notedGap
                }
            }
            marks.append(
                ErrorBandMark(
                    x: .value(xTitle, places), y: .value(yTitle, values(0.5)),
                    yStart: .value(yTitle, values(0.25)), yEnd: .value(yTitle, values(0.75))
                ).symbol(.circle, radius: 2.5).foregroundStyle(paint).series(name(line)))
        }
        let domain = domain(shown, isLogarithmic: isLogarithmic)
        marks += crosses(xTitle, yTitle, domain.rows)
        var chart = Chart { marks }.chartXScale(type: xs.askForLogarithms ? .log : .linear)
            .chartLegend(lines.count > 1)
        chart =
            domain.whole.map { chart.chartYScale(domain: $0, type: isLogarithmic ? .log : .linear) }
            ?? chart.chartYScale(type: isLogarithmic ? .log : .linear)
        return StatedFigure(
            content: chart, size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: "Line: median of \(selection.seeds); band: their middle half",
                caption: caption, sentences: sentences),
            table: table)
    }

    private var axisTitle: String {
        selection.name(of: x) == "learning-rate" ? "Learning rate η" : selection.name(of: x).capitalizedFirst
    }

    /// Above the lines there is a row for the crosses of each, where there are any.
    private func domain(
        _ shown: [Double], isLogarithmic: Bool
    ) -> (whole: ClosedRange<Double>?, rows: [Double]) {
        guard let low = shown.min(), let high = shown.max(),
            lines.contains(where: { $0.settings.contains { isStained($0.setting) } })
        else { return (nil, []) }
        let count = Double(lines.count)
        if isLogarithmic {
            let sixteenth = (high / low).squareRoot().squareRoot().squareRoot().squareRoot()
            // No cross is beyond what a number can hold.
            let step = min(sixteenth, pow(.greatestFiniteMagnitude / high, 1 / (count + 2)))
            let rows = lines.indices.map { index in
                (0...index).reduce(high) { value, _ in value * step }
            }
            return (low / step...(rows.last ?? high) * step, rows)
        }
        let step = high > low ? (high - low) / 14 : max(abs(high), 1) / 14
        let rows = lines.indices.map { high + Double($0 + 1) * step }
        return ((low - step)...(high + (count + 1) * step), rows)
    }

    private func crosses(_ xTitle: String, _ yTitle: String, _ rows: [Double]) -> [any ChartMark] {
        var word: TextMark?
        var marks: [any ChartMark] = []
        for (line, row) in zip(lines.indices, rows) {
            let places = lines[line].settings.filter { isStained($0.setting) }.map(\.x)
            guard !places.isEmpty else { continue }
            marks.append(
                PointMark(x: .value(xTitle, places), y: .value(yTitle, places.map { _ in row }))
                    .symbol(.cross, radius: 3.5).foregroundStyle(Theme.series[line % Theme.series.count]))
            word =
                word
                ?? TextMark(
                    x: .value(xTitle, [places[0]]), y: .value(yTitle, [row]), text: "not finished",
                    clearance: 8, sides: [.left, .bottomLeft, .bottom]
                ).foregroundStyle(Theme.muted)
        }
        return marks + [word].compactMap { $0 }
    }

    // MARK: Words

    private func say(
        _ share: Double, _ setting: SweptSetting, _ digits: Statement.Digits = .significant(4)
    ) -> Phrase {
        quantile(share, setting).map { value in
            "\(.sweep(.setting(setting.number, .quantile(share, measure))), value, digits)"
        } ?? ""
    }

    private var best: SweptSetting? {
        lines.flatMap { $0.settings.map(\.setting) }.filter(isDrawn).min {
            measure.prefers(quantile(0.5, $0) ?? .nan, to: quantile(0.5, $1) ?? .nan)
        }
    }

    private var title: Phrase {
        guard let best else { return "Half of the runs or more do not finish, whatever the setting" }
        return
            "The median \(name: measure.words) is \(measure.isAccuracy ? "highest" : "lowest") with \(selection.phrase(best, keys: [x] + (by.map { [$0] } ?? [])))"
    }

    private var caption: Phrase {
        let all = lines.flatMap { $0.settings.map(\.setting) }
        let stained = all.count(where: isStained)
        let cross: Phrase =
            stained > 0
            ? "Crosses: settings with runs that did not finish, \(.sweep(.stained), stained) of \(.sweep(.settings), all.count); no line where they are half or more."
            : ""
        return [selection.exclusions, cross].spoken.joined(" ")
    }

    private var sentences: [Phrase] {
        let found: Phrase =
            best.map {
                "There it is \(say(0.5, $0)), the middle half from \(say(0.25, $0)) to \(say(0.75, $0))."
            }
            ?? ""
        return [
            "\(title).", found, caption,
            "Line chart: the median \(name: measure.words) after the last update against \(name: axisTitle.lowercased()), with bands.",
        ]
    }

    private var table: FigureTable {
        let settings = lines.flatMap { $0.settings.map(\.setting) }
        let (copy, keys) = (self, [x] + (by.map { [$0] } ?? []))
        return FigureTable(
            caption: "\(name: measure.words.capitalizedFirst) over the runs of each setting",
            columns: keys.map { Phrase(name: selection.name(of: $0)) } + [
                "Lower quartile", "Median", "Upper quartile", "Finished", "Diverged", "Failed",
            ], rowCount: settings.count
        ) { index in
            let setting = settings[index]
            func count(_ what: Quantity.OfSetting, _ count: Int) -> Phrase {
                "\(.sweep(.setting(setting.number, what)), count)"
            }
            return keys.map { copy.selection.value($0, of: setting) }
                + [0.25, 0.5, 0.75].map { copy.say($0, setting, .significant(6)) } + [
                    count(.finished, setting.finished.count),
                    count(.ended(.diverged), setting.count(.diverged)),
                    count(.ended(.failed), setting.count(.failed)),
                ]
        }
    }
}
