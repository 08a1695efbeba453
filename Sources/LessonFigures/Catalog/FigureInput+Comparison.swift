import Charting
import TrainingCore

extension FigureOption {
    static let mixed = FigureOption(
        "mixed", .flag, "Whether runs of different losses or data may stand together, labelled.",
        default: .flag(false))
}

extension FigureInput {
    /// How many of the runs' data there are, and losses.
    private var losses: [String] { subjects.map(\.loss.label).uniqued }
    var hasOneDataset: Bool {
        subjects.allSatisfy { $0.experiment.data == subjects[0].experiment.data }
    }
    var hasOneLoss: Bool { losses.count <= 1 }

    /// Losses of runs can be compared if they are the same quantity over the same data.
    ///
    /// - Throws: unless the author asked for the mixture with `mixed`.
    func checkComparable() throws(FigureError) {
        guard subjects.count > 1, !flag("mixed", default: false) else { return }
        let reason: String
        if losses.count > 1 {
            reason = "have different losses (\(Words.enumeration(losses)))"
        } else if !hasOneDataset {
            reason = "are trained on different data"
        } else {
            return
        }
        throw FigureError(
            "The experiments \(Words.enumeration(subjects.map(\.id))) \(reason), so that their losses cannot be "
                + "compared.",
            remedy:
                "Draw them in figures of their own, or write `mixed: true` to show them together, labelled.",
            option: "of")
    }

    /// The labels, each with its loss where a mixture of losses was asked for.
    func comparedLabels() throws(FigureError) -> [Phrase] {
        let labels = try labels().map { Phrase(name: $0) }
        guard !hasOneLoss else { return labels }
        return zip(labels, subjects).map { "\($0) (\(name: $1.loss.label))" }
    }

    /// How the runs are trained: once where that is the same for all, else each behind its label.
    func trainingTexts(_ labels: [Phrase]) -> (shared: Phrase, each: Phrase) {
        let trained = zip(labels, subjects).filter {
            $1.recording.updateCount > 0 || $1.recording.divergedAtUpdate != nil
        }
        guard let first = trained.first else { return ("", "") }
        let texts = trained.map { $0.1.trainingText }
        if texts.allSatisfy({ $0.text == texts[0].text }) { return (first.1.trainingText, "") }
        return ("", "\(trained.map { "\($0.0): \($0.1.trainingText)" }.joined("; ")).")
    }

    /// What readers of a mixture must know.
    var mixtureNotes: [Phrase] {
        guard subjects.count > 1 else { return [] }
        var notes: [Phrase] = []
        if !hasOneLoss {
            notes.append(
                "The runs have different losses (\(Words.enumeration(losses.map { Phrase(name: $0) }))): heights do not compare."
            )
        }
        if !hasOneDataset { notes.append("The runs are trained on different data: heights do not compare.") }
        return notes
    }
}
