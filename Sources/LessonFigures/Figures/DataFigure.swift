import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let data = FigureKind(
        "data",
        "The samples themselves: inputs against each other or the target, classes in colors and shapes",
        options: [
            FigureOption("x", .text, "The input along x, by its name or as x[0]; the first."),
            FigureOption("y", .text, "The input along y; the next one."),
            FigureOption(
                "output", .integer, "Whose targets are shown, counted from 0.", in: 0...(.infinity),
                default: .integer(0)),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let axes = subject.inputCount > 1 ? 2 : 1
        let space = try InputSpace(input, subject, axes: axes, points: 2)
        let output = input[integer: "output"]
        let outputs = subject.experiment.data.targets.columns
        guard (0..<outputs).contains(output) else {
            throw FigureError(
                "There is no output \(output): \(subject.id) has \(outputs), counted from 0.",
                remedy: "Give a number from 0 to \(outputs - 1).", option: "output")
        }
        return DataFigure(subject: subject, inputs: space.axes.map(\.input), output: output).figure()
    }
}

private struct DataFigure {
    let subject: Subject
    let inputs: [Int]
    let output: Int

    private var rule: ClassRule? { subject.experiment.oneClassRule }
    private var marks: SampleMarks {
        SampleMarks(subject: subject, x: inputs[0], y: inputs.count > 1 ? inputs[1] : nil)
    }

    func figure() -> StatedFigure {
        let marks = marks
        let content: Chart
        if let rule, areManyClasses {
            content = Chart { marks.manyClasses(rule) }.chartLegend(.hidden)
        } else if let rule {
            content = Chart { marks.classes(rule) }.chartLegend(.visible)
        } else if inputs.count == 1 {
            content = Chart { marks.numbers(output: output, paint: Theme.accent) }
        } else {
            content = Chart { marks.colored(output: output) }
        }
        return StatedFigure(
            content: content.chartXAxisLabel(subject.inputName(inputs[0]))
                .chartYAxisLabel(
                    inputs.count > 1 ? subject.inputName(inputs[1]) : subject.targetTitle(output)),
            size: Size(640, 420),
            words: FigureWords(
                title: title, subtitle: subtitle,
                caption: [areManyClasses ? Self.namesText : "", marks.hollowText].spoken.joined(" "),
                sentences: sentences),
            table: table)
    }

    private var areManyClasses: Bool { rule != nil && Many.areMany(subject.experiment.classCount) }
    private static let namesText: Phrase = "The name of a class stands at the middle of its samples."

    private var title: Phrase {
        guard rule != nil else { return subject.partsText }
        return "\(subject.partsText), of \(.classCount, subject.experiment.classCount, of: subject) classes"
    }

    private var subtitle: Phrase {
        let names = inputs.map { Phrase(name: subject.inputName($0)) }
        let against: Phrase = inputs.count > 1 ? "\(names[1]) against \(names[0])" : "Against \(names[0])"
        var parts = [against]
        if inputs.count > 1, rule == nil {
            parts.append("\(name: subject.targetTitle(output).lowercasedFirst) as color")
        }
        if subject.inputCount > 2 {
            parts.append(
                "two of \(.inputCount, subject.inputCount, of: subject) inputs")
        }
        return parts.joined(", ")
    }

    private func inputRange(_ index: Int) -> (low: Double, high: Double) {
        let values = subject.experiment.parts.flatMap {
            subject.experiment.writtenInputs(of: $0)?.column(index) ?? []
        }
        return (values.min() ?? 0, values.max() ?? 0)
    }

    private var sentences: [Phrase] {
        let ranges = inputs.map { index -> Phrase in
            let (low, high) = inputRange(index)
            return "\(name: subject.inputName(index)) is from \(.leastInput(index), low, of: subject) to "
                + "\(.mostInput(index), high, of: subject)"
        }
        var all: [Phrase] = [
            "\(title).", "Points: \(subtitle.lowercasedFirst); \(Words.enumeration(ranges)).",
        ]
        if let rule {
            for part in subject.experiment.parts {
                let counts = (0..<subject.experiment.classCount).map { index -> Phrase in
                    "\(.samplesOfClass(part, index), count(rule, part, index), of: subject) of \(name: subject.className(index))"
                }
                all.append("\(name: part.words.capitalizedFirst): \(Words.enumeration(counts)).")
            }
        } else {
            let targets = subject.experiment.parts.flatMap {
                subject.experiment.data(of: $0)?.targets.column(output) ?? []
            }
            all.append(
                "The targets are from \(.leastTarget(output), targets.min() ?? 0, of: subject) to "
                    + "\(.mostTarget(output), targets.max() ?? 0, of: subject).")
        }
        return all
    }

    private func count(_ rule: ClassRule, _ part: DataPart, _ index: Int) -> Int {
        guard let data = subject.experiment.data(of: part) else { return 0 }
        return (0..<data.sampleCount).count { rule.truth(data.targets, row: $0) == index }
    }

    /// A row for each sample to train on.
    private var table: FigureTable {
        let data = subject.experiment.data
        let written = subject.experiment.writtenInputs(of: .training) ?? data.inputs
        let shown = Array((0..<subject.inputCount).prefix(12))
        let isScaled = written != data.inputs
        let rule = rule
        let (subject, output) = (subject, output)
        return FigureTable(
            caption: isScaled ? "Samples to train on, before they were standardized" : "Samples to train on",
            columns: ["Sample"] + shown.map { Phrase(name: subject.inputName($0)) } + [
                rule == nil ? "Target" : "Class"
            ],
            rowCount: data.sampleCount
        ) { row in
            let last: Phrase =
                rule.map { Phrase(name: subject.className($0.truth(data.targets, row: row))) }
                ?? "\(.target(row * data.targets.columns + output), data.targets[row, output], of: subject)"
            return ["\(number: .sample, row, of: subject)"]
                + shown.map { "\(.writtenInput(row, $0), written[row, $0], of: subject)" } + [last]
        }
    }
}

extension DataPart {
    var verb: String {
        switch self {
        case .training: "train"
        case .validation: "validate"
        case .test: "test"
        }
    }

    /// "To train on", "to validate on".
    var words: String { "to \(verb) on" }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Phrase {
    /// With a small letter, unless it begins with a name or a number.
    var lowercasedFirst: Phrase {
        guard case .literal(let text)? = pieces.first else { return self }
        return Phrase(name: text.lowercasedFirst) + droppingFirst
    }
}
