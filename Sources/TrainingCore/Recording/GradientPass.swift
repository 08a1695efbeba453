/// The loss and the gradient over the samples of each update.
///
/// Samples that lie behind one another in the data are used where they are; those of a shuffled epoch are
/// copied together first.
final class GradientPass {
    private let samples: Int
    private let inputCount: Int
    private let outputCount: Int
    private let memory: PassMemory
    private var schedule: BatchSchedule
    private let seed: UInt64
    private let draws: Bool
    private var update = 0
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
        memory = PassMemory(
            experiment.network, capacity: schedule.batchSize, loss: experiment.loss, isTraining: true)
        let (rows, wanted) = (experiment.data.inputs.elements, experiment.data.targets.elements)
        // A copy of its own stays where it is, which the elements of an array do not promise.
        data = .allocate(capacity: rows.count + wanted.count)
        data.initialize(from: rows, count: rows.count)
        (data + rows.count).initialize(from: wanted, count: wanted.count)
        inputs = UnsafePointer(data)
        targets = UnsafePointer(data + rows.count)
        let width = experiment.network.inputCount + experiment.network.outputCount
        let size = schedule.isShuffled ? schedule.batchSize * width : 0
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

    /// The loss over all data, left for ``backward(_:)``. For full batches only.
    func forward(_ parameters: UnsafePointer<Double>) -> Double {
        let pass = memory.pass
        pass.forward(inputs, samples: samples, parameters: parameters, layers: 0..<pass.layerCount)
        return pass.loss(targets: targets, samples: samples)
    }

    /// The share of right decisions after ``forward(_:)``, which gave this loss. Allocates nothing.
    func accuracy(_ rule: ClassRule, loss: Double) -> Double {
        if loss.isNaN { return .nan }
        let right = rule.rightCount(
            memory.pass.predictions, targets: targets, samples: samples, outputs: outputCount)
        return Double(right) / Double(rule.decisions(samples: samples, outputs: outputCount))
    }

    /// The share of dead units after ``forward(_:)``. Allocates nothing.
    func deadShare(_ census: UnitCensus) -> Double {
        census.begin()
        census.look(at: memory.pass, samples: samples)
        return census.deadShare
    }

    /// The gradient after ``forward(_:)`` with the same parameters.
    func backward(_ parameters: UnsafePointer<Double>) {
        memory.pass.backward(inputs, targets: targets, samples: samples, parameters: parameters)
    }

    /// Leaves the gradient over the next batch and returns the batch's loss. Allocates nothing.
    func run(_ parameters: UnsafePointer<Double>) -> Double {
        let places = schedule.next()
        var rows = inputs + places.lowerBound * inputCount
        var wanted = targets + places.lowerBound * outputCount
        if schedule.isShuffled {
            let gatheredTargets = gathered + schedule.batchSize * inputCount
            for (row, place) in places.enumerated() {
                let sample = schedule.order[place]
                (gathered + row * inputCount).update(from: inputs + sample * inputCount, count: inputCount)
                (gatheredTargets + row * outputCount).update(
                    from: targets + sample * outputCount, count: outputCount)
            }
            rows = UnsafePointer(gathered)
            wanted = UnsafePointer(gatheredTargets)
        }
        let pass = memory.pass
        if draws { pass.draw(TrainingDraw(seed: seed, update: update), samples: places.count) }
        update += 1
        pass.forward(rows, samples: places.count, parameters: parameters, layers: 0..<pass.layerCount)
        pass.backward(rows, targets: wanted, samples: places.count, parameters: parameters)
        return pass.loss(targets: wanted, samples: places.count)
    }
}
