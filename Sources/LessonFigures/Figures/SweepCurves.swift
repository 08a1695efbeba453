import Charting
import Drawing
import Sweeps
import TrainingCore

extension FigureKind {
    static let sweepCurves = FigureKind(
        ofSweep: "sweep-curves",
        "A recorded curve of each setting: the mean over its seeds, and the band of most of them",
        options: [
            FigureOption("curve", .text, "Which of the recorded curves, such as test_loss; the first."),
            FigureOption("line", .choice(["mean", "median"]), "What the line is.", default: .text("mean")),
            FigureOption(
                "scale", .choice(["linear", "log"]), "The axis of the curve; log over two decades."),
            .settings,
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try SweepCurves(input).figure()
    }
}

/// A line for each setting with a band from the tenth to the nine tenths of its runs.
private struct SweepCurves {
    /// The runs of a setting that finished, at the updates that all of them reached.
    private struct Course {
        let setting: SweptSetting
        let updates: [Int]
        /// Of each update, ascending.
        let values: [[Double]]
        /// Whether some went on when others had ended.
        let isCut: Bool

        var line: [Double] { values.map(SweepStatistics.mean) }
        func quantile(_ share: Double) -> [Double] { values.map { SweepStatistics.quantile(share, of: $0) } }
    }

    private let selection: SweepSelection
    private let curve: String
    private let isMedian: Bool
    private let isLogarithmic: Bool
    private let courses: [Course]

    init(_ input: FigureInput) throws(FigureError) {
        let selection = try SweepSelection(input)
        self.selection = selection
        let names = selection.plan.record.names
        guard let first = names.first else {
            throw FigureError(
                "The sweep \(selection.id) keeps no curves.",
                remedy: "Write record: {curves: [loss]} in the sweep.", option: "of")
        }
        let curve = input.text("curve") ?? first
        guard names.contains(curve) else {
            throw FigureError(
                "The sweep keeps no curve \"\(curve)\".",
                remedy: "Name one of \(names.joined(separator: ", ")).",
                option: "curve")
        }
        self.curve = curve
        isMedian = input.text("line") == "median"
        courses = selection.settings.compactMap { Self.course(of: $0, curve) }
        guard !courses.isEmpty else {
            throw FigureError(
                "No run that finished has a curve of \(curve).", remedy: "Name another curve.",
                option: "curve")
        }
        guard courses.count <= Theme.series.count else {
            let free = selection.free.first ?? 0
            throw FigureError(
                "There are \(courses.count) settings, of which at most \(Theme.series.count) are drawn.",
                remedy:
                    "Choose some: where: \(selection.name(of: free))=\(selection.values(of: free)[0].cell).",
                option: "where")
        }
        let all = courses.flatMap { [$0.line, $0.quantile(0.1), $0.quantile(0.9)] }.flatMap { $0 }
        let spans = (all.min() ?? 0) > 0 && (all.max() ?? 1) / (all.min() ?? 1) > 100
        isLogarithmic = input.text("scale").map { $0 == "log" } ?? spans
    }

    private static func course(of setting: SweptSetting, _ name: String) -> Course? {
        var numbers: [Int: [Double]] = [:]
        let finished = setting.finished
        for curve in finished.flatMap(\.curves) where curve.name == name {
            for (update, value) in zip(curve.updates, curve.values) where value.isFinite {
                numbers[update, default: []].append(value)
            }
        }
        let whole = numbers.filter { $0.value.count == finished.count }.sorted { $0.key < $1.key }
        guard !whole.isEmpty else { return nil }
        return Course(
            setting: setting, updates: whole.map(\.key), values: whole.map { $0.value.sorted() },
            isCut: whole.count < numbers.count)
    }

