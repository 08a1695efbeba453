import Schema

/// How the weights of a layer are drawn that nobody wrote down.
///
/// The number for a weight depends on the seed and on the weight's own place (layer, node, input) alone:
/// adding a layer or a node changes no other weight's deviate. Uniform numbers and normal deviates come
/// from ``Philox``. Biases are not drawn.
public struct Initialization: Sendable, Hashable {
    public private(set) var scheme: any InitializationScheme
    public var seed: UInt64

    public init(_ scheme: some InitializationScheme, seed: UInt64) {
        self.scheme = scheme
        self.seed = seed
    }

    /// The weights of a layer, nodes × inputs. `layer` counts from 1.
    public func weights(layer: Int, nodes: Int, inputs: Int) -> Matrix {
        Matrix(
            rows: nodes, columns: inputs,
            elements: scheme.weights(WeightDraw(seed: seed, layer: layer, nodes: nodes, inputs: inputs)))
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.seed == other.seed && AnyHashable(one.scheme) == AnyHashable(other.scheme)
    }

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

/// From which distribution weights are drawn. To add one: a file with a type that conforms, and its line in
/// ``Initializations/all(seed:)``.
public protocol InitializationScheme: Sendable, Hashable {
    static var kind: Kind<Self> { get }

    /// The weights of a layer, a row per node.
    func weights(_ draw: WeightDraw) -> [Double]
}

/// Random numbers for the weights of one layer, each by its own place.
public struct WeightDraw: Sendable {
    private let random: Philox
    private let layer: Int
    /// m
    public let nodes: Int
    /// n
    public let inputs: Int

    init(seed: UInt64, layer: Int, nodes: Int, inputs: Int) {
        random = Philox(seed: seed)
        self.layer = layer
        self.nodes = nodes
        self.inputs = inputs
    }

    /// A number for every weight, uniform from 0 to below 1.
    public func uniform() -> [Double] { places.map { random.uniform($0) } }

    /// A standard normal deviate for every weight.
    public func normal() -> [Double] { places.map { random.normal($0) } }

    private var places: [RandomPlace] {
        (0..<nodes).flatMap { node in
            (0..<inputs).map { RandomPlace(.weight, part: layer, row: node, column: $0) }
        }
    }
}

/// The initializations there are.
public enum Initializations {
    /// - Parameter seed: of those that have none of their own.
    public static func all(seed: UInt64 = 1) -> KindList<Initialization> {
        KindList(
            "initialization", tag: "scheme",
            [
                .scheme(GlorotUniform.self, seed: seed), .scheme(GlorotNormal.self, seed: seed),
                .scheme(HeUniform.self, seed: seed), .scheme(HeNormal.self, seed: seed),
                .scheme(LeCunUniform.self, seed: seed), .scheme(LeCunNormal.self, seed: seed),
                .scheme(UniformWeights.self, seed: seed), .scheme(NormalWeights.self, seed: seed),
                .scheme(ZeroWeights.self, seed: seed), .scheme(ConstantWeights.self, seed: seed),
            ])
    }

    fileprivate static let seed = Field<Initialization>(
        "seed", \.seed, .seed, "What the weights are drawn from; the training's seed.", called: "the seed",
        example: "7", isInherited: true)
}

extension KindList<Initialization>.Entry {
    /// A scheme as an initialization of the list, with a seed where none is written.
    public static func scheme<Scheme: InitializationScheme>(_ type: Scheme.Type, seed: UInt64) -> Self {
        Self(Scheme.kind, outer: [Initializations.seed]) {
            Initialization($0, seed: seed)
        } unwrap: {
            $0.scheme as? Scheme
        }
    }
}
