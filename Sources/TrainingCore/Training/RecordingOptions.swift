/// How much of a training is written down.
///
/// Losses of batches, learning rates and gradient norms are always complete. What grows with the network
/// or costs a pass over all data can be taken less often.
public struct RecordingOptions: Sendable, Hashable {
    /// The loss over all data (and over the test samples) is taken after every so many updates, from 0 on,
    /// and after the last; at least 1. Between, ``Recording/loss`` is not-a-number.
    public var lossEvery: Int
    /// Parameters and gradients are kept at every so many updates, from 0 on, and at the end; at least 1.
    /// nil: at every update, or as rarely as a budget of 16,777,216 numbers demands.
    public var weightsEvery: Int?
    /// Updates, counted from 0, whose pass forward and back can be looked at whole afterwards: their
    /// parameters are kept in any case. In any order; those that are never reached do no harm.
    public var traces: [Int]

    /// What is kept of each training: the loss after every so many updates, weights likewise, traces of some
    /// updates.
    public init(lossEvery: Int = 1, weightsEvery: Int? = nil, traces: [Int] = []) {
        self.lossEvery = lossEvery
        self.weightsEvery = weightsEvery
        self.traces = traces
    }

    /// How many numbers the parameters and gradients of a recording may be before they are thinned:
    /// 2²⁴, 128 MiB.
    package static let budget = 1 << 24

    /// At every how many updates a network with so many parameters is kept: as asked for, or the smallest
    /// number with which the parameters and gradients of all that is kept stay within 16,777,216 numbers.
    public func weightsEvery(parameterCount: Int, updates: Int) -> Int {
        if let weightsEvery { return weightsEvery }
        // Besides the multiples the first and the last are kept.
        let room = max(1, Self.budget / (2 * max(1, parameterCount)) - 2)
        return max(1, updates / room + (updates % room == 0 ? 0 : 1))
    }

    /// The numbers that such a recording holds; nil if they cannot be counted.
    func numbers(parameterCount: Int, updates: Int) -> Int? {
        let rows = updates / weightsEvery(parameterCount: parameterCount, updates: updates) + 2 + traces.count
        let (weights, isTooMuch) = rows.multipliedReportingOverflow(by: 2 * parameterCount)
        let (lists, isTooLong) = updates.multipliedReportingOverflow(by: 5)
        let (sum, isTooLarge) = weights.addingReportingOverflow(lists)
        return isTooMuch || isTooLong || isTooLarge ? nil : sum
    }

    var problems: [ExperimentError] {
        var problems: [ExperimentError] = []
        func check(_ key: String, _ value: Int) {
            guard value < 1 else { return }
            problems.append(
                ExperimentError(
                    path: ["recording", .key(key)], message: "\(key) is \(value).",
                    remedy: "Write a whole number from 1; 1 takes it after every update."))
        }
        check("loss-every", lossEvery)
        if let weightsEvery { check("weights-every", weightsEvery) }
        for (index, update) in traces.enumerated() where update < 0 {
            problems.append(
                ExperimentError(
                    path: ["recording", "traces", .index(index)], message: "There is no update \(update).",
                    remedy: "Updates are counted from 0: 0 is the first."))
        }
        return problems
    }
}
