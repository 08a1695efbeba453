/// A file or folder that could not be read or written, in words.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    public let path: String
    /// What went wrong: `there is no such file`.
    public let reason: String

    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    public var description: String { "\(path): \(reason)" }
}
