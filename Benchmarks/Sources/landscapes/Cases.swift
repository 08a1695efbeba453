import Descent

/// A surface to compute.
struct Case {
    let name: String
    let experiment: Experiment
    let x: ParameterRange
    let y: ParameterRange
}

enum Cases {
    /// The course's 2-2-1 network of relus on its four samples.
    static func course(points: Int) throws -> [Case] {
        let experiment = try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .relu, weights: [[2, 1], [1, 2]]),
                .init(activation: .relu, weights: [[1, 1]]),
            ],
            inputs: [[0, 3], [1, 2], [-1, -2], [4, 0]], targets: [[1], [3], [5], [7]],
            optimizer: .gradientDescent(learningRate: 0.01), length: .updates(0)
        ).experiment()
        return try pairs(
            of: experiment, named: "course", points: points,
            [
                ("same hidden unit", "W1[0,0]", "W1[0,1]"), ("output", "W2[0,0]", "W2[0,1]"),
                ("two hidden units", "W1[0,0]", "W1[1,1]"), ("hidden and output", "W1[0,0]", "W2[0,1]"),
            ])
    }

    /// A network of 20 inputs, 64 units and a linear output on 100,000 samples, all drawn from a seed.
    static func large(_ activation: Activation, points: Int) throws -> [Case] {
        var random = SplitMix64(seed: 1)
        func number() -> Double { Double(random.number(below: 20_001) - 10_000) / 10_000 }
        func matrix(_ rows: Int, _ columns: Int) -> Matrix {
            Matrix(rows: rows, columns: columns, known: (0..<rows * columns).map { _ in number() })
        }
        let network = try Network(
            inputCount: 20,
            layers: [
                Layer(
                    weights: matrix(64, 20), biases: (0..<64).map { _ in number() }, activation: activation),
                Layer(weights: matrix(1, 64), biases: [number()], activation: .identity),
            ])
        let experiment = try Experiment(
            network: network, data: Dataset(inputs: matrix(100_000, 20), targets: matrix(100_000, 1)),
            training: Training(optimizer: .gradientDescent(learningRate: 0.01), updates: 0))
        return try pairs(
            of: experiment, named: "20-64-1 \(activation.name)", points: points,
            [
                ("same hidden unit", "W1[3,2]", "W1[3,5]"), ("two hidden units", "W1[3,2]", "W1[7,5]"),
                ("hidden and output", "W1[3,2]", "W2[0,5]"), ("output", "W2[0,2]", "W2[0,5]"),
            ])
    }

    private static func pairs(
        of experiment: Experiment, named name: String, points: Int, _ pairs: [(String, String, String)]
    ) throws -> [Case] {
        try pairs.map { pair, x, y in
            Case(
                name: "\(name), \(pair), \(points) × \(points)", experiment: experiment,
                x: try ParameterRange(parsing: "\(x)=-3:3:\(points)"),
                y: try ParameterRange(parsing: "\(y)=-3:3:\(points)"))
        }
    }
}
