import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let lossCurve = FigureKind(
        "loss-curve", "The loss, or the error of one sample, over one weight", subjects: 1...4,
        options: [
            FigureOption(
                "x", .axis, "The weight and its range: W2[0,1]=-1:2:121.", required: "W2[0,1]=-1:2:121"),
            FigureOption("quantity", .choice(["loss", "error"]), "What is drawn.", default: .text("loss")),
            FigureOption.sample("Whose error is drawn"),
            FigureOption(
                "steps", .flag,
                "Whether the run is drawn, a dot for what it recorded after each update, with tangents.",
                default: .flag(false)
            ),
            .at("start", seriesOf: "curves"),
            FigureOption("labels", .texts, "Names of the experiments; their ids."), .mixed,
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try LossCurveFigure(input).figure()
    }
}

/// A curve over one weight, with the position of every experiment on it.
struct LossCurveFigure {
    struct Curve {
        let subject: Subject
        let label: Phrase
        /// When the other weights are as they are on the curve.
        let moment: Moment
        let values: [Double]
        /// Where the experiment itself stands.
        let weight: Double
        let value: Double
    }

    let input: FigureInput
    let axis: ParameterRange
    let isError: Bool
    /// Whose error it is.
    let sample: Int
    let curves: [Curve]
    /// The run of the first experiment, where it is drawn.
    let steps: CurveSteps?

    init(_ input: FigureInput) throws(FigureError) {
        self.input = input
        let axis = try input.axis("x")
        let isError = input.text("quantity") == "error"
        var curves: [Curve] = []
        let sample = isError ? try input.sample(of: input.subject()) : 0
        for (subject, label) in zip(input.subjects, try input.comparedLabels()) {
            let moment = try input.moment(of: subject)
            let network = moment.state.network
            let sample = isError ? try input.sample(of: subject) : 0
            guard let weight = network[axis.parameter] else {
                throw input.absent(axis.parameter, in: subject, option: "x")
            }
            var values: [Double]
            var value: Double
            if isError {
                guard let index = network.index(of: axis.parameter) else { continue }
                func error(_ parameter: Double) -> Double {
                    var parameters = network.parameters
                    parameters[index] = parameter
                    let prediction = network.replacing(parameters: parameters).outputs(
                        of:
                            subject.experiment.data.inputs)
                    return prediction[sample, 0] - subject.experiment.data.targets[sample, 0]
                }
                values = axis.values.map(error)
                value = error(weight)
            } else {
                values = try input.landscape { () throws(LandscapeError) in
                    try subject.experiment.lossCurve(along: axis, from: network).loss
                }
                value = moment.state.loss
            }
            curves.append(
                Curve(
                    subject: subject, label: label, moment: moment, values: values, weight: weight,
                    value: value))
        }
        if !isError { try input.checkComparable() }
        self.axis = axis
        self.isError = isError
        self.sample = sample
        self.curves = curves
        let values = curves.flatMap { $0.values + [$0.value] }
        steps =
            input.flag("steps", default: false)
            ? curves.first.flatMap { curve in
                CurveSteps(
                    curve.subject, owner: curves.count > 1 ? curve.label : nil, axis: axis,
                    errorOf: isError ? sample : nil,
                    domain: Self.domain(values, isError: isError))
            } : nil
    }

    private var yTitle: String { isError ? "Error (prediction − target)" : lossName.title }
    private var lossName: LossName { LossName(curves.first?.subject.experiment.loss ?? .meanSquaredError) }
    private var xTitle: String { axis.parameter.axisTitle }

