import LossLandscape
import Testing
import TrainingCore

@Suite("Gradient paths")
struct PathTests {
    private let w0 = ParameterName.weight(layer: 1, node: 0, input: 0)
    private let w1 = ParameterName.weight(layer: 1, node: 0, input: 1)
    private let w2 = ParameterName.weight(layer: 1, node: 0, input: 2)

    @Test("The path of the neuron goes along its input, so that two weights show 1 + 4 of 14")
    func neuron() throws {
        let recording = try Example.neuron().run()
        let path = try recording.path(x: w0, y: w1)
        #expect(path.x == recording.parameters.column(0))
        #expect(path.y == recording.parameters.column(1))
        #expect(path.loss == recording.loss)
        // w = w⁰ − c·[1, 2, 3] with c = 7·(1 − 0.72ᵏ)/14.
        #expect((path.explainedVariance - 5.0 / 14).magnitude < 1e-12)
        var power = 1.0
        for step in 0...20 {
            let c = 0.5 * (1 - power)
            #expect((path.distanceFromPlane[step] - 3 * c).magnitude < 1e-12)
            let onPlane = 7 - 5 * c
            #expect((path.surfaceLoss[step] - onPlane * onPlane).magnitude < 1e-10)
            power *= 0.72
        }
        let rest = try recording.path(x: w2, y: w1)
        #expect((rest.explainedVariance - 13.0 / 14).magnitude < 1e-12)
    }

    @Test("A path in the plane of the only two weights is all there: surface and loss agree")
    func wholePath() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .tanh, weights: [[0.5, -1]])],
            inputs: [[1, 2], [0.5, -1]], targets: [[0.2], [0.4]],
            optimizer: .gradientDescent(learningRate: 0.3), length: .updates(30)
        ).experiment()
        let path = try experiment.run().path(x: w0, y: w1)
        #expect(path.surfaceLoss == path.loss)
        #expect(path.distanceFromPlane.allSatisfy { $0 == 0 })
        #expect(path.explainedVariance == 1)
    }

    @Test("On the plane of the trained network the distance shrinks to 0 and the losses meet")
    func onTrained() throws {
        let recording = try Example.deep().run()
        let path = try recording.path(x: w0, y: w1, on: recording.final.network)
        #expect(path.distanceFromPlane.last == 0)
        #expect(path.surfaceLoss.last == path.loss.last)
        #expect(path.distanceFromPlane[0] > 0)
        #expect(path.explainedVariance > 0 && path.explainedVariance < 1)
    }

    @Test("A training that does not move is shown whole")
    func still() throws {
        let path = try Example.neuron(updates: 3, learningRate: 0).run().path(x: w0, y: w1)
        #expect(path.explainedVariance == 1)
        #expect(path.x == [0, 0, 0, 0])
    }

    @Test("A diverged training keeps finite numbers for what is finite")
    func diverged() throws {
        let recording = try Example.neuron(updates: 1000, learningRate: 1).run()
        let path = try recording.path(x: w0, y: w1)
        #expect(path.x.count == recording.loss.count)
        #expect((path.explainedVariance - 5.0 / 14).magnitude < 1e-9)
        #expect(path.distanceFromPlane.allSatisfy { $0.isFinite })
    }

    @Test("Unknown and equal names are errors")
    func refused() throws {
        let recording = try Example.neuron(updates: 1).run()
        #expect(throws: LandscapeError.self) { try recording.path(x: w0, y: w0) }
        let error = #expect(throws: LandscapeError.self) {
            try recording.path(x: .bias(layer: 1, node: 0), y: w0)
        }
        #expect(error?.axis == .x)
        let foreign = try Example.deep().network
        #expect(throws: LandscapeError.self) { try recording.path(x: w0, y: w1, on: foreign) }
    }
}

extension PathTests {
    @Test("Under the path lies the surface's own height, whichever two parameters it shows")
    func heights() throws {
        let recording = try Example.deep().run()
        let names = recording.experiment.network.parameterNames
        for (x, y) in [(names[0], names[20]), (names[16], names[10]), (names[18], names[19])] {
            let path = try recording.path(x: x, y: y)
            for step in [0, 7, 15] {
                var network = recording.experiment.network
                network[x] = path.x[step]
                network[y] = path.y[step]
                #expect(path.surfaceLoss[step] == recording.experiment.state(at: network).loss)
            }
        }
    }
}
