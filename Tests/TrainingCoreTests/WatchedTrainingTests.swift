import Foundation
import Testing

@testable import TrainingCore

/// Trainings by PyTorch in float64 that look at the loss of samples of their own: see `Oracles/watched.json`.
private struct WatchedOracle: Decodable {
    struct Plateau: Decodable {
        let factor: Double
        let patience: Int
        let threshold: Double?
        let cooldown: Int?
        let minimum: Double?
        enum CodingKeys: String, CodingKey {
            case factor, patience, threshold, cooldown
            case minimum = "min_lr"
        }
    }
    struct Run: Decodable {
        let vals: [Double]
        let rates: [Double]
        let best: Int
        let stopped: Int
        let final: [Double]
        let plateau: Plateau?
        let patience: Int?
        let delta: Double?
        let lr: Double
        let updates: Int
    }
    let first: [[Double]]
    let second: [[Double]]
    let inputs: [[Double]]
    let targets: [Double]
    let validationInputs: [[Double]]
    let validationTargets: [Double]
    let runs: [Run]

    static func read() throws -> WatchedOracle {
        let url = try #require(
            Bundle.module.url(forResource: "watched", withExtension: "json", subdirectory: "Oracles"))
        return try JSONDecoder().decode(WatchedOracle.self, from: Data(contentsOf: url))
    }

    func experiment(_ run: Run, recording: RecordingOptions = RecordingOptions()) throws -> Experiment {
        func data(_ inputs: [[Double]], _ targets: [Double]) throws -> Dataset {
            Dataset(
                inputs: try #require(Matrix(rowsOf: inputs)),
                targets: Matrix(rows: targets.count, columns: 1, known: targets))
        }
        var schedule = LearningRateSchedule.constant
        if let plateau = run.plateau {
            schedule = LearningRateSchedule(
                PlateauSchedule(
                    factor: plateau.factor, patience: plateau.patience, on: .validation,
                    threshold: plateau.threshold ?? 1e-4, cooldown: plateau.cooldown ?? 0,
                    minimum: plateau.minimum ?? 0))
        }
        return try Experiment(
            network: Network(
                inputCount: 2,
                layers: [
                    Layer(
                        weights: try #require(Matrix(rowsOf: first)), biases: [0, 0, 0, 0], activation: .tanh),
                    Layer(weights: try #require(Matrix(rowsOf: second)), biases: [0], activation: .sigmoid),
                ]), data: data(inputs, targets), loss: .binaryCrossEntropy,
            training: Training(
                optimizer: .gradientDescent(learningRate: run.lr, momentum: 0.9), updates: run.updates,
                schedule: schedule,
                earlyStopping: run.patience.map {
                    EarlyStopping(on: .validation, patience: $0, minDelta: run.delta ?? 0)
                }), validation: data(validationInputs, validationTargets), recording: recording)
    }
}

@Suite("Trainings that look at losses")
struct WatchedTrainingTests {
    private func expectClose(_ found: [Double], _ wanted: [Double], _ what: String) {
        #expect(found.count == wanted.count, "\(what)")
        for (value, oracle) in zip(found, wanted) {
            #expect((value - oracle).magnitude <= 1e-12 * max(1, oracle.magnitude), "\(what)")
        }
    }

    @Test("Plateaus and early stopping are PyTorch's", arguments: 0..<4)
    func oracle(index: Int) throws {
        let oracle = try WatchedOracle.read()
        let run = oracle.runs[index]
        let recording = try oracle.experiment(run).run()
        #expect(recording.updateCount == run.stopped)
        expectClose(recording.learningRates, run.rates, "rates")
        expectClose(recording.validationLoss, run.vals, "losses")
        expectClose(recording.final.network.parameters, run.final, "weights")
        guard run.patience != nil else { return }
        #expect(recording.ending == .stoppedEarly)
        #expect(recording.bestUpdate == run.best && recording.finalUpdate == run.best)
        #expect(recording.final.loss == recording.loss[run.best])
    }

    @Test("Without restoring the training ends with its last weights, and says which were best")
    func notRestored() throws {
        let oracle = try WatchedOracle.read()
        let experiment = try oracle.experiment(oracle.runs[2])
        var training = experiment.training
        training.earlyStopping?.restoresBest = false
        let recording = try experiment.with(training: training).run()
        #expect(recording.bestUpdate == oracle.runs[2].best)
        #expect(recording.finalUpdate == recording.updateCount)
        #expect(recording.final.network == recording.network(after: recording.updateCount))
    }

    @Test("The best weights are kept where others are thinned, and all is read back from files")
    func thinned() throws {
        let oracle = try WatchedOracle.read()
        for (index, options) in [(2, RecordingOptions(weightsEvery: 4)), (0, .init()), (2, .init())] {
            let whole = try oracle.experiment(oracle.runs[index]).run()
            let recording = try oracle.experiment(oracle.runs[index], recording: options).run()
            if let best = recording.bestUpdate {
                #expect(recording.network(after: best) == recording.final.network)
                let row = try #require(recording.row(after: best))
                #expect(recording.gradients.row(row) == whole.gradients.row(best))
            }
            // A recording in a file has one set of data, which is split again when it is read.
            var draft = ExperimentDraft(
                inputCount: 2,
                layers: whole.experiment.network.layers.map {
                    .init(activation: $0.activation, weights: $0.weights.nested, biases: $0.biases)
                }, inputs: oracle.inputs + oracle.validationInputs,
                targets: (oracle.targets + oracle.validationTargets).map { [$0] }, loss: .binaryCrossEntropy,
                optimizer: whole.experiment.training.optimizer, length: .updates(300),
                schedule: whole.experiment.training.schedule)
            draft.preparation = DataPreparation(validationShare: 0.4, validationSeed: 3)
            draft.earlyStopping = whole.experiment.training.earlyStopping
            draft.recording = options
            let file = RecordingFile(try draft.experiment().run())
            let read = try RecordingFile(bytes: file.archive.bytes())
            #expect(try read.archive.bytes() == file.archive.bytes())
            #expect(read.recording.final == file.recording.final)
            #expect(read.recording.learningRates == file.recording.learningRates)
            let parsed = try RecordingFile(bytes: Array("\(file.json)".utf8))
            #expect(parsed.recording.final == file.recording.final)
            #expect(parsed.recording.bestUpdate == file.recording.bestUpdate)
        }
    }

    @Test("What looks at the test samples is allowed, with a note that they are no test any more")
    func onTest() throws {
        let experiment = try ValidationDataTests.classifier {
            $0.earlyStopping = EarlyStopping(on: .test, patience: 3)
            $0.schedule = LearningRateSchedule(PlateauSchedule(on: .test))
        }
        #expect(
            experiment.warnings.map(\.place) == ["training.schedule.on", "training.early-stopping.on"])
    }
}

