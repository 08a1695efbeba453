import Testing
import TrainingCore

@Suite("Trainings in lockstep")
struct LockstepTests {
    /// What the trainings of a group have in common.
    private struct Frame {
        let loss: Loss
        let layers: [(nodes: Int, hasBiases: Bool, activation: Activation)]
        let inputs: Int
        let samples: Int
        let batchSize: Int?
        let updates: Int

        init(_ generator: inout SplitMix64) {
            loss = Losses.all.prototypes.randomElement(using: &generator) ?? .meanSquaredError
            inputs = Int.random(in: 1...4, using: &generator)
            samples = Int.random(in: 3...14, using: &generator)
            // Often with a last batch that is short.
            batchSize = Bool.random(using: &generator) ? nil : Int.random(in: 1...samples, using: &generator)
            updates = Int.random(in: 1...24, using: &generator)
            var layers: [(nodes: Int, hasBiases: Bool, activation: Activation)] = []
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                layers.append(
                    (
                        Int.random(in: 1...9, using: &generator), Bool.random(using: &generator),
                        Activations.elementwise.randomElement(using: &generator) ?? .tanh
                    ))
            }
            let last = layers.count - 1
            if Int.random(in: 0..<4, using: &generator) == 0 { layers[last].activation = .softmax }
            if let wanted = loss.needed { layers[last].activation = wanted }
            if layers[last].activation == .softmax { layers[last].nodes = max(2, layers[last].nodes) }
            self.layers = layers
        }
    }

    /// One training of a group: all that may differ is drawn.
    private static func experiment(_ frame: Frame, _ generator: inout SplitMix64) throws -> Experiment {
        func number() -> Double { Double.random(in: -1.5...1.5, using: &generator) }
        var feeding = frame.inputs
        var layers: [Layer] = []
        for layer in frame.layers {
            layers.append(
                Layer(
                    weights: Matrix(
                        rows: layer.nodes, columns: feeding,
                        known: (0..<layer.nodes * feeding).map { _ in number() }),
                    biases: layer.hasBiases ? (0..<layer.nodes).map { _ in number() } : nil,
                    activation: layer.activation))
            feeding = layer.nodes
        }
        func data(_ samples: Int) -> Dataset {
            var targets: [Double] = []
            for _ in 0..<samples {
                let chosen = Int.random(in: 0..<feeding, using: &generator)
                targets += (0..<feeding).map { node in
                    switch frame.loss {
                    case .crossEntropy: node == chosen ? 1 : 0
                    case .binaryCrossEntropy: Bool.random(using: &generator) ? 0.25 : 1
                    case .hinge: Bool.random(using: &generator) ? -1 : 1
                    default: number()
                    }
                }
            }
            return Dataset(
                inputs: Matrix(
                    rows: samples, columns: frame.inputs,
                    known: (0..<samples * frame.inputs).map { _ in number() }),
                targets: Matrix(rows: samples, columns: feeding, known: targets))
        }
        // Now and then one that overflows, or whose numbers are nearly nothing.
        let rates: [Double] = [0.01, 0.1, 0.5, 1, 30, 1e80, 1e200, 1e-305]
        let rate = rates.randomElement(using: &generator) ?? 0.1
        let rules = Optimizers.all.prototypes.filter { !$0.rule.searchesLoss }
        var schedule = Schedules.all.prototypes.randomElement(using: &generator) ?? .constant
        if Bool.random(using: &generator) { schedule = .constant }
        schedule.warmUp = Bool.random(using: &generator) ? 0 : 3
        var training = Training(
            optimizer: Bool.random(using: &generator)
                ? .gradientDescent(
                    learningRate: rate, momentum: 0.9, nesterov: true,
                    variant: Bool.random(using: &generator) ? .keras : .pyTorch)
                : (rules.randomElement(using: &generator) ?? rules[0]).with(learningRate: rate),
            updates: frame.updates, batchSize: frame.batchSize, shuffle: Bool.random(using: &generator),
            seed: generator.next(), schedule: schedule)
        let clippings: [GradientClipping?] = [nil, nil, .norm(0.5), .value(0.1)]
        training.clipping = clippings.randomElement(using: &generator) ?? nil
        let every = Int.random(in: 1...9, using: &generator)
        if Bool.random(using: &generator) {
            training.earlyStopping = EarlyStopping(
                on: .validation, patience: 2, restoresBest: Bool.random(using: &generator))
        }
        return try Experiment(
            network: Network(inputCount: frame.inputs, layers: layers), data: data(frame.samples),
            loss: frame.loss, training: training, test: Bool.random(using: &generator) ? data(5) : nil,
            validation: data(4),
            penalty: Bool.random(using: &generator) ? Penalty(l1: 0.01, l2: 0.02) : nil,
            recording: RecordingOptions(
                lossEvery: every, weightsEvery: Int.random(in: 1...5, using: &generator)))
    }

    private static func same(_ one: [Double], _ other: [Double]) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
    }

    private static func expectSame(_ together: Recording, _ alone: Recording, _ what: Comment) {
        for part in DataPart.allCases {
            #expect(same(together.history(of: part).loss, alone.history(of: part).loss), what)
            #expect(same(together.history(of: part).accuracy, alone.history(of: part).accuracy), what)
        }
        #expect(same(together.deadUnits, alone.deadUnits), what)
        #expect(same(together.penalty, alone.penalty), what)
        #expect(same(together.gradientNorms, alone.gradientNorms), what)
        #expect(same(together.learningRates, alone.learningRates), what)
        #expect(together.keptUpdates == alone.keptUpdates, what)
        #expect(same(together.parameters.elements, alone.parameters.elements), what)
        #expect(same(together.gradients.elements, alone.gradients.elements), what)
        #expect(same(together.final.network.parameters, alone.final.network.parameters), what)
        #expect(same(together.final.predictions.elements, alone.final.predictions.elements), what)
        #expect(together.bestUpdate == alone.bestUpdate, what)
        #expect(together.divergedAtUpdate == alone.divergedAtUpdate, what)
        #expect(together.ending == alone.ending, what)
        #expect(together.batchLoss.count == alone.batchLoss.count, what)
    }

    @Test("Each training of a group has the bits of the same training alone", arguments: 1...12)
    func equal(part: UInt64) throws {
        var endings: Set<Recording.Ending> = []
        for round in 0..<25 {
            var generator = SplitMix64(seed: part * 1000 + UInt64(round))
            let frame = Frame(&generator)
            let group = try (0..<Int.random(in: 1...LockstepShape.width, using: &generator)).map { _ in
                try Self.experiment(frame, &generator)
            }
            let shape = try #require(LockstepShape(group[0]))
            let recordings = try #require(Experiment.run(group, inLockstepAs: shape))
            #expect(recordings.count == group.count)
            for (index, recording) in recordings.enumerated() {
                let alone = group[index].run()
                Self.expectSame(
                    recording, alone, "part \(part), round \(round), training \(index) of \(group.count)")
                endings.insert(alone.ending)
            }
        }
        #expect(endings == [.complete, .diverged, .stoppedEarly])
    }

    @Test(
        "A loss that overflows ends a training of all data at the same update, also where no loss is written down"
    )
    func overflow() throws {
        let group = try [0.1, 1e3, 1e40, 1e90].map { rate in
            try ExperimentDraft(
                inputCount: 1, layers: [.init(activation: .identity, weights: [[1]])], inputs: [[2], [3]],
                targets: [[0], [1]], optimizer: .gradientDescent(learningRate: rate), length: .updates(400)
            ).experiment().with(recording: RecordingOptions(lossEvery: 400))
        }
        let shape = try #require(LockstepShape(group[0]))
        let recordings = try #require(Experiment.run(group, inLockstepAs: shape))
        for (recording, experiment) in zip(recordings, group) {
            let alone = experiment.run()
            #expect(recording.divergedAtUpdate == alone.divergedAtUpdate)
            #expect(recording.updateCount == alone.updateCount)
            Self.expectSame(recording, alone, "\(experiment.training.optimizer.learningRate)")
        }
        #expect(Set(recordings.map(\.divergedAtUpdate)).count > 2)
    }

    @Test("Losses of batches are not taken, and a group that is stopped keeps nothing")
    func limits() throws {
        let experiment = try Example.random(seed: 3, updates: 5, batchSize: 2)
        let shape = try #require(LockstepShape(experiment))
        let recordings = try #require(Experiment.run([experiment, experiment], inLockstepAs: shape))
        #expect(recordings.allSatisfy { $0.batchLoss.allSatisfy(\.isNaN) && $0.batchLoss.count == 5 })
        #expect(Experiment.run([experiment], inLockstepAs: shape, mayContinue: { false }) == nil)
    }

    @Test("Trainings are of one shape where only seeds, rates, rules, orders and weights differ")
    func shapes() throws {
        let experiment = try Example.random(seed: 7, updates: 5, batchSize: 3)
        let shape = try #require(LockstepShape(experiment))
        func changed(_ change: (inout Training) -> Void) throws -> LockstepShape? {
            var training = experiment.training
            change(&training)
            return LockstepShape(try experiment.with(training: training))
        }
        #expect(try changed { $0.optimizer = .adam(learningRate: 2) } == shape)
        #expect(try changed { ($0.shuffle, $0.seed) = (true, 9) } == shape)
        #expect(try changed { $0.schedule = .plateau(factor: 0.5) } == shape)
        #expect(try changed { $0.batchSize = 2 } != shape)
        #expect(try changed { $0.updates = 6 } != shape)
        let other = try Example.random(seed: 8, updates: 5, batchSize: 3)
        #expect(LockstepShape(other) != shape)
    }

    @Test("Alone are trained: what has anything behind a layer, what searches the loss, and what is large")
    func refusals() throws {
        let experiment = try Example.random(seed: 7, updates: 5)
        var training = experiment.training
        training.optimizer = .lbfgs()
        #expect(LockstepShape(try experiment.with(training: training)) == nil)
        func draft(nodes: Int, samples: Int, updates: Int = 5, dropout: Double?) throws -> LockstepShape? {
            let layers: [ExperimentDraft.Layer] = [
                .init(
                    activation: .relu, weights: [[Double]](repeating: [1], count: nodes),
                    behind: dropout.map { [FunctionLayer(Dropout(rate: $0))] } ?? []),
                .init(activation: .identity, weights: [[Double](repeating: 1, count: nodes)]),
            ]
            return LockstepShape(
                try ExperimentDraft(
                    inputCount: 1, layers: layers, inputs: [[Double]](repeating: [1], count: samples),
                    targets: [[Double]](repeating: [1], count: samples),
                    optimizer: .gradientDescent(learningRate: 0.1), length: .updates(updates), batchSize: 2
                ).experiment())
        }
        #expect(try draft(nodes: 8, samples: 9, dropout: nil) != nil)
        #expect(try draft(nodes: 8, samples: 9, dropout: 0.5) == nil)
        #expect(try draft(nodes: 8000, samples: 9, dropout: nil) == nil)
        #expect(try draft(nodes: 8, samples: 20_000, dropout: nil) == nil)
        #expect(try draft(nodes: 8, samples: 9, updates: 1_000_000, dropout: nil) == nil)
    }
}

extension Loss {
    /// The activation that the last layer must have.
    fileprivate var needed: Activation? {
        switch self {
        case .crossEntropy: .softmax
        case .binaryCrossEntropy: .sigmoid
        default: nil
        }
    }
}
