import LossLandscape
import Testing
import TrainingCore

@Suite("Loss curves")
struct CurveTests {
    @Test("Along a weight the neuron's loss is a parabola with its minimum where the error is 0")
    func parabola() throws {
        let curve = try Example.neuron().lossCurve(along: ParameterRange(parsing: "W1[0,1]=-2:2:5"))
        #expect(curve.x == [-2, -1, 0, 1, 2])
        #expect(curve.loss == [1, 1, 9, 25, 49])
        #expect(try #require(curve.minimum) == (index: 0, loss: 1))
    }

    @Test("Along the negative gradient the loss falls to 0 at the step 1/28")
    func lineSearch() throws {
        let experiment = try Example.neuron()
        let gradient = experiment.state().gradient
        let curve = experiment.lossCurve(
            alongDirection: gradient.map { -$0 }, steps: [0, 0.01, 1.0 / 28, 1.0 / 14],
            from: experiment.network)
        for (loss, expected) in zip(curve.loss, [49, 25.4016, 0, 49]) {
            #expect((loss - expected).magnitude < 1e-12)
        }
    }

    @Test("A curve is the row of the surface through the network", arguments: 0..<21)
    func rowOfSurface(index: Int) throws {
        let experiment = try Example.deep()
        let name = experiment.network.parameterNames[index]
        let other = experiment.network.parameterNames[(index + 1) % 21]
        let held = try #require(experiment.network[other])
        let axis = try ParameterRange(parameter: name, from: -2, to: 1, points: 7)
        let surface = try experiment.lossSurface(
            x: axis, y: ParameterRange(parameter: other, from: held, to: held + 1, points: 2))
        for (onCurve, onSurface) in zip(try experiment.lossCurve(along: axis).loss, surface.loss) {
            #expect((onCurve - onSurface).magnitude <= 1e-15)
        }
    }

    @Test("A parameter that does not exist is an error")
    func unknown() throws {
        let experiment = try Example.neuron()
        let axis = try ParameterRange(parsing: "b1[0]=-2:2:5")
        let error = #expect(throws: LandscapeError.self) { try experiment.lossCurve(along: axis) }
        #expect(error?.message == "There is no b1[0]: layer 1 has no biases.")
    }
}