@Suite("Accuracies and schedules of others")
struct ForeignNumberTests {
    private struct Classifier: Decodable {
        let name: String
        let loss: String
        let activations: [String]
        let weights: [[[Double]]]
        let biases: [[Double]]
        let inputs: [[Double]]
        let targets: [[Double]]
        let accuracy: Double
    }

    private static func read<Value: Decodable>(_ name: String) throws -> Value {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Oracles"))
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
    }

    @Test("Accuracies are scikit-learn's, on five data sets")
    func accuracies() throws {
        let cases: [Classifier] = try Self.read("accuracy")
        #expect(cases.count == 5)
        for one in cases {
            let layers = try zip(one.activations, zip(one.weights, one.biases)).map {
                ExperimentDraft.Layer(
                    activation: try #require(Activations.named($0)), weights: $1.0, biases: $1.1)
            }
            let experiment = try ExperimentDraft(
                inputCount: one.inputs[0].count, layers: layers, inputs: one.inputs, targets: one.targets,
                loss: try #require(Losses.named(one.loss)), optimizer: .gradientDescent(learningRate: 0),
                length: .updates(1), batchSize: 7
            ).experiment()
            let recording = experiment.run()
            #expect(recording.accuracy == [one.accuracy, one.accuracy], "\(one.name)")
        }
    }

    @Test("Schedules have PyTorch's rates")
    func schedules() throws {
        let oracle: [String: [Double]] = try Self.read("schedules")
        let schedules: [(String, LearningRateSchedule)] = [
            ("{name: step, every: 5, factor: 0.5}", .init(.step(every: 5, factor: 0.5))),
            ("{name: exponential, factor: 0.9}", .init(.exponential(factor: 0.9))),
            ("{name: cosine, over: 24, minimum: 0.01}", .init(.cosine(over: 24, minimum: 0.01))),
            ("{name: linear, from: 0.5, to: 0.1, over: 10}", .init(.linear(from: 0.5, to: 0.1, over: 10))),
            ("{name: cyclic, lowest: 0.02, over: 4}", .init(.cyclic(lowest: 0.02, over: 4))),
            ("{name: one-cycle, highest: 0.5}", .init(.oneCycle(highest: 0.5))),
        ]
        #expect(oracle.count == schedules.count)
        for (name, schedule) in schedules {
            let wanted = try #require(oracle[name])
            for (update, rate) in wanted.enumerated() {
                let found = schedule.learningRate(atUpdate: update, of: wanted.count, base: 0.2)
                #expect((found - rate).magnitude < 1e-13, "\(name) at \(update)")
            }
        }
    }
}
