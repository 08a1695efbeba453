/// How the learning rate changes from update to update.
///
/// With η the optimizer's own learning rate, w updates of warm-up, and k the updates done:
/// - while k < w: η·(k + 1)/w, a straight rise that reaches η with the last of them
/// - after that the ``Shape``, which counts from the end of the warm-up: k − w.
///
/// All count updates, where PyTorch's schedulers count calls of `step()`, most often epochs.
public struct LearningRateSchedule: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
        /// η. PyTorch: no scheduler.
        case constant
        /// η·factor^⌊k/every⌋. PyTorch: `StepLR`.
        case step(every: Int, factor: Double)
        /// η·factorᵏ. PyTorch: `ExponentialLR`.
        case exponential(factor: Double)
        /// From η to `minimum` along half a wave over the given number of updates (nil: all that follow
        /// the warm-up), then at `minimum`: minimum + ½(η − minimum)(1 + cos πk/over). PyTorch:
        /// `CosineAnnealingLR`, which rises again afterwards.
        ///
        /// Loshchilov and Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017.
        case cosine(over: Int? = nil, minimum: Double = 0)
    }

    public var shape: Shape
    /// w; 0: none.
    public var warmUp: Int

    public init(_ shape: Shape, warmUp: Int = 0) {
        self.shape = shape
        self.warmUp = warmUp
    }

    /// The learning rate stays as it is.
    public static let constant = LearningRateSchedule(.constant)

    /// The learning rate of update `index`, counted from 0, in a training of `updates`.
    public func learningRate(atUpdate index: Int, of updates: Int, base: Double) -> Double {
        if index < warmUp { return base * Double(index + 1) / Double(warmUp) }
        let done = index - warmUp
        switch shape {
        case .constant: return base
        case .step(let every, let factor): return base * power(factor, Double(done / max(1, every)))
        case .exponential(let factor): return base * power(factor, Double(done))
        case .cosine(let over, let minimum):
            let length = over ?? max(1, updates - warmUp)
            guard done < length else { return minimum }
            return minimum + 0.5 * (base - minimum) * (1 + cosine(.pi * Double(done) / Double(length)))
        }
    }

    var problems: [ExperimentError] {
        var problems: [ExperimentError] = []
        func check(_ isGood: Bool, _ key: ExperimentError.PathComponent, _ value: Double, _ wanted: String) {
            if !isGood { problems.append(.scheduleSetting(key, value, wanted: wanted)) }
        }
        let wholeNumber = "Write a whole number from 1, such as 10."
        let positive = "Write a positive number, such as 0.9."
        check(warmUp >= 0, "warm-up", Double(warmUp), "Write 0 or more updates.")
        switch shape {
        case .constant: break
        case .step(let every, let factor):
            check(every >= 1, "every", Double(every), wholeNumber)
            check(factor > 0 && factor.isFinite, "factor", factor, positive)
        case .exponential(let factor):
            check(factor > 0 && factor.isFinite, "factor", factor, positive)
        case .cosine(let over, let minimum):
            if let over { check(over >= 1, "over", Double(over), wholeNumber) }
            check(
                minimum >= 0 && minimum.isFinite, "minimum", minimum,
                "Write a number that is not negative, such as 0.")
        }
        return problems
    }
}
