import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let hiddenUnits = FigureKind(
        "hidden-units", "What each unit of a layer answers to, over two inputs or over one",
        options: [
            .at("end", seriesOf: "layers"),
            FigureOption(
                "layer", .integer, "Which layer, counted from 1; the last hidden one.", in: 1...(.infinity)),
            .inputX, .inputY, .hold,
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let layers = subject.experiment.network.layers.count
        let layer = input.integer("layer") ?? max(1, layers - 1)
        guard (1...layers).contains(layer) else {
            throw FigureError(
                "There is no layer \(layer): \(subject.id) has \(layers), counted from 1.",
                remedy: "Give a number from 1 to \(layers).", option: "layer")
        }
        let moment = try input.moment(of: subject, default: "end")
        let isPlane = subject.inputCount > 1
        let space = try InputSpace(input, subject, axes: isPlane ? 2 : 1, points: isPlane ? 41 : 121)
        let trace = moment.state.network.trace(space.inputs).layers[layer - 1]
        guard trace.values.elements.contains(where: \.isFinite) else {
            throw FigureError(
                "The units of \(subject.id) have no finite value\(moment.clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        return HiddenUnits(moment: moment, layer: layer, space: space, trace: trace).figure()
    }
}

private struct HiddenUnits {
    let moment: Moment
    /// Counted from 1.
    let layer: Int
    let space: InputSpace
    /// Of every position, row by row.
    let trace: LayerTrace
    private static let most = 12

    private var subject: Subject { moment.subject }
    private var unitCount: Int { trace.values.columns }
    /// All, or the first and the last ones.
    private var shown: [Int] {
        guard unitCount > Self.most else { return Array(0..<unitCount) }
        let half = Self.most / 2
        return Array(0..<half) + Array(unitCount - half..<unitCount)
    }

    func figure() -> StatedFigure {
        let shown = shown
        let panels = shown.map { unit -> any Figure in
            space.axes.count > 1 ? plane(unit) : curve(unit)
        }
        let columns = shown.count <= 4 ? max(1, shown.count) : shown.count <= 6 ? 3 : 4
        return StatedFigure(
            content: Panels(
                title: "", columns: columns, aspect: space.axes.count > 1 ? 0.95 : 0.75, figures: panels),
            size: Size(880, shown.count <= 4 ? 340 : 560),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption, sentences: sentences,
                notes: subject.divergenceNote.map { [$0] } ?? [], within: shown.map(heading)),
            table: table)
    }

    private func heading(_ unit: Int) -> Phrase { "Unit \(number: .node, unit)" }

    private var range: ClosedRange<Double> {
        let finite = trace.values.elements.filter(\.isFinite)
        return (finite.min() ?? 0)...(finite.max() ?? 0)
    }

    // MARK: Panels

    private var levels: ContourLevels? {
        let reach = max(abs(range.lowerBound), abs(range.upperBound))
        let ends = reach > 0 ? [-reach, reach, -reach, reach] : [-1, 1, -1, 1]
        return Grid(x: [0, 1], y: [0, 1], values: ends).flatMap {
            ContourLevels(for: $0, centeredOn: 0, count: 12)
        }
    }

    private func plane(_ unit: Int) -> Chart {
        var marks: [any ChartMark] = []
        if let grid = space.grid(trace.values.column(unit)), let levels {
            marks.append(FilledContourMark(grid: grid, levels: levels).colorMap(.diverging))
        }
        if let sums = space.grid(trace.preActivations.column(unit)) {
            let zero = ContourLevels(values: [0], labels: [""], isLogarithmic: false, range: 0...0)
            marks.append(
                ContourMark(grid: sums, levels: zero, labelled: false).lineStyle(width: 1.25, dash: [4, 3])
                    .opacity(0.8))
        }
        return Chart { marks }.chartXAxisLabel(space.axes[0].name).chartYAxisLabel(space.axes[1].name)
            .titled(heading(unit))
    }

    private func curve(_ unit: Int) -> Chart {
        let room = max((range.upperBound - range.lowerBound) * 0.06, 1e-9)
        return Chart {
            LineMark(
                x: .value(space.axes[0].name, space.axes[0].values),
                y: .value("Value", trace.values.column(unit))
            ).foregroundStyle(Theme.accent).lineStyle(width: Theme.pathWidth)
        }
        .chartYScale(domain: (range.lowerBound - room)...(range.upperBound + room))
        .chartXAxisLabel(space.axes[0].name).chartYAxisLabel("Value")
        .titled(heading(unit))
    }

    // MARK: Words

    private var data: Matrix {
        moment.state.network.trace(subject.experiment.data.inputs).layers[layer - 1].preActivations
    }

    /// How many samples each unit answers to with a sum above 0.
    private var answers: [Int] {
        let sums = data
        return (0..<unitCount).map { unit in (0..<sums.rows).count { sums[$0, unit] > 0 } }
    }

    private var layerText: Phrase { "layer \(number: .layer, layer, of: subject)" }
    private var count: Phrase { "\(.nodeCount(layer: layer), unitCount, of: subject)" }

    private var title: Phrase {
        let units = unitCount == 1 ? "unit" : "units"
        guard subject.experiment.network.layers[layer - 1].canDie else {
            return "What the \(count) \(name: units) of \(layerText) answer\(unitCount == 1 ? "s" : "") to"
        }
        let silent = answers.count { $0 == 0 }
        guard silent > 0 else {
            return unitCount == 1
                ? "The unit of \(layerText) answers to some of the samples"
                : "Each of the \(count) units of \(layerText) answers to some of the samples"
        }
        return
            "\(.silentUnits(layer), silent, of: subject, at: moment.update) of \(count) \(name: units) of \(layerText) "
            + "answer\(silent == 1 ? "s" : "") to no sample"
    }

    private var subtitle: Phrase {
        [subject.networkText + moment.clause, space.holdText].spoken.joined("; ")
    }

    private var rangeText: Phrase {
        "from \(.leastOfUnits(layer), range.lowerBound, of: subject, at: moment.update) to "
            + "\(.mostOfUnits(layer), range.upperBound, of: subject, at: moment.update)"
    }

    private var caption: Phrase {
        let left: Phrase =
            unitCount > Self.most
            ? "The first and the last: \(.drawnUnits, shown.count) of \(count) units; all are in the table. "
            : ""
        let colors: Phrase =
            space.axes.count > 1
            ? "Values \(rangeText), in the same colors everywhere: blue above zero, orange below. "
                + "Dashed: where the sum that arrives is zero."
            : "Values \(rangeText), on the same axis everywhere."
        return left + colors
    }

    private var sentences: [Phrase] {
        let what: Phrase =
            space.axes.count > 1
            ? "Small maps: the value of each unit over \(name: space.axes[0].name) and \(name: space.axes[1].name)"
            : "Small curves: the value of each unit over \(name: space.axes[0].name)"
        let units = shown.map { unit -> Phrase in
            "Unit \(number: .node, unit) goes from \(least(unit)) to \(most(unit))."
        }
        return ["\(title).", "\(what), \(rangeText)."] + units
    }

    private func least(_ unit: Int) -> Phrase {
        let value = trace.values.column(unit).filter(\.isFinite).min() ?? .nan
        return "\(.unitLeast(layer, unit), value, of: subject, at: moment.update)"
    }

    private func most(_ unit: Int) -> Phrase {
        let value = trace.values.column(unit).filter(\.isFinite).max() ?? .nan
        return "\(.unitMost(layer, unit), value, of: subject, at: moment.update)"
    }

    private var table: FigureTable {
        let answers = answers
        return FigureTable(
            caption: "Units of \(layerText)",
            columns: ["Unit", "Least in the drawing", "Most", "Samples with a sum above zero"],
            rows: (0..<unitCount).map { unit in
                [
                    "\(number: .node, unit)", least(unit), most(unit),
                    "\(.answered(layer, unit), answers[unit], of: subject, at: moment.update)",
                ]
            })
    }
}
