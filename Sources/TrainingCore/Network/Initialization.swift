/// How the weights of a layer are drawn that nobody wrote down.
///
/// The number for a weight depends on the seed and on the weight's own place (layer, node, input) alone:
/// adding a layer or a node changes no other weight's deviate. Uniform numbers and normal deviates come
/// from ``Philox``. Biases are not drawn.
public struct Initialization: Sendable, Hashable {
    /// With n inputs and m nodes of the layer.
    public enum Scheme: Sendable, Hashable {
        /// Uniform within ±√(6/(n + m)). Glorot and Bengio: Understanding the Difficulty of Training Deep
        /// Feedforward Neural Networks, AISTATS 2010. PyTorch: `xavier_uniform_`.
        case glorotUniform
        /// Normal with variance 2/(n + m). PyTorch: `xavier_normal_`.
        case glorotNormal
        /// Uniform within ±√(6/n). He, Zhang, Ren and Sun: Delving Deep into Rectifiers, ICCV 2015.
        /// PyTorch: `kaiming_uniform_` with `nonlinearity="relu"`.
        case heUniform
        /// Normal with variance 2/n. PyTorch: `kaiming_normal_` with `nonlinearity="relu"`.
        case heNormal
        /// Uniform within ±√(3/n). LeCun, Bottou, Orr and Müller: Efficient BackProp, 1998.
        case lecunUniform
        /// Normal with variance 1/n.
        case lecunNormal
        /// Uniform from one number to below another.
        case uniform(from: Double, to: Double)
        /// Normal with this mean and standard deviation; not truncated, as none here is.
        case normal(mean: Double, deviation: Double)
        case zeros
        case constant(Double)
    }

    public var scheme: Scheme
    public var seed: UInt64

    public init(_ scheme: Scheme, seed: UInt64) {
        self.scheme = scheme
        self.seed = seed
    }

    /// Of all schemes, as experiment files write them.
    public static let names = [
        "glorot-uniform", "glorot-normal", "he-uniform", "he-normal", "lecun-uniform", "lecun-normal",
        "uniform", "normal", "zeros", "constant",
    ]

    /// The weights of a layer, nodes × inputs. `layer` counts from 1.
    public func weights(layer: Int, nodes: Int, inputs: Int) -> Matrix {
        let (n, m) = (Double(inputs), Double(nodes))
        let elements: [Double]
        switch scheme {
        case .glorotUniform: elements = uniform(within: (6 / (n + m)).squareRoot(), layer, nodes, inputs)
        case .heUniform: elements = uniform(within: (6 / n).squareRoot(), layer, nodes, inputs)
        case .lecunUniform: elements = uniform(within: (3 / n).squareRoot(), layer, nodes, inputs)
        case .glorotNormal: elements = normal(0, (2 / (n + m)).squareRoot(), layer, nodes, inputs)
        case .heNormal: elements = normal(0, (2 / n).squareRoot(), layer, nodes, inputs)
        case .lecunNormal: elements = normal(0, (1 / n).squareRoot(), layer, nodes, inputs)
        case .uniform(let from, let to):
            elements = places(layer, nodes, inputs).map {
                from + (to - from) * Philox(seed: seed).uniform($0)
            }
        case .normal(let mean, let deviation): elements = normal(mean, deviation, layer, nodes, inputs)
        case .zeros: elements = [Double](repeating: 0, count: nodes * inputs)
        case .constant(let value): elements = [Double](repeating: value, count: nodes * inputs)
        }
        return Matrix(rows: nodes, columns: inputs, elements: elements)
    }

    private func uniform(within limit: Double, _ layer: Int, _ nodes: Int, _ inputs: Int) -> [Double] {
        places(layer, nodes, inputs).map { limit * (2 * Philox(seed: seed).uniform($0) - 1) }
    }

    private func normal(
        _ mean: Double, _ deviation: Double, _ layer: Int, _ nodes: Int, _ inputs: Int
    ) -> [Double] {
        places(layer, nodes, inputs).map { mean + deviation * Philox(seed: seed).normal($0) }
    }

    private func places(_ layer: Int, _ nodes: Int, _ inputs: Int) -> [RandomPlace] {
        (0..<nodes).flatMap { node in
            (0..<inputs).map { RandomPlace(.weight, part: layer, row: node, column: $0) }
        }
    }

    /// Settings that are out of their bounds, of the layer with this index from 0.
    func problems(layer: Int) -> [ExperimentError] {
        func problem(_ key: ExperimentError.PathComponent, _ message: String, _ remedy: String)
            -> ExperimentError
        {
            ExperimentError(
                path: ["network", "layers", .index(layer), "initialization", key],
                message: "Layer \(layer + 1) is initialized \(message).", remedy: remedy)
        }
        switch scheme {
        case .uniform(let from, let to) where !(from <= to && (to - from).isFinite):
            return [
                problem(
                    "from", "uniformly from \(numberText(from)) to \(numberText(to))",
                    "Write the smaller number first.")
            ]
        case .normal(let mean, let deviation) where !(deviation >= 0 && deviation.isFinite && mean.isFinite):
            return [
                problem(
                    "deviation", "with the standard deviation \(numberText(deviation))",
                    "Write a number that is not negative, such as 1.")
            ]
        default: return []
        }
    }
}
