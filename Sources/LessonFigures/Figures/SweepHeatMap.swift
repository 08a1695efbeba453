import Charting
import Drawing
import Schema
import Sweeps

extension FigureKind {
    static let sweepHeatMap = FigureKind(
        ofSweep: "sweep-heat-map", "A number of every setting as a color, over two keys that vary",
        options: [
            FigureOption("x", .text, "The key along x; the first that varies."),
            FigureOption("y", .text, "The key along y; the second."), .measure,
            FigureOption(
                "cells", .choice(["median", "mean"]), "What a cell shows of its runs.",
                default: .text("median")),
            .settings,
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try SweepHeatMap(input).figure()
    }
}

/// A cell for each pair of values; the first ones at the left and at the bottom.
private struct SweepHeatMap {
    private let selection: SweepSelection
    private let measure: SweepMeasure
    private let isMean: Bool
    private let (x, y): (Int, Int)
    /// Row by row; a setting that is not there has no cell.
    private let cells: [SweptSetting?]
    private let (columns, rows): ([Value], [Value])

    init(_ input: FigureInput) throws(FigureError) {
        let selection = try SweepSelection(input)
        self.selection = selection
        measure = try selection.measure(input)
        isMean = input.text("cells") == "mean"
        let free = selection.free
        func key(_ option: String, _ usual: Int?) throws(FigureError) -> Int {
            if let name = input.text(option) {
                return try SweepSelection.axis(named: name, selection.plan, option: option)
            }
            guard let usual else {
                throw FigureError(
                    "A map needs two keys in which settings differ; there \(free.count == 1 ? "is one" : "is none").",
                    remedy: "Vary two keys, or draw sweep-sensitivity or sweep-rank.", option: "of")
            }
            return usual
        }
        let own = input.text("x") == nil ? nil : try key("x", nil)
        let other = input.text("y") == nil ? nil : try key("y", nil)
        let x = try key("x", free.first { $0 != other })
        let y = try key("y", free.first { $0 != (own ?? x) })
        (self.x, self.y) = (x, y)
        guard x != y else {
            throw FigureError(
                "Both axes are \(selection.name(of: x)).", remedy: "Name two keys.", option: "y")
        }
        try selection.refuse(keysBesides: [x, y])
        let (columns, rows) = (selection.sorted(x), selection.sorted(y))
        (self.columns, self.rows) = (columns, rows)
        var found: [[Value]: SweptSetting] = [:]
        for setting in selection.settings { found[[setting.values[x], setting.values[y]]] = setting }
        cells = rows.flatMap { row in columns.map { found[[$0, row]] } }
        guard columns.count <= 60, rows.count <= 60 else {
            throw FigureError(
                "The map would have \(columns.count) × \(rows.count) cells.",
                remedy: "Vary at most 60 values of a key.", option: "of")
        }
        guard selection.plan.axes[x].isDrawn == false || selection.plan.axes[y].isDrawn == false else {
            throw FigureError(
                "\(selection.name(of: x)) and \(selection.name(of: y)) are drawn together: there is one value for each, no map.",
                remedy: "Draw sweep-best or sweep-rank, or vary lists.", option: "of")
        }
    }

    private func number(_ setting: SweptSetting?) -> Double? {
        guard let numbers = setting?.numbers(measure), !numbers.isEmpty else { return nil }
        return isMean
            ? SweepStatistics.mean(numbers) : SweepStatistics.quantile(0.5, of: numbers.sorted())
    }

