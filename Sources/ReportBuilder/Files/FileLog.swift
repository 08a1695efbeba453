/// What was asked of the files of a course while something was made of them, and what was found there: with other answers it
/// must be made again.
///
/// A class, because copies of a ``CourseFolder`` note into the same one; they are used by one task, one after the other.
final class FileLog: @unchecked Sendable {
    private(set) var facts = FileFacts()

    func note(kind: FileSystem.Kind?, of path: String) { facts.kinds[path] = .some(kind) }

    /// - Parameter bytes: `nil` where the file could not be read.
    func note(content bytes: [UInt8]?, of path: String) {
        facts.contents[path] = .some(bytes.map(FileFacts.Print.init))
    }
}

/// Answers of a file system, by paths.
struct FileFacts: Sendable, Hashable {
    /// A file by its content.
    struct Print: Sendable, Hashable {
        let size: Int
        let hash: UInt64

        init(_ bytes: [UInt8]) {
            size = bytes.count
            hash = FileSystem.fingerprint(of: bytes)
        }
    }

    fileprivate(set) var kinds: [String: FileSystem.Kind?] = [:]
    fileprivate(set) var contents: [String: Print?] = [:]

    /// Whether the file system would answer the same now.
    var hold: Bool {
        kinds.allSatisfy { FileSystem.kind(of: $0.key) == $0.value }
            && contents.allSatisfy { (try? FileSystem.read($0.key)).map(Print.init) == $0.value }
    }
}
