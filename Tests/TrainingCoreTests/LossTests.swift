import Testing
import TrainingCore

@Suite("Losses")
struct LossTests {
    private func matrix(_ rows: [[Double]]) throws -> Matrix { try #require(Matrix(rowsOf: rows)) }

    private func value(_ loss: Loss, _ predictions: [[Double]], _ targets: [[Double]]) throws -> Double {
        try loss.value(predictions: try matrix(predictions), targets: try matrix(targets))
    }

    @Test("The MSE is the mean over samples and outputs, without a factor ½")
    func meanSquaredError() throws {
        #expect(try value(.meanSquaredError, [[1, 2], [3, 4]], [[0, 0], [0, 0]]) == 7.5)
    }

    @Test("The MAE and Huber's loss are means over samples and outputs; Huber's turns linear at 1")
    func absolute() throws {
        #expect(try value(.meanAbsoluteError, [[1, -2], [3, -4]], [[0, 0], [0, 0]]) == 2.5)
        #expect(try value(.huber, [[0.5, 3]], [[0, 0]]) == (0.125 + 2.5) / 2)
        #expect(Loss.huber.slope(prediction: 1, target: 0) == 1)
        #expect(Loss.huber.slope(prediction: -7, target: 0) == -1)
        #expect(Loss.meanAbsoluteError.slope(prediction: 2, target: 2) == 0)
    }

    @Test("The cross-entropies are logarithms of the probability of what was so")
    func crossEntropies() throws {
        let ln2 = 0.6931471805599453
        #expect(try value(.binaryCrossEntropy, [[0.5], [0.5]], [[1], [0]]) == ln2)
        // The mean over samples, not over samples and classes.
        #expect(
            try value(.crossEntropy, [[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]], [[1, 0, 0], [1, 0, 0]]) == ln2)
        #expect(try value(.crossEntropy, [[1, 0]], [[0, 1]]) == .infinity)
        #expect(try value(.crossEntropy, [[1, 0]], [[1, 0]]) == 0)
    }

    /// A layer of nodes with the given pre-activations for the single sample [1].
    private func experiment(
        _ z: [Double], _ activation: Activation, _ loss: Loss, targets: [Double]
    ) throws -> Experiment {
        try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: activation, weights: z.map { [$0] })], inputs: [[1]],
            targets: [targets], loss: loss, optimizer: .gradientDescent(learningRate: 0.1),
            length: .updates(0)
        ).experiment()
    }

    @Test("A prediction that is sure of what is not so has a finite loss and a full slope")
    func stable() throws {
        let binary = try experiment([800], .sigmoid, .binaryCrossEntropy, targets: [0]).state()
        #expect(binary.predictions.elements == [1])
        #expect(binary.loss == 800)
        #expect(binary.gradient == [1])
        let classes = try experiment([0, 900, 0], .softmax, .crossEntropy, targets: [1, 0, 0]).state()
        #expect(classes.loss == 900)
        #expect(classes.gradient == [-1, 1, 0])
    }

    @Test("A prediction that is nearly right keeps the digits of its small loss")
    func small() throws {
        let binary = try experiment([50], .sigmoid, .binaryCrossEntropy, targets: [1]).state()
        #expect((binary.loss / 1.9287498479639178e-22 - 1).magnitude < 1e-12)
        let classes = try experiment([50, 0], .softmax, .crossEntropy, targets: [1, 0]).state()
        #expect((classes.loss / 1.9287498479639178e-22 - 1).magnitude < 1e-12)
    }

    /// Losses with the last activations that they can be used with.
    static let combinations: [(Loss, Activation)] =
        Losses.all.prototypes.flatMap { loss in
            (loss.function.activation.map { [$0] } ?? Activations.all.prototypes).map { (loss, $0) }
        }

    @Test(
        "The gradient agrees with finite differences for every activation, loss and depth",
        arguments: combinations, 1...3)
    func gradients(combination: (Loss, Activation), depth: Int) throws {
        let (loss, last) = combination
        for (index, hidden) in (depth == 1 ? [.identity] : Activations.elementwise).enumerated() {
            var generator = SplitMix64(seed: UInt64(index + 100 * depth))
            func number() -> Double { Double.random(in: -1.2...1.2, using: &generator) }
            let sizes = [2] + [Int](repeating: 3, count: depth)
            let layers = (0..<depth).map { layer in
                ExperimentDraft.Layer(
                    activation: layer == depth - 1 ? last : hidden,
                    weights: (0..<sizes[layer + 1]).map { _ in (0..<sizes[layer]).map { _ in number() } },
                    biases: (0..<sizes[layer + 1]).map { _ in number() })
            }
            let classes = [[1.0, 0, 0], [0, 0.25, 0.75], [0, 0, 1], [0.5, 0.5, 0]]
            var targets: [[Double]] = classes
            switch loss.function.targets {
            case .numbers: targets = classes.map { $0.map { _ in number() * 2 } }
            case .probabilities, .distributions: break
            case .signs: targets = classes.map { $0.map { $0 > 0.5 ? 1 : -1 } }
            }
            let check = try ExperimentDraft(
                inputCount: 2, layers: layers, inputs: (0..<4).map { _ in [number(), number()] },
                targets: targets, loss: loss, optimizer: .gradientDescent(learningRate: 0),
                length: .updates(0)
            ).experiment().gradientCheck()
            if let worst = check.worstRelativeDifference {
                #expect(worst < 1e-8, "\(loss) \(last) \(hidden)")
            }
        }
    }
}

