/// The loop of a training.
///
/// Parameters and buffers are memory of the loop itself, handed on by address: for small networks, to
/// retain and release an array at every step would take longer than their arithmetic.
struct TrainingRun {
    let experiment: Experiment

    func record(untilLoss: Double?, mayContinue: ((Int, Double) -> Bool)?) -> Recording {
        let pass = experiment.training.updates > 0 ? GradientPass(experiment) : nil
        let gauge = Gauge(experiment, pass)
        let parameters = Self.memory(experiment.network.parameters)
        defer { parameters.deallocate() }
        let place = UnsafePointer(parameters.baseAddress.unsafelyUnwrapped)
        var log = RunLog(experiment)
        var state = TrainingState(experiment, gauge, at: parameters, &log)
        if let pass { train(pass, untilLoss: untilLoss, mayContinue: mayContinue, &state, &log) }
        return log.recording(
            parameters: Array(parameters), ending: state.ending, gauge, loss: { gauge.loss(place) }, at: place
        )
    }

    private func train(
        _ pass: GradientPass, untilLoss: Double?, mayContinue: ((Int, Double) -> Bool)?,
        _ state: inout TrainingState, _ log: inout RunLog
    ) {
        let isFullBatch = pass.isFullBatch
        let gradient = pass.gradient
        let place = UnsafePointer(state.parameters.baseAddress.unsafelyUnwrapped)
        while state.goesOn {
            if let untilLoss, state.loss <= untilLoss {
                state.ending = .lossReached
                break
            }
            if let mayContinue, !mayContinue(log.done, state.loss) {
                state.ending = .interrupted
                break
            }
            var batchLoss = state.loss
            if isFullBatch {
                // The pass forward that gave the loss is still in the buffers.
                pass.backward(place)
            } else {
                batchLoss = pass.run(place)
            }
            state.step(gradient, batchLoss: batchLoss, &log)
            state.look(needsLoss: isFullBatch, &log)
        }
    }

    private static func memory(_ numbers: [Double]) -> UnsafeMutableBufferPointer<Double> {
        let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: numbers.count)
        _ = memory.initialize(from: numbers)
        return memory
    }
}
