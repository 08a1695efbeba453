import CairoRenderer
import SystemLibrary

/// The content of a file that is going to be written, maybe in several places; its print is computed once.
final class FileContent: @unchecked Sendable, Hashable {
    let bytes: [UInt8]
    private var knownPrint: ContentPrint?
    private var family: FileFamily?
    private static let lock = Lock()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func == (one: FileContent, other: FileContent) -> Bool {
        one === other || one.bytes == other.bytes
    }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    var print: ContentPrint {
        if let known = Self.lock.locked({ knownPrint }) { return known }
        let print = ContentPrint(bytes)
        Self.lock.locked { knownPrint = print }
        return print
    }

    /// Whether the file of its print among some files was compared with it.
    func isKnown(to files: FileFamily) -> Bool { Self.lock.locked { family === files } }

    func isNowKnown(to files: FileFamily) { Self.lock.locked { family = files } }
}

/// Tells the files of one batch from those of another.
final class FileFamily: Sendable {}
