import Testing
import TrainingCore

@Suite("Optimizers")
struct OptimizerTests {
    /// The parameter's values under a constant sequence of slopes.
    private func path(_ optimizer: Optimizer, start: Double, slopes: [Double]) -> [Double] {
        var state = OptimizerState(optimizer, parameterCount: 1)
        var parameters = [start]
        return slopes.map { slope in
            state.update(&parameters, gradient: [slope]) { _ in (.nan, [slope]) }
            return parameters[0]
        }
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        #expect(found.count == wanted.count)
        for (value, oracle) in zip(found, wanted) { #expect((value - oracle).magnitude < 1e-12) }
    }

    @Test("Momentum adds up the slopes, and Nesterov's looks one step further")
    func momentum() {
        // v: 1, 1.5, 1.75
        expect(
            path(.gradientDescent(learningRate: 0.1, momentum: 0.5), start: 1, slopes: [1, 1, 1]),
            [0.9, 0.75, 0.575])
        // g + μv: 1.5, 1.75, 1.875
        expect(
            path(
                .gradientDescent(learningRate: 0.1, momentum: 0.5, nesterov: true), start: 1,
                slopes: [1, 1, 1]), [0.85, 0.675, 0.4875])
    }

    @Test("Momentum on a parabola follows the closed form of its recurrence")
    func parabola() {
        // L = ½w²: w₍ₖ₊₁₎ = (1 + μ − η)wₖ − μ·w₍ₖ₋₁₎, with the roots of x² − (1 + μ − η)x + μ.
        // μ = 0.25, η = 0.25: x² − x + ¼ has the double root ½, so that wₖ = (a + b·k)/2ᵏ, where w₀ = 1
        // and w₁ = 0.75 make a = 1 and b = ½.
        var state = OptimizerState(
            .gradientDescent(learningRate: 0.25, momentum: 0.25), parameterCount: 1)
        var parameters = [1.0]
        var half = 1.0
        for update in 1...30 {
            state.update(&parameters, gradient: parameters) { (.nan, $0) }
            half /= 2
            let exact = (1 + Double(update) / 2) * half
            #expect((parameters[0] / exact - 1).magnitude < 1e-12)
        }
    }

    @Test("AdaGrad's steps shrink with the root of the sum of squares")
    func adaGrad() {
        expect(
            path(Optimizer(AdaGrad(learningRate: 1, epsilon: 0)), start: 0, slopes: [2, 2, 2]),
            [-1, -1 - 0.5.squareRoot(), -1 - 0.5.squareRoot() - (1.0 / 3).squareRoot()])
    }

    @Test("RMSProp's first step is η/√(1 − ρ), whatever the slope")
    func rmsProp() {
        for slope in [1e-3, 1, 1e6] {
            expect(
                path(
                    Optimizer(RMSProp(learningRate: 0.01, decay: 0.99, epsilon: 0)), start: 0, slopes: [slope]
                ),
                [-0.1])
        }
    }

    @Test("Adam's steps under a constant slope are all η; AdamW's weights shrink first")
    func adam() {
        let slopes = [Double](repeating: -3, count: 5)
        expect(
            path(Optimizer(Adam(learningRate: 0.1, epsilon: 0)), start: 0, slopes: slopes),
            [0.1, 0.2, 0.3, 0.4, 0.5])
        expect(
            path(
                Optimizer(AdamW(learningRate: 0.1, epsilon: 0, weightDecay: 0.5)), start: 2, slopes: [-3, -3]),
            [2 * 0.95 + 0.1, (2 * 0.95 + 0.1) * 0.95 + 0.1])
    }

    @Test("Keras' formulas, where the field disagrees, are a variant of each rule")
    func kerasVariants() {
        let slopes = [2.0, -1]
        // η changes between the updates in a schedule only; at a constant η the two momenta are the same.
        for nesterov in [false, true] {
            let settings = (rate: 0.1, momentum: 0.5)
            func descent(_ variant: RuleVariant) -> [Double] {
                path(
                    Optimizer(
                        GradientDescent(
                            learningRate: settings.rate, momentum: settings.momentum, nesterov: nesterov,
                            variant: variant)), start: 1, slopes: [2, -1, 4])
            }
            expect(descent(.keras), descent(.pyTorch))
        }
        // s = 0.1 + 4, then + 1; ε inside the root.
        expect(
            path(
                Optimizer(AdaGrad(learningRate: 1, epsilon: 0.4, variant: .keras)), start: 0, slopes: slopes),
            [-2 / 4.5.squareRoot(), -2 / 4.5.squareRoot() + 1 / 5.5.squareRoot()])
        // s = 0.5·4 = 2, then 0.5·2 + 0.5 = 1.5.
        expect(
            path(
                Optimizer(RMSProp(learningRate: 1, decay: 0.5, epsilon: 0.25, variant: .keras)), start: 0,
                slopes: slopes),
            [-2 / 2.25.squareRoot(), -2 / 2.25.squareRoot() + 1 / 1.75.squareRoot()])
        // m = 0.5·2, s = 0.75·4: the step is η·√0.75 / 0.5 · 1 / (√3 + ε).
        let first = -(0.75.squareRoot() / 0.5 / (3.0.squareRoot() + 0.1))
        let adam = Adam(learningRate: 1, beta1: 0.5, beta2: 0.25, epsilon: 0.1, variant: .keras)
        expect(path(Optimizer(adam), start: 0, slopes: [2]), [first])
        expect(
            path(
                Optimizer(
                    AdamW(
                        learningRate: 1, beta1: 0.5, beta2: 0.25, epsilon: 0.1, weightDecay: 0,
                        variant: .keras)), start: 0, slopes: [2]),
            [first])
    }

    @Test("With a learning rate that changes, the two momenta part")
    func momentaPart() {
        func weights(_ variant: RuleVariant) -> [Double] {
            var state = OptimizerState(
                Optimizer(GradientDescent(learningRate: 1, momentum: 0.5, variant: variant)),
                parameterCount: 1)
            var weight = [0.0]
            state.update(&weight, gradient: [1], learningRate: 1) { _ in (.nan, [1]) }
            state.update(&weight, gradient: [1], learningRate: 0.1) { _ in (.nan, [1]) }
            return weight
        }
        // PyTorch: v = 1, then 1.5: w = −1 − 0.15. Keras: v = −1, then −0.5 − 0.1: w = −1 − 0.6.
        expect(weights(.pyTorch), [-1.15])
        expect(weights(.keras), [-1.6])
    }

    @Test("The defaults are PyTorch's")
    func defaults() {
        #expect(Adam() == Adam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8))
        #expect(AdamW().weightDecay == 0.01)
        #expect(RMSProp().decay == 0.99)
        #expect(RMSProp().epsilon == 1e-8)
        #expect(AdaGrad().epsilon == 1e-10)
        #expect(LBFGS().history == 100)
    }

    @Test("Every optimizer keeps its settings with another learning rate")
    func learningRate() {
        let all: [Optimizer] = [
            .gradientDescent(learningRate: 1, momentum: 0.5), Optimizer(AdaGrad(epsilon: 1e-3)),
            Optimizer(RMSProp(decay: 0.5)), Optimizer(Adam(beta1: 0.5)), Optimizer(AdamW(weightDecay: 0.3)),
            Optimizer(NAdam(momentumDecay: 0.1)), Optimizer(Lion(weightDecay: 0.2)),
            Optimizer(LBFGS(history: 3)),
        ]
        #expect(all.map(\.name) == Optimizers.all.names)
        for optimizer in all {
            let other = optimizer.with(learningRate: 0.125)
            #expect(other.learningRate == 0.125)
            #expect(other.with(learningRate: optimizer.learningRate) == optimizer)
        }
    }

    @Test("A gradient that is too long is shortened, or cut off slope by slope")
    func clipping() {
        var gradient = [3.0, -4]
        GradientClipping.norm(10).clip(&gradient)
        #expect(gradient == [3, -4])
        GradientClipping.norm(1).clip(&gradient)
        #expect((gradient[0] - 0.6).magnitude < 1e-6)
        #expect((gradient[1] + 0.8).magnitude < 1e-6)
        var slopes = [3.0, -4, 0.5]
        GradientClipping.value(1).clip(&slopes)
        #expect(slopes == [1, -1, 0.5])
    }

    @Test("A clipped training steps by the clipped gradient and records the whole one")
    func clippedTraining() throws {
        let neuron = try Example.neuron(updates: 1)
        var training = neuron.training
        training.clipping = .value(5)
        let recording = try neuron.with(training: training).run()
        #expect(recording.gradients.row(0) == [14, 28, 42])
        let step = 0.01 * 5
        #expect(recording.parameters.row(1) == [-step, 2 - step, 1 - step])
    }
}
