/// A file of a build, not yet written.
public struct OutputFile: Sendable, Hashable {
    /// Relative to the folder of the output.
    public var path: String
    /// All of its content.
    public var bytes: [UInt8]

    /// A file in memory.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
