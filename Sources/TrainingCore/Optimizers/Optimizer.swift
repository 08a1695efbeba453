/// How new parameters are made of the old ones.
///
/// Five rules work on a gradient alone (see ``UpdateRule``); L-BFGS also asks for the loss at places of
/// its own choice. To add a rule: a type that conforms, a case here and its line in ``rule``.
public enum Optimizer: Sendable, Hashable {
    case gradientDescent(GradientDescent)
    case adaGrad(AdaGrad)
    case rmsProp(RMSProp)
    case adam(Adam)
    case adamW(AdamW)
    case lbfgs(LBFGS)

    /// Gradient descent, with momentum if wanted.
    public static func gradientDescent(
        learningRate: Double, momentum: Double = 0, nesterov: Bool = false
    ) -> Optimizer {
        .gradientDescent(
            GradientDescent(learningRate: learningRate, momentum: momentum, nesterov: nesterov))
    }

    /// Of all optimizers, as experiment files write them.
    public static let names = [
        GradientDescent.name, AdaGrad.name, RMSProp.name, Adam.name, AdamW.name, LBFGS.name,
    ]

    /// The name in an experiment file: `gradient-descent`.
    public var name: String {
        rule.map { type(of: $0).name } ?? LBFGS.name
    }

    /// η.
    public var learningRate: Double {
        switch self {
        case .gradientDescent(let rule): rule.learningRate
        case .adaGrad(let rule): rule.learningRate
        case .rmsProp(let rule): rule.learningRate
        case .adam(let rule): rule.learningRate
        case .adamW(let rule): rule.learningRate
        case .lbfgs(let method): method.learningRate
        }
    }

    /// The same optimizer with another η.
    public func with(learningRate: Double) -> Optimizer {
        switch self {
        case .gradientDescent(let rule): .gradientDescent(rule.with(learningRate))
        case .adaGrad(let rule): .adaGrad(rule.with(learningRate))
        case .rmsProp(let rule): .rmsProp(rule.with(learningRate))
        case .adam(let rule): .adam(rule.with(learningRate))
        case .adamW(let rule): .adamW(rule.with(learningRate))
        case .lbfgs(let method): .lbfgs(method.with(learningRate: learningRate))
        }
    }

    /// The rule, where the gradient alone decides the update; nil for L-BFGS.
    public var rule: (any UpdateRule)? {
        switch self {
        case .gradientDescent(let rule): rule
        case .adaGrad(let rule): rule
        case .rmsProp(let rule): rule
        case .adam(let rule): rule
        case .adamW(let rule): rule
        case .lbfgs: nil
        }
    }

    /// The settings that are out of their bounds.
    var problems: [ExperimentError] {
        let isRate = learningRate >= 0 && learningRate.isFinite
        let rate: [ExperimentError] = isRate ? [] : [.learningRate(learningRate)]
        if case .lbfgs(let method) = self { return rate + method.settingProblems }
        return rate + (rule?.settingProblems ?? [])
    }
}

extension UpdateRule {
    fileprivate func with(_ learningRate: Double) -> Self {
        var rule = self
        rule.learningRate = learningRate
        return rule
    }
}

/// An optimizer at work: the rule with what it remembers.
public struct OptimizerState: Sendable, Hashable {
    public let optimizer: Optimizer
    private var memory = OptimizerMemory()

    public init(_ optimizer: Optimizer, parameterCount: Int) {
        self.optimizer = optimizer
        memory = optimizer.rule?.memory(parameterCount: parameterCount) ?? OptimizerMemory()
    }

    /// One update, in place; `gradient` is as long as `parameters`. With `learningRate` instead of the
    /// optimizer's own, if given. L-BFGS, which needs more than a gradient, changes nothing here: see
    /// ``LBFGS/update(_:memory:learningRate:evaluate:)``.
    public mutating func update(
        _ parameters: inout [Double], gradient: [Double], learningRate: Double? = nil
    ) {
        var span = parameters.mutableSpan
        update(&span, gradient: gradient.span, learningRate: learningRate)
    }

    /// The same on numbers that lie in any memory. Allocates nothing.
    public mutating func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double? = nil
    ) {
        let rate = learningRate ?? optimizer.learningRate
        switch optimizer {
        case .gradientDescent(let rule):
            rule.update(&parameters, gradient: gradient, learningRate: rate, memory: &memory)
        case .adaGrad(let rule):
            rule.update(&parameters, gradient: gradient, learningRate: rate, memory: &memory)
        case .rmsProp(let rule):
            rule.update(&parameters, gradient: gradient, learningRate: rate, memory: &memory)
        case .adam(let rule):
            rule.update(&parameters, gradient: gradient, learningRate: rate, memory: &memory)
        case .adamW(let rule):
            rule.update(&parameters, gradient: gradient, learningRate: rate, memory: &memory)
        case .lbfgs: break
        }
    }
}
