import Schema

/// How new parameters are made of the old ones: any update rule, as one value.
public struct Optimizer: Sendable, Hashable {
    /// The rule with its settings.
    public private(set) var rule: any UpdateRule

    /// Any rule, also one of your own.
    public init(_ rule: some UpdateRule) { self.rule = rule }

    /// The name in an experiment file: `gradient-descent`.
    public var name: String { rule.name }

    /// η.
    public var learningRate: Double { rule.learningRate }

    /// The same optimizer with another η.
    public func with(learningRate: Double) -> Optimizer {
        var optimizer = self
        optimizer.rule.learningRate = learningRate
        return optimizer
    }

    /// The settings that are out of their bounds.
    var problems: [ExperimentError] {
        Self.problems(of: rule).map { ExperimentError($0.below(["training", "optimizer"])) }
    }

    private static func problems(of rule: some UpdateRule) -> [Problem] {
        type(of: rule).kind.problems(of: rule)
    }

    /// Whether both are the same rule with the same settings.
    public static func == (one: Optimizer, other: Optimizer) -> Bool {
        AnyHashable(one.rule) == AnyHashable(other.rule)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) { rule.hash(into: &hasher) }
}

/// An optimizer at work: the rule with what it remembers.
package struct OptimizerState: Sendable {
    package let optimizer: Optimizer
    private var running: any RunningRule

    package init(_ optimizer: Optimizer, parameterCount: Int) {
        self.optimizer = optimizer
        running = Self.start(optimizer.rule, parameterCount)
    }

    private static func start(_ rule: some UpdateRule, _ parameterCount: Int) -> any RunningRule {
        Running(rule: rule, memory: rule.memory(parameterCount: parameterCount))
    }

    /// One update, in place; `gradient` is as long as `parameters`.
    ///
    /// - Parameters:
    ///   - learningRate: instead of the optimizer's own.
    ///   - evaluate: the loss and its gradient at any parameters; rules ask for it that search the loss.
    package mutating func update(
        _ parameters: inout [Double], gradient: [Double], learningRate: Double? = nil,
        evaluate: LossEvaluation
    ) {
        var span = parameters.mutableSpan
        update(&span, gradient: gradient.span, learningRate: learningRate, evaluate: evaluate)
    }

    /// The same on numbers that lie in any memory. Allocates nothing, unless the rule searches the loss.
    package mutating func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double? = nil,
        evaluate: LossEvaluation
    ) {
        let rate = learningRate ?? optimizer.learningRate
        running.update(&parameters, gradient: gradient, learningRate: rate, evaluate: evaluate)
    }
}

/// A rule with its memory, of whatever types.
private protocol RunningRule: Sendable {
    mutating func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        evaluate: LossEvaluation)
}

private struct Running<Rule: UpdateRule>: RunningRule {
    let rule: Rule
    var memory: Rule.Memory

    mutating func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        evaluate: LossEvaluation
    ) {
        rule.update(
            &parameters, gradient: gradient, learningRate: learningRate, memory: &memory, evaluate: evaluate)
    }
}
