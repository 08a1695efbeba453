import Schema

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
