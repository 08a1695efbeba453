/// Which samples each update uses.
///
/// An epoch goes once over all samples, in batches of the same size of which the last may be short.
/// Without shuffling every epoch takes them in the order of the data. With it, epoch e takes the order
/// that Fisher and Yates' shuffle makes with stream e of the seed (see ``SplitMix64``), so that the
/// order of an epoch depends on nothing that happened before it.
struct BatchSchedule {
    private let sampleCount: Int
    let batchSize: Int
    private let seed: UInt64?
    private var order: [Int]
    private var batches: [[Int]] = []
    private var update = 0

    init(_ training: Training, sampleCount: Int) {
        self.sampleCount = sampleCount
        batchSize = max(1, min(training.batchSize ?? sampleCount, sampleCount))
        seed = training.shuffle && batchSize < sampleCount ? training.seed : nil
        order = Array(0..<sampleCount)
        batches = Self.batches(of: order, size: batchSize)
    }

    /// True: every update uses all samples, in the order of the data.
    var isFullBatch: Bool { batchSize == sampleCount }

    /// The samples of the next update.
    mutating func next() -> [Int] {
        let position = update % batches.count
        if position == 0, let seed {
            var generator = SplitMix64(seed: seed, stream: UInt64(update / batches.count))
            order = Array(0..<sampleCount)
            generator.shuffle(&order)
            batches = Self.batches(of: order, size: batchSize)
        }
        update += 1
        return batches[position]
    }

    private static func batches(of order: [Int], size: Int) -> [[Int]] {
        stride(from: 0, to: order.count, by: size).map { start in
            Array(order[start..<min(start + size, order.count)])
        }
    }
}
