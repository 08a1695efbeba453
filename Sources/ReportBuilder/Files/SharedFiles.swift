import CairoRenderer
import SystemLibrary

/// Files of the same content in many folders: one is written, the others are further names of it.
///
/// A name is given only where the file would have the same rights if it were written, so that nobody can tell but by the
/// number of names. Nothing of the content is kept, only where it stands.
package final class SharedFiles: @unchecked Sendable {
    private struct Source {
        let path: String
        let identity: FileIdentity
        let rights: FileRights
    }

    private let isOn: Bool
    private let family = FileFamily()
    private let lock = Lock()
    private var sources: [ContentPrint: Source] = [:]
    private var firstRefusal: (path: String, reason: String)?
    /// Who writes a content holds one of these, so that the next who wants it finds it written.
    private let contents = (0..<64).map { _ in Lock() }

    /// - Parameter isOn: whether files are shared at all.
    package init(isOn: Bool = true) { self.isOn = isOn }

    /// Where a further name was refused first, and why; `nil` where none was.
    package var refusal: (path: String, reason: String)? { lock.locked { firstRefusal } }

    /// Writes a file, or gives it the name of one that was written.
    ///
    /// - Parameters:
    ///   - replacement: what may stand at the path.
    ///   - rights: of a file that is new there.
    func put(
        _ content: FileContent, at path: String, _ replacement: FileSystem.Replacement, rights: FileRights
    ) throws(FileError) {
        guard isOn else { return try write(content, to: path, replacement) }
        let place = Int(truncatingIfNeeded: content.print.hash % UInt64(contents.count))
        let result = contents[place].locked { () -> Result<Void, FileError> in
            do throws(FileError) {
                try putAlone(content, at: path, replacement, rights: rights)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private func putAlone(
        _ content: FileContent, at path: String, _ replacement: FileSystem.Replacement, rights: FileRights
    ) throws(FileError) {
        var wanted = rights
        if replacement == .anything, let present = FileSystem.identity(of: path) {
            wanted.mode = present.rights.mode
        }
        if let source = source(of: content) {
            if source.rights == wanted, try name(source, of: content, also: path, replacement) { return }
        }
        try write(content, to: path, replacement)
        found(content, at: path)
    }

    private func write(
        _ content: FileContent, to path: String, _ replacement: FileSystem.Replacement
    ) throws(FileError) {
        try FileSystem.replace(path, replacement) { file throws(FileError) in try file.append(content.bytes) }
    }

    private func name(
        _ source: Source, of content: FileContent, also path: String, _ replacement: FileSystem.Replacement
    ) throws(FileError) -> Bool {
        switch try FileSystem.name(source.path, also: path, replacement, if: source.identity) {
        case .done: return true
        case .unusable: lock.locked { sources[content.print] = nil }
        case .refused(let reason):
            lock.locked { if firstRefusal == nil { firstRefusal = (path, reason) } }
        }
        return false
    }

    /// Where a content stands; `nil` where that is not known, or where another one of the same print does.
    private func source(of content: FileContent) -> Source? {
        guard let source = lock.locked({ sources[content.print] }) else { return nil }
        if content.isKnown(to: family) { return source }
        guard (try? FileSystem.read(source.path)) == content.bytes else { return nil }
        content.isNowKnown(to: family)
        return source
    }

    /// Notes that a file with a content stands at a path, unless one does elsewhere.
    func found(_ content: FileContent, at path: String) {
        guard isOn, let (identity, rights) = FileSystem.identity(of: path) else { return }
        let isFirst = lock.locked {
            guard sources[content.print] == nil else { return false }
            sources[content.print] = Source(path: path, identity: identity, rights: rights)
            return true
        }
        if isFirst { content.isNowKnown(to: family) }
    }

    /// Whether what stands at a path is the very file that has a content.
    func stands(_ content: FileContent, at path: String) -> Bool {
        guard isOn, content.isKnown(to: family), let source = lock.locked({ sources[content.print] }) else {
            return false
        }
        return FileSystem.identity(of: path)?.identity == source.identity
    }
}
