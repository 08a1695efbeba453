/// A stretch of a lesson's source, as UTF-8 byte offsets into the file: `lower ..< upper`.
public struct SourceRange: Sendable, Hashable {
    /// The first byte, from 0.
    public var lower: Int
    /// The byte behind the last.
    public var upper: Int

    /// Bytes from one to before another.
    public init(lower: Int, upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    var isEmpty: Bool { lower >= upper }
}
