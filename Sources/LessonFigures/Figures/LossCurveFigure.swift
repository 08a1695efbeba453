import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let lossCurve = FigureKind(
        "loss-curve", "The loss, or the error of one sample, over one weight", subjects: 1...4,
        options: [
            FigureOption("x", .axis, "The weight and its range: W2[0,1]=-1:2:121. Required."),
            FigureOption("quantity", .choice(["loss", "error"]), "What is drawn; the loss."),
            FigureOption("sample", .integer, "Whose error is drawn, counted from 0; the first."),
            FigureOption("steps", .flag, "Whether the steps of the run are drawn with tangents; false."),
            FigureOption("labels", .texts, "Names of the experiments; their ids."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try LossCurveFigure(input).figure()
    }
}

/// A curve over one weight, with the place of every experiment on it.
private struct LossCurveFigure {
    private struct Curve {
        let subject: Subject
        let label: String
        let values: [Double]
        /// Where the experiment itself stands.
        let weight: Double
        let value: Double
    }

    let input: FigureInput
    let axis: GridAxis
    let isError: Bool
    private let curves: [Curve]

    init(_ input: FigureInput) throws(FigureError) {
        self.input = input
        let axis = try input.axis("x")
        let isError = input.text("quantity") == "error"
        var curves: [Curve] = []
        for (subject, label) in zip(input.subjects, try input.labels()) {
            let network = subject.recording.initial.network
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
                    let prediction = network.with(parameters: parameters).predictions(
                        subject.experiment.data.inputs)
                    return prediction[sample, 0] - subject.experiment.data.targets[sample, 0]
                }
                values = axis.values.map(error)
                value = error(weight)
            } else {
                values = try input.landscape { () throws(LandscapeError) in
                    try subject.experiment.lossCurve(along: axis).loss
                }
                value = subject.recording.initial.loss
            }
            curves.append(Curve(subject: subject, label: label, values: values, weight: weight, value: value))
        }
        self.axis = axis
        self.isError = isError
        self.curves = curves
    }

    private var yTitle: String { isError ? "Error (prediction − target)" : lossName.title }
    private var lossName: LossName { LossName(curves.first?.subject.experiment.loss ?? .meanSquaredError) }
    private var xTitle: String { "Weight \(axis.parameter)" }

    func figure() throws(FigureError) -> LessonFigure {
        var marks: [any ChartMark] = []
        var drawn: [[Double]] = []
        for curve in curves where !drawn.contains(curve.values) {
            drawn.append(curve.values)
            marks.append(
                LineMark(x: .value(xTitle, axis.values), y: .value(yTitle, curve.values))
                    .foregroundStyle(drawn.count == 1 ? Theme.accent : Theme.muted))
        }
        if isError { marks.insert(RuleMark(y: 0).foregroundStyle(Theme.axis), at: 0) }
        let showsSteps = input.flag("steps", default: false)
        if showsSteps, let curve = curves.first { marks += steps(curve) }
        if !showsSteps || curves.count > 1 {
            for (index, curve) in curves.enumerated() {
                let text =
                    curves.count > 1
                    ? "\(curve.label): \(Words.number(curve.value))" : Words.number(curve.value)
                marks.append(
                    PointMark(x: .value(xTitle, curve.weight), y: .value(yTitle, curve.value))
                        .foregroundStyle(index == 0 ? Theme.contrast : Theme.series[index + 1])
                        .symbol(index == 0 ? .circle : .diamond, radius: 5).casing()
                        .annotation(text, .topLeft, .topRight, .right))
            }
        }
        let chart = Chart { marks }
            .chartXScale(domain: axis.from...axis.to)
            .chartYScale(domain: domain)
            .chartTitle(title, subtitle: subtitle)
        return LessonFigure(
            content: chart, size: Size(640, 380), alternativeText: alternativeText, table: table,
            notes: curves.compactMap { $0.subject.divergenceNote })
    }

    /// The run on the curve: a point a step, tangents at the first few.
    private func steps(_ curve: Curve) -> [any ChartMark] {
        guard let path = curve.subject.recording.history(of: axis.parameter) else { return [] }
        let onCurve = path.map(height(of: curve))
        let inside = path.indices.filter {
            path[$0] >= axis.from && path[$0] <= axis.to && onCurve[$0].isFinite
        }
        guard let last = inside.last else { return [] }
        let count = min(inside.count, 40)
        var marks: [any ChartMark] = []
        let reach = (axis.to - axis.from) * 0.08
        for index in inside.prefix(4) where index < last {
            let slope = slope(of: curve, at: path[index])
            marks.append(
                RuleMark(
                    xStart: [path[index] - reach], yStart: [onCurve[index] - reach * slope],
                    xEnd: [path[index] + reach], yEnd: [onCurve[index] + reach * slope]
                ).foregroundStyle(Theme.contrast).lineStyle(width: 1.25))
        }
        let shown = Array(inside.prefix(count))
        marks.append(
            PointMark(x: .value(xTitle, shown.map { path[$0] }), y: .value(yTitle, shown.map { onCurve[$0] }))
                .foregroundStyle(Theme.accent).casing())
        marks.append(
            PointMark(x: .value(xTitle, path[inside[0]]), y: .value(yTitle, onCurve[inside[0]]))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.accent).annotation(
                    "start", .right, .topRight))
        if let lowest = lowestPoint(of: curve) {
            marks.append(
                TextMark(
                    x: .value(xTitle, lowest.x), y: .value(yTitle, lowest.y), text: "flat: the slope is 0",
                    clearance: 10, sides: [.bottom, .top]))
        }
        return marks
    }

    /// All values, with room for labels below the lowest one.
    private var domain: ClosedRange<Double>? {
        let values = curves.flatMap { $0.values + [$0.value] }.filter(\.isFinite)
        guard let low = values.min(), let high = values.max(), low < high else { return nil }
        let bottom = !isError && low >= 0 && low < 0.4 * high ? 0 : low
        let room = (high - bottom) * 0.12
        return (bottom - room)...(high + room)
    }

    private func height(of curve: Curve) -> (Double) -> Double {
        let network = curve.subject.recording.initial.network
        let experiment = curve.subject.experiment
        return { weight in
            guard let index = network.index(of: axis.parameter) else { return .nan }
            var parameters = network.parameters
            parameters[index] = weight
            return experiment.state(of: network.with(parameters: parameters)).loss
        }
    }

    private func slope(of curve: Curve, at weight: Double) -> Double {
        let network = curve.subject.recording.initial.network
        guard let index = network.index(of: axis.parameter) else { return 0 }
        var parameters = network.parameters
        parameters[index] = weight
        return curve.subject.experiment.state(of: network.with(parameters: parameters)).gradient[index]
    }

    private func lowestPoint(of curve: Curve) -> (x: Double, y: Double)? {
        let values = curve.values
        guard let index = values.indices.min(by: { values[$0] < values[$1] }), index > 0,
            index < values.count - 1
        else { return nil }
        return (axis.values[index], values[index])
    }

    // MARK: Words

    private var title: String {
        isError ? "One weight decides the error" : "The loss over one weight"
    }

    private var subtitle: String {
        guard let subject = curves.first?.subject else { return "" }
        let steps = input.flag("steps", default: false) ? ", \(subject.trainingText)" : ""
        return subject.networkText + steps
    }

    private var alternativeText: String {
        let range = "from \(Words.number(axis.from)) to \(Words.number(axis.to))"
        let quantity = isError ? "error" : lossName.phrase
        var text = "Curve: the \(quantity) over \(axis.parameter) \(range). "
        if let curve = curves.first, let low = curve.values.filter(\.isFinite).min(),
            let index = curve.values.firstIndex(of: low)
        {
            text += "It is lowest, \(Words.number(low)), at \(Words.number(axis.values[index])). "
        }
        let places = curves.map {
            "\($0.label) stands at \(Words.number($0.weight)) with \(Words.number($0.value))"
        }
        return text + places.joined(separator: "; ") + "."
    }

    private var table: DataTable {
        let every = max(1, axis.points / 40)
        let rows = stride(from: 0, to: axis.points, by: every).map { index in
            [Words.number(axis.values[index])] + curves.map { NumberText.significant($0.values[index], 6) }
        }
        return DataTable(
            caption: yTitle, columns: ["\(axis.parameter)"] + curves.map(\.label), rows: rows)
    }
}
