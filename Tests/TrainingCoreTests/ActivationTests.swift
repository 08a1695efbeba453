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

    @Test("Slopes are the derivatives of the values", arguments: Activation.allCases)
    func derivative(activation: Activation) {
        for z in [-3.0, -1.5, -0.25, 0.25, 0.7, 2.9] {
            let difference = (activation.value(z + 0x1p-18) - activation.value(z - 0x1p-18)) / 0x1p-17
            #expect((difference - activation.slope(atPreActivation: z)).magnitude < 1e-9)
        }
    }

    @Test("Not-a-number stays not-a-number", arguments: Activation.allCases)
    func notANumber(activation: Activation) {
        #expect(activation.value(.nan).isNaN)
    }

    @Test("The MSE is the mean over samples and outputs, without a factor ½")
    func meanSquaredError() {
        let predictions = Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4])
        let targets = Matrix(rows: 2, columns: 2, elements: [0, 0, 0, 0])
        #expect(Loss.meanSquaredError.value(predictions: predictions, targets: targets) == 7.5)
    }
}
