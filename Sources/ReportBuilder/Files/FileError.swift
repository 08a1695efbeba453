/// A file or folder that could not be read or written, in words.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder, as it was given.
    public let path: String
    /// What went wrong: `there is no such file`.
    public let reason: String

    /// An error with its reason, without a full stop.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// Path and reason.
    public var description: String { "\(path): \(reason)" }
}
