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
        let clause = moments.map(\.words).uniqued.count == 1 ? moments[0].clause : ""
        let notes = input.subjects.compactMap(\.divergenceNote)
        guard shares.allSatisfy({ $0.count == names.count }) else {
            throw FigureError(
                "The experiments do not have the same number of targets.",
                remedy: "Compare runs on the same data.",
                option: "of")
        }
        guard shares.allSatisfy({ $0.reduce(0, +).isFinite }) else {
            throw FigureError(
                "The errors of \(subject.id) are not all finite\(clause.text).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        if Many.areMany(names.count) {
            return SortedSquares(
                subjects: input.subjects, updates: moments.map(\.update), labels: labels, shares: shares
            ).figure(
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
            .chartXScale(domain: 0...(shares.map { $0.reduce(0, +) }.max() ?? 1) * 1.22)
        let (subjects, updates) = (input.subjects, moments.map(\.update))
        let count: Phrase = "\(.targetCount, names.count, of: subject)"
        func share(_ run: Int, _ index: Int) -> Statement {
            Statement(.squaredShare(index), shares[run][index], of: subjects[run], at: updates[run])
        }
        func mean(_ run: Int) -> Phrase {
            "\(.meanSquare, shares[run].reduce(0, +), of: subjects[run], at: updates[run])"
        }
        let findings = labels.indices.map { run -> Phrase in
            let finite = shares[run].indices
            guard let most = finite.max(by: { shares[run][$0] < shares[run][$1] }), shares[run][most] > 0
            else {
                return "\(name: labels[run]): every error is zero."
            }
            let isOnly = shares[run].count { $0 > 0 } == 1
            return
                "\(name: labels[run]): the MSE is \(mean(run)); \(isOnly ? "all" : "the largest part") of it, "
                + "\(.largestShare, shares[run][most], of: subjects[run], at: updates[run]), comes from "
                + "\(subjects[run].targetName(at: most))."
        }
        let segments = labels.indices.map { run -> Phrase in
            let list = Words.list(shares[run].indices.map { share(run, $0) })
            return "\(name: labels[run]): \(list), together \(mean(run))."
        }
        let phrases = subject.targetPhrases
        return StatedFigure(
            content: chart, size: Size(640, 170 + 60 * Double(labels.count)),
            words: FigureWords(
                title: "Every point adds its squared error to the MSE",
                subtitle: subject.networkText + clause,
                sentences: findings + [
                    "Stacked bars: the squared errors divided by \(count), one segment a point."
                ] + segments, notes: notes),
            table: FigureTable(
                caption: "Squared errors divided by their number",
                columns: ["Input"] + labels.map { Phrase(name: $0) },
                rows: names.indices.map { index in
                    [phrases[index]] + labels.indices.map { Phrase(share($0, index)) }
                } + [["MSE"] + labels.indices.map(mean)]))
    }
}

/// Of many squared errors how the largest ones add up to the MSE.
private struct SortedSquares {
    let subjects: [Subject]
    let updates: [Int]
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

    func figure(subtitle: Phrase, notes: [Phrase]) -> StatedFigure {
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
        let errorCount: Phrase = "\(.targetCount, count, of: subjects[0])"
        let tenthWords: Phrase = "\(.tenth, tenth, of: subjects[0])"
        func mean(_ run: Int) -> Phrase {
            "\(.meanSquare, sums[run][count], of: subjects[run], at: updates[run])"
        }
        func share(_ run: Int) -> Phrase {
            let share = sums[run][count] > 0 ? sums[run][tenth] / sums[run][count] : 0
            return "\(.shareOfTenth, share, of: subjects[run], at: updates[run], .percent(3))"
        }
        let title: Phrase =
            subjects.count == 1 && sums[0][count] > 0
            ? "The largest \(tenthWords) of \(errorCount) errors make \(share(0)) of the MSE"
            : "How \(errorCount) squared errors add up to the MSE"
        let chart = Chart { marks }
            .chartXScale(domain: 0...Double(count), integer: true).chartYScale(includesZero: true)
        let sentences = labels.indices.map { run -> Phrase in
            "\(name: labels[run]): the largest \(tenthWords) errors make \(share(run)) of the MSE, \(mean(run))."
        }
        let rows = Set((0...20).map { $0 * count / 20 }).sorted()
        return StatedFigure(
            content: chart, size: Size(640, 380),
            words: FigureWords(
                title: title, subtitle: subtitle,
                sentences: sentences + [
                    "Curve: the part of the MSE that the largest of \(errorCount) squared errors make."
                ], notes: notes),
            table: FigureTable(
                caption: "The part of the MSE that the largest errors make",
                columns: ["Errors"] + labels.map { Phrase(name: $0) },
                rows: rows.map { row in
                    ["\(number: .target, row, of: subjects[0])"]
                        + sums.indices.map { run in
                            "\(.sumOfLargest(row), sums[run][row], of: subjects[run], at: updates[run])"
                        }
                }))
    }
}
