import LessonFigures
import Schema
import TrainingCore

/// A factor for every node, which is learned.
private struct Gain: LayerFunction {
    var gain = 1.0
    static let kind = Kind(
        "gain", "A factor for every node.", Gain(),
        fields: [Field("gain", \.gain, .number, "The factors at first.", example: "1", isRequired: true)])
    static let parameterNames = ["gain"]
    var behavior: LayerBehavior { .affine }
    func start(_ name: String, nodes: Int) -> [Double] { (0..<nodes).map { gain + 0.25 * Double($0) } }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] { zip(inputs, parameters).map { $0 * $1 } }
}

/// Mean 0 and deviation 1 of what the nodes of a sample say.
struct Normal: LayerFunction {
    var normal = 0.1
    static let kind = Kind(
        "normal", "Mean 0 and deviation 1 of a sample's values.", Normal(),
        fields: [Field("normal", \.normal, .positive, "ε.", example: "0.1", isRequired: true)])
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        let count = Number(Double(inputs.count))
        let mean = inputs.reduce(0, +) / count
        let variance = inputs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
        return inputs.map { ($0 - mean) / Number.sqrt(variance + Number(normal)) }
    }
}

extension HardRun {
    static func third(_ index: Int, _ input: [Double], _ outputs: Int) -> [Double] {
        let own = input[0] < -0.3 ? 0 : input[0] < 0.3 ? 1 : 2
        return (0..<outputs).map { $0 == own ? 1 : 0 }
    }

    static func divergingNetwork() throws -> Subject {
        try subject(
            inputs: 2, layers: relus, optimizer: .gradientDescent(learningRate: 5), updates: 200, scale: 9,
            weights: 2)
    }

    /// Layers of one's own behind two of three, one of them with a dropout behind it.
    static func ownLayers() throws -> Subject {
        try subject(
            samples: 5, inputs: 2, layers: [Layer(.tanh, 3), Layer(.sigmoid, 3), Layer(.identity, 1)],
            updates: 15
        ) { draft in
            draft.layers[0].behind = [FunctionLayer(Gain()), FunctionLayer(Dropout(rate: 0.25))]
            draft.layers[1].behind = [FunctionLayer(Normal()), FunctionLayer(Gain(gain: 0.5))]
        }
    }
}
