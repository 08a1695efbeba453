/// L-BFGS: Newton's method with a curvature guessed from the last steps, and a line search.
///
/// The direction is −H·g, where H is made of the last `history` steps and changes of the gradient by
/// the two-loop recursion; the step along it satisfies the strong Wolfe conditions. One update here is
/// one iteration: PyTorch's `LBFGS` with `line_search_fn="strong_wolfe"` and `max_iter=1`, called once
/// per update. The learning rate is the step that the line search tries first (in the first update
/// min(1, 1/Σ|g|) times it). Needs all data in every update.
///
/// Liu and Nocedal: On the Limited Memory BFGS Method for Large Scale Optimization, Mathematical
/// Programming 45 (1989).
public struct LBFGS: Sendable, Hashable {
    public static let name = "lbfgs"

    public var learningRate: Double
    /// How many steps are remembered, at least 1.
    public var history: Int
    /// No component of the gradient beyond this: nothing is changed any more.
    public var toleranceGradient: Double
    /// No parameter moved by more than this: the line search ends.
    public var toleranceChange: Double

    public init(
        learningRate: Double = 1, history: Int = 100, toleranceGradient: Double = 1e-7,
        toleranceChange: Double = 1e-9
    ) {
        self.learningRate = learningRate
        self.history = history
        self.toleranceGradient = toleranceGradient
        self.toleranceChange = toleranceChange
    }

    func with(learningRate: Double) -> LBFGS {
        var method = self
        method.learningRate = learningRate
        return method
    }

    /// What is remembered from one update to the next.
    public struct Memory: Sendable, Hashable {
        /// Each with 1 / (change · step).
        var pairs: [Pair] = []
        /// The curvature along the last step, with which the recursion starts.
        var scale = 1.0
        var last: Last?

        struct Pair: Sendable, Hashable {
            var step: [Double]
            var change: [Double]
            var inverse: Double
        }

        struct Last: Sendable, Hashable {
            var gradient: [Double]
            var direction: [Double]
            var step: Double
        }

        public init() {}
    }

    /// One update, in place. Does nothing where the gradient is within the tolerance, or where no
    /// direction leads down.
    ///
    /// `evaluate` gives the loss and the gradient at any parameters. O(history × parameters), and as
    /// many evaluations as the line search needs, at most 26.
    public func update(
        _ parameters: inout [Double], memory: inout Memory, learningRate: Double? = nil,
        evaluate: ([Double]) -> (loss: Double, gradient: [Double])
    ) {
        let (loss, gradient) = evaluate(parameters)
        if gradient.allSatisfy({ $0.magnitude <= toleranceGradient }) { return }
        let isFirst = memory.last == nil
        remember(gradient, in: &memory)
        let direction = memory.direction(against: gradient)
        let slope = dot(gradient, direction)
        let firstGuess = isFirst ? min(1, 1 / gradient.reduce(0) { $0 + $1.magnitude }) : 1
        memory.last = .init(gradient: gradient, direction: direction, step: 0)
        // Not `slope > −tolerance`: a slope that is not a number leads nowhere either.
        guard slope <= -toleranceChange else { return }
        let origin = parameters
        let search = StrongWolfeSearch(toleranceChange: toleranceChange)
        let found = search.search(
            from: .init(step: 0, loss: loss, slope: slope, gradient: gradient),
            firstStep: firstGuess * (learningRate ?? self.learningRate),
            largestMove: direction.reduce(0) { max($0, $1.magnitude) }
        ) { step in
            let (loss, gradient) = evaluate(moved(origin, along: direction, by: step))
            return .init(step: step, loss: loss, slope: dot(gradient, direction), gradient: gradient)
        }
        parameters = moved(origin, along: direction, by: found.step)
        memory.last?.step = found.step
    }

    /// Takes the last step and the gradient's change along it into the history, unless the curvature
    /// there was not positive.
    private func remember(_ gradient: [Double], in memory: inout Memory) {
        guard let last = memory.last else { return }
        let change = zip(gradient, last.gradient).map { $0 - $1 }
        let step = last.direction.map { $0 * last.step }
        let curvature = dot(change, step)
        guard curvature > 1e-10 else { return }
        if memory.pairs.count == history { memory.pairs.removeFirst() }
        memory.pairs.append(.init(step: step, change: change, inverse: 1 / curvature))
        memory.scale = curvature / dot(change, change)
    }

    var settingProblems: [ExperimentError] {
        var problems: [ExperimentError] = []
        if history < 1 {
            problems.append(
                .optimizerSetting(
                    "history", Double(history), wanted: "Write a whole number from 1, such as 100."))
        }
        for (key, value) in [
            ("tolerance-gradient", toleranceGradient), ("tolerance-change", toleranceChange),
        ] where !(value >= 0 && value.isFinite) {
            problems.append(
                .optimizerSetting(
                    .key(key), value, wanted: "Write a number that is not negative, such as 1e-7."))
        }
        return problems
    }
}

extension LBFGS.Memory {
    /// −H·g by the two-loop recursion (Nocedal and Wright, algorithm 7.4).
    fileprivate func direction(against gradient: [Double]) -> [Double] {
        var direction = gradient.map { -$0 }
        var shares: [Double] = []
        for pair in pairs.reversed() {
            let share = dot(pair.step, direction) * pair.inverse
            direction = moved(direction, along: pair.change, by: -share)
            shares.append(share)
        }
        direction = direction.map { $0 * scale }
        for (pair, share) in zip(pairs, shares.reversed()) {
            let rest = dot(pair.change, direction) * pair.inverse
            direction = moved(direction, along: pair.step, by: share - rest)
        }
        return direction
    }
}

/// a·b
private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// a + step·b
private func moved(_ a: [Double], along b: [Double], by step: Double) -> [Double] {
    zip(a, b).map { $0 + step * $1 }
}