    private var best: SweptSetting? {
        cells.compactMap { $0 }.filter { number($0) != nil }.min {
            measure.prefers(number($0) ?? .nan, to: number($1) ?? .nan)
        }
    }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let values = cells.map { number($0) ?? .notedGap }
        let map = ColorMap.sequential
        let (xName, yName) = (selection.name(of: x), selection.name(of: y))
        let (columnNames, rowNames) = (columns.map(\.label), rows.map(\.label))
        var marks: [any ChartMark] = []
        let levels = ContourLevels(values: values)
        if let levels,
            let heat = HeatMapMark(
                columns: .value(xName, columnNames), rows: .value(yName, rowNames), values: values,
                levels: levels)
        {
            marks.append(heat.labelled(zip(cells, values).map(text)).colorMap(map))
        }
        marks += crosses
        var chart = Chart { marks }.chartYAxis(grid: false, zeroLine: false).chartXAxis(grid: false)
            .chartLegend(false)
        if let levels {
            chart = chart.chartColorBar(
                levels, title: "\(isMean ? "Mean" : "Median") \(measure.words)", map: map, continuous: true)
        }
        return StatedFigure(
            content: chart, size: Size(640, min(640, 170 + 44 * Double(max(2, rows.count)))),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences),
            table: table)
    }

    /// A cross where no run of a setting finished, a small one in the corner where some did not.
    private var crosses: [any ChartMark] {
        func marks(_ radius: Double, _ offset: Double, _ isMeant: (SweptSetting) -> Bool) -> [any ChartMark] {
            let places = cells.indices.filter { cells[$0].map(isMeant) ?? false }
            guard !places.isEmpty else { return [] }
            return [
                PointMark(
                    x: .value("", places.map { Double($0 % columns.count) + offset }),
                    y: .value("", places.map { Double($0 / columns.count) + offset })
                ).symbol(.cross, radius: radius).foregroundStyle(Theme.contrast)
            ]
        }
        return marks(4, 0, isLost) + marks(2.25, 0.37) { isStained($0) && !isLost($0) }
    }

    private func text(_ setting: SweptSetting?, _ value: Double) -> String {
        value.isFinite ? NumberText.significant(value, 3) : ""
    }

    private func isLost(_ setting: SweptSetting) -> Bool {
        !setting.runs.isEmpty && number(setting) == nil
    }

    private func isStained(_ setting: SweptSetting) -> Bool {
        setting.count(.diverged) + setting.count(.failed) > 0
    }

    // MARK: Words

    private var statistic: Phrase { isMean ? "mean" : "median" }

    private func cell(_ setting: SweptSetting, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        let what: Quantity.OfSetting = isMean ? .mean(measure) : .quantile(0.5, measure)
        return number(setting).map {
            "\(.sweep(.setting(setting.number, what)), $0, digits)"
        } ?? "none"
    }

    private var title: Phrase {
        guard let best else { return "The \(name: measure.words) of every setting" }
        return
            "The \(statistic) \(name: measure.words) is \(measure.isAccuracy ? "highest" : "lowest") with \(selection.phrase(best, keys: [x, y]))"
    }

    private var subtitle: Phrase {
        "\(statistic.capitalizedFirst) of \(selection.seeds), after the last update"
    }

    private var caption: Phrase {
        let settings = cells.compactMap { $0 }
        let stained = settings.count { isStained($0) && !isLost($0) }
        let lost = settings.count(where: isLost)
        let corner: Phrase =
            stained > 0
            ? "A cross in the corner: of \(.sweep(.stained), stained) setting\(stained == 1 ? "" : "s") not all runs finished."
            : ""
        let cross: Phrase =
            lost > 0
            ? "A cross in the middle: of \(.sweep(.lost), lost) setting\(lost == 1 ? "" : "s") no run finished."
            : ""
        return [selection.exclusions, corner, cross].spoken.joined(" ")
    }

    private var sentences: [Phrase] {
        let known = cells.compactMap { $0 }.filter { number($0) != nil }
        let worst = known.max { measure.prefers(number($0) ?? .nan, to: number($1) ?? .nan) }
        let ends: Phrase =
            best.flatMap { best in
                worst.map { worst in
                    "From \(cell(best)) there to \(cell(worst)) with \(selection.phrase(worst, keys: [x, y]))."
                }
            } ?? ""
        return [
            "\(title).", ends, caption,
            "Heat map: a cell for each \(name: selection.name(of: x)) and \(name: selection.name(of: y)).",
        ]
    }

    private var table: FigureTable {
        let settings = cells.compactMap { $0 }
        let (copy, measure) = (self, measure)
        return FigureTable(
            caption: "\(name: measure.words.capitalizedFirst) of the runs of each setting",
            columns: [
                Phrase(name: selection.name(of: x)), Phrase(name: selection.name(of: y)),
                statistic.capitalizedFirst, "Finished", "Diverged", "Failed",
            ], rowCount: settings.count
        ) { index in
            let setting = settings[index]
            func count(_ what: Quantity.OfSetting, _ count: Int) -> Phrase {
                "\(.sweep(.setting(setting.number, what)), count)"
            }
            return [
                copy.selection.value(copy.x, of: setting), copy.selection.value(copy.y, of: setting),
                copy.cell(setting, .significant(6)), count(.finished, setting.finished.count),
                count(.ended(.diverged), setting.count(.diverged)),
                count(.ended(.failed), setting.count(.failed)),
            ]
        }
    }
}
