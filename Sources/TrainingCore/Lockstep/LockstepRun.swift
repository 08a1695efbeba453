import CKernels

/// The loop of trainings of one shape, up to eight, in lockstep: all take the same update at the same time, and one that
/// ends is not stepped any more.
///
/// The passes are those of ``LockstepPass``; whatever else becomes of a training is done to it alone, by what does it in
/// ``TrainingRun``.
final class LockstepRun {
    private let shape: LockstepShape
    private let pass: LockstepPass
    private let samples: LockstepSamples
    /// Of each training, one after the other: its parameters, then all gradients likewise.
    private let numbers: UnsafeMutableBufferPointer<Double>
    private let isSmall: [Bool]
    /// By their place, so that nothing of them is copied or checked while they go on.
    private let lanes: UnsafeMutableBufferPointer<Lane>

    /// One of the trainings.
    private struct Lane {
        private(set) var state: TrainingState
        private var log: RunLog
        /// Whether it takes the present update.
        var isAtWork = true

        init(_ experiment: Experiment, at place: UnsafeMutableBufferPointer<Double>) {
            log = RunLog(experiment)
            state = TrainingState(experiment, Gauge(experiment, nil), at: place, &log)
        }

        mutating func step(_ gradient: UnsafeMutableBufferPointer<Double>) {
            state.step(gradient, batchLoss: .nan, &log)
        }

        mutating func look(needsLoss: Bool) { state.look(needsLoss: needsLoss, &log) }

        var recording: Recording {
            let (gauge, parameters) = (state.gauge, Array(state.parameters))
            let place = UnsafePointer(state.parameters.baseAddress.unsafelyUnwrapped)
            return log.recording(
                parameters: parameters, ending: state.ending, gauge, loss: { gauge.loss(place) }, at: place)
        }
    }

    /// - Parameter experiments: from 1 to ``LockstepShape/width``, all of this shape.
    init(_ experiments: [Experiment], _ shape: LockstepShape) {
        precondition(
            experiments.count <= LockstepShape.width
                && experiments.allSatisfy { LockstepShape($0) == shape },
            "What goes in lockstep has one shape, and is at most \(LockstepShape.width)")
        self.shape = shape
        let count = shape.parameterCount
        let numbers = UnsafeMutableBufferPointer<Double>.allocate(
            capacity: 2 * LockstepShape.width * count)
        numbers.initialize(repeating: 0)
        lanes = .allocate(capacity: experiments.count)
        for (index, experiment) in experiments.enumerated() {
            let place = UnsafeMutableBufferPointer(rebasing: numbers[index * count..<(index + 1) * count])
            _ = place.update(from: experiment.network.parameters)
            lanes.initializeElement(at: index, to: Lane(experiment, at: place))
        }
        isSmall = experiments.map { experiment in
            experiment.data.targets.elements.allSatisfy { $0.magnitude <= LockstepPass.largest }
        }
        self.numbers = numbers
        pass = LockstepPass(shape)
        samples = LockstepSamples(experiments, shape)
    }

    deinit {
        lanes.deinitialize().deallocate()
        numbers.deallocate()
    }

    /// Trains them all. Losses of batches are not taken: they are not-a-number.
    ///
    /// - Parameter mayContinue: asked now and then; after false nothing is kept.
    func record(mayContinue: () -> Bool) -> [Recording]? {
        join()
        if shape.isFullBatch {
            samples.takeBatch(into: pass)
            pass.forward(samples: shape.sampleCount)
        }
        var done = 0
        while findWork() {
            if done & 255 == 0, !mayContinue() { return nil }
            update()
            done += 1
        }
        return lanes.map(\.recording)
    }

    /// Whether any goes on.
    private func findWork() -> Bool {
        var isAny = false
        for index in lanes.indices where lanes[index].isAtWork {
            lanes[index].isAtWork = lanes[index].state.goesOn
            isAny = isAny || lanes[index].isAtWork
        }
        return isAny
    }

    private func update() {
        var count = shape.sampleCount
        if !shape.isFullBatch {
            count = samples.takeBatch(into: pass)
            pass.forward(samples: count)
        }
        pass.backward(samples: count)
        part()
        let width = shape.parameterCount
        for index in lanes.indices where lanes[index].isAtWork {
            let first = (LockstepShape.width + index) * width
            let gradient = UnsafeMutableBufferPointer(rebasing: numbers[first..<first + width])
            lanes[index].step(gradient)
        }
        join()
        if shape.isFullBatch {
            pass.forward(samples: count)
            pass.findLarge(samples: count)
        }
        for index in lanes.indices where lanes[index].isAtWork {
            // Alone, such a training has the loss of every update, and ends where that is no number.
            let needsLoss = shape.isFullBatch && !(isSmall[index] && pass.isLarge[index] == 0)
            lanes[index].look(needsLoss: needsLoss)
        }
    }

    /// Each training's parameters to those of the pass.
    private func join() {
        descent_transpose(
            LockstepShape.width, shape.parameterCount, numbers.baseAddress, pass.parameters,
            LockstepShape.width)
    }

    /// The gradients of the pass to each training.
    private func part() {
        let count = shape.parameterCount
        guard let start = numbers.baseAddress else { return }
        descent_transpose(
            count, LockstepShape.width, pass.gradient, start + LockstepShape.width * count, count)
    }
}
