import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let fit = FigureKind(
        "fit", "The samples, and the curve or line that the network has learned over an input",
        options: [.at("end", seriesOf: "curves"), .inputX, .hold]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let moment = try input.moment(of: subject, default: "end")
        let space = try InputSpace(input, subject, axes: 1, points: 241)
        guard subject.experiment.network.outputCount <= Theme.series.count else {
            throw FigureError(
                "\(subject.id) has \(subject.experiment.network.outputCount) outputs; \(Theme.series.count) curves can be told apart.",
                remedy: "Draw predictions.", option: "of")
        }
        let outputs = space.outputs(moment.state.network)
        guard outputs.elements.contains(where: \.isFinite) else {
            throw FigureError(
                "The network of \(subject.id) gives no finite number\(moment.clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        return Fit(moment: moment, space: space, outputs: outputs).figure()
    }
}

/// One curve for each output, on the samples.
private struct Fit {
    let moment: Moment
    let space: InputSpace
    let outputs: Matrix

    private var subject: Subject { moment.subject }
    private var axis: InputSpace.Axis { space.axes[0] }
    private var rule: ClassRule? { subject.experiment.oneClassRule }
    private var isAlone: Bool { outputs.columns == 1 }

    func figure() -> StatedFigure {
        let samples = SampleMarks(
            subject: subject, x: axis.input, y: nil, isNamed: false, opacity: 0.55)
        var marks: [any ChartMark] = []
        for output in 0..<outputs.columns {
            let paint = isAlone ? Theme.contrast : Theme.series[output]
            marks += samples.numbers(output: output, paint: paint)
        }
        for output in 0..<outputs.columns {
            let paint = isAlone ? Theme.accent : Theme.series[output]
            let line = LineMark(
                x: .value(axis.name, axis.values), y: .value(yTitle, outputs.column(output))
            )
            .foregroundStyle(paint).lineStyle(width: Theme.pathWidth).casing()
            marks.append(isAlone ? line : line.series(outputName(output)).endLabel(outputName(output)))
        }
        return StatedFigure(
            content: Chart { marks }.chartXAxisLabel(axis.name).chartYAxisLabel(yTitle), size: Size(640, 400),
            words: FigureWords(
                title: finding, subtitle: subtitle,
                caption: ["Points: the samples.", samples.hollowText, rest].spoken.joined(" "),
                sentences: ["\(finding).", curve] + [rest], notes: subject.divergenceNote.map { [$0] } ?? []),
            table: table)
    }

    private var yTitle: String { isAlone ? subject.targetTitle(0) : "Output" }

    private func outputName(_ output: Int) -> String {
        rule == .largest ? subject.className(output) : subject.outputPhrase(output).text
    }

    private var subtitle: Phrase {
        [subject.networkText + moment.clause, space.holdText].spoken.joined("; ")
    }

    /// Of classes how many are right, else how much of the scatter the curve explains, else the loss.
    private var finding: Phrase {
        if let counts = ClassCounts(moment, .training) { return counts.finding }
        let update = moment.update
        if let share = explained, share > 0 {
            return
                "The \(curveWord) explains \(.explained(.training), share, of: subject, at: update, .percent(3)) "
                + "of the targets' scatter"
        }
        if explained != nil { return "The \(curveWord) is no nearer to the targets than their mean is" }
        return "The \(name: subject.loss.phrase) is \(.loss, moment.state.loss, of: subject, at: update)"
    }

    private var curveWord: Phrase {
        subject.experiment.network.layers.allSatisfy(\.isLinear) ? "line" : "curve"
    }

    /// 1 − Σ(p − t)² / Σ(t − mean)², the means being those of each output.
    private var explained: Double? {
        let (targets, predictions) = (subject.experiment.data.targets, moment.state.predictions)
        var (left, whole) = (0.0, 0.0)
        for output in 0..<targets.columns {
            let column = targets.column(output)
            let mean = column.reduce(0, +) / Double(column.count)
            for row in column.indices {
                whole += (column[row] - mean) * (column[row] - mean)
                let error = predictions[row, output] - column[row]
                left += error * error
            }
        }
        guard whole > 0, left.isFinite, whole.isFinite, whole.isNormal else { return nil }
        return 1 - left / whole
    }

    private var curve: Phrase {
        let from = axis.values[0]
        let to = axis.values[axis.values.count - 1]
        let ends = (0..<outputs.columns).map { output -> Phrase in
            let values = outputs.column(output).filter(\.isFinite)
            let what: Phrase = isAlone ? "the \(curveWord)" : "that of \(name: outputName(output))"
            return
                "\(what) is from \(.leastOutput(output), values.min() ?? .nan, of: subject, at: moment.update) to "
                + "\(.mostOutput(output), values.max() ?? .nan, of: subject, at: moment.update)"
        }
        return "Over \(name: axis.name) from \(.gridOfInput(0), from, of: subject) to "
            + "\(.gridOfInput(axis.values.count - 1), to, of: subject), \(ends.joined(", "))."
    }

    /// What points beside the curve mean where inputs are held.
    private var rest: Phrase {
        space.others.isEmpty
            ? ""
            : "Samples have other values of what is held, so the \(curveWord) is not what the network gives them."
    }

    /// Some positions of the curve.
    private var table: FigureTable {
        let places = axis.values.indices.filter { $0 % 10 == 0 || $0 == axis.values.count - 1 }
        let (subject, outputs, update) = (subject, outputs, moment.update)
        let values = axis.values
        return FigureTable(
            caption: "Places of the \(curveWord)",
            columns: [Phrase(name: axis.name)]
                + (isAlone ? ["Prediction"] : (0..<outputs.columns).map { Phrase(name: outputName($0)) }),
            rowCount: places.count
        ) { row in
            ["\(.gridOfInput(places[row]), values[places[row]], of: subject)"]
                + (0..<outputs.columns).map {
                    "\(.outputAt(places[row], $0), outputs[places[row], $0], of: subject, at: update)"
                }
        }
    }
}
