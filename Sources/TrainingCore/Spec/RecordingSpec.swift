import Schema

/// How much of a training is written down, as it is written.
package struct RecordingSpec: Sendable, Hashable {
    /// After how many updates: a number, or once an epoch.
    package enum Interval: Sendable, Hashable {
        case updates(Int)
        case epoch
    }

    package var lossEvery = Interval.updates(1)
    /// nil: as often as fits.
    package var weightsEvery: Interval?
    package var traces: [Int] = []

    static let kind = Kind(
        "recording", "How much of the training is written down.", RecordingSpec(),
        fields: [
            Field(
                "loss-every", \.lossEvery, interval,
                "After how many updates the loss over all data is taken.",
                example: "10, or loss-every: epoch"),
            Field(
                "weights-every", \.weightsEvery, .optional(interval),
                "After how many updates weights and gradients are kept; as often as fits.",
                example: "10, or weights-every: epoch"),
            Field(
                "traces", \.traces,
                .list(of: .integer(TrainingSpec.counts)) { _, _ in "an update, counted from 0," },
                "Updates of which every number is kept.", example: "[0, 1]"),
        ])

    private static let interval = Form<Int>.integer(1...TrainingSpec.counts.upperBound)
        .map {
            Interval.updates($0)
        } from: {
            if case .updates(let count) = $0 { count } else { 1 }
        }
        .or(Word("epoch", "Once an epoch."), as: .epoch)

    /// The options for a training on so many samples.
    package func options(sampleCount: Int, batchSize: Int?) -> RecordingOptions {
        let epoch = Training.Length.epochs(1).updates(sampleCount: sampleCount, batchSize: batchSize) ?? 1
        func updates(_ interval: Interval) -> Int {
            if case .updates(let count) = interval { count } else { max(1, epoch) }
        }
        return RecordingOptions(
            lossEvery: updates(lossEvery), weightsEvery: weightsEvery.map(updates), traces: traces)
    }
}
