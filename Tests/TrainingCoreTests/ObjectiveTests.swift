import Testing
import TrainingCore

@Suite("Optimizers reach the known minima of four objectives")
struct ObjectiveTests {
    struct Run: Sendable, CustomTestStringConvertible {
        let optimizer: Optimizer
        /// How far from a minimum the objectives, in the order of ``Objective/all``, may end.
        let distances: [Double]

        var testDescription: String { optimizer.name }
    }

    /// 20,000 updates; each learning rate is the largest of 1, 3, 10, … that is stable everywhere.
    static let runs = [
        Run(optimizer: .gradientDescent(learningRate: 0.001), distances: [1e-6, 1e-3, 1e-3, 1e-9]),
        Run(
            optimizer: .gradientDescent(learningRate: 0.001, momentum: 0.9),
            distances: [1e-9, 1e-9, 1e-9, 1e-9]),
        Run(
            optimizer: .gradientDescent(learningRate: 0.001, momentum: 0.9, nesterov: true),
            distances: [1e-9, 1e-9, 1e-9, 1e-9]),
        Run(optimizer: .adaGrad(AdaGrad(learningRate: 1)), distances: [1e-9, 1e-3, 1e-9, 1e-9]),
        Run(optimizer: .rmsProp(RMSProp(learningRate: 1e-3)), distances: [0.01, 0.01, 0.01, 0.01]),
        Run(optimizer: .adam(Adam(learningRate: 0.01)), distances: [1e-6, 1e-3, 1e-6, 1e-6]),
        Run(
            optimizer: .adamW(AdamW(learningRate: 0.01, weightDecay: 0)),
            distances: [1e-6, 1e-3, 1e-6, 1e-6]),
    ]

    @Test("Rules that see the gradient alone", arguments: runs)
    func rules(run: Run) {
        for (objective, limit) in zip(Objective.all, run.distances) {
            var state = OptimizerState(run.optimizer, parameterCount: 2)
            var point = objective.start
            for _ in 0..<20_000 { state.update(&point, gradient: objective.evaluate(point).gradient) }
            #expect(objective.distance(point) < limit, "\(objective.name): \(point)")
        }
    }

    @Test("L-BFGS needs a few dozen updates, and its loss never rises", arguments: Objective.all)
    func lbfgs(objective: Objective) {
        let method = LBFGS(toleranceGradient: 1e-12, toleranceChange: 1e-18)
        var memory = LBFGS.Memory()
        var point = objective.start
        var losses = [objective.evaluate(point).loss]
        for _ in 0..<45 {
            method.update(&point, memory: &memory, evaluate: objective.evaluate)
            losses.append(objective.evaluate(point).loss)
        }
        #expect(objective.distance(point) < 1e-6, "\(point)")
        for (before, after) in zip(losses, losses.dropFirst()) { #expect(after <= before) }
    }

    @Test("The slopes of the objectives are their derivatives", arguments: Objective.all)
    func slopes(objective: Objective) {
        let (x, y, h) = (0.7, -1.3, 0x1p-17)
        let slopes = objective.slopes(x, y)
        let dx = (objective.value(x + h, y) - objective.value(x - h, y)) / (2 * h)
        let dy = (objective.value(x, y + h) - objective.value(x, y - h)) / (2 * h)
        #expect((slopes[0] - dx).magnitude < 1e-5 * slopes[0].magnitude)
        #expect((slopes[1] - dy).magnitude < 1e-5 * slopes[1].magnitude)
    }
}
