import Charting
import TrainingCore

/// Which classes the samples of a part get from a network, against those that they are of.
struct ClassCounts {
    let subject: Subject
    let part: DataPart
    /// After how many updates.
    let update: Int
    /// By the class that a sample is of, then by that which it gets.
    let counts: [[Int]]
    private let sizes: [Int]
    /// Samples whose outputs are not numbers.
    let undecided: Int
    /// The samples that get another class than theirs, or none.
    let wrong: [Int]

    /// - Returns: `nil` if targets are no classes, or the part has no samples.
    init?(_ moment: Moment, _ part: DataPart) {
        let experiment = moment.subject.experiment
        guard let rule = experiment.oneClassRule, let data = experiment.data(of: part) else { return nil }
        let outputs =
            part == .training ? moment.state.predictions : moment.state.network.outputs(of: data.inputs)
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: experiment.classCount), count: experiment.classCount)
        var sizes = [Int](repeating: 0, count: experiment.classCount)
        var (undecided, wrong) = (0, [Int]())
        for row in 0..<data.sampleCount {
            let truth = rule.truth(data.targets, row: row)
            sizes[truth] += 1
            guard let decision = rule.decision(outputs, row: row) else {
                undecided += 1
                wrong.append(row)
                continue
            }
            counts[truth][decision] += 1
            if decision != truth { wrong.append(row) }
        }
        subject = moment.subject
        self.part = part
        update = moment.update
        self.counts = counts
        self.sizes = sizes
        self.undecided = undecided
        self.wrong = wrong
    }

    /// How many samples are of a class, those that get none too.
    func ofClass(_ index: Int) -> Int { sizes[index] }

    var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
    var total: Int { right + wrong.count }

    /// Not a number where no sample is of the class.
    func share(_ truth: Int, _ decision: Int) -> Double {
        Double(counts[truth][decision]) / Double(sizes[truth])
    }

    /// "93 of 100 samples get their class right", "… of 25 test samples …".
    var finding: Phrase {
        let which: Phrase = part == .training ? "" : "\(name: part.rawValue) "
        let count: Phrase =
            "\(.right(part), right, of: subject, at: update) of \(.samples(part), total, of: subject)"
        return "\(count) \(which)sample\(total == 1 ? "" : "s") get\(right == 1 ? "s" : "") the right class"
    }

    /// The class whose samples most often get another, and which that is; empty where all are right.
    var worst: Phrase {
        var found: (truth: Int, decision: Int)?
        for truth in counts.indices {
            for decision in counts.indices where decision != truth && counts[truth][decision] > 0 {
                if found.map({ counts[truth][decision] > counts[$0.truth][$0.decision] }) ?? true {
                    found = (truth, decision)
                }
            }
        }
        guard let found else { return "" }
        let (truth, decision) = (found.truth, found.decision)
        return "Taken for another most often: "
            + "\(.decided(part, truth, decision), counts[truth][decision], of: subject, at: update) of "
            + "\(.samplesOfClass(part, truth), ofClass(truth), of: subject) of \(name: subject.className(truth)) get "
            + "\(name: subject.className(decision))."
    }

    /// What decides for a class.
    static func rule(_ subject: Subject) -> Phrase {
        switch subject.experiment.oneClassRule {
        case .largest: "A sample gets the class of the largest output."
        case .each(from: 0.5):
            "A sample gets \(name: subject.className(1)) from an output of "
                + "\(.decisionLimit, 0.5, of: subject) on."
        case .each: "A sample gets \(name: subject.className(1)) from an output of zero on."
        case nil: ""
        }
    }
}

extension FigureInput {
    /// What a figure of classes says where there are none.
    func noClasses(_ subject: Subject) -> FigureError {
        FigureError(
            "The targets of \(subject.id) are numbers, not classes.",
            remedy:
                "Draw residuals, predictions or fit, or give targets that are 0 or 1, or −1 or 1, or classes.",
            option: "of")
    }
}
