import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Reading optimizers, schedules and clipping")
struct OptimizerReaderTests {
    private func training(_ text: String) -> (training: Training?, text: String) {
        let read = readExperiment(ExperimentReaderTests.neuron + "training: {updates: 3, \(text)}\n")
        return (read.experiment?.training, read.text)
    }

    @Test("Every optimizer arrives with its settings and PyTorch's defaults")
    func optimizers() {
        let expected: [(String, Optimizer)] = [
            (
                "name: gradient-descent, learning-rate: 0.1, momentum: 0.9, nesterov: true",
                .gradientDescent(learningRate: 0.1, momentum: 0.9, nesterov: true)
            ),
            (
                "name: adagrad, learning-rate: 0.1, eps: 1e-6",
                Optimizer(AdaGrad(learningRate: 0.1, epsilon: 1e-6))
            ),
            (
                "name: rmsprop, learning-rate: 0.1, decay: 0.9",
                Optimizer(RMSProp(learningRate: 0.1, decay: 0.9))
            ),
            ("name: adam, learning-rate: 0.1, beta2: 0.99", Optimizer(Adam(learningRate: 0.1, beta2: 0.99))),
            (
                "name: adamw, learning-rate: 0.1, weight-decay: 0.02, beta1: 0.8",
                Optimizer(AdamW(learningRate: 0.1, beta1: 0.8, weightDecay: 0.02))
            ),
            (
                "name: adam, learning-rate: 0.1, variant: keras",
                Optimizer(Adam(learningRate: 0.1, variant: .keras))
            ),
            ("name: lbfgs", Optimizer(LBFGS())),
            ("name: lbfgs, history: 5, learning-rate: 0.5", Optimizer(LBFGS(learningRate: 0.5, history: 5))),
        ]
        for (text, optimizer) in expected {
            let read = training("optimizer: {\(text)}")
            #expect(read.training?.optimizer == optimizer, "\(read.text)")
        }
    }

    @Test("Schedules and clipping arrive")
    func schedules() {
        let sgd = "optimizer: {name: gradient-descent, learning-rate: 0.1}, "
        let expected: [(String, LearningRateSchedule)] = [
            ("{name: constant}", .constant), ("{warm-up: 5}", .init(.constant, warmUp: 5)),
            ("{name: step, every: 10}", .init(.step(every: 10, factor: 0.1))),
            ("{name: exponential, factor: 0.9, warm-up: 2}", .init(.exponential(factor: 0.9), warmUp: 2)),
            ("{name: cosine, over: 7, minimum: 0.01}", .init(.cosine(over: 7, minimum: 0.01))),
        ]
        for (text, schedule) in expected {
            let read = training(sgd + "schedule: \(text)")
            #expect(read.training?.schedule == schedule, "\(read.text)")
        }
        #expect(training(sgd + "gradient-clipping: {norm: 2}").training?.clipping == .norm(2))
        #expect(training(sgd + "gradient-clipping: {value: 0.5}").training?.clipping == .value(0.5))
    }

    @Test(
        "What is wrong with them is said at its place",
        arguments: [
            (
                "optimizer: {name: adam, learning-rate: 0.1, momentum: 0.9}",
                "3:68: error: the optimizer adam has no key \"momentum\""
            ),
            (
                "optimizer: {name: adam, learning-rate: 0.1, beta1: 1}",
                "3:75: error: beta1 must be a number from 0 to below 1, found 1"
            ),
            (
                "optimizer: {name: adamm, learning-rate: 0.1, momentum: 0.9}",
                "3:42: error: the optimizer \"adamm\" is unknown"
            ),
            ("optimizer: sgd", "help: write {name: gradient-descent, learning-rate: 0.01}"),
            ("optimizer: {name: adam, lr: 0.1}", "help: write learning-rate"),
            ("optimizer: {name: rmsprop}", "3:35: error: the optimizer rmsprop has no \"learning-rate\""),
            (
                "optimizer: {name: lbfgs}, schedule: {name: step}",
                "3:60: error: the schedule step has no \"every\""
            ),
            (
                "optimizer: {name: lbfgs}, schedule: {name: cosine, factor: 2}",
                "3:75: error: the schedule cosine has no key \"factor\""
            ),
            (
                "optimizer: {name: lbfgs}, gradient-clipping: {norm: 1, value: 2}",
                "3:79: error: gradient-clipping has both norm and value"
            ),
            (
                "optimizer: {name: lbfgs}, gradient-clipping: {norm: 1}",
                "3:69: error: L-BFGS searches along its direction"
            ),
        ])
    func errors(text: String, message: String) {
        #expect(training(text).text.contains(message), "\(training(text).text)")
    }
}
