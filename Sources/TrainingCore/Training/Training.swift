/// How a network is trained: the rule, how often it is applied, and on which samples.
public struct Training: Sendable, Hashable {
    /// The rule of the updates, with its learning rate.
    public var optimizer: Optimizer
    /// 0 trains nothing: the recording then holds the starting point alone.
    public var updates: Int
    /// How many samples an update uses; nil: all of them. The last batch of an epoch may be short.
    public var batchSize: Int?
    /// True: a new order of the samples in every epoch. Without effect where a batch is all samples.
    public var shuffle: Bool
    /// What the orders are drawn from.
    public var seed: UInt64
    /// How the learning rate changes from update to update.
    public var schedule: LearningRateSchedule
    /// What becomes of a gradient that is too long; nil: it stays.
    public var clipping: GradientClipping?
    /// When to end before all updates are done; nil: never.
    public var earlyStopping: EarlyStopping?

    /// A training of so many updates, all data in each unless there is a batch size.
    public init(
        optimizer: Optimizer, updates: Int, batchSize: Int? = nil, shuffle: Bool = false, seed: UInt64 = 1,
        schedule: LearningRateSchedule = .constant, clipping: GradientClipping? = nil,
        earlyStopping: EarlyStopping? = nil
    ) {
        self.optimizer = optimizer
        self.updates = updates
        self.batchSize = batchSize
        self.shuffle = shuffle
        self.seed = seed
        self.schedule = schedule
        self.clipping = clipping
        self.earlyStopping = earlyStopping
    }

    /// Nothing is trained.
    static let untrained = Training(optimizer: .gradientDescent(learningRate: 0), updates: 0)

    /// The learning rate of update `index`, counted from 0, as far as it does not depend on losses: see
    /// ``Recording/learningRates``.
    public func learningRate(atUpdate index: Int) -> Double {
        schedule.learningRate(atUpdate: index, of: updates, base: optimizer.learningRate)
    }
}

extension Training {
    /// The length of a training as an author states it.
    package enum Length: Sendable, Hashable {
        case updates(Int)
        /// Passes over all samples.
        case epochs(Int)

        /// The number of updates; nil if it is too large to count.
        package func updates(sampleCount: Int, batchSize: Int?) -> Int? {
            switch self {
            case .updates(let count):
                return count
            case .epochs(let count):
                let size = max(1, min(batchSize ?? sampleCount, sampleCount))
                let (product, overflow) = count.multipliedReportingOverflow(
                    by: (sampleCount + size - 1) / size)
                return overflow ? nil : product
            }
        }
    }
}
