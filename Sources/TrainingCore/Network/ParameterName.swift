/// A weight or a bias by the name that mathematics gives it: `W1[0,1]` is the weight of layer 1 into
/// node 0 from input 1, `b2[0]` the bias of layer 2, node 0. Layers count from 1, nodes and inputs
/// from 0.
public struct ParameterName: Sendable, Hashable, CustomStringConvertible, LosslessStringConvertible {
    /// What sort of parameter it is.
    public enum Kind: Sendable, Hashable {
        case weight, bias
    }

    /// From 1.
    public let layer: Int
    /// From 0.
    public let node: Int
    /// From 0; nil for a bias.
    public let input: Int?

    /// A weight; the layer counts from 1, node and input from 0.
    public static func weight(layer: Int, node: Int, input: Int) -> ParameterName {
        ParameterName(layer: layer, node: node, input: input)
    }

    /// A bias; the layer counts from 1, the node from 0.
    public static func bias(layer: Int, node: Int) -> ParameterName {
        ParameterName(layer: layer, node: node, input: nil)
    }

    private init(layer: Int, node: Int, input: Int?) {
        self.layer = layer
        self.node = node
        self.input = input
    }

    /// Weight or bias.
    public var kind: Kind { input == nil ? .bias : .weight }

    /// `W1[0,1]` or `b2[0]`.
    public var description: String {
        guard let input else { return "b\(layer)[\(node)]" }
        return "W\(layer)[\(node),\(input)]"
    }

    /// Reads exactly what ``description`` writes; nil for anything else, spaces and leading zeros
    /// included.
    public init?(_ description: String) {
        guard let open = description.firstIndex(of: "["), description.last == "]" else { return nil }
        let head = description[..<open]
        let inside = description[description.index(after: open)...].dropLast()
        let indices = inside.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard let layer = Int(head.dropFirst()), layer >= 1 else { return nil }
        switch (head.first, indices.count) {
        case ("W", 2):
            guard let node = indices[0], let input = indices[1], node >= 0, input >= 0 else { return nil }
            self.init(layer: layer, node: node, input: input)
        case ("b", 1):
            guard let node = indices[0], node >= 0 else { return nil }
            self.init(layer: layer, node: node, input: nil)
        default:
            return nil
        }
        guard self.description == description else { return nil }
    }
}
