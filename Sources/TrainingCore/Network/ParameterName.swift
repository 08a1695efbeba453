/// A weight or a bias by the name that mathematics gives it: `W1[0,1]` is the weight of layer 1 into
/// node 0 from input 1, `b2[0]` the bias of layer 2, node 0; or a parameter of a ``LayerFunction`` by its own name:
/// `gain2[0]` is the first gain behind layer 2. Layers count from 1, nodes and inputs from 0.
public struct ParameterName: Sendable, Hashable, CustomStringConvertible, LosslessStringConvertible {
    /// What sort of parameter it is.
    public enum Kind: Sendable, Hashable {
        case weight, bias
        /// Of a layer function, by its name.
        case other(String)
    }

    /// What sort of parameter it is.
    public let kind: Kind

    /// From 1.
    public let layer: Int
    /// From 0; of a layer function the place among its parameters of this name.
    public let node: Int
    /// From 0; nil for all but weights.
    public let input: Int?

    /// A weight; the layer counts from 1, node and input from 0.
    public static func weight(layer: Int, node: Int, input: Int) -> ParameterName {
        ParameterName(.weight, layer: layer, node: node, input: input)
    }

    /// A bias; the layer counts from 1, the node from 0.
    public static func bias(layer: Int, node: Int) -> ParameterName {
        ParameterName(.bias, layer: layer, node: node, input: nil)
    }

    /// A parameter of what stands behind a layer, which counts from 1; its place counts from 0.
    public static func other(_ name: String, layer: Int, index: Int) -> ParameterName {
        ParameterName(.other(name), layer: layer, node: index, input: nil)
    }

    private init(_ kind: Kind, layer: Int, node: Int, input: Int?) {
        self.kind = kind
        self.layer = layer
        self.node = node
        self.input = input
    }

    /// Whether it is a weight or a bias, and so one of a unit.
    package var isOfUnit: Bool { kind == .weight || kind == .bias }

    /// `W1[0,1]`, `b2[0]` or `gain2[0]`.
    public var description: String {
        switch kind {
        case .weight: "W\(layer)[\(node),\(input ?? 0)]"
        case .bias: "b\(layer)[\(node)]"
        case .other(let name): "\(name)\(layer)[\(node)]"
        }
    }

    /// Whether parameters of a layer function may have the name: at least two letters from a to z.
    static func isName(_ text: some StringProtocol) -> Bool {
        text.utf8.count >= 2 && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    /// Reads exactly what ``description`` writes; nil for anything else, spaces and leading zeros
    /// included.
    public init?(_ description: String) {
        guard let open = description.firstIndex(of: "["), description.last == "]" else { return nil }
        let head = description[..<open]
        let inside = description[description.index(after: open)...].dropLast()
        let indices = inside.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let word = head.prefix { !("0"..."9").contains($0) }
        guard let layer = Int(head.dropFirst(word.count)), layer >= 1 else { return nil }
        switch (word, indices.count) {
        case ("W", 2):
            guard let node = indices[0], let input = indices[1], node >= 0, input >= 0 else { return nil }
            self.init(.weight, layer: layer, node: node, input: input)
        case ("b", 1):
            guard let node = indices[0], node >= 0 else { return nil }
            self.init(.bias, layer: layer, node: node, input: nil)
        case (_, 1) where Self.isName(word):
            guard let node = indices[0], node >= 0 else { return nil }
            self.init(.other(String(word)), layer: layer, node: node, input: nil)
        default:
            return nil
        }
        guard self.description == description else { return nil }
    }
}
