import Schema

/// How new parameters are made of the old ones.
///
/// The rule itself is a value that never changes; what it remembers from one update to the next is a `Memory` that
/// it is handed. A rule that looks at the gradient alone conforms to ``GradientRule`` instead. To add one: a
/// file with a type that conforms, and its line in ``Optimizers/all``.
public protocol UpdateRule: Sendable, Hashable {
    associatedtype Memory: Sendable & Hashable = OptimizerMemory

    /// Its name, its settings and what is known of them.
    static var kind: Kind<Self> { get }

    /// η ≥ 0.
    var learningRate: Double { get set }

    /// Whether it asks for the loss at places of its own choice: it then compares losses of one update with
    /// those of the next, and so needs all data in every update, and gradients as they are.
    var searchesLoss: Bool { get }

    /// What it remembers before the first update of so many parameters.
    func memory(parameterCount: Int) -> Memory

    /// One update, in place, with η as the schedule has it at this update.
    ///
    /// - Parameters:
    ///   - gradient: at the parameters, as many numbers; clipped, if the training clips.
    ///   - memory: what ``memory(parameterCount:)`` gave, changed by nothing but earlier updates.
    ///   - evaluate: the loss and its gradient at any parameters.
    func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout Memory, evaluate: LossEvaluation)
}

/// The loss and its gradient at any parameters.
public typealias LossEvaluation = (_ parameters: [Double]) -> (loss: Double, gradient: [Double])

extension UpdateRule {
    /// It goes by the gradient it is given.
    public var searchesLoss: Bool { false }

    /// As experiment files write it.
    public var name: String { Self.kind.name }

    /// As prose calls it: "Adam".
    public var title: String { Self.kind.title }
}

/// A rule that works on a gradient alone, one number at a time.
public protocol GradientRule: UpdateRule where Memory == OptimizerMemory {
    /// What the numbers are that the rule remembers of each parameter, three at most: `velocity`. Figures name them so.
    var keptNumbers: [String] { get }

    /// What these numbers are before the first update; 0 unless a rule says otherwise.
    var memoryAtStart: Double { get }

    /// One update, in place, with η as the schedule has it at this update. Allocates nothing.
    func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory)
}

/// What a rule remembers from one update to the next.
public struct OptimizerMemory: Sendable, Hashable {
    /// How many updates have been done.
    public var updates = 0
    /// A number that the rule carries from update to update, such as a product of factors.
    public var carried = 1.0
    /// A number per parameter, if the rule remembers one.
    public var first: [Double] = []
    /// Another number per parameter, if the rule remembers two.
    public var second: [Double] = []
    /// A third, if it remembers three.
    public var third: [Double] = []
}

extension GradientRule {
    /// 0.
    public var memoryAtStart: Double { 0 }

    /// As many lists of numbers as the rule asks for, at their start.
    public func memory(parameterCount: Int) -> OptimizerMemory {
        let numbers = [Double](repeating: memoryAtStart, count: parameterCount)
        return OptimizerMemory(
            first: keptNumbers.count > 0 ? numbers : [], second: keptNumbers.count > 1 ? numbers : [],
            third: keptNumbers.count > 2 ? numbers : [])
    }

    /// One update by the gradient alone.
    public func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory, evaluate: LossEvaluation
    ) {
        update(&parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    }
}

extension OptimizerMemory {
    /// All numbers of every parameter at once. They are taken out for a moment: two parts of one value cannot be
    /// changed at the same time.
    mutating func withNumbers(
        _ change: (
            _ first: inout MutableSpan<Double>, _ second: inout MutableSpan<Double>,
            _ third: inout MutableSpan<Double>
        ) -> Void
    ) {
        var (first, second, third): ([Double], [Double], [Double]) = ([], [], [])
        swap(&first, &self.first)
        swap(&second, &self.second)
        swap(&third, &self.third)
        Self.change(&first, &second, &third, change)
        swap(&first, &self.first)
        swap(&second, &self.second)
        swap(&third, &self.third)
    }

    private static func change(
        _ first: inout [Double], _ second: inout [Double], _ third: inout [Double],
        _ change: (inout MutableSpan<Double>, inout MutableSpan<Double>, inout MutableSpan<Double>) -> Void
    ) {
        var firsts = first.mutableSpan
        var seconds = second.mutableSpan
        var thirds = third.mutableSpan
        change(&firsts, &seconds, &thirds)
    }
}

/// What the rules of this library remember.
package enum KeptNumber {
    /// The sum of slopes, of which momentum leaves a share.
    package static let velocity = "velocity"
    /// The mean of slopes, older ones less and less.
    package static let meanSlope = "mean of the slopes"
    /// The sum of all squares of slopes.
    package static let sumOfSquares = "sum of squares"
    /// The mean of squares, older ones less and less.
    package static let meanSquare = "mean of squares"
    /// The largest of these means.
    package static let largestSquare = "largest mean of squares"
}
