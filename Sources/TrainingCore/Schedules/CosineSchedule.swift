import Platform
import Schema

/// From η to `minimum` along half a wave over the given number of updates (nil: all that follow the warm-up), then
/// at `minimum`: minimum + ½(η − minimum)(1 + cos πk/over). PyTorch: `CosineAnnealingLR`, which rises again
/// afterwards.
///
/// Loshchilov and Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017.
package struct CosineSchedule: ScheduleShape {
    package var over: Int?
    package var minimum: Double

    package static let kind = Kind(
        "cosine", "Falls along half a wave.", CosineSchedule(),
        fields: [
            ScheduleField.over(\.over),
            Field("minimum", \.minimum, .atLeast(0), "Where it ends.", example: "0"),
        ])

    package init(over: Int? = nil, minimum: Double = 0) {
        self.over = over
        self.minimum = minimum
    }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        let length = over ?? updates
        guard done < length else { return minimum }
        let wave: Double = cos(.pi * Double(done) / Double(length))
        return minimum + 0.5 * (base - minimum) * (1 + wave)
    }
}

extension ScheduleShape where Self == CosineSchedule {
    package static func cosine(over: Int? = nil, minimum: Double = 0) -> CosineSchedule {
        CosineSchedule(over: over, minimum: minimum)
    }
}

extension LearningRateSchedule {
    /// Falls from η to `minimum` along half a wave over so many updates; `nil`: all. Loshchilov and Hutter, ICLR 2017.
    public static func cosine(
        over: Int? = nil, minimum: Double = 0, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(CosineSchedule(over: over, minimum: minimum), warmUp: warmUp)
    }
}
