/// When a kind of figure is worth its room, and blocks of a lesson that show one: what pages of documentation say
/// besides what the kind declares itself.
package struct FigureGuide: Sendable, Hashable {
    /// The name of the kind.
    package let kind: String
    /// When to use it, in one or two sentences.
    package let use: String
    /// The experiments of the example, as blocks of a lesson hold them.
    package let experiments: [String]
    /// The same of sweeps.
    package let sweeps: [String]
    /// The keys of the figure besides its id, its experiments and its kind.
    package let options: [String]

    fileprivate init(_ kind: String, _ use: String, of experiments: [Example] = [], _ options: String...) {
        self.kind = kind
        self.use = use
        self.experiments = experiments.filter { !$0.isSweep }.map(\.text)
        sweeps = experiments.filter(\.isSweep).map(\.text)
        self.options = options
    }

    /// The ids of the experiments, in their order.
    package var subjects: [String] {
        (experiments + sweeps).compactMap { text in
            text.split(separator: "\n").first.map { String($0.dropFirst("id: ".count)) }
        }
    }

    /// A guide of each kind of Descent's, in the order of ``FigureCatalog``.
    package static let all: [FigureGuide] = states + weights + landscapes + inputs + courses + ofSweeps

    private static let states: [FigureGuide] = [
        FigureGuide(
            "network", "To follow one sample forward through a small network, number by number.",
            of: [.network],
            "sample: 1"),
        FigureGuide(
            "network-comparison", "To show what one changed weight does to every value behind it.",
            of: [.network, .otherNetwork]),
        FigureGuide(
            "backward-pass", "After the forward pass, to show how slopes are reused from layer to layer.",
            of: [.network]),
        FigureGuide(
            "gradient-factors",
            "To take the slope of one weight apart into the numbers that it is the product of.",
            of: [.neuron], "parameter: W1[0,2]"),
        FigureGuide(
            "computation-graph",
            "To show backpropagation before there is a network: every gate multiplies what flows back by its own slope.",
            "expression: (x + y) * z", "values: [x:-2, y:5, z:-4]"),
        FigureGuide(
            "activation", "When an activation first comes up: its values and its slopes side by side.",
            "activation: tanh"),
        FigureGuide(
            "activations", "To choose between activations: where each is flat, and where it is steep.",
            "activations: [relu, gelu, tanh, sigmoid]"),
        FigureGuide(
            "losses", "To choose between losses: what each makes of small and of large errors.",
            "losses: [mean-squared-error, mean-absolute-error, huber]"),
        FigureGuide(
            "residuals", "For a regression with few samples, to see each error and its sign.", of: [.line]),
        FigureGuide(
            "predictions",
            "To see which samples are predicted well and which are not; of many samples, the whole scatter.",
            of: [.network]),
        FigureGuide(
            "squared-errors", "To explain why a few large errors make most of the mean squared error.",
            of: [.network]),
        FigureGuide(
            "errors", "To see how errors shrink from before the training to after it.", of: [.line]),
    ]

    private static let landscapes: [FigureGuide] = [
        FigureGuide(
            "loss-curve", "The first look at a loss: one weight, a valley, and the steps that lead down.",
            of: [.neuron], "x: W1[0,1]=-1:3:81", "steps: true"),
        FigureGuide(
            "loss-surface", "To show the way of a training over two of its weights, as on a map.",
            of: [.line], "x: W1[0,0]=-1:3:61", "y: b1[0]=-2:2:61"),
        FigureGuide(
            "loss-surface-3d", "To give the map of a loss its shape, once, before maps from above are read.",
            of: [.line], "x: W1[0,0]=-1:3:41", "y: b1[0]=-2:2:41"),
        FigureGuide(
            "loss-plane",
            "For networks of many weights: the plane of the two directions in which the training moved most.",
            of: [.moons], "x: pca=auto:41"),
        FigureGuide(
            "gradient-field",
            "Before a path is drawn: everywhere on the map the way that gradient descent would take from there.",
            of: [.line], "x: W1[0,0]=-1:3:61", "y: b1[0]=-2:2:61"),
        FigureGuide(
            "optimizer-paths", "To compare optimizers where everything is known: a function of two numbers.",
            "function: ravine", "optimizers: [gradient-descent, momentum, nesterov]",
            "rates: [0.9, 0.1, 0.1]",
            "updates: 40"),
        FigureGuide(
            "steps-1d", "Before there is any network: what a learning rate does on a curve of one number.",
            "function: x^4 - 2*x^2", "start: 1.6", "learning-rate: 0.05", "updates: 8"),
        FigureGuide(
            "line-search", "To show what the best learning rate for a single step would be.", of: [.neuron]),
        FigureGuide(
            "learning-rates", "To show too small, right and too large next to each other on one curve.",
            of: [.oneWeight], "x: W1[0,0]=-2:8:81", "rates: [0.01, 0.05, 0.12]"),
        FigureGuide(
            "learning-rate-sweep",
            "To choose a learning rate: how far each of many gets with the same updates.",
            of: [.neuron], "from: 0.0001", "to: 1"),
    ]

    private static let weights: [FigureGuide] = [
        FigureGuide(
            "gradient-bars", "To see which weights the loss depends on most, and which not at all.",
            of: [.network]),
        FigureGuide(
            "weight-update", "To show a single update: before, step, after.", of: [.neuron], "update: 1"),
        FigureGuide(
            "optimizer-inside",
            "To take an optimizer apart: what it makes of the slopes of one weight, update by update.",
            of: [.sine], "parameter: W1[0,0]"),
        FigureGuide(
            "eigen-convergence",
            "To explain what a learning rate can and cannot do: steep directions settle at once, flat ones take long.",
            of: [.line]),
        FigureGuide(
            "initializations",
            "Before a deep network is trained: with which weights values neither die out nor grow on their way.",
            "schemes: [normal=0.02, glorot-normal, normal=1]"),
        FigureGuide(
            "weight-matrices",
            "To see what weights of whole layers look like, and which of them training changed.",
            of: [.moons], "at: [start, end]"),
        FigureGuide(
            "layer-gradients",
            "When a deep network learns slowly or not at all: whether gradients vanish or explode on their way back.",
            of: [.deep]),
    ]

    private static let inputs: [FigureGuide] = [
        FigureGuide(
            "data", "Before anything is trained: what there is to learn.", of: [.blobs]),
        FigureGuide(
            "fit", "To watch a curve or a line take the shape of its samples.", of: [.sine],
            "at: [start, 100, end]"),
        FigureGuide(
            "decision-regions",
            "To see where a classifier draws its borders, how sure it is, and which samples it gets wrong.",
            of: [.blobs]),
        FigureGuide(
            "confusion-matrix",
            "To see which classes are taken for which, beyond the one number of an accuracy.",
            of: [.blobs], "on: test"),
        FigureGuide(
            "hidden-units",
            "To open a hidden layer: what each unit answers to, and which units answer to nothing.",
            of: [.moons]),
    ]

    private static let courses: [FigureGuide] = [
        FigureGuide(
            "loss-history", "After every training: whether it went down, how fast, and whether it is done.",
            of: [.neuron]),
        FigureGuide(
            "accuracy-history",
            "To see when a classifier has learned what it can, and whether that holds for other samples.",
            of: [.moons]),
        FigureGuide(
            "schedule", "To see what a schedule does before a training is trusted to it.", of: [.scheduled]),
        FigureGuide(
            "weight-history", "To see what each weight does while the loss goes down.", of: [.neuron]),
        FigureGuide(
            "gradient-cloud", "To show why the gradient of a batch is a guess at the one over all data.",
            of: [.batches], "x: W1[0,0]", "y: W1[0,1]"),
        FigureGuide(
            "epoch-ruler", "To tell updates, batches and epochs apart.", of: [.batches]),
    ]

    private static let ofSweeps: [FigureGuide] = [
        FigureGuide(
            "sweep-curves",
            "To compare a few settings in time: one run may be lucky, a line over many seeds is not.",
            of: [.sweep], "where: [learning-rate=0.03]", "curve: test_loss"),
        FigureGuide(
            "sweep-sensitivity",
            "To choose a learning rate: how good the best one is, and how wrong it may be before it hurts.",
            of: [.sweep], "x: learning-rate", "by: batch"),
        FigureGuide(
            "sweep-heat-map",
            "To choose two settings that depend on each other, such as learning rate and batch.",
            of: [.sweep], "x: learning-rate", "y: batch"),
        FigureGuide(
            "sweep-rank", "To say which setting is best, and whether seeds leave a doubt about it.",
            of: [.sweep],
            "top: 8"),
        FigureGuide(
            "sweep-best", "To see how many runs it took to find the best one, and whether more are worth it.",
            of: [.sweep]),
    ]
}

