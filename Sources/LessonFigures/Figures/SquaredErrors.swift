import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let squaredErrors = FigureKind(
        "squared-errors", "The squared error of every point, stacked into the MSE", subjects: 1...2,
        options: [.at("end"), FigureOption("labels", .texts, "Names of the networks; their ids.")]
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        let subject = try input.subject()
        let names = subject.targetNames
        var shares: [[Double]] = []
        var moments: [Moment] = []
        for subject in input.subjects {
            let moment = try input.moment(of: subject, default: "end")
            let errors = subject.errors(of: moment.state)
            moments.append(moment)
            shares.append(errors.map { $0 * $0 / Double(errors.count) })
        }
        let clause = Set(moments.map(\.words)).count == 1 ? moments[0].clause : ""
        let notes = input.subjects.compactMap(\.divergenceNote)
        guard shares.allSatisfy({ $0.count == names.count }) else {
            throw FigureError(
                "The experiments do not have the same number of targets.",
                remedy: "Compare runs on the same data.",
                option: "of")
        }
        guard shares.allSatisfy({ $0.reduce(0, +).isFinite }) else {
            throw FigureError(
                "The errors of \(subject.id) are not all finite\(clause).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        if Many.areMany(names.count) {
            return SortedSquares(labels: labels, shares: shares).figure(
                subtitle: subject.networkText + clause, notes: notes)
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
            .chartTitle(
                "Every point adds its squared error to the MSE", subtitle: subject.networkText + clause
            )
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
                    + [["MSE"] + shares.map { Words.number($0.reduce(0, +)) }]), notes: notes)
    }
}

/// Of many squared errors how the largest ones add up to the MSE.
private struct SortedSquares {
    let labels: [String]
    /// Squared errors divided by their number, of each network.
    let shares: [[Double]]

    /// The MSE that the largest errors make, from none of them to all.
    private func sums(_ shares: [Double]) -> [Double] {
        var sum = 0.0
        return [0]
            + shares.sorted(by: >).map { share in
                sum += share
                return sum
            }
    }

    func figure(subtitle: String, notes: [String]) -> LessonFigure {
        let sums = shares.map(sums)
        let count = shares[0].count
        let places = (0...count).map(Double.init)
        let marks = zip(labels, sums).map { label, sums in
            let line = LineMark(
                x: .value("Errors, the largest first", places), y: .value("Part of the MSE", sums)
            )
            .series(label)
            return labels.count > 1
                ? line.endLabel("\(label): MSE \(Words.number(sums[count]))")
                : line.endLabel("MSE \(Words.number(sums[count]))")
        }
        let tenth = max(1, count / 10)
        let facts = zip(labels, sums).map { label, sums in
            (label, sums[count] > 0 ? 100 * sums[tenth] / sums[count] : 0, sums[count])
        }
        let title =
            facts.count == 1 && facts[0].2 > 0
            ? "The largest \(tenth) of \(count) errors make \(NumberText.significant(facts[0].1, 3)) % of the MSE"
            : "How \(count) squared errors add up to the MSE"
        let chart = Chart { marks }.chartTitle(title, subtitle: subtitle)
            .chartXScale(domain: 0...Double(count), integer: true).chartYScale(includesZero: true)
        let sentences = facts.map { label, share, mse in
            "\(label): the largest \(tenth) errors make \(NumberText.significant(share, 3)) % of the MSE, "
                + "\(Words.number(mse))."
        }
        let rows = (0...20).map { $0 * count / 20 }
        return LessonFigure(
            content: chart, size: Size(640, 380),
            alternativeText: Words.sentences(
                ["Curve: the part of the MSE that the largest of \(count) squared errors make."] + sentences),
            table: DataTable(
                caption: "The part of the MSE that the largest errors make", columns: ["Errors"] + labels,
                rows: Set(rows).sorted().map { row in ["\(row)"] + sums.map { Words.number($0[row]) } }),
            notes: notes)
    }
}
