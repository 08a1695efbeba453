/// Numbers that do not have the shape that a network, or a pass through it, needs.
public struct ShapeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What has which shape, and which one it should have.
    public let description: String

    package init(_ what: String, expected: String, found: String) {
        description = "\(what): expected \(expected), found \(found)."
    }

    /// Throws unless a list has so many numbers.
    package static func check(_ count: Int, is expected: Int, _ what: String) throws(ShapeError) {
        guard count != expected else { return }
        throw ShapeError(what, expected: counted(expected, "number"), found: "\(count)")
    }
}
