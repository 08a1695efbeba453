/// What was asked of the files of a course while something was made of them, and what was found there: with other answers it
/// must be made again.
///
/// A class, because copies of a ``CourseFolder`` note into the same one; they are used by one task, one after the other.
final class FileLog: @unchecked Sendable {
    private(set) var facts = FileFacts()
    /// Notes the same, for something larger.
    private let whole: FileLog?

    init(within whole: FileLog? = nil) { self.whole = whole }

    func note(kind: FileSystem.Kind?, of path: String) {
        facts.kinds[path] = .some(kind)
        whole?.note(kind: kind, of: path)
    }

    /// - Parameter bytes: `nil` where the file could not be read.
    func note(content bytes: [UInt8]?, of path: String) {
        facts.contents[path] = .some(bytes.map(ContentPrint.init))
        whole?.note(content: bytes, of: path)
    }
}

/// Answers of a file system, by paths.
struct FileFacts: Sendable, Hashable {
    fileprivate(set) var kinds: [String: FileSystem.Kind?] = [:]
    fileprivate(set) var contents: [String: ContentPrint?] = [:]

    /// The answers as text, in the order of paths.
    var text: String {
        let kinds = kinds.map { "\($0.key)\0\($0.value.map { "\($0)" } ?? "nothing")" }
        let contents = contents.map { path, print in
            "\(path)\0\(print.map { "\($0.size) \(String($0.hash, radix: 16))" } ?? "unreadable")"
        }
        return (kinds.sorted() + contents.sorted()).joined(separator: "\n")
    }

    /// Whether the file system would answer the same now.
    var hold: Bool {
        kinds.allSatisfy { FileSystem.kind(of: $0.key) == $0.value }
            && contents.allSatisfy { (try? FileSystem.read($0.key)).map(ContentPrint.init) == $0.value }
    }
}
