import Charting
import Drawing
import TrainingCore

/// The samples of an experiment as points: classes have colors and shapes, samples that are put aside are hollow.
struct SampleMarks {
    let subject: Subject
    let x: Int
    /// The input upwards; `nil`: the targets.
    let y: Int?
    /// Names of classes in the legend.
    var isNamed = true
    var opacity = 1.0

    private var count: Int {
        subject.experiment.parts.reduce(0) { $0 + (subject.experiment.data(of: $1)?.sampleCount ?? 0) }
    }

    private var radius: Double { count > 1000 ? 1.75 : count > 300 ? 2.5 : Theme.pointRadius }

    private struct Points {
        let part: DataPart
        let x: [Double]
        let y: [Double]
        let data: Dataset
    }

    private func points(_ part: DataPart, output: Int = 0) -> Points? {
        guard let data = subject.experiment.data(of: part),
            let inputs = subject.experiment.writtenInputs(of: part)
        else { return nil }
        return Points(
            part: part, x: inputs.column(x), y: y.map(inputs.column) ?? data.targets.column(output),
            data: data)
    }

    private var parts: [DataPart] { subject.experiment.parts }
    private var xTitle: String { subject.inputName(x) }
    private var yTitle: String { y.map(subject.inputName) ?? subject.targetTitle(0) }

    /// In the colors and shapes of their classes.
    func classes(_ rule: ClassRule) -> [any ChartMark] {
        var marks: [any ChartMark] = []
        for part in parts {
            guard let points = points(part) else { continue }
            for index in 0..<subject.experiment.classCount {
                let rows = points.x.indices.filter { rule.truth(points.data.targets, row: $0) == index }
                guard !rows.isEmpty else { continue }
                let mark = PointMark(
                    x: .value(xTitle, rows.map { points.x[$0] }), y: .value(yTitle, rows.map { points.y[$0] })
                )
                .symbol(subject.symbol(ofClass: index), radius: radius)
                .foregroundStyle(subject.paint(ofClass: index)).casing().opacity(opacity)
                .hollow(part != .training)
                marks.append(isNamed ? mark.series(subject.className(index)) : mark)
            }
        }
        return marks
    }

    /// All alike, with the name of each class at the mean of its samples: of classes that no colors tell apart.
    func manyClasses(_ rule: ClassRule) -> [any ChartMark] {
        var sums: [Int: (x: Double, y: Double, count: Double)] = [:]
        var marks: [any ChartMark] = []
        for part in parts {
            guard let points = points(part) else { continue }
            for row in points.x.indices {
                let index = rule.truth(points.data.targets, row: row)
                let sum = sums[index] ?? (0, 0, 0)
                sums[index] = (sum.x + points.x[row], sum.y + points.y[row], sum.count + 1)
            }
            marks.append(
                PointMark(x: .value(xTitle, points.x), y: .value(yTitle, points.y))
                    .symbol(.circle, radius: min(radius, 2)).foregroundStyle(Theme.accent)
                    .opacity(0.45 * opacity).hollow(part != .training))
        }
        return marks
            + sums.sorted { $0.key < $1.key }.map { index, sum in
                TextMark(
                    x: .value(xTitle, sum.x / sum.count), y: .value(yTitle, sum.y / sum.count),
                    text: subject.className(index), clearance: 0, sides: [.top, .bottom, .right, .left])
            }
    }

    /// Against the targets of one output.
    func numbers(output: Int, paint: Paint, named name: String? = nil) -> [any ChartMark] {
        parts.compactMap { part -> (any ChartMark)? in
            guard let points = points(part, output: output) else { return nil }
            let mark = PointMark(x: .value(xTitle, points.x), y: .value(yTitle, points.y))
                .symbol(.circle, radius: radius).foregroundStyle(paint).opacity(opacity)
                .hollow(part != .training)
            return name.map { mark.series($0) } ?? mark
        }
    }

    /// In the colors of the targets of one output.
    func colored(output: Int) -> [any ChartMark] {
        parts.compactMap { part -> (any ChartMark)? in
            guard let points = points(part) else { return nil }
            return PointMark(x: .value(xTitle, points.x), y: .value(yTitle, points.y))
                .symbol(.circle, radius: radius)
                .foregroundStyle(by: .value(subject.targetTitle(output), points.data.targets.column(output)))
                .opacity(opacity).hollow(part != .training)
        }
    }

    /// Crosses on some samples of a part.
    func crosses(on rows: [Int], of part: DataPart) -> [any ChartMark] {
        guard let points = points(part), !rows.isEmpty else { return [] }
        return [
            PointMark(
                x: .value(xTitle, rows.map { points.x[$0] }), y: .value(yTitle, rows.map { points.y[$0] })
            )
            .symbol(.cross, radius: radius + 1).foregroundStyle(Theme.mark).series("another class")
        ]
    }

    /// What hollow points are, where there are any.
    var hollowText: Phrase {
        let aside = parts.filter { $0 != .training }
        guard !aside.isEmpty else { return "" }
        return "Hollow: samples \(name: aside.map(\.words).joined(separator: " and "))."
    }
}
