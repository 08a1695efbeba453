/// The loss and the gradient over the samples of each update.
///
/// Samples that lie behind one another in the data are used where they are; those of a shuffled epoch are
/// copied together first. Batches larger than a block are taken block after block, each forward and back, so that the
/// buffers do not grow with the data; every sum runs over all samples in their order, as if they were one block.
final class GradientPass {
    /// Samples in a block: many, as each costs a few calls.
    private static let blockSize = 1_024

    private let samples: Int
    private let inputCount: Int
    private let outputCount: Int
    private let memory: PassMemory
    private var schedule: BatchSchedule
    private let seed: UInt64
    private let draws: Bool
    private var update = 0
    /// Of all data, after ``forward(_:rule:census:)`` in blocks.
    private var rightCount = 0
    private let inputs: UnsafePointer<Double>
    private let targets: UnsafePointer<Double>
    /// Rows of a shuffled batch: inputs, then targets.
    private let gathered: UnsafeMutablePointer<Double>
    private let data: UnsafeMutablePointer<Double>

    init(_ experiment: Experiment) {
        samples = experiment.data.sampleCount
        inputCount = experiment.network.inputCount
        outputCount = experiment.network.outputCount
        schedule = BatchSchedule(experiment.training, sampleCount: experiment.data.sampleCount)
        draws = experiment.network.differsInTraining
        seed = experiment.training.seed
        // What a layer draws goes by the place in the batch.
        let capacity = draws ? schedule.batchSize : min(schedule.batchSize, Self.blockSize)
        memory = PassMemory(
            experiment.network, capacity: capacity, loss: experiment.loss, isTraining: true)
        let (rows, wanted) = (experiment.data.inputs.elements, experiment.data.targets.elements)
        // A copy of its own stays where it is, which the elements of an array do not promise.
        data = .allocate(capacity: rows.count + wanted.count)
        data.initialize(from: rows, count: rows.count)
        (data + rows.count).initialize(from: wanted, count: wanted.count)
        inputs = UnsafePointer(data)
        targets = UnsafePointer(data + rows.count)
        let width = experiment.network.inputCount + experiment.network.outputCount
        let size = schedule.isShuffled ? capacity * width : 0
        gathered = .allocate(capacity: size)
        gathered.initialize(repeating: 0, count: size)
    }

    deinit {
        data.deallocate()
        gathered.deallocate()
    }

    /// True: each update's batch is all data, of which nothing is changed by chance, so that its loss is the loss over
    /// all data.
    var isFullBatch: Bool { schedule.isFullBatch && !draws }

    /// Of the last ``run(_:)``.
    var gradient: UnsafeMutableBufferPointer<Double> { memory.pass.gradient }

    /// Samples in a block.
    var capacity: Int { memory.capacity }

    /// Whether all data are one block.
    private var isWhole: Bool { samples <= memory.capacity }

    /// The loss over all data, left for ``backward(_:)``. For full batches only.
    ///
    /// In blocks the gradient is taken at once, as a block's values are gone with the next one, and so is what goes by
    /// a rule and a census.
    func forward(_ parameters: UnsafePointer<Double>, rule: ClassRule?, census: UnitCensus?) -> Double {
        let pass = memory.pass
        if isWhole {
            pass.forward(inputs, samples: samples, parameters: parameters, layers: 0..<pass.layerCount)
            return pass.loss(targets: targets, samples: samples)
        }
        rightCount = 0
        census?.begin()
        return runBlocks(0..<samples, parameters) { targets, count in
            if let rule {
                rightCount += rule.rightCount(
                    pass.predictions, targets: targets, samples: count, outputs: outputCount)
            }
            census?.look(at: pass, samples: count)
        }
    }

    /// The share of right decisions after ``forward(_:rule:census:)``, which gave this loss. Allocates nothing.
    func accuracy(_ rule: ClassRule, loss: Double) -> Double {
        if loss.isNaN { return .nan }
        let right =
            isWhole
            ? rule.rightCount(
                memory.pass.predictions, targets: targets, samples: samples, outputs: outputCount)
            : rightCount
        return Double(right) / Double(rule.decisions(samples: samples, outputs: outputCount))
    }

    /// The share of dead units after ``forward(_:rule:census:)``. Allocates nothing.
    func deadShare(_ census: UnitCensus) -> Double {
        if isWhole {
            census.begin()
            census.look(at: memory.pass, samples: samples)
        }
        return census.deadShare
    }

    /// The gradient after ``forward(_:rule:census:)`` with the same parameters.
    func backward(_ parameters: UnsafePointer<Double>) {
        guard isWhole else { return }
        memory.pass.backward(inputs, targets: targets, samples: samples, parameters: parameters)
    }

    /// Leaves the gradient over the next batch and returns the batch's loss. Allocates nothing.
    func run(_ parameters: UnsafePointer<Double>) -> Double {
        let places = schedule.next()
        if draws { memory.pass.draw(TrainingDraw(seed: seed, update: update), samples: places.count) }
        update += 1
        return runBlocks(places, parameters) { _, _ in }
    }

    /// Goes forward and back over the samples in some places of the epoch, block after block.
    ///
    /// - Parameter look: is called after each block, whose values are in the buffers.
    /// - Returns: their loss.
    @inline(__always)
    private func runBlocks(
        _ places: Range<Int>, _ parameters: UnsafePointer<Double>,
        look: (_ targets: UnsafePointer<Double>, _ count: Int) -> Void
    ) -> Double {
        let pass = memory.pass
        var sum = 0.0
        for first in stride(from: places.lowerBound, to: places.upperBound, by: memory.capacity) {
            let count = min(memory.capacity, places.upperBound - first)
            let (rows, wanted) = rows(first..<first + count)
            pass.forward(rows, samples: count, parameters: parameters, layers: 0..<pass.layerCount)
            pass.backward(
                rows, targets: wanted, samples: count, of: places.count, goesOn: first > places.lowerBound,
                parameters: parameters)
            sum = pass.lossSum(from: sum, targets: wanted, samples: count)
            look(wanted, count)
        }
        return sum / pass.loss.pointee.function.divisor(samples: places.count, outputs: outputCount)
    }

    /// The samples in some places of the epoch: inputs and targets, one sample behind the other.
    private func rows(_ places: Range<Int>) -> (inputs: UnsafePointer<Double>, targets: UnsafePointer<Double>)
    {
        guard schedule.isShuffled else {
            return (inputs + places.lowerBound * inputCount, targets + places.lowerBound * outputCount)
        }
        let gatheredTargets = gathered + memory.capacity * inputCount
        for (row, place) in places.enumerated() {
            let sample = schedule.order[place]
            (gathered + row * inputCount).update(from: inputs + sample * inputCount, count: inputCount)
            (gatheredTargets + row * outputCount).update(
                from: targets + sample * outputCount, count: outputCount)
        }
        return (UnsafePointer(gathered), UnsafePointer(gatheredTargets))
    }
}
