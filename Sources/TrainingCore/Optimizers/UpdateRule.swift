/// A rule that makes new parameters of the old ones and their gradient, one number at a time.
///
/// The rule itself is a value that never changes; what it remembers from one update to the next is an
/// ``OptimizerMemory`` that it is handed.
public protocol UpdateRule: Sendable, Hashable {
    /// As experiment files write it.
    static var name: String { get }

    /// η ≥ 0.
    var learningRate: Double { get set }

    /// Whose formula it follows, where the field disagrees.
    var variant: RuleVariant { get set }

    /// How many numbers per parameter the rule remembers: 0, 1 or 2.
    var memoryPerParameter: Int { get }

    /// What these numbers are before the first update; 0 unless a rule says otherwise.
    var memoryAtStart: Double { get }

    /// One update, in place, with η as the schedule has it at this update.
    ///
    /// `gradient` is as long as `parameters`, and `memory` is what ``memory(parameterCount:)`` gave,
    /// changed by nothing but earlier updates. Allocates nothing.
    func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory)

    /// The settings that are out of their bounds, without the learning rate.
    var settingProblems: [ExperimentError] { get }
}

/// What a rule remembers from one update to the next.
public struct OptimizerMemory: Sendable, Hashable {
    /// How many updates have been done.
    public var updates = 0
    /// A number per parameter, if the rule remembers one.
    public var first: [Double] = []
    /// Another number per parameter, if the rule remembers two.
    public var second: [Double] = []
}

extension UpdateRule {
    public var memoryAtStart: Double { 0 }

    /// The memory before the first update.
    public func memory(parameterCount: Int) -> OptimizerMemory {
        let numbers = [Double](repeating: memoryAtStart, count: parameterCount)
        return OptimizerMemory(
            first: memoryPerParameter > 0 ? numbers : [], second: memoryPerParameter > 1 ? numbers : [])
    }

    /// √s with ε outside of the root, or inside.
    func root(of sum: Double, plus epsilon: Double) -> Double {
        variant == .keras ? (sum + epsilon).squareRoot() : sum.squareRoot() + epsilon
    }

    /// Complains unless a setting lies in a range.
    func problem(
        _ value: Double, _ key: ExperimentError.PathComponent, isIn range: (Double) -> Bool, wanted: String
    ) -> [ExperimentError] {
        if value.isFinite && range(value) { return [] }
        return [.optimizerSetting(key, value, wanted: wanted)]
    }

    func problem(share value: Double, _ key: ExperimentError.PathComponent) -> [ExperimentError] {
        problem(
            value, key, isIn: { 0 <= $0 && $0 < 1 },
            wanted: "Write a number from 0 to below 1, such as 0.9.")
    }

    func problem(amount value: Double, _ key: ExperimentError.PathComponent) -> [ExperimentError] {
        problem(value, key, isIn: { $0 >= 0 }, wanted: "Write a number that is not negative, such as 1e-8.")
    }
}