    func figure() throws(FigureError) -> StatedFigure {
        var marks: [any ChartMark] = []
        var drawn: [[Double]] = []
        for curve in curves where !drawn.contains(curve.values) {
            drawn.append(curve.values)
            marks.append(
                LineMark(x: .value(xTitle, axis.values), y: .value(yTitle, curve.values))
                    .foregroundStyle(drawn.count == 1 ? Theme.accent : Theme.muted))
        }
        if isError { marks.insert(RuleMark(y: 0).foregroundStyle(Theme.axis), at: 0) }
        if let steps, let curve = curves.first {
            marks += steps.marks(xTitle: xTitle, yTitle: yTitle)
            if !isError, let flat = flatPlace(of: curve) {
                marks.append(
                    TextMark(
                        x: .value(xTitle, flat.x), y: .value(yTitle, flat.y), text: "flat: the slope is 0",
                        clearance: 10, sides: [.bottom, .top]))
            }
        }
        if steps == nil || curves.count > 1 {
            for (index, curve) in curves.enumerated() {
                let text =
                    curves.count > 1
                    ? "\(curve.label.text): \(Words.number(curve.value))" : Words.number(curve.value)
                marks.append(
                    PointMark(x: .value(xTitle, curve.weight), y: .value(yTitle, curve.value))
                        .foregroundStyle(index == 0 ? Theme.contrast : Theme.series[index + 1])
                        .symbol(index == 0 ? .circle : .diamond, radius: 5).casing()
                        .annotation(text, .topLeft, .topRight, .right))
            }
        }
        let chart = Chart { marks }
            .chartXScale(domain: axis.from...axis.to)
            .chartYScale(
                domain: steps?.domain
                    ?? Self.domain(curves.flatMap { $0.values + [$0.value] }, isError: isError)
            )
            .chartYTicks(within: isError ? -(.infinity)...(.infinity) : 0...(.infinity))
        return StatedFigure(
            content: chart, size: Size(640, 380),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: steps?.caption ?? "", sentences: sentences,
                notes: curves.compactMap { $0.subject.divergenceNote } + (isError ? [] : input.mixtureNotes)),
            table: table)
    }

    /// All values, with room for labels below the lowest one.
    private static func domain(_ values: [Double], isError: Bool) -> ClosedRange<Double>? {
        let values = values.filter(\.isFinite)
        guard let low = values.min(), let high = values.max(), low < high else { return nil }
        let bottom = !isError && low >= 0 && low < 0.4 * high ? 0 : low
        let room = (high - bottom) * 0.12
        return (bottom - room)...(high + room)
    }

    /// Where the curve is level at its lowest point: not at a kink, and not on the edge.
    private func flatPlace(of curve: Curve) -> (x: Double, y: Double)? {
        let values = curve.values
        guard let index = values.indices.min(by: { values[$0] < values[$1] }), index > 0,
            index < values.count - 1
        else { return nil }
        let network = curve.moment.state.network
        guard let parameter = network.index(of: axis.parameter) else { return nil }
        func state(_ weight: Double) -> NetworkState {
            var parameters = network.parameters
            parameters[parameter] = weight
            return curve.subject.experiment.state(at: network.replacing(parameters: parameters))
        }
        func slope(_ weight: Double) -> Double { state(weight).gradient[parameter] }
        // The slope changes its sign between the neighbours; halving finds where.
        var (low, high) = (axis.values[index - 1], axis.values[index + 1])
        let (first, last) = (slope(low), slope(high))
        guard first < 0, last > 0 else { return nil }
        for _ in 0..<60 {
            let middle = low / 2 + high / 2
            if slope(middle) < 0 { low = middle } else { high = middle }
        }
        let size = max(-first, last)
        guard abs(slope(low)) < 1e-6 * size, abs(slope(high)) < 1e-6 * size else { return nil }
        return (high, state(high).loss)
    }

    // MARK: Words

    private var title: Phrase {
        let one = axis.parameter.alone
        guard isError, let subject = curves.first?.subject else { return "The loss over \(one)" }
        let isOne = subject.experiment.data.sampleCount == 1
        return isOne
            ? "The error over \(one)"
            : "The error of sample \(number: .sample, sample, of: subject) over \(one)"
    }

    private var subtitle: Phrase {
        guard let curve = curves.first else { return "" }
        let clauses = curves.map(\.moment.clause).uniqued
        return curve.subject.networkText + (clauses.count == 1 ? curve.moment.clause : "")
            + (steps == nil ? "" : ", \(curve.subject.trainingText)")
    }

    private func value(of curve: Curve) -> Phrase {
        let quantity: Quantity = isError ? .errorOfSample(sample) : .loss
        return "\(quantity, curve.value, of: curve.subject, at: curve.moment.update)"
    }

    private var sentences: [Phrase] {
        guard let curve = curves.first else { return ["\(title)."] }
        let (subject, update) = (curve.subject, curve.moment.update)
        let axisEnds: Phrase =
            "from \(.axis("x", .from), axis.from) to \(.axis("x", .to), axis.to)"
        let quantity: Phrase = isError ? "error" : Phrase(name: lossName.phrase)
        var lowest: Phrase = ""
        if let low = curve.values.filter(\.isFinite).min(), let index = curve.values.firstIndex(of: low) {
            lowest =
                "Of its \(.axis("x", .points), axis.points) points it is lowest, "
                + "\(.leastOnCurve(whose), low, of: subject, at: update), at "
                + "\(.placeOfLeastOnCurve(whose), axis.values[index], of: subject, at: update)."
        }
        let places = curves.map { curve -> Phrase in
            let name = Quantity.parameter(.value, axis.parameter)
            return
                "\(curve.label) stands at \(name, curve.weight, of: curve.subject, at: curve.moment.update) with "
                + "\(value(of: curve))."
        }
        return ["\(title).", lowest] + places + (steps?.sentences ?? [])
            + ["Curve: the \(quantity) over \(axis.parameter) \(axisEnds)."]
    }

    /// Whose error it is, `nil` for the loss.
    private var whose: Int? { isError ? sample : nil }

    private var table: FigureTable {
        let every = max(1, axis.points / 40)
        let rows = stride(from: 0, to: axis.points, by: every).map { index -> [Phrase] in
            let x = axis.values[index]
            return ["\(.axisValue("x", index), x)"]
                + curves.map { curve in
                    "\(.onCurve(whose, x), curve.values[index], of: curve.subject, at: curve.moment.update, .significant(6))"
                }
        }
        let labels = curves.map(\.label)
        guard let steps else {
            return FigureTable(
                caption: Phrase(name: yTitle), columns: ["\(axis.parameter)"] + labels, rows: rows)
        }
        let recorded = steps.tableRows.map { $0 + Array(repeating: "", count: curves.count - 1) }
        return FigureTable(
            caption: "\(name: yTitle): on the curve, then as it was recorded",
            columns: ["Place", "\(axis.parameter)"] + labels,
            rows: rows.map { ["curve"] + $0 } + recorded)
    }
}
