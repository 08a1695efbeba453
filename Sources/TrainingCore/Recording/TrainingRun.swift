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
        let gauge = Gauge(experiment, pass)
        let penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
        let parameters = Self.memory(experiment.network.parameters)
        defer { parameters.deallocate() }
        let place = UnsafePointer(parameters.baseAddress.unsafelyUnwrapped)
        let gradient = pass.gradient
        var stepper = Stepper(experiment)
        var log = RunLog(experiment)
        var stopping = training.earlyStopping.map(EarlyStopping.Watch.init)

        var loss = gauge.loss(place)
        log.end(loss, gauge, at: place, penalty: penalty?.value(parameters.span))
        var ending = Self.isFinite(loss, parameters) ? Recording.Ending.complete : .diverged
        if let part = stopping?.part, stopping?.isBest(log.lastLoss(of: part)) == true {
            log.markBest(parameters)
        }
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
            if stepper.watchedPart != nil { log.use(learningRate: stepper.learningRate) }
            stepper.step(parameters, gradient: gradient, norm: norm)
            let isTaken = log.takesNextLoss
            // Where it is not taken, the last one stays, for those who watch.
            if isFullBatch || isTaken { loss = gauge.loss(place) }
            if isTaken {
                log.end(loss, gauge, at: place, penalty: penalty?.value(parameters.span))
            } else {
                log.endWithoutLoss(penalty: penalty?.value(parameters.span))
            }
            if !Self.isFinite(isFullBatch || isTaken ? loss : 0, parameters) { ending = .diverged }
            guard isTaken, ending == .complete else { continue }
            if let part = stepper.watchedPart { stepper.see(log.lastLoss(of: part)) }
            guard let part = stopping?.part else { continue }
            if stopping?.isBest(log.lastLoss(of: part)) == true { log.markBest(parameters) }
            if stopping?.isOver == true, log.done < training.updates { ending = .stoppedEarly }
        }
        return log.recording(
            parameters: Array(parameters), ending: ending, gauge, loss: { gauge.loss(place) }, at: place)
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
