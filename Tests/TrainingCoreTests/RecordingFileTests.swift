import Tables
import Testing

@testable import TrainingCore

@Suite("Recordings in files")
struct RecordingFileTests {
    /// An experiment that has something of everything.
    private static func whole(_ change: (inout ExperimentDraft) -> Void = { _ in }) throws -> Experiment {
        var generator = SplitMix64(seed: 5)
        var number: Double { Double.random(in: -1.5...1.5, using: &generator) }
        let rows = (0..<12).map { _ in [number, number] }
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(
                    nodes: 3, activation: .tanh, biases: [0, 0.1, -0.0],
                    initialization: Initialization(.heNormal, seed: .max),
                    behind: [FunctionLayer(Dropout(rate: 0.25))]),
                .init(activation: .identity, weights: [[0.1, 1 / 3, -2]]),
            ], inputs: rows, targets: rows.map { [$0[0] * $0[1]] },
            optimizer: Optimizers.named("nadam", learningRate: 0.03) ?? .adam(),
            length: .epochs(3), batchSize: 4, shuffle: true, seed: 9_007_199_254_740_993,
            schedule: LearningRateSchedule(ExponentialSchedule(factor: 0.9), warmUp: 2), clipping: .norm(0.5))
        draft.preparation = DataPreparation(testShare: 0.25, seed: 7, standardizesInputs: true)
        draft.penalty = Penalty(l1: 0, l2: 0.01)
        draft.names = DataNames(inputs: ["length", "width, \"w\""], classes: ["no", "yes"])
        draft.recording = RecordingOptions(lossEvery: 2, weightsEvery: 3, traces: [4])
        change(&draft)
        return try draft.experiment()
    }

    private static func experiments() throws -> [Experiment] {
        [
            try Example.neuron(), try Example.neuron(updates: 0), try whole(),
            try whole { $0.penalty = Penalty(l1: 0.1, l2: 0, includesBiases: true) },
            try whole {
                $0.recording = RecordingOptions()
                $0.clipping = .value(0.1)
                $0.preparation = DataPreparation(standardizesInputs: true)
            },
        ] + (try (1...6).map { try Example.random(seed: $0, updates: 9, batchSize: 3, shuffle: true) })
    }

    @Test("An archive gives the recording back that was written, and so does JSON")
    func roundTrip() throws {
        for experiment in try Self.experiments() {
            let file = RecordingFile(id: "it", experiment.run())
            let read = try RecordingFile(bytes: file.archive.bytes())
            #expect(read.id == "it" && read.recording.experiment == experiment)
            // Not-a-number is not equal to itself: the bytes are.
            #expect(try read.archive.bytes() == file.archive.bytes())
            let text = Array("\(file.json)".utf8)
            #expect(RecordingFile.isRecording(text))
            let parsed = try RecordingFile(bytes: text)
            #expect("\(parsed.json)" == "\(file.json)")
            #expect(try parsed.archive.bytes() == file.archive.bytes())
            #expect(parsed.recording.final.network == file.recording.final.network)
        }
        let neuron = RecordingFile(try Example.neuron().run())
        #expect(try RecordingFile(bytes: neuron.archive.bytes()) == neuron)
        #expect(try RecordingFile(bytes: Array("\(neuron.json)".utf8)) == neuron)
    }

    @Test("The experiment of a recording, trained again, gives the same recording")
    func again() throws {
        for experiment in try Self.experiments() {
            let file = RecordingFile(experiment.run())
            let read = try RecordingFile(bytes: file.archive.bytes()).recording.experiment
            #expect(try RecordingFile(read.run()).archive.bytes() == file.archive.bytes())
        }
    }

    @Test("A training that ended early or diverged says so when it is read back")
    func endings() throws {
        let diverged = try Example.neuron(learningRate: 100, updates: 400).run()
        let early = try Example.neuron().run(untilLoss: 10)
        #expect(diverged.ending == .diverged && early.ending == .lossReached)
        for recording in [diverged, early] {
            let file = RecordingFile(recording)
            for bytes in [try file.archive.bytes(), Array("\(file.json)".utf8)] {
                let read = try RecordingFile(bytes: bytes).recording
                #expect(read.ending == recording.ending)
                #expect(read.divergedAtUpdate == recording.divergedAtUpdate)
                #expect(read.updateCount == recording.updateCount)
            }
        }
    }

    @Test("JSON holds evenly spread updates of a long training, an archive all")
    func budget() throws {
        let file = RecordingFile(try Example.neuron(learningRate: 1e-9, updates: 25_000).run())
        let read = try RecordingFile(bytes: Array("\(file.json)".utf8)).recording
        #expect(read.isThinned && read.loss == file.recording.loss)
        #expect(2 * read.parameters.elements.count <= RecordingFile.jsonBudget + 6)
        for (row, update) in read.keptUpdates.enumerated() {
            #expect(read.parameters.row(row) == file.recording.parameters.row(update))
        }
        #expect(try RecordingFile(bytes: file.archive.bytes()) == file)
    }

    @Test("Samples of many numbers are arrays, few stand in the experiment")
    func samples() throws {
        let count = 40_000
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[0.5]])],
            inputs: (0..<count).map { [Double($0) / 3] }, targets: (0..<count).map { [Double($0)] },
            optimizer: .gradientDescent(learningRate: 0), length: .updates(1)
        ).experiment()
        let file = RecordingFile(experiment.run())
        #expect(file.archive.arrays.contains { $0.name == "targets" })
        #expect(!RecordingFile(try Example.neuron().run()).archive.arrays.contains { $0.name == "targets" })
        #expect(try RecordingFile(bytes: file.archive.bytes()) == file)
    }

    @Test("What is damaged, cut off, foreign or old is refused with what to do")
    func refusals() throws {
        let recording = try Example.neuron().run()
        let file = RecordingFile(recording)
        let archive = try file.archive.bytes()
        let text = "\(file.json)"
        var weights = NumPyArchive()
        weights.add("W1", Matrix(rows: 1, columns: 3, known: [1, 2, 3]))
        let cases: [([UInt8], String)] = [
            (Array(archive.dropLast(20)), "damaged"), ([], "no"),
            (Array(text.utf8.dropLast(3)), "cut off or damaged"),
            (Array("\(recording.json)".utf8), "does not hold the experiment"),
            (try recording.archive.bytes(), "does not hold the experiment"),
            (try weights.bytes(), "no recording of a training: it holds W1"),
            (Array("{\"version\": 1}".utf8), "no recording of a training"),
            (Array(text.replacing("\"version\": 1", with: "\"version\": 2").utf8), "has the form 2"),
            (Array(text.replacing("[[0.0, 2.0, 1.0]", with: "[[0.5, 2.0, 1.0]").utf8), "does not belong"),
            (Array(text.replacing("\"loss\": [49.0, ", with: "\"loss\": [").utf8), "20 losses"),
            (
                Array(text.replacing("\"loss\": [49.0, ", with: "\"loss\": [\"a\", ").utf8),
                "no list of numbers"
            ),
            (Array(text.replacing("gradient-descent", with: "gradient").utf8), "is unknown"),
            (Array(text.replacing("\"complete\"", with: "\"over\"").utf8), "how it ended"),
        ]
        for (bytes, words) in cases {
            let error = #expect(throws: RecordingReadError.self) { try RecordingFile(bytes: bytes) }
            #expect(error?.description.contains(words) == true, "\(words): \(error?.description ?? "")")
        }
        for end in stride(from: 1, to: text.utf8.count, by: 97) {
            #expect(throws: RecordingReadError.self) {
                try RecordingFile(bytes: Array(text.utf8.prefix(end)))
            }
        }
    }
}
