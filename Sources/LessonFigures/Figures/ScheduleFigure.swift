import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let schedule = FigureKind(
        "schedule", "The learning rate of every update, of one run or several", subjects: 1...6,
        options: [
            FigureOption(
                "scale", .choice(["linear", "log"]), "The axis of the learning rate.",
                default: .text("linear")),
            FigureOption("labels", .texts, "Names of the runs; their ids."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let labels = try input.labels()
        for subject in input.subjects where subject.recording.updateCount == 0 {
            throw FigureError(
                "\(subject.id) makes no update, so there is no learning rate to draw.",
                remedy: "Train for at least one update.", option: "of")
        }
        return ScheduleFigure(
            subjects: input.subjects, labels: labels.map { Phrase(name: $0) },
            scale: input.text("scale") == "log" ? .log : .linear
        ).figure()
    }
}

private struct ScheduleFigure {
    let subjects: [Subject]
    let labels: [Phrase]
    let scale: ScaleKind

    func figure() -> StatedFigure {
        let lines = zip(subjects, labels).enumerated().map { index, pair -> LineMark in
            let rates = pair.0.recording.learningRates
            let line = LineMark(
                x: .value("Update", rates.indices.map { $0 + 1 }), y: .value("Learning rate", rates)
            ).foregroundStyle(Theme.series[index])
            return subjects.count > 1 ? line.series(pair.1.text).endLabel(pair.1.text) : line
        }
        return StatedFigure(
            content: Chart { lines }.chartXScale(integer: true)
                .chartYScale(type: scale, includesZero: scale == .linear ? true : nil),
            size: Size(640, 340),
            words: FigureWords(
                title: title,
                subtitle: subjects.count == 1
                    ? subjects[0].trainingText : "Learning rates of \(.runCount, subjects.count) runs",
                sentences: sentences, notes: subjects.compactMap(\.divergenceNote)),
            table: table)
    }

    private func rate(_ subject: Subject, _ update: Int) -> Phrase {
        "\(.rateOfUpdate, subject.recording.learningRates[update - 1], of: subject, at: update)"
    }

    private func course(_ subject: Subject) -> Phrase {
        let rates = subject.recording.learningRates
        let count = Words.plural(.updateCount, rates.count, "update", of: subject)
        guard let most = rates.max(), let least = rates.min(), most > least else {
            return "stays \(rate(subject, 1)) for all \(count)"
        }
        let top = (rates.firstIndex(of: most) ?? 0) + 1
        let ends: Phrase = "goes from \(rate(subject, 1)) to \(rate(subject, rates.count)) in \(count)"
        return top == 1 || top == rates.count
            ? ends : ends + ", highest, \(rate(subject, top)), at update \(number: .update, top, of: subject)"
    }

    private var title: Phrase {
        subjects.count == 1 ? "The learning rate \(course(subjects[0]))" : "How the learning rates change"
    }

    private var sentences: [Phrase] {
        subjects.count == 1
            ? ["\(title).", "Line: the learning rate against the update."]
            : zip(subjects, labels).map { "\($1): the learning rate \(course($0))." } + [
                "Lines: learning rates against the update."
            ]
    }

    private var table: FigureTable {
        let places = subjects.indices.flatMap { run in
            subjects[run].recording.learningRates.indices.map { (run: run, update: $0 + 1) }
        }
        let copy = self
        let isOne = subjects.count == 1
        return FigureTable(
            caption: "Learning rates", columns: (isOne ? [] : ["Run"]) + ["Update", "Learning rate"],
            rowCount: places.count
        ) { row in
            let (run, update) = places[row]
            let subject = copy.subjects[run]
            return (isOne ? [] : [copy.labels[run]]) + [
                "\(number: .update, update, of: subject)", copy.rate(subject, update),
            ]
        }
    }
}
