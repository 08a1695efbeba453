import Schema

/// η until the loss of a part of the data has not got better for more than `patience` looks, then η·factor, and so
/// on. It looks whenever the loss is taken (``RecordingOptions/lossEvery``) after an update. PyTorch:
/// `ReduceLROnPlateau` with `mode='min'` and `threshold_mode='rel'`, of which `step()` is called then.
package struct PlateauSchedule: ScheduleShape {
    /// Above 0 and below 1.
    package var factor: Double
    /// At least 0.
    package var patience: Int
    package var part: DataPart
    /// At least 0, below 1.
    package var threshold: Double
    /// At least 0.
    package var cooldown: Int
    /// At least 0.
    package var minimum: Double

    package static let kind = Kind(
        "plateau", "Falls by a factor whenever the loss has stopped getting better.",
        knownAs: ["reduce-on-plateau", "reduce-lr-on-plateau"], PlateauSchedule(),
        fields: [
            Field("factor", \.factor, .between(0, and: 1), "By which factor it falls.", example: "0.1"),
            Field(
                "patience", \.patience, .integer(0...1_000_000_000),
                "After more than how many looks in a row without a better loss it falls.", example: "10"),
            Field(
                "on", \.part, DataPart.form, "Whose loss it looks at, whenever that is taken.",
                called: "the part that the schedule watches"),
            Field(
                "threshold", \.threshold, .within(0...1),
                "By more than which share of the best a better loss is lower.", example: "0.0001"),
            Field(
                "cooldown", \.cooldown, .integer(0...1_000_000_000),
                "For how many looks after a fall nothing is counted.", example: "0"),
            Field("minimum", \.minimum, .atLeast(0), "How far it falls at most.", example: "0"),
        ])

    package init(
        factor: Double = 0.1, patience: Int = 10, on part: DataPart = .training, threshold: Double = 1e-4,
        cooldown: Int = 0, minimum: Double = 0
    ) {
        self.factor = factor
        self.patience = patience
        self.part = part
        self.threshold = threshold
        self.cooldown = cooldown
        self.minimum = minimum
    }

    /// What the first update takes; the others depend on losses: see ``Recording/learningRates``.
    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double { base }

    package var follower: (any ScheduleFollower)? { Follower(schedule: self) }

    private struct Follower: ScheduleFollower {
        let schedule: PlateauSchedule
        var best = Double.infinity
        var waited = 0
        var resting = 0

        var part: DataPart { schedule.part }

        mutating func learningRate(after loss: Double, rate: Double) -> Double {
            if loss < best * (1 - schedule.threshold) {
                best = loss
                waited = 0
            } else {
                waited += 1
            }
            if resting > 0 {
                resting -= 1
                waited = 0
            }
            guard waited > schedule.patience else { return rate }
            resting = schedule.cooldown
            waited = 0
            let next = max(rate * schedule.factor, schedule.minimum)
            // PyTorch leaves a rate as it is that would hardly change.
            return rate - next > 1e-8 ? next : rate
        }
    }
}

extension ScheduleShape where Self == PlateauSchedule {
    package static func plateau(
        factor: Double = 0.1, patience: Int = 10, on part: DataPart = .training
    ) -> PlateauSchedule {
        PlateauSchedule(factor: factor, patience: patience, on: part)
    }
}

extension LearningRateSchedule {
    /// η times `factor` whenever the loss on a part of the data has not got better for more than `patience` looks at it.
    public static func plateau(
        factor: Double = 0.1, patience: Int = 10, on part: DataPart = .training, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(PlateauSchedule(factor: factor, patience: patience, on: part), warmUp: warmUp)
    }
}
