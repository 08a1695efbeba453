import LossLandscape
import TrainingCore

@testable import LessonFigures

/// The experiments of the course and figures of them.
enum CourseExamples {
    struct Example: Sendable, CustomStringConvertible {
        let name: String
        let kind: String
        let input: FigureInput
        var description: String { name }
    }

    static func subject(
        _ id: String, inputs: [[Double]], targets: [Double], layers: [(Activation, [[Double]])],
        biases: [Double]? = nil, learningRate: Double = 0.01, updates: Int = 0, batchSize: Int? = nil
    ) throws -> Subject {
        let experiment = try ExperimentDraft(
            inputCount: inputs[0].count,
            layers: layers.map { .init(activation: $0.0, weights: $0.1, biases: biases) },
            inputs: inputs, targets: targets.map { [$0] },
            optimizer: .gradientDescent(learningRate: learningRate), length: .updates(updates),
            batchSize: batchSize
        ).experiment()
        return Subject(id: id, recording: experiment.run())
    }

    /// Section 4 and 7: weights [0, 2, 1], input [1, 2, 3], target 0.
    static func neuron(updates: Int = 20, learningRate: Double = 0.01) throws -> Subject {
        try subject(
            "neuron", inputs: [[1, 2, 3]], targets: [0], layers: [(.identity, [[0, 2, 1]])],
            learningRate: learningRate, updates: updates)
    }

    /// Section 3: weight 2, input 3, target 10.
    static func oneWeight(updates: Int = 8, learningRate: Double = 0.01) throws -> Subject {
        try subject(
            "one-weight", inputs: [[3]], targets: [10], layers: [(.identity, [[2]])],
            learningRate: learningRate, updates: updates)
    }

    private static let points = ([[0.0, 3], [1, 2], [-1, -2], [4, 0]], [1.0, 3, 5, 7])

    static func networkA(updates: Int = 0, learningRate: Double = 0.01) throws -> Subject {
        try subject(
            "network-a", inputs: points.0, targets: points.1,
            layers: [(.relu, [[2, 1], [1, 2]]), (.relu, [[1, 1]])], learningRate: learningRate,
            updates: updates)
    }

    static func networkB() throws -> Subject {
        try subject(
            "network-b", inputs: points.0, targets: points.1,
            layers: [(.relu, [[2, 1], [1, 1.5]]), (.relu, [[1, 1.5]])])
    }

    /// Section 8: inputs [1, 2], hidden weights [1, 1] and [2, −2], output weights [2, 3], target 4.
    static func small() throws -> Subject {
        try subject(
            "small-network", inputs: [[1, 2]], targets: [4],
            layers: [(.relu, [[1, 1], [2, -2]]), (.relu, [[2, 3]])], updates: 1)
    }

    /// W2·tanh(W1·x), met exactly by the weights (1, 1) and (−1, −1), with a saddle at (0, 0).
    static func twoMinima(updates: Int = 0) throws -> Subject {
        try subject(
            "two-minima", inputs: [[1], [2]], targets: [0.7615941559557649, 0.9640275800758169],
            layers: [(.tanh, [[0.3]]), (.identity, [[-0.2]])], learningRate: 0.1, updates: updates)
    }

    static func batches(of size: Int?, updates: Int = 36, learningRate: Double = 0.1) throws -> Subject {
        try subject(
            size.map { "batches-of-\($0)" } ?? "full-batch",
            inputs: [
                [1, 0.5], [-1, 1], [0.5, -1.5], [2, 1], [-0.5, -1], [1.5, -0.5], [-2, 0.5], [0, 2],
                [-1.5, -1.5], [1, 1.5], [-1, -0.5], [0.5, 1],
            ], targets: [1.9, -3.3, 2.7, 2.5, 0.5, 3.3, -4.2, -1.4, -1.9, -0.1, -1.4, -0.1],
            layers: [(.identity, [[-2, 2]])], learningRate: learningRate, updates: updates, batchSize: size)
    }

