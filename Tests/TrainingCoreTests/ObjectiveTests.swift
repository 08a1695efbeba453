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
        Run(optimizer: Optimizer(AdaGrad(learningRate: 1)), distances: [1e-9, 1e-3, 1e-9, 1e-9]),
        Run(optimizer: Optimizer(RMSProp(learningRate: 1e-3)), distances: [0.01, 0.01, 0.01, 0.01]),
        Run(optimizer: Optimizer(Adam(learningRate: 0.01)), distances: [1e-6, 1e-3, 1e-6, 1e-6]),
        Run(
            optimizer: Optimizer(AdamW(learningRate: 0.01, weightDecay: 0)),
            distances: [1e-6, 1e-3, 1e-6, 1e-6]),
    ]

    @Test("Rules that see the gradient alone", arguments: runs)
    func rules(run: Run) {
        for (objective, limit) in zip(Objective.all, run.distances) {
            var state = OptimizerState(run.optimizer, parameterCount: 2)
            var point = objective.start
            for _ in 0..<20_000 {
                state.update(
                    &point, gradient: objective.evaluate(point).gradient, evaluate: objective.evaluate)
            }
            #expect(objective.distance(point) < limit, "\(objective.name): \(point)")
        }
    }

    @Test("L-BFGS needs a few dozen updates, and its loss never rises", arguments: Objective.all)
    func lbfgs(objective: Objective) {
        let method = LBFGS(toleranceGradient: 1e-12, toleranceChange: 1e-18)
        var state = OptimizerState(Optimizer(method), parameterCount: 2)
        var point = objective.start
        var losses = [objective.evaluate(point).loss]
        for _ in 0..<45 {
            state.update(&point, gradient: objective.evaluate(point).gradient, evaluate: objective.evaluate)
            losses.append(objective.evaluate(point).loss)
        }
        #expect(objective.distance(point) < 1e-6, "\(point)")
        for (before, after) in zip(losses, losses.dropFirst()) { #expect(after <= before) }
    }

    /// PyTorch 2.13, `LBFGS(lr=…, max_iter=1, history_size=…, line_search_fn="strong_wolfe")`: the place
    /// after so many updates.
    static let steps: [(Objective, LBFGS, Int, [Double])] = [
        (.rosenbrock, LBFGS(), 1, [-1.0245319303460325, 1.0716196202669255]),
        (.rosenbrock, LBFGS(), 5, [-1.0203084803940978, 1.0352769866467468]),
        (.rosenbrock, LBFGS(), 12, [-0.34877876200144664, 0.12519507039453415]),
        (.beale, LBFGS(), 2, [1.2460995237313188, -0.09948305739014583]),
        (.beale, LBFGS(), 8, [2.657439413061339, 0.41975812707951576]),
        (.himmelblau, LBFGS(), 5, [2.9950096561883552, 2.040119338762249]),
        (.rosenbrock, LBFGS(learningRate: 0.5, history: 3), 1, [-0.844927536231884, 1.144927536231884]),
        (.rosenbrock, LBFGS(learningRate: 0.5, history: 3), 5, [-1.01834202549822, 1.0645268362279212]),
        (.rosenbrock, LBFGS(learningRate: 0.5, history: 3), 20, [-0.34441740459432063, 0.08502461248808812]),
    ]

    @Test("L-BFGS takes PyTorch's steps", arguments: steps)
    func torch(objective: Objective, method: LBFGS, updates: Int, expected: [Double]) {
        var state = OptimizerState(Optimizer(method), parameterCount: 2)
        var point = objective.start
        for _ in 0..<updates {
            state.update(&point, gradient: objective.evaluate(point).gradient, evaluate: objective.evaluate)
        }
        for (value, oracle) in zip(point, expected) { #expect((value - oracle).magnitude < 1e-9, "\(point)") }
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
