import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Reading penalties and what is recorded")
struct RecordingReaderTests {
    /// Three samples in batches of one: an epoch has three updates.
    private func read(_ text: String) -> (experiment: Experiment?, text: String) {
        let read = readExperiment(
            """
            network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
            data: {inputs: [[1], [2], [3]], targets: [1, 2, 3]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, epochs: 4, batch: 1}
            \(text)

            """)
        return (read.experiment, read.text)
    }

    @Test("A penalty arrives with both parts")
    func penalty() {
        #expect(read("penalty: {l2: 0.01}").experiment?.penalty == Penalty(l2: 0.01))
        #expect(
            read("penalty: {l1: 0.5, l2: 2, biases: true}").experiment?.penalty
                == Penalty(l1: 0.5, l2: 2, includesBiases: true))
        #expect(read("").experiment?.penalty == nil)
    }

    @Test("An interval is a number of updates or an epoch")
    func intervals() {
        #expect(
            read("recording: {loss-every: epoch, weights-every: 2, traces: [0, 11]}").experiment?.recording
                == RecordingOptions(lossEvery: 3, weightsEvery: 2, traces: [0, 11]))
        #expect(read("").experiment?.recording == RecordingOptions())
    }

    @Test(
        "What is wrong is said with its place and a remedy",
        arguments: [
            ("penalty: {l2: -1}", "4:15: error: l2 must be a number that is not negative, found -1"),
            ("penalty: {l3: 1}", "the penalty has no key \"l3\""),
            ("penalty: {biases: true}", "the penalty has neither l1 nor l2"),
            ("recording: {loss-every: 0}", "loss-every must be at least 1, found 0"),
            (
                "recording: {loss-every: often}",
                "loss-every must be a whole number from 1 to 1000000000 or epoch"
            ),
            ("recording: {traces: [-1]}", "an update, counted from 0, must be at least 0"),
            ("recording: {traces: 3}", "traces must be a list"),
            ("recording: {loss: 3}", "the recording has no key \"loss\""),
        ])
    func problems(text: String, message: String) {
        let read = read(text)
        #expect(read.experiment == nil)
        #expect(read.text.contains(message), "\(read.text)")
    }

    @Test("Weights that are kept too often for their number are refused with the way out")
    func tooMany() {
        let read = readExperiment(
            """
            network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
            data: {inputs: [[1]], targets: [1]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 25000000}
            recording: {weights-every: 1}

            """)
        let text = read.text
        #expect(text.contains("25000000 updates would record more than 134217728 numbers"), "\(text)")
        #expect(read.text.contains("keep weights less often (recording, weights-every)"))
    }
}
