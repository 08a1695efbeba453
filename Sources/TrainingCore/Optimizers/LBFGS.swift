import Schema

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
package struct LBFGS: UpdateRule {
    package var learningRate: Double
    /// How many steps are remembered, at least 1.
    package var history: Int
    /// No component of the gradient beyond this: nothing is changed any more.
    package var toleranceGradient: Double
    /// No parameter moved by more than this: the line search ends.
    package var toleranceChange: Double

    package static let kind = Kind(
        "lbfgs", title: "L-BFGS",
        "Newton's method with a guessed curvature and a line search (Liu and Nocedal 1989).",
        LBFGS(),
        fields: [
            // Newton's method has a natural step; all others need to be told.
            RuleField.learningRate(isRequired: false, example: "1"),
            Field(
                "history", \.history, .integer(1...1_000_000_000), "How many steps are remembered.",
                example: "100"),
            Field(
                "tolerance-gradient", \.toleranceGradient, .atLeast(0),
                "No slope beyond this: nothing is changed any more.", example: "1e-7"),
            Field(
                "tolerance-change", \.toleranceChange, .atLeast(0),
                "No parameter moved by more than this: the line search ends.", example: "1e-9"),
        ])

    package init(
        learningRate: Double = 1, history: Int = 100, toleranceGradient: Double = 1e-7,
        toleranceChange: Double = 1e-9
    ) {
        self.learningRate = learningRate
        self.history = history
        self.toleranceGradient = toleranceGradient
        self.toleranceChange = toleranceChange
    }

    /// What is remembered from one update to the next.
    package struct Memory: Sendable, Hashable {
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

        package init() {}
    }

    package var searchesLoss: Bool { true }

    package func memory(parameterCount: Int) -> Memory { Memory() }

    /// One update, in place. Changes nothing where the gradient is within the tolerance, or where no direction
    /// leads down.
    ///
    /// O(history × parameters), and as many evaluations as the line search needs, at most 26.
    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout Memory, evaluate: LossEvaluation
    ) {
        let origin = parameters.indices.map { parameters[$0] }
        let moved = moved(from: origin, learningRate: learningRate, memory: &memory, evaluate)
        for index in parameters.indices { parameters[index] = moved[index] }
    }

    private func moved(
        from parameters: [Double], learningRate: Double, memory: inout Memory, _ evaluate: LossEvaluation
    ) -> [Double] {
        let (loss, gradient) = evaluate(parameters)
        if gradient.allSatisfy({ $0.magnitude <= toleranceGradient }) { return parameters }
        let isFirst = memory.last == nil
        remember(gradient, in: &memory)
        let direction = memory.direction(against: gradient)
        let slope = dot(gradient, direction)
        let firstGuess = isFirst ? min(1, 1 / gradient.reduce(0) { $0 + $1.magnitude }) : 1
        memory.last = .init(gradient: gradient, direction: direction, step: 0)
        // Not `slope > −tolerance`: a slope that is not a number leads nowhere either.
        guard slope <= -toleranceChange else { return parameters }
        let search = StrongWolfeSearch(toleranceChange: toleranceChange)
        let found = search.search(
            from: .init(step: 0, loss: loss, slope: slope, gradient: gradient),
            firstStep: firstGuess * learningRate,
            largestMove: direction.reduce(0) { max($0, $1.magnitude) }
        ) { step in
            let (loss, gradient) = evaluate(added(parameters, direction, times: step))
            return .init(step: step, loss: loss, slope: dot(gradient, direction), gradient: gradient)
        }
        memory.last?.step = found.step
        return added(parameters, direction, times: found.step)
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
}

extension LBFGS.Memory {
    /// −H·g by the two-loop recursion (Nocedal and Wright, algorithm 7.4).
    fileprivate func direction(against gradient: [Double]) -> [Double] {
        var direction = gradient.map { -$0 }
        var shares: [Double] = []
        for pair in pairs.reversed() {
            let share = dot(pair.step, direction) * pair.inverse
            direction = added(direction, pair.change, times: -share)
            shares.append(share)
        }
        direction = direction.map { $0 * scale }
        for (pair, share) in zip(pairs, shares.reversed()) {
            let rest = dot(pair.change, direction) * pair.inverse
            direction = added(direction, pair.step, times: share - rest)
        }
        return direction
    }
}

/// a·b
private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// a + step·b
private func added(_ a: [Double], _ b: [Double], times step: Double) -> [Double] {
    zip(a, b).map { $0 + step * $1 }
}

extension Optimizer {
    /// Steps along a direction from the last `history` changes of the gradient, as long as a search by Wolfe's
    /// conditions makes them; it needs all data in every update.
    ///
    /// Liu and Nocedal, Mathematical Programming 45 (1989), with PyTorch's search.
    public static func lbfgs(
        learningRate: Double = 1, history: Int = 100, toleranceGradient: Double = 1e-7,
        toleranceChange: Double = 1e-9
    ) -> Optimizer {
        Optimizer(
            LBFGS(
                learningRate: learningRate, history: history, toleranceGradient: toleranceGradient,
                toleranceChange: toleranceChange))
    }
}
