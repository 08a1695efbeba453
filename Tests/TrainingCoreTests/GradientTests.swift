import Testing
import TrainingCore

@Suite("Gradients by the chain rule")
struct GradientTests {
    @Test("They agree with central differences wherever the step crosses no kink", arguments: 0..<60)
    func finiteDifferences(seed: Int) throws {
        let check = try Example.random(seed: UInt64(seed)).gradientCheck()
        #expect(
            check.kinksCrossed.count { $0 > 0 } < check.names.count || check.gradient.allSatisfy { $0 == 0 })
        if let worst = check.worstRelativeDifference { #expect(worst < 1e-8, "\(check)") }
    }

    @Test("A weight whose step crosses the kink of relu is reported, and its difference is no slope")
    func kink() throws {
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .relu, weights: [[0]])], inputs: [[1]],
            targets: [[-1]], optimizer: .gradientDescent(learningRate: 0), length: .updates(0)
        ).experiment()
        let check = experiment.gradientCheck()
        #expect(check.kinksCrossed == [1])
        #expect(check.gradient == [0])
        #expect(check.finiteDifferences[0] > 0.5)
        #expect(check.worstRelativeDifference == nil)
    }

    @Test("A trace holds every pre-activation, value and slope of the chain")
    func traces() throws {
        // Two inputs, one relu node with bias, one tanh output; worked out by hand.
        let network = try Network(
            inputCount: 2,
            layers: [
                Layer(
                    weights: Matrix(rows: 1, columns: 2, known: [2, -1]), biases: [0.5],
                    activation: .relu),
                Layer(weights: Matrix(rows: 1, columns: 1, known: [3]), activation: .identity),
            ])
        let inputs = Matrix(rows: 2, columns: 2, known: [1, 1, 0, 4])
        let targets = Matrix(rows: 2, columns: 1, known: [1, 1])
        let forward = network.trace(inputs)
        #expect(forward.layers[0].preActivations.elements == [1.5, -3.5])
        #expect(forward.layers[0].values.elements == [1.5, 0])
        #expect(forward.predictions.elements == [4.5, 0])
        let backward = try network.backward(
            forward, inputs: inputs, targets: targets, loss: .meanSquaredError)
        #expect(backward.layers[1].valueSlopes.elements == [3.5, -1])
        #expect(backward.layers[1].preActivationSlopes.elements == [3.5, -1])
        #expect(backward.layers[1].weightGradients.elements == [5.25])
        #expect(backward.layers[1].biasGradients == nil)
        #expect(backward.layers[0].valueSlopes.elements == [10.5, -3])
        #expect(backward.layers[0].preActivationSlopes.elements == [10.5, 0])
        #expect(backward.layers[0].weightGradients.elements == [10.5, 10.5])
        #expect(backward.layers[0].biasGradients == [10.5])
        #expect(backward.gradient == [10.5, 10.5, 10.5, 5.25])
    }

    @Test("A pass back of a trace, inputs or targets of another shape is an error that names the shape")
    func shapesOfBackward() throws {
        func network(_ inputs: Int, _ nodes: Int) throws -> Network {
            try Network(
                inputCount: inputs,
                layers: [
                    Layer(
                        weights: Matrix(
                            rows: nodes, columns: inputs,
                            known: [Double](repeating: 1, count: nodes * inputs)),
                        activation: .relu),
                    Layer(
                        weights: Matrix(
                            rows: 1, columns: nodes, known: [Double](repeating: 1, count: nodes)),
                        activation: .identity),
                ])
        }
        func zeros(_ rows: Int, _ columns: Int) -> Matrix {
            Matrix(rows: rows, columns: columns, known: [Double](repeating: 0, count: rows * columns))
        }
        let whole = try network(2, 3)
        func error(_ trace: ForwardTrace, _ inputs: Matrix, _ targets: Matrix) -> String? {
            do throws(ShapeError) {
                _ = try whole.backward(
                    trace, inputs: inputs, targets: targets, loss: .meanSquaredError)
                return nil
            } catch {
                return error.description
            }
        }
        let (trace, x, y) = (whole.trace(zeros(4, 2)), zeros(4, 2), zeros(4, 1))
        #expect(error(trace, x, y) == nil)
        #expect(
            error(trace, zeros(4, 1), y)
                == "The inputs of the network: expected 4 × 2, found 4 × 1.")
        #expect(
            error(trace, x, zeros(4, 2)) == "The targets of the samples: expected 4 × 1, found 4 × 2.")
        #expect(error(trace, x, zeros(3, 1))?.contains("found 3 × 1") == true)
        #expect(
            error(trace, zeros(5, 2), zeros(5, 1))
                == "Layer 1 of the trace: expected 5 × 3, found 4 × 3.")
        // As many numbers in another shape.
        #expect(try error(network(2, 4).trace(zeros(3, 2)), x, y)?.contains("found 3 × 4") == true)
        let single = try Network(
            inputCount: 2,
            layers: [Layer(weights: Matrix(rows: 1, columns: 2, known: [1, 1]), activation: .identity)])
        #expect(error(single.trace(x), x, y) == "The trace: expected 2 layers, found 1.")
    }

    /// Samples, inputs, nodes: below and above the sizes at which the kernels change their ways.
    static let shapes =
        (1...9).map { (5, $0 + 2, $0) }
        + [
            (8, 4, 4), (9, 17, 33), (40, 64, 10), (300, 20, 24), (12, 300, 19), (33, 8, 8), (140, 40, 7),
            (1, 300, 16), (7, 5, 33), (8, 5, 33), (9, 64, 64), (13, 600, 47), (32, 1, 16), (34, 130, 18),
        ]

    @Test("The layer kernels give the plain triple loop's sums, bit for bit", arguments: shapes)
    func kernels(samples: Int, inputs: Int, nodes: Int) throws {
        var generator = SplitMix64(seed: UInt64(samples * inputs + nodes))
        func random(_ rows: Int, _ columns: Int) -> Matrix {
            Matrix(
                rows: rows, columns: columns,
                known: (0..<rows * columns).map { _ in Double.random(in: -1...1, using: &generator) })
        }
        // The second layer hands each slope down by itself, so that those of the first are its products.
        let (x, w, b, above) = (
            random(samples, inputs), random(nodes, inputs), random(1, nodes), random(3, nodes)
        )
        let network = try Network(
            inputCount: inputs,
            layers: [
                Layer(weights: w, biases: b.elements, activation: .identity),
                Layer(weights: above, activation: .identity),
            ])
        let forward = network.trace(x)
        let values = forward.layers[0].values
        for sample in 0..<samples {
            for node in 0..<nodes {
                var sum = 0.0
                for input in 0..<inputs { sum += x[sample, input] * w[node, input] }
                #expect(values[sample, node] == sum + b.elements[node])
            }
        }
        let slopes = try network.backward(
            forward, inputs: x, targets: random(samples, 3), loss: .meanSquaredError)
        let handedDown = slopes.layers[0].valueSlopes
        for sample in 0..<samples {
            for node in 0..<nodes {
                var sum = 0.0
                for output in 0..<3 {
                    sum += slopes.layers[1].preActivationSlopes[sample, output] * above[output, node]
                }
                #expect(handedDown[sample, node] == sum)
            }
        }
        for node in 0..<nodes {
            for input in 0..<inputs {
                var sum = 0.0
                for sample in 0..<samples { sum += handedDown[sample, node] * x[sample, input] }
                #expect(slopes.layers[0].weightGradients[node, input] == sum)
            }
        }
    }
}