    /// Two classes of points with all parts of data, watched while it is trained.
    static func classifier(updates: Int = 20) throws -> Subject {
        let data = DataGenerator(.moons, samples: 40, noise: 0.3, seed: 3).dataset()
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(nodes: 8, activation: .tanh, initialization: Initialization(.heNormal, seed: 2)),
                .init(nodes: 1, activation: .sigmoid, initialization: Initialization(.heNormal, seed: 2)),
            ], inputs: data.inputs.nested, targets: data.targets.nested, loss: .binaryCrossEntropy,
            optimizer: .adam(learningRate: 0.1), length: .updates(updates))
        draft.preparation = DataPreparation(testShare: 0.25, seed: 4, validationShare: 0.25)
        return Subject(id: "classifier", recording: try draft.experiment().run())
    }

    static func diverging() throws -> Subject { try oneWeight(updates: 400, learningRate: 0.5) }

    static func axis(_ text: String) throws -> OptionValue { .axis(try ParameterRange(parsing: text)) }

    static func parameter(_ text: String) throws -> OptionValue {
        guard let name = ParameterName(text) else { throw Unnamed(text: text) }
        return .parameter(name)
    }

    struct Unnamed: Error { let text: String }

    /// At least one figure of every kind, as the course shows it.
    static func all() throws -> [Example] {
        let (neuron, a, b, small) = (try Self.neuron(), try networkA(), try networkB(), try Self.small())
        let (labels, one) = (OptionValue.texts(["A", "B"]), try oneWeight())
        let (w00, w01) = (try parameter("W1[0,0]"), try parameter("W1[0,1]"))
        let runs = [try batches(of: nil), try batches(of: 4), try batches(of: 1)]
        let names = OptionValue.texts(["full batch", "mini-batch of 4", "single sample"])
        let batchAxes = ["x": try axis("W1[0,0]=-3:4:41"), "y": try axis("W1[0,1]=-3:3:41")]
        let outputAxes = ["x": try axis("W2[0,0]=-1:2:41"), "y": try axis("W2[0,1]=-1:1.75:41")]
        let figures: [(String, [Subject], [String: OptionValue])] = [
            ("network", [a], ["sample": .integer(3)]), ("network", [neuron], ["show": .text("weights")]),
            ("network", [small], ["state": .text("final")]),
            ("network-comparison", [a, b], ["labels": labels, "sample": .integer(0)]),
            ("backward-pass", [small], [:]), ("backward-pass", [a], ["sample": .integer(2)]),
            ("gradient-factors", [small], ["parameter": w01]),
            ("activation", [], ["activation": .text("relu")]),
            ("activation", [], ["activation": .text("tanh")]),
            ("predictions", [a, b], ["labels": labels]), ("predictions", [a], [:]),
            ("residuals", [a], [:]), ("residuals", [runs[0]], [:]),
            ("squared-errors", [a, b], ["labels": labels]), ("squared-errors", [runs[0]], [:]),
            ("errors", [try Self.neuron(updates: 1)], [:]), ("errors", [runs[1]], [:]),
            ("loss-curve", [a, b], ["x": try axis("W2[0,1]=-1:2:61"), "labels": labels]),
            (
                "loss-curve", [a],
                ["x": try axis("W2[0,1]=-1:2:61"), "quantity": .text("error"), "sample": .integer(1)]
            ),
            ("loss-curve", [one], ["x": try axis("W1[0,0]=0:7:71"), "steps": .flag(true)]),
            ("loss-surface", [neuron], ["x": try axis("W1[0,0]=-4:2:41"), "y": try axis("W1[0,1]=-2:3:41")]),
            (
                "loss-surface", [a, b],
                outputAxes.merging(["labels": labels, "fill": .text("heat-map")]) { $1 }
            ),
            ("loss-surface", runs, batchAxes.merging(["labels": names, "scale": .text("log")]) { $1 }),
            (
                "loss-surface-3d", [neuron],
                ["x": try axis("W1[0,1]=-1:3:31"), "y": try axis("W1[0,2]=-2:2:31")]
            ),
            ("loss-surface-3d", [a, b], outputAxes.merging(["labels": labels]) { $1 }),
            ("loss-plane", [try twoMinima(updates: 40)], [:]),
            (
                "loss-plane", [try networkA(updates: 30), try networkA(updates: 30, learningRate: 0.002)],
                ["x": .text("random=-1:1:21"), "seed": .integer(4), "labels": labels, "at": .text("start")]
            ),
            ("optimizer-paths", [], [:]),
            (
                "optimizer-paths", [],
                [
                    "function": .text("rosenbrock"),
                    "optimizers": .texts(["gradient-descent", "adam", "lbfgs"]),
                    "rates": .numbers([0.001, 0.1, 1]), "start": .numbers([-1.5, 2]), "updates": .integer(60),
                ]
            ),
            ("loss-plane", [a], ["x": .text("hessian=-1:1:21"), "fill": .text("heat-map")]),
            (
                "learning-rates", [one],
                [
                    "rates": .numbers([0.01, 0.05, 0.1, 0.12]), "x": try axis("W1[0,0]=0:7:71"),
                    "names": .texts(["too small", "good", "overshooting but converging", "diverging"]),
                ]
            ),
            (
                "learning-rate-sweep", [one],
                ["from": .number(0.001), "to": .number(0.3), "points": .integer(30)]
            ),
            ("gradient-bars", [neuron], [:]), ("gradient-bars", [a], [:]),
            ("weight-update", [neuron], ["update": .integer(2)]),
            ("weight-update", [try networkA(updates: 1)], [:]),
            ("line-search", [neuron], [:]),
            ("loss-history", [neuron], ["start": .flag(false)]),
            ("loss-history", [neuron], ["scale": .text("log"), "ratio": .number(0.5184)]),
            ("loss-history", runs, ["labels": names]), ("loss-history", [runs[1]], ["show": .text("batch")]),
            ("loss-history", [try diverging()], [:]),
            ("loss-history", [try classifier()], [:]),
            (
                "loss-history", [try classifier(updates: 60)],
                [
                    "show": .texts(["loss", "validation", "learning-rate", "gradient-norm"]),
                    "smooth": .number(0.8),
                ]
            ),
            ("accuracy-history", [try classifier()], [:]),
            ("weight-history", [neuron], [:]), ("weight-history", [try networkA(updates: 30)], [:]),
            ("gradient-cloud", [runs[1]], ["x": w00, "y": w01]),
            ("gradient-cloud", [runs[0]], ["x": w00, "y": w01]),
            ("epoch-ruler", [runs[1]], [:]),
            ("data", [try classifier()], [:]), ("data", [one], [:]), ("fit", [one], [:]),
            ("decision-regions", [try classifier()], [:]), ("hidden-units", [try classifier()], [:]),
            ("confusion-matrix", [try classifier()], ["on": .text("test")]),
            ("weight-matrices", [a], [:]), ("layer-gradients", [try classifier()], [:]),
            ("activations", [], [:]), ("schedule", [neuron], [:]), ("steps-1d", [], [:]),
            ("losses", [], [:]), ("losses", [], ["losses": .texts(["hinge"]), "show": .text("slopes")]),
            (
                "gradient-field", [neuron],
                [
                    "x": .text("W1[0,0]=-4:2:21"), "y": .text("W1[0,1]=-2:3:21"), "arrows": .integer(9),
                ]
            ),
            ("gradient-field", [try twoMinima(updates: 40)], ["arrows": .integer(7)]),
            ("optimizer-inside", [neuron], [:]), ("optimizer-inside", [try classifier()], [:]),
            ("computation-graph", [], [:]),
            (
                "computation-graph", [],
                ["expression": .text("x^2 * exp(y) + x"), "values": .texts(["x:2", "y:-0.5"])]
            ), ("eigen-convergence", [neuron], [:]),
            ("eigen-convergence", [try batches(of: nil)], ["scale": .text("linear")]),
            ("initializations", [], ["nodes": .integer(30)]), ("initializations", [try classifier()], [:]),
        ]
        return figures.enumerated().map { index, figure in
            Example(
                name: "\(figure.0) (\(index))", kind: figure.0,
                input: FigureInput(subjects: figure.1, options: figure.2))
        } + (try SweepExamples.examples())
    }
}

extension FigureCatalog {
    static func make(_ example: CourseExamples.Example) throws -> LessonFigure {
        guard let kind = kind(named: example.kind) else { throw CourseExamples.Unnamed(text: example.kind) }
        return try kind.make(example.input)
    }

    /// The figure of a kind.
    static func make(_ name: String, of subjects: [Subject], _ options: [String: OptionValue] = [:]) throws
        -> LessonFigure
    {
        guard let kind = kind(named: name) else { throw CourseExamples.Unnamed(text: name) }
        return try kind.make(FigureInput(subjects: subjects, options: options))
    }
}