@Suite("Losses and the targets and layers they need")
struct LossValidationTests {
    private func problems(
        _ loss: Loss, _ activations: [Activation], targets: [[Double]]
    ) -> [String] {
        let layers = activations.enumerated().map { index, activation in
            let nodes = index == activations.count - 1 ? targets[0].count : 2
            return ExperimentDraft.Layer(
                activation: activation,
                weights: [[Double]](
                    repeating: [Double](repeating: 1, count: index == 0 ? 1 : 2), count: nodes))
        }
        return ExperimentDraft(
            inputCount: 1, layers: layers, inputs: targets.map { _ in [1] }, targets: targets, loss: loss,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(1)
        ).problems.map(\.description)
    }

    @Test("Softmax belongs at the end, over more than one node")
    func softmax() {
        #expect(
            problems(.meanSquaredError, [.softmax, .identity], targets: [[1]]) == [
                "network.layers[0].activation: Layer 1 is a softmax, but not the last layer. "
                    + "Keep softmax for the last layer; inside, take relu or tanh."
            ])
        #expect(problems(.meanSquaredError, [.softmax], targets: [[1]]).count == 1)
        #expect(problems(.meanSquaredError, [.softmax], targets: [[1, 5]]).isEmpty)
    }

    @Test("A cross-entropy needs the activation that makes probabilities")
    func activation() {
        #expect(
            problems(.crossEntropy, [.identity], targets: [[1, 0]]) == [
                "loss: The loss cross-entropy needs the activation softmax in the last layer, which has "
                    + "identity. Change the last layer's activation, or the loss."
            ])
        #expect(problems(.binaryCrossEntropy, [.tanh], targets: [[1]]).count == 1)
    }

    @Test("Targets are probabilities, and those of a sample one whole")
    func targets() {
        #expect(
            problems(.binaryCrossEntropy, [.sigmoid], targets: [[1], [-0.5]]) == [
                "data.targets[1][0]: Target 0 of sample 1 is -0.5, no probability. "
                    + "Write a number from 0 to 1."
            ])
        #expect(
            problems(.crossEntropy, [.softmax], targets: [[1, 0], [1, 1]]) == [
                "data.targets[1]: The targets of sample 1 have the sum 2. Write 1 for its class and 0 for "
                    + "the others, or probabilities with the sum 1."
            ])
        #expect(problems(.crossEntropy, [.softmax], targets: [[2, 0]]).count == 1)
        #expect(problems(.crossEntropy, [.softmax], targets: [[0.3, 0.7], [0, 1]]).isEmpty)
    }
}
