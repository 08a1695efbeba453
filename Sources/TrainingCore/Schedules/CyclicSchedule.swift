import Schema

/// Up from `lowest` to η over the given number of updates, down again over as many, and so on. PyTorch: `CyclicLR` in
/// its mode `triangular`, with η as `max_lr` and `over` as `step_size_up`; the momentum does not cycle.
///
/// Smith: Cyclical Learning Rates for Training Neural Networks, WACV 2017.
package struct CyclicSchedule: ScheduleShape {
    /// At least 0.
    package var lowest: Double
    /// At least 1.
    package var over: Int

    package static let kind = Kind(
        "cyclic", "Rises from the lowest to η and falls again, over and over.",
        knownAs: ["triangular", "clr"], CyclicSchedule(lowest: 0, over: 1),
        fields: [
            Field(
                "lowest", \.lowest, .atLeast(0), "Where it starts and returns to.", example: "0.001",
                isRequired: true),
            Field(
                "over", \.over, .integer(1...1_000_000_000),
                "Over how many updates it rises; it falls over as many.", example: "20", isRequired: true),
        ])

    package init(lowest: Double, over: Int) {
        self.lowest = lowest
        self.over = over
    }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        let length = max(1, over)
        let position = done % (2 * length)
        let share = Double(position <= length ? position : 2 * length - position) / Double(length)
        return lowest + (base - lowest) * share
    }
}

extension ScheduleShape where Self == CyclicSchedule {
    package static func cyclic(lowest: Double, over: Int) -> CyclicSchedule {
        CyclicSchedule(lowest: lowest, over: over)
    }
}

extension LearningRateSchedule {
    /// Between `lowest` and η, up and down over so many updates each. Smith, WACV 2017.
    public static func cyclic(
        lowest: Double, over: Int, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(CyclicSchedule(lowest: lowest, over: over), warmUp: warmUp)
    }
}
