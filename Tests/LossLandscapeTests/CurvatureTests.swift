import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Curvature")
struct CurvatureTests {
    /// Every loss with every activation that it allows in the last layer, behind a hidden layer of each.
    static let cases: [(hidden: Activation, output: Activation, loss: Loss)] =
        Activations.elementwise.flatMap { hidden in
            Activations.all.prototypes.flatMap { output in
                Losses.all.prototypes.compactMap { loss in
                    let needed = loss.function.activation ?? output
                    return output == needed ? (hidden, output, loss) : nil
                }
            }
        }

    @Test("H·v is the change of the gradient along v, for every activation and every loss")
    func finiteDifferences() throws {
        var (compared, largest) = (0, 0.0)
        for (index, kind) in Self.cases.enumerated() {
            var random = RandomExperiment(seed: UInt64(index))
            let experiment = try random.classes(
                sizes: [3, 4, 3, 3], activations: [.tanh, kind.hidden, kind.output], samples: 7,
                loss: kind.loss)
            let network = experiment.network
            let vector = (0..<network.parameterCount).map { _ in random.number() }
            // Central differences of the exact gradient, extrapolated; steps that cross no kink.
            let step = 0x1p-12
            let places = [-step, -step / 2, step / 2, step].map { size in
                network.replacing(parameters: zip(network.parameters, vector).map { $0 + size * $1 })
            }
            let sides = places.map { experiment.sides(at: $0) }
            guard sides.allSatisfy({ $0 == sides[0] }) else { continue }
            let slopes = places.map { experiment.state(at: $0).gradient }
            let product = try HessianOperator(experiment).product(vector)
            compared += 1
            let scale = product.reduce(1e-3) { max($0, $1.magnitude) }
            for parameter in product.indices {
                let wide = (slopes[3][parameter] - slopes[0][parameter]) / (2 * step)
                let narrow = (slopes[2][parameter] - slopes[1][parameter]) / step
                let difference = (product[parameter] - (4 * narrow - wide) / 3).magnitude / scale
                largest = max(largest, difference)
                #expect(difference < 1e-8, "\(kind), parameter \(parameter)")
            }
        }
        // 7 hidden activations; 8 outputs with 3 losses each, and two pairs more.
        #expect(Self.cases.count == 10 * 46)
        #expect(compared > 150, "too many were left out: \(compared) of \(Self.cases.count)")
        #expect(largest > 0)
    }

    @Test("The Hessian of a linear neuron is 2/N·XᵀX, whatever its weights")
    func closedForm() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .identity, weights: [[0.5, 0.25]], biases: [3])],
            inputs: [[1, 2], [3, -1]], targets: [[3], [-1]],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0)
        ).experiment()
        let hessian = try HessianOperator(experiment).matrix()
        #expect(hessian.elements == [10, -1, 4, -1, 5, 1, 4, 1, 2])
    }

    @Test("Products are symmetric, the matrix consists of them, and threads change no bit")
    func symmetry() throws {
        var random = RandomExperiment(seed: 5)
        let experiment = try random.experiment(
            sizes: [5, 8, 6, 2], activations: [.tanh, .softplus, .identity], samples: 300)
        let hessian = try HessianOperator(experiment)
        let (v, w) = (
            (0..<hessian.dimension).map { _ in random.number() },
            (0..<hessian.dimension).map { _ in random.number() }
        )
        let one = hessian.image(of: v, threads: 1)
        #expect(one == hessian.image(of: v, threads: 3))
        let (left, right) = (dot(w, one), dot(v, hessian.image(of: w)))
        #expect((left - right).magnitude < 1e-12 * max(1, left.magnitude))
        let matrix = try hessian.matrix(threads: 2)
        #expect(matrix == (try hessian.matrix(threads: 1)))
        for row in stride(from: 0, to: hessian.dimension, by: 11) {
            #expect((dot(matrix.row(row), v) - one[row]).magnitude < 1e-11)
        }
        let gradient = experiment.state().gradient
        for index in gradient.indices {
            #expect((gradient[index] - hessian.gradient[index]).magnitude < 1e-14)
        }
        #expect(hessian.loss == experiment.state().loss)
    }

    @Test("Weights that are not finite give products that are not finite")
    func notFinite() throws {
        let experiment = try Example.neuron()
        let broken = experiment.network.replacing(parameters: [.nan, 0, 0])
        let hessian = try HessianOperator(
            Example.deep(),
            at: Example.deep().network.replacing(parameters: [Double](repeating: .nan, count: 21)))
        #expect(hessian.image(of: [Double](repeating: 1, count: 21)).allSatisfy { $0.isNaN })
        #expect(try hessian.eigenvalues().allSatisfy { $0.isNaN })
        #expect(try HessianOperator(experiment, at: broken).product([1, 0, 0]).allSatisfy { $0.isNaN })
        #expect(try experiment.learningRateLimit(at: broken) == nil)
        #expect(throws: LandscapeError.self) { try HessianOperator(experiment, at: Example.deep().network) }
    }

    @Test("Above 2,000 parameters the full Hessian is refused, and says what else there is")
    func tooLarge() throws {
        var random = RandomExperiment(seed: 1)
        let experiment = try random.experiment(
            sizes: [50, 40, 1], activations: [.tanh, .identity], samples: 2)
        let error = #expect(throws: LandscapeError.self) { try HessianOperator(experiment).matrix() }
        #expect(error?.message.contains("too many for a full Hessian") == true)
    }
}

extension RandomExperiment {
    /// With targets that are one-hot classes where the loss asks for probabilities.
    mutating func classes(
        sizes: [Int], activations: [Activation], samples: Int, loss: Loss
    ) throws -> Experiment {
        let start = try experiment(
            sizes: sizes, activations: activations.map { $0 == .softmax ? .tanh : $0 },
            samples: samples)
        let outputs = sizes[sizes.count - 1]
        let other: Double? =
            switch loss.function.targets {
            case .numbers: nil
            case .probabilities, .distributions: 0
            case .signs: -1
            }
        let targets =
            other.map { other in
                Matrix(
                    rows: samples, columns: outputs,
                    known: (0..<samples).flatMap { sample in
                        (0..<outputs).map { $0 == sample % outputs ? 1 : other }
                    })
            } ?? start.data.targets
        let layers = zip(start.network.layers, activations).map {
            Layer(weights: $0.weights, biases: $0.biases, activation: $1)
        }
        return try Experiment(
            network: Network(inputCount: sizes[0], layers: layers),
            data: Dataset(inputs: start.data.inputs, targets: targets), loss: loss, training: start.training)
    }
}

extension Experiment {
    /// On which sides of the kinks and joints of its activations and its loss everything lies.
    func sides(at network: Network) -> [Bool] {
        let trace = network.trace(data.inputs)
        var sides: [Bool] = []
        for (layer, values) in zip(network.layers, trace.layers) {
            for joint in layer.activation.function.joints {
                sides += values.preActivations.elements.map { $0 > joint }
            }
        }
        for (p, t) in zip(trace.predictions.elements, data.targets.elements) {
            sides += loss.function.joints.map { p - t > $0 }
        }
        return sides
    }
}