@Suite("The largest stable learning rate")
struct LearningRateLimitTests {
    @Test("It is 2 over the largest curvature, with biases and several outputs and samples")
    func hessian() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2,
            layers: [.init(activation: .identity, weights: [[1, 0], [0, 1]], biases: [0, 0])],
            inputs: [[1, 2], [3, -1], [0.5, 0.25]], targets: [[0, 1], [1, 0], [2, 2]],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(400)
        ).experiment()
        let limit = try #require(experiment.learningRateLimit)
        func last(_ learningRate: Double) throws -> Double {
            var training = experiment.training
            training.optimizer = training.optimizer.with(learningRate: learningRate)
            return try experiment.with(training: training).run().final.loss
        }
        #expect(try last(0.95 * limit) < experiment.state().loss)
        #expect(try last(1.05 * limit) > 1e6)
    }

    @Test("It is unknown where the loss is no quadratic, and where nothing curves")
    func unknown() throws {
        func limit(_ layers: [ExperimentDraft.Layer], input: Double) throws -> Double? {
            try ExperimentDraft(
                inputCount: 1, layers: layers, inputs: [[input]], targets: [[0]],
                optimizer: .gradientDescent(learningRate: 0), length: .updates(0)
            ).experiment().learningRateLimit
        }
        let linear = ExperimentDraft.Layer(activation: .identity, weights: [[1]])
        #expect(try limit([linear], input: 2) == 0.25)
        #expect(try limit([linear, linear], input: 2) == nil)
        #expect(try limit([.init(activation: .tanh, weights: [[1]])], input: 2) == nil)
        #expect(try limit([linear], input: 0) == nil)
    }
}
