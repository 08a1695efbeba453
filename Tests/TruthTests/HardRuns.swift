import LessonFigures
import LossLandscape
import TrainingCore

/// Runs that are hard to speak of truthfully.
struct HardRun: Sendable, CustomStringConvertible {
    let name: String
    let make: @Sendable () throws -> [Subject]
    var description: String { name }

    /// Numbers that look like noise and are always the same.
    static func noise(_ seed: Int, _ count: Int) -> [Double] {
        var state = UInt64(seed &* 2_654_435_761 &+ 12345)
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53) * 2 - 1
        }
    }

    /// What the targets of a sample are, by its number, its inputs and how many outputs there are.
    struct Targets {
        let make: (Int, [Double], Int) -> [Double]

        static var line: Targets {
            Targets { _, input, outputs in
                let (first, last): (Double, Double) = (input.first ?? 0, input.last ?? 0)
                return (0..<outputs).map { output -> Double in
                    let slope = Double(output + 1) * 1.7
                    return slope * first - 0.4 * last + 0.3
                }
            }
        }
    }

    struct Layer {
        let activation: Activation
        let nodes: Int
        var hasBias = true
        var dropout: Double?

        init(_ activation: Activation, _ nodes: Int, hasBias: Bool = true, dropout: Double? = nil) {
            (self.activation, self.nodes, self.hasBias, self.dropout) = (activation, nodes, hasBias, dropout)
        }
    }

    /// - Parameters:
    ///   - scale: of inputs and targets.
    ///   - weights: how large they are at the start.
    static func subject(
        _ id: String = "run", samples: Int = 4, inputs: Int = 1, layers: [Layer] = [Layer(.identity, 1)],
        loss: Loss = .meanSquaredError, optimizer: Optimizer = .gradientDescent(learningRate: 0.05),
        updates: Int = 20, batch: Int? = nil, scale: Double = 1, weights: Double = 0.7, seed: Int = 1,
        targets: Targets = .line, change: (inout ExperimentDraft) -> Void = { _ in }
    ) throws -> Subject {
        let numbers = noise(seed, samples * inputs)
        let rows = (0..<samples).map { row in (0..<inputs).map { scale * numbers[row * inputs + $0] } }
        var (made, width) = ([ExperimentDraft.Layer](), inputs)
        for (index, layer) in layers.enumerated() {
            let own = noise(seed + 31 * (index + 1), layer.nodes * (width + 1))
            made.append(
                .init(
                    activation: layer.activation,
                    weights: (0..<layer.nodes).map { node in
                        (0..<width).map { weights * own[node * (width + 1) + $0] }
                    },
                    biases: layer.hasBias
                        ? (0..<layer.nodes).map { weights * own[$0 * (width + 1) + width] } : nil))
            made[index].behind = layer.dropout.map { [FunctionLayer(Dropout(rate: $0))] } ?? []
            width = layer.nodes
        }
        var draft = ExperimentDraft(
            inputCount: inputs, layers: made, inputs: rows,
            targets: rows.enumerated().map { targets.make($0, $1, width).map { scale * $0 } }, loss: loss,
            optimizer: optimizer, length: .updates(updates), batchSize: batch)
        change(&draft)
        return Subject(id: id, recording: try draft.experiment().run())
    }

    private static func one(
        _ name: String, _ make: @escaping @Sendable () throws -> Subject
    ) -> HardRun { HardRun(name: name) { [try make()] } }

    private static func many(
        _ name: String, _ make: @escaping @Sendable () throws -> [Subject]
    ) -> HardRun { HardRun(name: name, make: make) }

    private static func isAbove(_ index: Int, _ input: [Double], _ outputs: Int) -> [Double] {
        [input[0] > 0.1 * Double(index % 3) ? 1 : 0]
    }

    private static let net = [Layer(.tanh, 3), Layer(.identity, 1)]
    static let relus = [Layer(.relu, 4), Layer(.relu, 3), Layer(.identity, 1)]

    /// Those that are always looked at.
    static let few: [HardRun] = [
        one("diverging") {
            try subject(optimizer: .gradientDescent(learningRate: 40), updates: 400, scale: 3)
        },
        one("batches with momentum") {
            try subject(
                samples: 30, inputs: 2, layers: relus,
                optimizer: .gradientDescent(learningRate: 0.02, momentum: 0.9),
                updates: 60, batch: 7)
        },
        one("classes") {
            try subject(
                samples: 40, inputs: 2, layers: [Layer(.tanh, 5), Layer(.softmax, 3)], loss: .crossEntropy,
                updates: 50, targets: Targets(make: third))
        },
        one("thinned") {
            try subject(inputs: 2, layers: net, updates: 90) {
                $0.recording = RecordingOptions(lossEvery: 7, weightsEvery: 10)
            }
        },
        one("samples put aside") {
            try subject(
                samples: 30, inputs: 3, layers: [Layer(.relu, 14), Layer(.softmax, 3)], loss: .crossEntropy,
                updates: 25, targets: Targets(make: third)
            ) {
                $0.preparation = DataPreparation(testShare: 0.3, seed: 5, standardizesInputs: true)
                $0.names = DataNames(
                    inputs: ["length", "width", "x 3"], classes: ["one", "2 of them", "many"])
            }
        },
        many("several runs") {
            [
                try subject("slow", inputs: 2, layers: net, updates: 15),
                try subject(
                    "fast", inputs: 2, layers: net, optimizer: .gradientDescent(learningRate: 0.3),
                    updates: 40),
            ]
        },
        one("all parts of the data") {
            try subject(
                samples: 40, inputs: 2, layers: [Layer(.relu, 8), Layer(.softmax, 3)], loss: .crossEntropy,
                optimizer: .adam(learningRate: 0.1), updates: 80, batch: 9, targets: Targets(make: third)
            ) {
                $0.preparation = DataPreparation(testShare: 0.25, seed: 2, validationShare: 0.3)
                $0.schedule = LearningRateSchedule(.plateau(patience: 5))
            }
        },
        one("stopped early and restored") {
            try subject(
                samples: 24, inputs: 2, layers: [Layer(.tanh, 12), Layer(.identity, 1)],
                optimizer: .adam(learningRate: 0.1), updates: 300, weights: 2
            ) {
                $0.preparation = DataPreparation(validationShare: 0.5)
                $0.earlyStopping = EarlyStopping(patience: 6)
            }
        },
        one("layers of one's own") { try ownLayers() },
    ]

    static let others: [HardRun] = [
        one("plain line") { try subject() },
        one("plain neuron") {
            try subject(samples: 1, inputs: 3, layers: [Layer(.identity, 1, hasBias: false)], updates: 20)
        },
        one("oscillating") { try subject(optimizer: .gradientDescent(learningRate: 0.9), updates: 30) },
        one("edge of stability") { try subject(optimizer: .gradientDescent(learningRate: 1.4), updates: 60) },
        one("stalled") { try subject(optimizer: .gradientDescent(learningRate: 1e-13), updates: 30) },
        one("no rate") { try subject(optimizer: .gradientDescent(learningRate: 0), updates: 5) },
        one("nothing trained") { try subject(inputs: 2, layers: net, updates: 0) },
        one("one update") { try subject(inputs: 2, layers: net, updates: 1) },
        one("two updates") { try subject(inputs: 2, layers: relus, updates: 2) },
        one("momentum") {
            try subject(optimizer: .gradientDescent(learningRate: 0.05, momentum: 0.9), updates: 80)
        },
        one("Nesterov") {
            try subject(
                optimizer: .gradientDescent(learningRate: 0.05, momentum: 0.8, nesterov: true), updates: 40)
        },
        one("Adam") {
            try subject(inputs: 2, layers: net, optimizer: .adam(learningRate: 0.05), updates: 50)
        },
        one("RMSProp") {
            try subject(
                layers: net, optimizer: Optimizers.named("rmsprop", learningRate: 0.02) ?? .adam(),
                updates: 40)
        },
        one("Lion") {
            try subject(
                layers: net, optimizer: Optimizers.named("lion", learningRate: 0.02) ?? .adam(), updates: 40)
        },
        one("AdaGrad") {
            try subject(
                layers: net, optimizer: Optimizers.named("adagrad", learningRate: 0.1) ?? .adam(), updates: 40
            )
        },
        one("L-BFGS") {
            try subject(
                layers: net, optimizer: Optimizers.named("lbfgs", learningRate: 1) ?? .adam(), updates: 12)
        },
        one("batches") { try subject(samples: 12, inputs: 2, updates: 30, batch: 5) },
        one("shuffled batches") {
            try subject(samples: 12, inputs: 2, updates: 90, batch: 5) { $0.shuffle = true }
        },
        one("single samples") { try subject(samples: 9, inputs: 2, layers: net, updates: 40, batch: 1) },
        one("epoch cut short") { try subject(samples: 50, inputs: 2, updates: 3, batch: 7) },
        one("large batches") { try subject(samples: 300, inputs: 2, updates: 5, batch: 130) },
        one("diverging with a test") {
            try subject(
                samples: 12, optimizer: .gradientDescent(learningRate: 40), updates: 400, scale: 3
            ) {
                $0.preparation = DataPreparation(testShare: 0.25, validationShare: 0.25)
            }
        },
        one("losses taken rarely, with a test") {
            try subject(samples: 12, inputs: 2, layers: net, updates: 33, batch: 4) {
                $0.preparation = DataPreparation(testShare: 0.25)
                $0.recording = RecordingOptions(lossEvery: 7, weightsEvery: 5)
            }
        },
        one("dead units") {
            try subject(samples: 5, inputs: 2, layers: relus, updates: 20, weights: 1.5, seed: 4)
        },
        one("all dead") {
            try subject(inputs: 2, layers: [Layer(.relu, 3), Layer(.identity, 1)], updates: 8) { draft in
                draft.layers[0].biases = [-90, -90, -90]
            }
        },
        one("tiny values") { try subject(layers: net, updates: 15, scale: 1e-9) },
        one("huge values") {
            try subject(optimizer: .gradientDescent(learningRate: 1e-20), updates: 15, scale: 1e9)
        },
        one("values beyond squares") {
            try subject(optimizer: .gradientDescent(learningRate: 0x1p-1030), updates: 4, scale: 1e151)
        },
        one("far targets") { try subject(updates: 30, scale: 100, seed: 7) },
        one("five thousand updates") { try subject(updates: 5000) },
        one("long and oscillating") {
            try subject(optimizer: .gradientDescent(learningRate: 0.05, momentum: 0.99), updates: 3000)
        },
        one("one sample") { try subject(samples: 1, inputs: 2, layers: net) },
        one("two samples alike") {
            try subject(samples: 6, updates: 10) { $0.inputs = [[1], [1], [1], [2], [2], [3]] }
        },
        one("five thousand samples") { try subject(samples: 5000, inputs: 2, updates: 4) },
        one("a thousand samples in batches") {
            try subject(samples: 1000, inputs: 2, layers: net, updates: 20, batch: 64)
        },
        one("25 samples") { try subject(samples: 25, inputs: 2, layers: net) },
        one("26 samples") { try subject(samples: 26, inputs: 2, layers: net) },
        one("one parameter") {
            try subject(samples: 3, layers: [Layer(.identity, 1, hasBias: false)], updates: 25)
        },
        one("five hundred parameters") {
            try subject(
                samples: 6, inputs: 4, layers: [Layer(.tanh, 20), Layer(.tanh, 18), Layer(.identity, 1)],
                updates: 6)
        },
        one("deep") {
            try subject(
                samples: 4, inputs: 2,
                layers: [Layer](repeating: Layer(.sigmoid, 2), count: 7) + [Layer(.identity, 1)], updates: 12)
        },
        one("wide") {
            try subject(samples: 3, inputs: 12, layers: [Layer(.relu, 11), Layer(.identity, 1)], updates: 5)
        },
        one("dropout") {
            try subject(
                samples: 8, inputs: 2, layers: [Layer(.tanh, 6, dropout: 0.3), Layer(.identity, 1)],
                updates: 20)
        },
        one("two classes") {
            try subject(
                samples: 16, inputs: 2, layers: [Layer(.tanh, 3), Layer(.sigmoid, 1)],
                loss: .binaryCrossEntropy,
                updates: 60, targets: Targets(make: isAbove))
        },
        one("certain classes") {
            try subject(
                samples: 30, inputs: 2, layers: [Layer(.sigmoid, 1)], loss: .binaryCrossEntropy,
                optimizer: .gradientDescent(learningRate: 50), updates: 100, targets: Targets(make: isAbove))
        },
        one("three classes of few") {
            try subject(
                samples: 6, inputs: 2, layers: [Layer(.softmax, 3)], loss: .crossEntropy, updates: 30,
                targets: Targets(make: third))
        },
        one("signs") {
            try subject(
                samples: 20, inputs: 2, layers: [Layer(.identity, 1)],
                loss: Losses.named("hinge") ?? .meanSquaredError,
                updates: 30, targets: Targets { index, input, _ in [input[0] > input[1] ? 1 : -1] })
        },
        one("absolute errors") { try subject(loss: .meanAbsoluteError, updates: 40) },
        one("Huber") { try subject(loss: Losses.named("huber") ?? .meanSquaredError, updates: 30, scale: 4) },
        one("penalty") { try subject(layers: net, updates: 30) { $0.penalty = Penalty(l1: 0.01, l2: 0.02) } },
        one("clipping") { try subject(layers: net, updates: 30, scale: 8) { $0.clipping = .norm(0.5) } },
        one("schedule") {
            try subject(updates: 30) { $0.schedule = LearningRateSchedule(CosineSchedule(), warmUp: 4) }
        },
        one("two outputs") { try subject(inputs: 2, layers: [Layer(.tanh, 3), Layer(.identity, 2)]) },
        one("ten outputs") { try subject(samples: 5, inputs: 3, layers: [Layer(.identity, 10)]) },
        one("at the minimum") {
            try subject(updates: 6, targets: Targets { _, input, _ in [2 * input[0] + 1] }) {
                $0.layers[0].weights = [[2]]
                $0.layers[0].biases = [1]
            }
        },
        one("sigmoids") {
            try subject(samples: 7, inputs: 2, layers: [Layer(.sigmoid, 3), Layer(.sigmoid, 1)], updates: 60)
        },
        one("diverging network") { try divergingNetwork() },
        one("diverging at once") {
            try subject(optimizer: .gradientDescent(learningRate: 1e200), updates: 5, scale: 1e60)
        },
        many("one of two diverges") {
            [
                try subject("good"),
                try subject("bad", optimizer: .gradientDescent(learningRate: 60), updates: 900),
            ]
        },
        many("two networks of a shape") {
            [
                try subject("one", inputs: 2, layers: net, updates: 10),
                try subject("other", inputs: 2, layers: net, updates: 10) {
                    $0.layers[1].weights[0][1] = 1.25
                },
            ]
        },
        many("other data") {
            [try subject("a", inputs: 2, layers: net), try subject("b", inputs: 2, layers: net, seed: 9)]
        },
        many("other losses") {
            [
                try subject("square", inputs: 2, layers: net),
                try subject("absolute", inputs: 2, layers: net, loss: .meanAbsoluteError, updates: 30),
            ]
        },
        many("three runs, other lengths") {
            try [(0.01, 3), (0.1, 50), (0.3, 7)].enumerated().map { index, run in
                try subject("run \(index)", optimizer: .gradientDescent(learningRate: run.0), updates: run.1)
            }
        },
        many("other networks") {
            [
                try subject("small", inputs: 2, layers: net),
                try subject("large", inputs: 2, layers: [Layer(.tanh, 9), Layer(.identity, 1)]),
            ]
        },
    ]

    static let all = few + others
    /// Those that are looked at without `--long`: five of the few.
    static let sample = [0, 2, 3, 6, 7].map { few[$0] }
}
