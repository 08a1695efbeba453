import Schema

/// How the weights of a layer are drawn that nobody wrote down.
///
/// The number for a weight depends on the seed and on the weight's own place (layer, node, input) alone:
/// adding a layer or a node changes no other weight's deviate. Uniform numbers and normal deviates come
/// from `Philox`. Biases are not drawn.
public struct Initialization: Sendable, Hashable {
    /// The distribution.
    public private(set) var scheme: any InitializationScheme
    /// What all weights are drawn from.
    public var seed: UInt64

    /// Any distribution, also one of your own.
    public init(_ scheme: some InitializationScheme, seed: UInt64) {
        self.scheme = scheme
        self.seed = seed
    }

    /// The weights of a layer, nodes × inputs. `layer` counts from 1.
    package func weights(layer: Int, nodes: Int, inputs: Int) -> Matrix {
        Matrix(
            rows: nodes, columns: inputs,
            known: scheme.weights(WeightDraw(seed: seed, layer: layer, nodes: nodes, inputs: inputs)))
    }

    /// Whether both draw the same weights.
    public static func == (one: Self, other: Self) -> Bool {
        one.seed == other.seed && AnyHashable(one.scheme) == AnyHashable(other.scheme)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        scheme.hash(into: &hasher)
        hasher.combine(seed)
    }

    /// Settings that are out of their bounds, of the layer with this index from 0.
    func problems(layer: Int) -> [ExperimentError] {
        Self.problems(of: scheme).map {
            ExperimentError($0.below(["network", "layers", .index(layer), "initialization"]))
        }
    }

    private static func problems(of scheme: some InitializationScheme) -> [Problem] {
        type(of: scheme).kind.problems(of: scheme)
    }
}
