import Testing
import TrainingCore

@Suite("Learning-rate schedules")
struct ScheduleTests {
    private func rates(_ schedule: LearningRateSchedule, updates: Int) -> [Double] {
        (0..<updates).map { schedule.learningRate(atUpdate: $0, of: updates, base: 8) }
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        #expect(found.count == wanted.count)
        for (value, oracle) in zip(found, wanted) { #expect((value - oracle).magnitude < 1e-14 * 8) }
    }

    @Test("Constant, step, exponential and cosine have their closed forms")
    func shapes() {
        expect(rates(.constant, updates: 3), [8, 8, 8])
        expect(rates(.init(.step(every: 2, factor: 0.5)), updates: 5), [8, 8, 4, 4, 2])
        expect(rates(.init(.exponential(factor: 0.5)), updates: 4), [8, 4, 2, 1])
        expect(rates(.init(.cosine()), updates: 4), [8, 4 + 8.0.squareRoot(), 4, 4 - 8.0.squareRoot()])
        expect(rates(.init(.cosine(over: 2, minimum: 2)), updates: 4), [8, 5, 2, 2])
    }

    @Test("Linear, cyclic and one-cycle have their closed forms")
    func furtherShapes() {
        expect(rates(.init(.linear()), updates: 4), [8, 6, 4, 2])
        expect(rates(.init(.linear(from: 0.5, to: 1, over: 2)), updates: 4), [4, 6, 8, 8])
        expect(rates(.init(.cyclic(lowest: 2, over: 3)), updates: 8), [2, 4, 6, 8, 6, 4, 2, 4])
        // Ten updates: up over 0.3·10 − 1 = 2 steps from 25/25 to 25, down over 7 to 10⁻⁴.
        let found = rates(.init(.oneCycle(highest: 25)), updates: 10)
        // cos(πk/7) for k from 1 to 7.
        let waves = [
            0.9009688679024191, 0.6234898018587336, 0.2225209339563144, -0.2225209339563144,
            -0.6234898018587336, -0.9009688679024191, -1,
        ]
        let falling = waves.map { wave -> Double in 0.0001 + 12.49995 * (1 + wave) }
        expect(found, [1, 13, 25] + falling)
        expect([found[9]], [0.0001])
        #expect(rates(.init(.oneCycle(highest: 25)), updates: 1).first?.isFinite == true)
    }

    @Test("The warm-up rises straight to the learning rate, and the shape counts from its end")
    func warmUp() {
        expect(rates(.init(.constant, warmUp: 4), updates: 6), [2, 4, 6, 8, 8, 8])
        expect(rates(.init(.exponential(factor: 0.5), warmUp: 2), updates: 5), [4, 8, 8, 4, 2])
        expect(rates(.init(.cosine(), warmUp: 2), updates: 4), [4, 8, 8, 4])
    }

    @Test("A training uses the schedule's rate at each update, and the recording tells it")
    func training() throws {
        let neuron = try Example.neuron(updates: 6)
        var training = neuron.training
        training.schedule = .init(.step(every: 2, factor: 0.5))
        let recording = try neuron.with(training: training).run()
        #expect(recording.learningRates == [0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025])
        for (update, rate) in recording.learningRates.enumerated() {
            let expected = zip(recording.parameters.row(update), recording.gradients.row(update)).map {
                $0 - rate * $1
            }
            #expect(recording.parameters.row(update + 1) == expected)
        }
    }

    @Test("Settings out of bounds are refused with their key")
    func bounds() throws {
        func places(_ change: (inout Training) -> Void) throws -> [String] {
            let neuron = try Example.neuron()
            var training = neuron.training
            change(&training)
            return Experiment.problems(
                network: neuron.network, data: neuron.data, loss: neuron.loss, training: training
            ).map(\.place)
        }
        #expect(try places { $0.schedule.warmUp = -1 } == ["training.schedule.warm-up"])
        #expect(
            try places { $0.schedule = LearningRateSchedule(.step(every: 0, factor: -1)) } == [
                "training.schedule.every", "training.schedule.factor",
            ])
        #expect(try places { $0.clipping = .norm(0) } == ["training.gradient-clipping.norm"])
        #expect(
            try places { $0.optimizer = .gradientDescent(learningRate: 1, nesterov: true) } == [
                "training.optimizer.nesterov"
            ])
        #expect(
            try places { $0.optimizer = Optimizer(Adam(beta1: 1, beta2: -1, epsilon: .nan)) } == [
                "training.optimizer.beta1", "training.optimizer.beta2", "training.optimizer.eps",
            ])
        #expect(
            try places {
                $0.optimizer = Optimizer(LBFGS(history: 0))
                $0.clipping = .norm(1)
            } == ["training.optimizer.history", "training.gradient-clipping"])
    }
}