    private func line(_ course: Course) -> [Double] { isMedian ? course.quantile(0.5) : course.line }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let isSingle = courses.count == 1
        let yTitle = title(of: curve)
        var marks: [any ChartMark] = []
        for course in courses {
            let updates = course.updates.map(Double.init)
            let name = selection.phrase(course.setting).text
            marks.append(
                ErrorBandMark(
                    x: .value("Update", updates), y: .value(yTitle, line(course)),
                    yStart: .value(yTitle, course.quantile(0.1)), yEnd: .value(yTitle, course.quantile(0.9))
                ).series(name))
        }
        let chart = Chart { marks }.chartXScale(integer: true)
            .chartYScale(type: isLogarithmic ? .log : .linear).chartLegend(!isSingle)
        return StatedFigure(
            content: chart, size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption,
                sentences: ["\(title).", caption] + courses.map(sentence) + [
                    "Line chart: \(name: yTitle.lowercased()) against the update, on a \(isLogarithmic ? "logarithmic" : "linear") axis."
                ]),
            table: table)
    }

    // MARK: Words

    private func title(of curve: String) -> String {
        curve.split(separator: "_").joined(separator: " ").capitalizedFirst
    }

    private var isAccuracy: Bool { curve.hasSuffix("accuracy") }

    /// The number of a setting at an update, by the place of that.
    private func center(_ course: Course, _ place: Int, _ digits: Statement.Digits = .significant(4))
        -> Phrase
    {
        let what: Quantity.OfSetting = isMedian ? .quantileOfCurve(0.5, curve) : .meanOfCurve(curve)
        return
            "\(.sweep(.setting(course.setting.number, what)), line(course)[place], at: course.updates[place], digits)"
    }

    private func quantile(
        _ share: Double, _ course: Course, _ place: Int, _ digits: Statement.Digits = .significant(4)
    ) -> Phrase {
        "\(.sweep(.setting(course.setting.number, .quantileOfCurve(share, curve))), course.quantile(share)[place], at: course.updates[place], digits)"
    }

    private var statistic: Phrase { isMedian ? "median" : "mean" }

    /// The setting whose line ends best.
    private var title: Phrase {
        let name: Phrase = Phrase(name: title(of: curve).lowercased())
        guard courses.count > 1, curve != "penalty", curve != "dead_units" else {
            return "The \(name) of \(selection.seeds), and where most of them are"
        }
        let ends = courses.map { line($0).last ?? .nan }
        let best = ends.indices.min { isAccuracy ? ends[$0] > ends[$1] : ends[$0] < ends[$1] } ?? 0
        return
            "The \(statistic) \(name) ends \(isAccuracy ? "highest" : "lowest") with \(selection.phrase(courses[best].setting))"
    }

    private var subtitle: Phrase {
        let band: Phrase =
            courses.contains { $0.setting.finished.count > 1 }
            ? "; band: all runs but a tenth above and a tenth below" : ""
        return "Line: \(statistic) of \(selection.seeds)\(band)"
    }

    private var caption: Phrase {
        let cut: Phrase =
            courses.contains(where: \.isCut) ? "A line ends where the first run of its setting ended." : ""
        let absent = selection.settings.count - courses.count
        let none: Phrase =
            absent > 0
            ? "\(.sweep(.lost), absent) of \(.sweep(.settings), selection.settings.count) settings have no line: none of their runs finished."
            : ""
        return [selection.exclusions, none, cut].spoken.joined(" ")
    }

    private func sentence(_ course: Course) -> Phrase {
        let last = course.updates.count - 1
        let name: Phrase = courses.count == 1 ? "The \(statistic)" : selection.phrase(course.setting)
        let band: Phrase =
            course.setting.finished.count > 1
            ? ", the band from \(quantile(0.1, course, last)) to \(quantile(0.9, course, last))" : ""
        return "\(name): from \(center(course, 0)) to \(center(course, last))\(band)."
    }

    private var table: FigureTable {
        let copy = self
        let rows = courses.indices.flatMap { course in courses[course].updates.indices.map { (course, $0) } }
        let shares: [(Double, Phrase)] = [
            (0.1, "A tenth is below"), (0.5, "Median"), (0.9, "A tenth is above"),
        ]
        return FigureTable(
            caption: "\(name: title(of: curve)) over the runs of each setting",
            columns: ["Setting", "Update", "Runs", "Mean"] + shares.map(\.1), rowCount: rows.count
        ) { index in
            let (course, place) = (copy.courses[rows[index].0], rows[index].1)
            let (number, update) = (course.setting.number, course.updates[place])
            return [
                copy.selection.phrase(course.setting), "\(number: .update, update)",
                "\(.sweep(.setting(number, .finished)), course.setting.finished.count)",
                "\(.sweep(.setting(number, .meanOfCurve(copy.curve))), course.line[place], at: update, .significant(6))",
            ] + shares.map { copy.quantile($0.0, course, place, .significant(6)) }
        }
    }
}
