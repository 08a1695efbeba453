/// One thing wrong with an experiment: where, what and what to do about it.
public struct ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where it is in the experiment's own tree, with the keys of an experiment file:
    /// `["network", "layers", 1, "weights", 0]`. Lists count from 0. Where a file writes something
    /// shorter, the longest beginning of the path that the file has is the place.
    public let path: [PathComponent]
    /// What is wrong, with the value that is.
    public let message: String
    /// What to write instead.
    public let remedy: String

    public init(path: [PathComponent], message: String, remedy: String) {
        self.path = path
        self.message = message
        self.remedy = remedy
    }

    /// A step into a mapping or a list.
    public enum PathComponent: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case key(String)
        /// From 0.
        case index(Int)

        public init(stringLiteral value: String) { self = .key(value) }
        public init(integerLiteral value: Int) { self = .index(value) }
    }

    /// The path as text: `network.layers[1].weights[0]`.
    public var place: String {
        path.reduce(into: "") { text, component in
            switch component {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// `network.layers[1].weights[0]: message remedy`
    public var description: String { "\(place): \(message) \(remedy)" }
}
