import Testing
import TrainingCore

@Suite("The course's neuron: weights [0, 2, 1], input [1, 2, 3], target 0")
struct NeuronTests {
    @Test("It predicts 7, its MSE is 49 and its gradient [14, 28, 42]")
    func start() throws {
        let state = try Example.neuron().state()
        #expect(state.predictions.elements == [7])
        #expect(state.loss == 49)
        #expect(state.gradient == [14, 28, 42])
    }

    @Test("One update with η = 0.01 takes the prediction to 5.04 and the MSE to 25.4016")
    func oneUpdate() throws {
        let recording = try Example.neuron(updates: 1).run()
        #expect(recording.final.network.parameters == [-0.14, 1.72, 0.5800000000000001])
        #expect(recording.final.predictions.elements == [5.04])
        #expect(recording.loss == [49, 25.401600000000002])
    }

    @Test("The error falls by 0.72 and the MSE by 0.5184 at every update")
    func closedForm() throws {
        let recording = try Example.neuron().run()
        var power = 1.0
        for loss in recording.loss {
            #expect((loss - 49 * power).magnitude <= 1e-12 * 49 * power)
            power *= 0.5184
        }
        #expect(recording.loss.count == 21)
        #expect(recording.updateCount == 20)
        #expect(recording.batchLoss == Array(recording.loss.dropLast()))
    }

    @Test("The exercise's printed MSEs come out digit for digit")
    func printedNumbers() throws {
        let loss = try Example.neuron().run().loss
        #expect(Array(loss[1...3]) == [25.401600000000002, 13.16818944, 6.826389405696002])
        #expect((loss[20] - 0.00009627110070005501).magnitude < 1e-18)
    }

    @Test("Twenty updates end at weights [-0.49929916, 1.00140168, -0.49789747]")
    func finalWeights() throws {
        let weights = try Example.neuron().run().final.network.parameters
        for (weight, expected) in zip(weights, [-0.49929916, 1.00140168, -0.49789747]) {
            #expect((weight - expected).magnitude < 5e-9)
        }
    }

    @Test("Gradient descent converges below the learning rate 1/14 and diverges above it")
    func stabilityLimit() throws {
        let limit = try #require(try Example.neuron().learningRateLimit)
        #expect((limit - 1.0 / 14).magnitude < 1e-15)
        let below = try Example.neuron(learningRate: 0.99 * limit, updates: 500).run()
        let above = try Example.neuron(learningRate: 1.01 * limit, updates: 500).run()
        #expect(below.final.loss < 1e-6 * 49)
        #expect(above.final.loss > 1e6 * 49)
    }
}
