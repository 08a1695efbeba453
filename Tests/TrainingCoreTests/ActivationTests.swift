import Testing
import TrainingCore

@Suite("Activations")
struct ActivationTests {
    @Test("The slope of relu at 0 is 0")
    func reluAtZero() {
        #expect(Activation.relu.slope(atPreActivation: 0) == 0)
        #expect(Activation.relu.slope(atPreActivation: .leastNonzeroMagnitude) == 1)
        #expect(Activation.relu.value(-3) == 0)
        #expect(Activation.relu.value(3) == 3)
    }

    @Test("Sigmoid is ½ at 0 with slope ¼ and saturates without overflow")
    func sigmoid() {
        #expect(Activation.sigmoid.value(0) == 0.5)
        #expect(Activation.sigmoid.slope(atPreActivation: 0) == 0.25)
        #expect(Activation.sigmoid.value(1000) == 1)
        #expect(Activation.sigmoid.value(-1000) == 0)
        #expect(Activation.sigmoid.slope(atPreActivation: -1000) == 0)
    }

    @Test("Slopes are the derivatives of the values", arguments: Activations.all.prototypes)
    func derivative(activation: Activation) {
        for z in [-3.0, -1.5, -0.25, 0.25, 0.7, 2.9] {
            let difference = (activation.value(z + 0x1p-18) - activation.value(z - 0x1p-18)) / 0x1p-17
            #expect((difference - activation.slope(atPreActivation: z)).magnitude < 1e-9)
        }
    }

    @Test("Leaky relu, elu and softplus have their textbook values and slopes")
    func textbook() {
        #expect(Activation.leakyReLU.value(-2) == -0.02)
        #expect(Activation.leakyReLU.slope(atPreActivation: 0) == 0.01)
        #expect(Activation.elu.value(3) == 3)
        #expect((Activation.elu.value(-1) - (0.36787944117144233 - 1)).magnitude < 1e-16)
        #expect(Activation.elu.slope(atPreActivation: 0) == 1)
        #expect((Activation.softplus.value(0) - 0.6931471805599453).magnitude < 1e-16)
        #expect(Activation.softplus.slope(atPreActivation: 0) == 0.5)
        #expect(Activation.softplus.value(1000) == 1000)
        #expect(Activation.softplus.value(-1000) == 0)
        #expect(Activation.softplus.slope(atPreActivation: 1000) == 1)
    }

    @Test("Softmax is a distribution, the same if all pre-activations grow, and never overflows")
    func softmax() throws {
        func values(_ z: [Double]) throws -> [Double] {
            let network = try Network(
                inputCount: 1,
                layers: [
                    Layer(weights: Matrix(rows: z.count, columns: 1, known: z), activation: .softmax)
                ])
            return network.outputs(of: Matrix(rows: 1, columns: 1, known: [1])).elements
        }
        #expect(try values([0, 0]) == [0.5, 0.5])
        #expect(try values([1000, 1000, 1000, 1000]) == [0.25, 0.25, 0.25, 0.25])
        #expect(try values([1000, -1000]) == [1, 0])
        let (base, moved) = (try values([0.5, -1, 2]), try values([8.5, 7, 10]))
        #expect(base == moved)
        #expect((base.reduce(0, +) - 1).magnitude < 1e-15)
        #expect(try values([.nan, 0]).allSatisfy(\.isNaN))
        #expect(!Activation.softmax.isElementwise)
        #expect(Activations.elementwise.count == Activations.all.prototypes.count - 1)
    }

    @Test(
        "A layer's values are those of its nodes, and nothing is lost on the way",
        arguments: Activations.elementwise)
    func layers(activation: Activation) throws {
        let z = [-800, -30, -3, -0.5, -1e-9, 0, 1e-300, 0.25, 2, 19, 25, 800, .infinity, -.infinity, .nan]
        let layer = Layer(weights: Matrix(rows: z.count, columns: 1, known: z), activation: activation)
        let network = try Network(inputCount: 1, layers: [layer])
        let values = network.outputs(of: Matrix(rows: 1, columns: 1, known: [1])).elements
        for (value, z) in zip(values, z) {
            let expected = activation.value(z)
            // The kernel's sigmoid ends at e⁻⁷⁰⁸, about 3e-308, where the other goes on to 0.
            let limit = max(4 * expected.ulp, 1e-307)
            let isClose = value == expected || (value - expected).magnitude <= limit
            #expect(isClose || (z.isNaN && value.isNaN), "\(z): \(value), not \(expected)")
        }
    }

    @Test("Not-a-number stays not-a-number", arguments: Activations.all.prototypes)
    func notANumber(activation: Activation) {
        #expect(activation.value(.nan).isNaN)
    }
}
