/// A rule that makes new parameters of the old ones and their gradient.
///
/// To add one: a case here with its parameters, and its line in ``OptimizerState``, which also holds
/// what the rule remembers from one update to the next.
public enum Optimizer: Sendable, Hashable {
    /// w ← w − η·∂L/∂w, with learning rate η ≥ 0.
    case gradientDescent(learningRate: Double)

    /// The name in an experiment file: `gradient-descent`.
    public var name: String {
        switch self {
        case .gradientDescent: "gradient-descent"
        }
    }

    /// η.
    public var learningRate: Double {
        switch self {
        case .gradientDescent(let learningRate): learningRate
        }
    }

    /// The same rule with another η.
    public func with(learningRate: Double) -> Optimizer {
        switch self {
        case .gradientDescent: .gradientDescent(learningRate: learningRate)
        }
    }
}

/// An optimizer at work: what it remembers between updates (gradient descent remembers nothing).
public struct OptimizerState: Sendable, Hashable {
    public let optimizer: Optimizer

    public init(_ optimizer: Optimizer, parameterCount: Int) {
        self.optimizer = optimizer
    }

    /// One update, in place; `gradient` is as long as `parameters`.
    public mutating func update(_ parameters: inout [Double], gradient: [Double]) {
        switch optimizer {
        case .gradientDescent(let learningRate):
            for index in parameters.indices { parameters[index] -= learningRate * gradient[index] }
        }
    }
}
