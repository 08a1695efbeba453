import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let decisionRegions = FigureKind(
        "decision-regions",
        "Which class the network gives each place of two inputs, with the samples and its errors",
        options: [.at("end", seriesOf: "regions"), .inputX, .inputY, .hold]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        guard let rule = subject.experiment.oneClassRule else { throw input.noClasses(subject) }
        guard subject.experiment.classCount <= Theme.series.count else {
            throw FigureError(
                "\(subject.id) has \(subject.experiment.classCount) classes; \(Theme.series.count) can be told apart by color.",
                remedy: "Draw a confusion-matrix.", option: "of")
        }
        let moment = try input.moment(of: subject, default: "end")
        let space = try InputSpace(input, subject, axes: 2, points: 121)
        let outputs = space.outputs(moment.state.network)
        guard outputs.elements.contains(where: \.isFinite) else {
            throw FigureError(
                "The network of \(subject.id) gives no finite number\(moment.clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        return DecisionRegions(moment: moment, space: space, outputs: outputs, rule: rule).figure()
    }
}

private struct DecisionRegions {
    let moment: Moment
    let space: InputSpace
    /// Of every position, row by row.
    let outputs: Matrix
    let rule: ClassRule

    private var subject: Subject { moment.subject }
    private var classCount: Int { subject.experiment.classCount }

    func figure() -> StatedFigure {
        let (x, y) = (space.axes[0], space.axes[1])
        let samples = SampleMarks(subject: subject, x: x.input, y: y.input)
        let counts = subject.experiment.parts.compactMap { ClassCounts(moment, $0) }
        var marks = regions + samples.classes(rule)
        for count in counts { marks += samples.crosses(on: count.wrong, of: count.part) }
        var chart = Chart { marks }
            .chartXAxisLabel(x.name).chartYAxisLabel(y.name).chartLegend(.visible)
            .chartXScale(domain: x.values[0]...x.values[x.values.count - 1])
            .chartYScale(domain: y.values[0]...y.values[y.values.count - 1])
        if rule != .largest { chart = chart.chartColorBar(levels, title: barTitle, map: map) }
        return StatedFigure(
            content: chart, size: Size(640, 460),
            words: FigureWords(
                title: counts.first?.finding ?? "Classes over two inputs", subtitle: subtitle,
                caption: caption(samples, counts), sentences: sentences(counts),
                notes: subject.divergenceNote.map { [$0] } ?? []),
            table: table(counts))
    }

    // MARK: Regions

    /// One band map of a single output, or a map of its own for each class.
    private var regions: [any ChartMark] {
        guard rule == .largest else {
            guard let grid = space.grid(outputs.column(0)) else { return [] }
            return [FilledContourMark(grid: grid, levels: levels).colorMap(map), border(grid, at: middle)]
        }
        let leads = (0..<classCount).compactMap { index in space.grid(lead(of: index)) }
        let fills = leads.enumerated().map { index, grid -> any ChartMark in
            FilledContourMark(grid: grid, levels: Self.leadLevels)
                .openBelow().colorMap(.toward(subject.paint(ofClass: index)))
        }
        return fills + leads.map { border($0, at: 0) }
    }

    private func border(_ grid: Grid, at value: Double) -> any ChartMark {
        let levels = ContourLevels(values: [value], labels: [""], isLogarithmic: false, range: value...value)
        return ContourMark(grid: grid, levels: levels, labelled: false).lineStyle(width: 1.5).opacity(0.8)
    }

    /// The output of a class less the largest of the others.
    private func lead(of index: Int) -> [Double] {
        (0..<outputs.rows).map { row in
            let own = outputs.row(row)
            let others = own.indices.filter { $0 != index }.map { own[$0] }.max() ?? 0
            return own[index] - others
        }
    }

    private static let leadLevels = ContourLevels(
        values: [0, 0.2, 0.4, 0.6, 0.8], labels: ["0", "0.2", "0.4", "0.6", "0.8"], isLogarithmic: false,
        range: 0...1)

    private var middle: Double { rule == .each(from: 0.5) ? 0.5 : 0 }
    private var map: ColorMap { .between(subject.paint(ofClass: 0), subject.paint(ofClass: 1)) }

    /// Probabilities in even steps; of other outputs as far as they go on both sides of the border.
    private var levels: ContourLevels {
        let values = outputs.elements.filter(\.isFinite)
        let isProbability = rule == .each(from: 0.5) && values.allSatisfy { (0...1).contains($0) }
        if isProbability {
            return ContourLevels(
                values: [0.1, 0.3, 0.5, 0.7, 0.9], labels: ["0.1", "0.3", "0.5", "0.7", "0.9"],
                isLogarithmic: false,
                range: 0...1)
        }
        let reach = max(values.map { abs($0 - middle) }.max() ?? 1, 1e-300)
        let ends = [middle - reach, middle + reach, middle - reach, middle + reach]
        let round = Grid(x: [0, 1], y: [0, 1], values: ends).flatMap {
            ContourLevels(for: $0, centeredOn: middle, count: 6)
        }
        return round
            ?? ContourLevels(
                values: [middle], labels: [""], isLogarithmic: false, range: middle - 1...middle + 1)
    }

    private var barTitle: String {
        rule == .each(from: 0.5) ? "Output for \(subject.className(1))" : "Output"
    }

    // MARK: Words

    private var subtitle: Phrase {
        [subject.networkText + moment.clause, space.holdText].spoken.joined("; ")
    }

    private func caption(_ samples: SampleMarks, _ counts: [ClassCounts]) -> Phrase {
        let shades: Phrase = rule == .largest ? "Paler: the lead over the next class is smaller." : ""
        let crosses: Phrase =
            counts.allSatisfy { $0.wrong.isEmpty } ? "" : "Crosses: samples that get another class."
        let rest: Phrase =
            space.others.isEmpty
            ? "" : "Samples have other values of what is held, so one may be right on another class's color."
        return [shades, crosses, samples.hollowText, rest].spoken.joined(" ")
    }

    private func sentences(_ counts: [ClassCounts]) -> [Phrase] {
        let shares = (0..<classCount).map { index -> Phrase in
            "\(name: subject.className(index)) has \(.shareOfPlane(index), share(index), of: subject, at: moment.update, .percent(3))"
        }
        let (x, y) = (space.axes[0], space.axes[1])
        let hold: Phrase = space.holdText.isEmpty ? "" : ", \(space.holdText)"
        return counts.map { "\($0.finding)." } + [
            "Regions over \(name: x.name) and \(name: y.name)\(hold): of the plane \(Words.enumeration(shares))."
        ] + counts.prefix(1).map(\.worst) + [ClassCounts.rule(subject)]
    }

    private func share(_ index: Int) -> Double {
        let count = (0..<outputs.rows).count { rule.decision(outputs, row: $0) == index }
        return Double(count) / Double(outputs.rows)
    }

    private func table(_ counts: [ClassCounts]) -> FigureTable {
        let (subject, update) = (subject, moment.update)
        return FigureTable(
            caption: "The classes over the plane, and their samples",
            columns: ["Class", "Share of the plane"]
                + counts.flatMap { count -> [Phrase] in
                    ["Samples \(name: count.part.words)", "of these right"]
                },
            rows: (0..<classCount).map { index in
                [
                    Phrase(name: subject.className(index)),
                    "\(.shareOfPlane(index), share(index), of: subject, at: update, .percent(3))",
                ]
                    + counts.flatMap { count -> [Phrase] in
                        [
                            "\(.samplesOfClass(count.part, index), count.ofClass(index), of: subject)",
                            "\(.decided(count.part, index, index), count.counts[index][index], of: subject, at: update)",
                        ]
                    }
            })
    }
}
