import Schema

/// η·(from + (to − from)·k/over), then η·to. PyTorch: `LinearLR`, whose factors are called `start_factor` and
/// `end_factor`.
package struct LinearSchedule: ScheduleShape {
    /// The factor at the start, at least 0.
    package var from: Double
    /// The factor at the end, at least 0.
    package var to: Double
    /// nil: all updates that follow the warm-up.
    package var over: Int?

    package static let kind = Kind(
        "linear", "Goes straight from one share of η to another.", LinearSchedule(),
        fields: [
            Field("from", \.from, .atLeast(0), "What η is multiplied by at the start.", example: "1"),
            Field("to", \.to, .atLeast(0), "What η is multiplied by at the end.", example: "0.1"),
            ScheduleField.over(\.over),
        ])

    package init(from: Double = 1, to: Double = 0, over: Int? = nil) {
        self.from = from
        self.to = to
        self.over = over
    }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        let length = over ?? updates
        guard done < length else { return base * to }
        return base * (from + (to - from) * (Double(done) / Double(length)))
    }
}

extension ScheduleShape where Self == LinearSchedule {
    package static func linear(from: Double = 1, to: Double = 0, over: Int? = nil) -> LinearSchedule {
        LinearSchedule(from: from, to: to, over: over)
    }
}

extension LearningRateSchedule {
    /// η times a number that goes evenly from one to another over so many updates; `nil`: all.
    public static func linear(
        from: Double = 1, to: Double = 0, over: Int? = nil, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(LinearSchedule(from: from, to: to, over: over), warmUp: warmUp)
    }
}
