import CKernels

/// The loop of a training.
///
/// Parameters and buffers are memory of the loop itself, handed on by address: for small networks, to
/// retain and release an array at every step would take longer than their arithmetic.
struct TrainingRun {
    let experiment: Experiment

    func record(untilLoss: Double?, mayContinue: ((Int, Double) -> Bool)?) -> Recording {
        let training = experiment.training
        let pass = GradientPass(experiment)
        let isFullBatch = pass.isFullBatch
        let all = isFullBatch ? nil : LossPass(experiment.network, experiment.data, experiment.loss)
        let test = experiment.test.map { LossPass(experiment.network, $0, experiment.loss) }
        let penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
        let parameters = Self.memory(experiment.network.parameters)
        defer { parameters.deallocate() }
        let place = UnsafePointer(parameters.baseAddress.unsafelyUnwrapped)
        let gradient = pass.gradient
        var stepper = Stepper(experiment)
        var log = RunLog(experiment)

        var loss = all?.loss(place) ?? pass.forward(place)
        log.end(loss, test: test?.loss(place), penalty: penalty?.value(parameters.span))
        var ending = Self.isFinite(loss, parameters) ? Recording.Ending.complete : .diverged
        while log.done < training.updates, ending == .complete {
            if let untilLoss, loss <= untilLoss {
                ending = .lossReached
                break
            }
            if let mayContinue, !mayContinue(log.done, loss) {
                ending = .interrupted
                break
            }
            var batchLoss = loss
            if isFullBatch {
                // The pass forward that gave the loss is still in the buffers.
                pass.backward(place)
            } else {
                batchLoss = pass.run(place)
            }
            if let penalty {
                var slopes = gradient.mutableSpan
                penalty.addSlopes(at: parameters.span, to: &slopes)
            }
            let norm = Self.norm(gradient)
            log.use(batchLoss, norm: norm, parameters: parameters, gradient: gradient)
            stepper.step(parameters, gradient: gradient, norm: norm)
            let isTaken = log.takesNextLoss
            if isFullBatch {
                loss = pass.forward(place)
            } else if isTaken, let all {
                // Else the last one stays, for those who watch.
                loss = all.loss(place)
            }
            log.end(
                isTaken ? loss : .nan, test: isTaken ? test?.loss(place) : .nan,
                penalty: penalty?.value(parameters.span))
            if !Self.isFinite(isFullBatch || isTaken ? loss : 0, parameters) { ending = .diverged }
        }
        return log.recording(parameters: Array(parameters), ending: ending) {
            (all?.loss(place) ?? loss, test?.loss(place))
        }
    }

    private static func memory(_ numbers: [Double]) -> UnsafeMutableBufferPointer<Double> {
        let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: numbers.count)
        _ = memory.initialize(from: numbers)
        return memory
    }

    private static func isFinite(_ loss: Double, _ parameters: UnsafeMutableBufferPointer<Double>) -> Bool {
        guard loss.isFinite else { return false }
        if parameters.count > 8 { return descent_all_finite(parameters.count, parameters.baseAddress) != 0 }
        // For a few numbers the kernel's preparations take longer than the work.
        for index in 0..<parameters.count where !parameters[index].isFinite { return false }
        return true
    }

    private static func norm(_ gradient: UnsafeMutableBufferPointer<Double>) -> Double {
        if gradient.count > 8 {
            return descent_sum_of_squares(gradient.count, gradient.baseAddress).squareRoot()
        }
        // The same sum: each of the kernel's eight is a single square.
        var sum = 0.0
        for index in 0..<gradient.count { sum += gradient[index] * gradient[index] }
        return sum.squareRoot()
    }
}
