import Platform
import Schema

/// Once up to `highest` and down to almost nothing, both along half a wave, over all updates that follow the warm-up.
///
/// It starts at highest/div-factor, which takes the place of η, is at `highest` after the share `rise` of the updates
/// less one, and ends at highest/(div-factor·final-div-factor) with the last. PyTorch: `OneCycleLR` with
/// `anneal_strategy='cos'` and `cycle_momentum=False`; `rise` is called `pct_start`.
///
/// Smith and Topin: Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates, 2019.
package struct OneCycleSchedule: ScheduleShape {
    /// Above 0.
    package var highest: Double
    /// From 0 to 1.
    package var rise: Double
    /// Above 0.
    package var divFactor: Double
    /// Above 0.
    package var finalDivFactor: Double

    package static let kind = Kind(
        "one-cycle", "Once up to the highest and down to almost nothing; η has no effect.",
        knownAs: ["onecycle", "1cycle", "super-convergence"], OneCycleSchedule(highest: 1),
        fields: [
            Field(
                "highest", \.highest, .positive, "The highest learning rate.", example: "0.1",
                isRequired: true),
            Field(
                "rise", \.rise, .within(0...1), "The share of the updates over which it rises.",
                example: "0.3"),
            Field("div-factor", \.divFactor, .positive, "The highest divided by the first.", example: "25"),
            Field(
                "final-div-factor", \.finalDivFactor, .positive, "The first divided by the last.",
                example: "10000"),
        ])

    package init(
        highest: Double, rise: Double = 0.3, divFactor: Double = 25, finalDivFactor: Double = 10_000
    ) {
        self.highest = highest
        self.rise = rise
        self.divFactor = divFactor
        self.finalDivFactor = finalDivFactor
    }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        let first = highest / divFactor
        let (place, last) = (Double(done), Double(updates - 1))
        let peak = rise * Double(updates) - 1
        if place <= peak {
            return peak == 0 ? highest : Self.wave(from: first, to: highest, at: place / peak)
        }
        guard last > peak else { return highest }
        return Self.wave(
            from: highest, to: first / finalDivFactor, at: min(1, (place - peak) / (last - peak)))
    }

    private static func wave(from: Double, to: Double, at share: Double) -> Double {
        let wave: Double = cos(.pi * share)
        return to + (from - to) / 2 * (1 + wave)
    }
}

extension ScheduleShape where Self == OneCycleSchedule {
    package static func oneCycle(highest: Double) -> OneCycleSchedule { OneCycleSchedule(highest: highest) }
}

extension LearningRateSchedule {
    /// Up to `highest` and down to almost 0 once. Smith and Topin 2018, as PyTorch's `OneCycleLR`.
    public static func oneCycle(
        highest: Double, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(OneCycleSchedule(highest: highest), warmUp: warmUp)
    }
}
