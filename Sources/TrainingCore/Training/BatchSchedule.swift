/// Which samples each update uses.
///
/// An epoch goes once over all samples, in batches of the same size of which the last may be short.
/// Without shuffling every epoch takes them in the order of the data. With it, epoch e takes the order
/// that Fisher and Yates' shuffle makes with stream e of the seed (see ``SplitMix64``), so that the
/// order of an epoch depends on nothing that happened before it.
struct BatchSchedule {
    let batchSize: Int
    let updatesPerEpoch: Int
    /// The samples of the present epoch, in its order.
    private(set) var order: [Int]
    private let seed: UInt64?
    private var update = 0

    init(_ training: Training, sampleCount: Int) {
        batchSize = max(1, min(training.batchSize ?? sampleCount, sampleCount))
        updatesPerEpoch = (sampleCount + batchSize - 1) / batchSize
        seed = training.shuffle && batchSize < sampleCount ? training.seed : nil
        order = Array(0..<sampleCount)
    }

    /// True: every update uses all samples, in the order of the data.
    var isFullBatch: Bool { batchSize == order.count }

    /// False: every epoch takes the samples in the order of the data.
    var isShuffled: Bool { seed != nil }

    /// Where in ``order`` the samples of the next update are. Allocates nothing.
    mutating func next() -> Range<Int> {
        let (epoch, position) = update.quotientAndRemainder(dividingBy: updatesPerEpoch)
        if position == 0, let seed {
            var generator = SplitMix64(seed: seed, stream: UInt64(epoch))
            for index in order.indices { order[index] = index }
            generator.shuffle(&order)
        }
        update += 1
        let start = position * batchSize
        return start..<min(start + batchSize, order.count)
    }

    /// The samples of the next update.
    mutating func nextSamples() -> [Int] {
        let places = next()
        return Array(order[places])
    }

    /// Goes to an update, counted from 0, without what was before.
    mutating func skip(to update: Int) {
        self.update = update - update % updatesPerEpoch
        while self.update < update { _ = next() }
    }
}
