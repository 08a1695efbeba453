/// A stretch of a lesson's source, as UTF-8 byte offsets into the file: `lower ..< upper`.
public struct SourceRange: Sendable, Hashable {
    public var lower: Int
    public var upper: Int

    public init(lower: Int, upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    var isEmpty: Bool { lower >= upper }
}
