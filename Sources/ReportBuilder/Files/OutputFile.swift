/// A file of a build, not yet written.
public struct OutputFile: Sendable, Hashable {
    /// Relative to the folder of the output.
    public var path: String
    /// All of its content.
    public var bytes: [UInt8] {
        get { content.bytes }
        set { content = FileContent(newValue) }
    }
    var content: FileContent

    /// A file in memory.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path, content: FileContent(bytes))
    }

    init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    init(path: String, content: FileContent) {
        self.path = path
        self.content = content
    }
}
