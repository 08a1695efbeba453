/// A step from a whole to one of its parts.
public enum PathStep: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    /// From 0.
    case index(Int)

    /// A key of a mapping.
    public init(stringLiteral value: String) { self = .key(value) }
    /// The index of an item of a list, from 0.
    public init(integerLiteral value: Int) { self = .index(value) }

    /// The key, or the number.
    public var text: String {
        switch self {
        case .key(let key): key
        case .index(let index): "\(index)"
        }
    }
}

/// The way from the whole of what was written to a value in it.
package typealias Path = [PathStep]

extension [PathStep] {
    /// As text: `network.layers[1].weights[0]`.
    public var pathText: String {
        reduce(into: "") { text, step in
            switch step {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}

extension [PathStep] {
    /// The path that a text writes: keys with dots between them, numbers of items of lists in brackets behind them.
    ///
    /// - Returns: `nil` where that is not its form.
    package static func written(_ text: some StringProtocol) -> Path? {
        var path: Path = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let key = pieces.first, !key.isEmpty else { return nil }
            path.append(.key(String(key)))
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
                path.append(.index(index))
            }
        }
        return path
    }
}
