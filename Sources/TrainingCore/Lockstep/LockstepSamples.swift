/// The samples of trainings in lockstep: each takes its batch from its own, in its own order.
final class LockstepSamples {
    private let shape: LockstepShape
    private var schedules: [BatchSchedule]
    private let isShuffled: Bool
    /// Of each training, one after the other: its samples, each with its targets behind its inputs.
    private let rows: UnsafeMutablePointer<Double>
    /// Likewise: which sample has which place in the present epoch.
    private let orders: UnsafeMutablePointer<Int>

    init(_ experiments: [Experiment], _ shape: LockstepShape) {
        self.shape = shape
        schedules = experiments.map { BatchSchedule($0.training, sampleCount: shape.sampleCount) }
        isShuffled = schedules.contains(where: \.isShuffled)
        let (inputs, outputs) = (shape.inputCount, shape.outputCount)
        let size = experiments.count * shape.sampleCount
        rows = .allocate(capacity: size * (inputs + outputs))
        orders = .allocate(capacity: size)
        var place = rows
        for (index, experiment) in experiments.enumerated() {
            let (data, first) = (experiment.data, index * shape.sampleCount)
            for sample in 0..<shape.sampleCount {
                (orders + first + sample).initialize(to: sample)
                for column in 0..<inputs { (place + column).initialize(to: data.inputs[sample, column]) }
                place += inputs
                for column in 0..<outputs { (place + column).initialize(to: data.targets[sample, column]) }
                place += outputs
            }
        }
    }

    deinit {
        rows.deallocate()
        orders.deallocate()
    }

    /// Writes the next batch of each training to the samples of the pass, and says how many it has. Allocates nothing.
    @discardableResult
    func takeBatch(into pass: LockstepPass) -> Int {
        var places = 0..<0
        for index in schedules.indices { places = schedules[index].next() }
        if isShuffled, places.lowerBound == 0 { readOrders() }
        let (width, inputs, outputs) = (LockstepShape.width, shape.inputCount, shape.outputCount)
        for lane in schedules.indices {
            let first = lane * shape.sampleCount
            let start = rows + first * (inputs + outputs)
            var (input, target) = (pass.inputs + lane, pass.targets + lane)
            for place in places {
                var number = start + (orders + first)[place] * (inputs + outputs)
                for _ in 0..<inputs {
                    input.pointee = number.pointee
                    (input, number) = (input + width, number + 1)
                }
                for _ in 0..<outputs {
                    target.pointee = number.pointee
                    (target, number) = (target + width, number + 1)
                }
            }
        }
        return places.count
    }

    private func readOrders() {
        for (lane, schedule) in schedules.enumerated() {
            let first = orders + lane * shape.sampleCount
            for (place, sample) in schedule.order.enumerated() { first[place] = sample }
        }
    }
}
