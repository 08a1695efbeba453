import Testing

@testable import TrainingCore

@Suite("Validation data, accuracies and what else is taken while a training goes on")
struct ValidationDataTests {
    /// A classifier of generated moons with all parts of data.
    static func classifier(
        _ change: (inout ExperimentDraft) -> Void = { _ in }
    ) throws -> Experiment {
        let data = DataGenerator(.moons, samples: 60, noise: 0.2, seed: 3).dataset()
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(nodes: 6, activation: .relu, initialization: Initialization(.heNormal, seed: 2)),
                .init(nodes: 1, activation: .sigmoid, initialization: Initialization(.heNormal, seed: 2)),
            ], inputs: data.inputs.nested, targets: data.targets.nested, loss: .binaryCrossEntropy,
            optimizer: .adam(learningRate: 0.05), length: .updates(12), batchSize: 8, shuffle: true)
        draft.preparation = DataPreparation(
            testShare: 0.25, seed: 4, validationShare: 0.2, validationSeed: 9, standardizesInputs: true)
        change(&draft)
        return try draft.experiment()
    }

    @Test("Three parts take each sample once, and the test samples do not depend on the validation samples")
    func split() throws {
        let all = DataGenerator(.xor, samples: 40, seed: 2).dataset()
        let alone = DataPreparation(testShare: 0.25, seed: 6).apply(to: all)
        let both = DataPreparation(
            testShare: 0.25, seed: 6, validationShare: 0.2, validationSeed: 1
        ).apply(to: all)
        #expect(both.record.testSamples == alone.record.testSamples)
        #expect(both.test == alone.test)
        #expect(both.validation?.sampleCount == 8 && both.training.sampleCount == 22)
        #expect(Set(both.record.testSamples).isDisjoint(with: both.record.validationSamples))
        let validation = try #require(both.validation)
        for (row, sample) in both.record.validationSamples.enumerated() {
            #expect(validation.inputs.row(row) == all.inputs.row(sample))
        }
        #expect(DataPreparation(validationShare: 0.9).trainingCount(of: 2) == 1)
    }

    @Test("Shares that leave nothing to train on are refused with their place")
    func refused() throws {
        func places(_ change: (inout ExperimentDraft) -> Void) -> [String] {
            var draft = ExperimentDraft(
                inputCount: 1, layers: [.init(activation: .identity, weights: [[1]])], inputs: [[1], [2]],
                targets: [[1], [2]], optimizer: .gradientDescent(learningRate: 0.1), length: .updates(1))
            change(&draft)
            return draft.problems.map(\.place)
        }
        #expect(
            places { $0.preparation = DataPreparation(testShare: 0.5, validationShare: 0.5) } == [
                "data.validation.share"
            ])
        #expect(
            places { $0.preparation = DataPreparation(testShare: 0.3, validationShare: 0.3) } == [
                "data.validation"
            ])
        #expect(
            places { $0.preparation = DataPreparation(validationShare: 1.5) } == ["data.validation.share"])
        #expect(places { $0.earlyStopping = EarlyStopping() } == ["training.early-stopping.on"])
        #expect(
            places { $0.earlyStopping = EarlyStopping(on: .training, patience: 0) } == [
                "training.early-stopping.patience"
            ])
        #expect(places { $0.preparation = DataPreparation(validationShare: 0.5) }.isEmpty)
    }

    @Test("Losses and accuracies of all parts are those of the network at every update", arguments: [8, nil])
    func histories(batchSize: Int?) throws {
        let recording = try Self.classifier { $0.batchSize = batchSize }.run()
        let experiment = recording.experiment
        for part in DataPart.allCases {
            let data = try #require(experiment.data(of: part))
            let history = recording.history(of: part)
            #expect(history.loss.count == 13 && history.accuracy.count == 13)
            for update in 0...12 {
                let network = try #require(recording.network(after: update))
                let predictions = network.outputs(of: data.inputs)
                let right = zip(predictions.elements, data.targets.elements).count {
                    ($0 >= 0.5) == ($1 == 1)
                }
                #expect(history.accuracy[update] == Double(right) / Double(data.sampleCount))
                let loss = try experiment.loss.value(predictions: predictions, targets: data.targets)
                #expect((history.loss[update] - loss).magnitude < 1e-12)
            }
        }
        #expect(recording.accuracy.last != recording.accuracy.first)
    }

    @Test("Regressions have no accuracy, also where their targets happen to be 0 and 1")
    func regression() throws {
        let neuron = try Example.neuron()
        #expect(neuron.run().accuracy.isEmpty)
        #expect(neuron.classRule == nil && neuron.classRuleOnDemand != nil)
        let line = try Self.classifier {
            $0.layers[1].activation = .identity
            $0.loss = .meanSquaredError
        }
        #expect(line.run().testAccuracy.isEmpty)
        let classifier = try Self.classifier { $0.loss = .meanSquaredError }
        #expect(!classifier.run().testAccuracy.isEmpty)
    }

    @Test("Dead units are those that no training sample reaches", arguments: [8, nil])
    func deadUnits(batchSize: Int?) throws {
        let recording = try Self.classifier {
            $0.batchSize = batchSize
            $0.layers[0] = .init(
                activation: .relu, weights: [[1, 0], [0, 1], [0, 0], [-1, 1], [2, 1]],
                biases: [0, 0, -1, -100, 100])
            $0.recording = RecordingOptions(lossEvery: 3)
        }.run()
        #expect(recording.deadUnits[0] == 0.4)
        #expect(recording.deadUnits[1].isNaN && recording.deadUnits.count == 13)
        for update in recording.lossUpdates {
            let network = try #require(recording.network(after: update))
            let values = network.trace(recording.experiment.data.inputs).layers[0].values
            let dead = (0..<5).count { unit in values.column(unit).allSatisfy { $0 == 0 } }
            #expect(recording.deadUnits[update] == Double(dead) / 5)
        }
    }

    @Test("The norms of the layers make the norm of the gradient")
    func layerNorms() throws {
        let recording = try Self.classifier().run()
        let norms = recording.layerGradientNorms
        #expect(norms.rows == 12 && norms.columns == 2)
        for update in 0..<12 {
            let whole = norms.row(update).reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect((whole - recording.gradientNorms[update]).magnitude < 1e-12)
        }
    }

    @Test("A batch larger than the data is all of it, with a note")
    func largeBatch() throws {
        let large = try Self.classifier { $0.batchSize = 1000 }
        let all = try Self.classifier { $0.batchSize = nil }
        #expect(large.run().loss == all.run().loss)
        #expect(large.warnings.map(\.place) == ["training.batch"])
        #expect(all.warnings.isEmpty)
        let bytes = try RecordingFile(large.run()).archive.bytes()
        #expect(try RecordingFile(bytes: bytes).recording.experiment == large)
    }

    @Test("Where losses cost more than the training, a note names the key")
    func costs() throws {
        let data = DataGenerator(.moons, samples: 20_000, noise: 0.1, seed: 3).dataset()
        func draft(_ options: RecordingOptions) -> ExperimentDraft {
            var draft = ExperimentDraft(
                inputCount: 2, layers: [.init(activation: .sigmoid, weights: [[1, 1]])],
                inputs: data.inputs.nested, targets: data.targets.nested, loss: .binaryCrossEntropy,
                optimizer: .gradientDescent(learningRate: 0.1), length: .epochs(2), batchSize: 10)
            draft.recording = options
            return draft
        }
        let warnings = try draft(RecordingOptions()).experiment().warnings
        #expect(warnings.map(\.place) == ["recording.loss-every"])
        #expect(warnings.first?.message.hasPrefix("About 100 % of the work") == true)
        #expect(try draft(RecordingOptions(lossEvery: 2000)).experiment().warnings.isEmpty)
    }

    @Test("Tables, archives and JSON have the series of the parts, and are read back")
    func files() throws {
        let file = RecordingFile(try Self.classifier { $0.recording = RecordingOptions(lossEvery: 4) }.run())
        let lines = String(decoding: file.recording.table.csvBytes, as: UTF8.self).split(
            whereSeparator: \.isNewline)
        let columns =
            "update,loss,batch_loss,test_loss,accuracy,test_accuracy,validation_loss,validation_accuracy,"
            + "dead_units,learning_rate,gradient_norm,\"W1[0,0]\""
        #expect(lines[0].hasPrefix(columns))
        let cells = lines[2].split(separator: ",", omittingEmptySubsequences: false)
        #expect(Array(cells[3...8]) == ["", "", "", "", "", ""])
        for name in ["testLoss", "accuracy", "testAccuracy", "validationLoss", "validationAccuracy"] {
            #expect(file.json[name]?.items?.count == 13)
            #expect(file.recording.values[name]?[12] == file.json[name]?[12])
        }
        #expect(file.json["preparation"]?["validationSamples"]?.items?.count == 12)
        let sample = "\(file.json["preparation"]?["testSamples"]?[0] ?? .null)"
        #expect(Int(sample) != nil)
        let read = try RecordingFile(bytes: file.archive.bytes())
        #expect(try read.archive.bytes() == file.archive.bytes())
        let parsed = try RecordingFile(bytes: Array("\(file.json)".utf8))
        #expect(try parsed.archive.bytes() == file.archive.bytes())
    }
}
