import Schema
import Testing

@testable import LossLandscape
@testable import TrainingCore

/// (a − mean)/deviation, times a factor that is learned.
private struct Normal: LayerFunction {
    var normal = 0.1
    static let kind = Kind(
        "normal", "Mean 0 and deviation 1 of a sample's values.", Normal(),
        fields: [Field("normal", \.normal, .positive, "ε.", example: "0.1", isRequired: true)])
    static let parameterNames = ["gain"]
    func start(_ name: String, nodes: Int) -> [Double] { (0..<nodes).map { 1 + 0.25 * Double($0) } }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        let count = Number(Double(inputs.count))
        let mean = inputs.reduce(0, +) / count
        let variance = inputs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
        return zip(inputs, parameters).map { ($0 - mean) / Number.sqrt(variance + Number(normal)) * $1 }
    }
}

@Suite("Landscapes of layers of one's own")
struct FunctionLayerTests {
    private func experiment(_ behind: [FunctionLayer], seed: UInt64 = 3) throws -> Experiment {
        var random = RandomExperiment(seed: seed)
        let plain = try random.experiment(
            sizes: [2, 4, 3, 1], activations: [.tanh, .softplus, .identity], samples: 70)
        var layers = plain.network.layers
        for index in 0..<2 {
            layers[index] = Layer(
                weights: layers[index].weights, biases: layers[index].biases,
                activation: layers[index].activation, behind: behind)
        }
        return try Experiment(
            network: Network(inputCount: 2, layers: layers), data: plain.data, training: plain.training)
    }

    @Test("H·v is the change of the gradient along v, through them and for their parameters")
    func curvature() throws {
        let experiment = try experiment([FunctionLayer(Normal()), FunctionLayer(Dropout(rate: 0.5))])
        let network = experiment.network
        let hessian = try HessianOperator(experiment)
        #expect(hessian.dimension == network.parameterCount)
        // The gradient is summed in blocks here.
        for (one, other) in zip(hessian.gradient, experiment.state().gradient) {
            #expect((one - other).magnitude < 1e-12)
        }
        var random = RandomExperiment(seed: 8)
        let own = network.parameterNames.map { !$0.isOfUnit }
        for isOfOwn in [nil, true, false] {
            // All parameters, those of the layers alone, all others.
            let vector = own.map { isOfOwn == nil || isOfOwn == $0 ? random.number() : 0 }
            let step = 0x1p-12
            let slopes = [-step, -step / 2, step / 2, step].map { size in
                experiment.state(
                    at: network.replacing(parameters: zip(network.parameters, vector).map { $0 + size * $1 })
                ).gradient
            }
            let product = try hessian.product(vector)
            for index in product.indices {
                let wide = (slopes[3][index] - slopes[0][index]) / (2 * step)
                let narrow = (slopes[2][index] - slopes[1][index]) / step
                #expect((product[index] - (4 * narrow - wide) / 3).magnitude < 1e-7)
            }
        }
    }

    @Test("Engines decline, and a pass per point gives the surface over weights and over their parameters")
    func surfaces() throws {
        let experiment = try experiment([FunctionLayer(Normal())])
        let network = experiment.network
        let names: [(ParameterName, ParameterName)] = [
            (.weight(layer: 3, node: 0, input: 0), .weight(layer: 3, node: 0, input: 1)),
            (.weight(layer: 1, node: 0, input: 0), .other("gain", layer: 1, index: 2)),
            (.other("gain", layer: 2, index: 0), .other("gain", layer: 2, index: 1)),
        ]
        for (x, y) in names {
            let axes = try [x, y].map { try ParameterRange(parameter: $0, from: -1, to: 1.5, points: 6) }
            let surface = try experiment.lossSurface(x: axes[0], y: axes[1])
            #expect(surface.engine == BruteForce.name)
            var moved = network
            moved[x] = axes[0].values[4]
            moved[y] = axes[1].values[2]
            #expect(surface.loss[2 * 6 + 4] == experiment.state(at: moved).loss)
        }
    }

    @Test("A dropout behind a layer keeps the quick engines")
    func passThrough() throws {
        let experiment = try experiment([FunctionLayer(Dropout(rate: 0.5))])
        let axes = try [0, 1].map {
            try ParameterRange(parameter: .weight(layer: 3, node: 0, input: $0), from: -1, to: 1, points: 5)
        }
        #expect(try experiment.lossSurface(x: axes[0], y: axes[1]).engine != BruteForce.name)
    }

    @Test("Random directions move their parameters where they move biases, and only there")
    func directions() throws {
        let network = try experiment([FunctionLayer(Normal())]).network
        let own = network.parameterNames.indices.filter { !network.parameterNames[$0].isOfUnit }
        #expect(own.count == 7)
        let still = try Direction.random(for: network, seed: 1, number: 0)
        #expect(own.allSatisfy { still.values[$0] == 0 })
        let moved = try Direction.random(for: network, seed: 1, number: 0, biases: .normalized)
        #expect(own.allSatisfy { moved.values[$0] != 0 })
        let plain = try Direction.random(for: experiment([]).network, seed: 1, number: 0, biases: .normalized)
        let rest = network.parameterNames.indices.filter { !own.contains($0) }
        #expect(rest.map { moved.values[$0] } == plain.values)
    }

    @Test("A frame of directions goes into a file and back, and fits no network without the layers")
    func frames() throws {
        let network = try experiment([FunctionLayer(Normal())]).network
        let direction = try Direction.random(for: network, seed: 1, number: 0, biases: .normalized)
        let frame = try LandscapeFrame(origin: network, x: direction)
        let bytes = try frame.archive.bytes()
        let read = try LandscapeFrame(npz: bytes, for: network)
        #expect(read.origin == frame.origin && read.x.values == direction.values)
        let plain = try experiment([]).network
        #expect(throws: LandscapeError.self) { try LandscapeFrame(npz: bytes, for: plain) }
        #expect(
            NetworkShape(network).description
                == "2 → 4 with biases and 4 other parameters → 3 with biases and 3 other parameters → 1"
        )
    }
}