/// Experiments of the examples.
private enum Example {
    case neuron, oneWeight, network, otherNetwork, line, sine, moons, blobs, deep, batches, scheduled, sweep

    var isSweep: Bool { self == .sweep }

    var text: String {
        switch self {
        case .neuron:
            """
            id: neuron
            network: {inputs: 3, layers: [{activation: identity, weights: [[0, 2, 1]]}]}
            data: {inputs: [[1, 2, 3]], targets: [0]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 20}
            """
        case .oneWeight:
            """
            id: one-weight
            network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
            data: {inputs: [[3]], targets: [10]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 8}
            """
        case .network: Self.network(id: "network-a", last: "[1, 1]")
        case .otherNetwork: Self.network(id: "network-b", last: "[1, 1.5]")
        case .line:
            """
            id: line
            network: {inputs: 1, layers: [{activation: identity, weights: [[-0.5]], biases: [-1]}]}
            data: {generate: {name: line, samples: 20, noise: 0.4, seed: 2}}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 40}
            """
        case .sine:
            """
            id: sine
            network:
              inputs: 1
              layers:
                - {nodes: 20, activation: tanh, biases: 0, initialization: {scheme: lecun-normal, seed: 1}}
                - {nodes: 1, activation: identity, biases: 0, initialization: {scheme: lecun-normal, seed: 2}}
            data: {generate: {name: sine, samples: 40, noise: 0.1, seed: 1}}
            training: {optimizer: {name: adam, learning-rate: 0.02}, updates: 800}
            """
        case .moons:
            """
            id: moons
            network:
              inputs: 2
              layers:
                - {nodes: 8, activation: relu, biases: 0, initialization: {scheme: he-normal, seed: 4}}
                - {nodes: 1, activation: sigmoid, biases: 0, initialization: {scheme: glorot-normal, seed: 2}}
            data: {generate: {name: moons, samples: 120, noise: 0.15, seed: 1}, test: 0.25}
            loss: binary-cross-entropy
            training: {optimizer: {name: adam, learning-rate: 0.05}, updates: 200}
            """
        case .blobs:
            """
            id: blobs
            network:
              inputs: 2
              layers:
                - {nodes: 6, activation: relu, biases: 0, initialization: {scheme: he-normal, seed: 2}}
                - {nodes: 3, activation: softmax, biases: 0, initialization: {scheme: glorot-normal, seed: 2}}
            data:
              generate: {name: blobs, classes: 3, samples: 150, noise: 0.8, seed: 3}
              names: [length, width]
              classes: [red clover, white clover, alsike]
              test: {share: 0.3, seed: 1}
            loss: cross-entropy
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, epochs: 8, batch: 15, shuffle: true}
            """
        case .deep:
            """
            id: deep
            network:
              inputs: 2
              layers:
            \((0..<6).map { "    - {nodes: 8, activation: sigmoid, biases: 0, initialization: {scheme: glorot-uniform, seed: \($0)}}" }.joined(separator: "\n"))
                - {nodes: 1, activation: sigmoid, biases: 0, initialization: {scheme: glorot-uniform, seed: 9}}
            data: {generate: {name: moons, samples: 100, noise: 0.1, seed: 1}}
            loss: binary-cross-entropy
            training: {optimizer: {name: gradient-descent, learning-rate: 0.5}, updates: 100}
            """
        case .scheduled:
            """
            id: scheduled
            network: {inputs: 3, layers: [{activation: identity, weights: [[0, 2, 1]]}]}
            data: {inputs: [[1, 2, 3]], targets: [0]}
            training:
              optimizer: {name: gradient-descent, learning-rate: 0.01}
              updates: 60
              schedule: {name: cosine, warm-up: 10}
            """
        case .sweep:
            """
            id: rates
            experiment:
              network:
                inputs: 2
                layers:
                  - {nodes: 6, activation: relu, biases: 0, initialization: {scheme: he-normal}}
                  - {nodes: 1, activation: identity, biases: 0, initialization: {scheme: glorot-normal}}
              data: {generate: {name: moons, samples: 60, noise: 0.2}, test: 0.3}
              training:
                optimizer: {name: gradient-descent, learning-rate: 0.1, momentum: 0.9}
                epochs: 15
                batch: 8
                shuffle: true
            vary:
              training.optimizer.learning-rate: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3]
              training.batch: [8, 16, 42]
            seeds: 8
            record: {curves: [loss, test_loss], points: 30}
            """
        case .batches:
            """
            id: batches
            network: {inputs: 2, layers: [{activation: identity, weights: [[-2, 2]]}]}
            data:
              inputs: [[1, 0.5], [-1, 1], [0.5, -1.5], [2, 1], [-0.5, -1], [1.5, -0.5], [-2, 0.5], [0, 2]]
              targets: [1.9, -3.3, 2.7, 2.5, 0.5, 3.3, -4.2, -1.4]
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 12, batch: 2}
            """
        }
    }

    private static func network(id: String, last: String) -> String {
        """
        id: \(id)
        network:
          inputs: 2
          layers:
            - {activation: relu, weights: [[2, 1], [1, 2]]}
            - {activation: relu, weights: [\(last)]}
        data: {inputs: [[0, 3], [1, 2], [-1, -2], [4, 0]], targets: [1, 3, 5, 7]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 10}
        """
    }
}
