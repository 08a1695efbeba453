import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let squaredErrors = FigureKind(
        "squared-errors", "The squared error of every point, stacked into the MSE", subjects: 1...2,
        options: [FigureOption("labels", .texts, "Names of the networks; their ids.")]
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        let subject = try input.subject()
        let names = subject.targetNames
        let shares = input.subjects.map { subject -> [Double] in
            let errors = subject.errors(of: subject.recording.final)
            return errors.map { $0 * $0 / Double(errors.count) }
        }
        guard shares.allSatisfy({ $0.count == names.count }) else {
            throw FigureError(
                "The experiments do not have the same number of targets.",
                remedy: "Compare runs on the same data.",
                option: "of")
        }
        let rows = Array(labels.reversed())
        var marks: [any ChartMark] = []
        for (index, name) in names.enumerated() {
            let values = Array(shares.map { $0[index] }.reversed())
            let bases = Array(shares.map { $0[..<index].reduce(0, +) }.reversed())
            let ends = zip(values, bases).map { $0 + $1 }
            var bar = BarMark(
                x: .value("Squared error / \(names.count)", ends), y: .value("", rows), base: bases
            )
            .series(name)
            if index == names.count - 1 {
                bar = bar.valueLabels(ends.map { "MSE \(Words.number($0))" })
            }
            marks.append(bar)
        }
        let chart = Chart { marks }
            .chartTitle("Every point adds its squared error to the MSE", subtitle: subject.networkText)
            .chartXScale(domain: 0...(shares.map { $0.reduce(0, +) }.max() ?? 1) * 1.22)
        let sentences = zip(labels, shares).map { label, shares in
            "\(label): \(Words.list(shares)), together \(Words.number(shares.reduce(0, +)))."
        }
        return LessonFigure(
            content: chart, size: Size(640, 170 + 60 * Double(labels.count)),
            alternativeText:
                "Stacked bars: the squared errors divided by \(names.count), one segment a point. "
                + sentences.joined(separator: " "),
            table: DataTable(
                caption: "Squared errors divided by their number", columns: ["Input"] + labels,
                rows: names.indices.map { index in [names[index]] + shares.map { Words.number($0[index]) } }
                    + [["MSE"] + shares.map { Words.number($0.reduce(0, +)) }]))
    }
}
