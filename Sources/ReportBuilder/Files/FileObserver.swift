import CairoRenderer
import SystemLibrary

/// Sees all that a task and those within it ask of files, so that what a result depends on is known without anybody
/// telling it.
package final class FileObserver: FileObserving, @unchecked Sendable {
    private let lock = Lock()
    private var seen: [String: FileFact] = [:]
    private var places: [String: String?] = [:]
    private var isTorn = false

    package init() {}

    /// What was seen, in the order of paths; `nil` where something was another thing at another time.
    var facts: (files: [FileFact], places: [Place])? {
        lock.locked {
            guard !isTorn else { return nil }
            return (
                seen.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
                places.sorted { $0.key < $1.key }.map { Place(path: $0, canonical: $1) }
            )
        }
    }

    /// Where a path leads without links.
    struct Place: Sendable, Hashable {
        var path: String
        var canonical: String?

        init(path: String, canonical: String?) { (self.path, self.canonical) = (path, canonical) }

        /// Where it leads now.
        init(of path: String) { self.init(path: path, canonical: FileSystem.canonicalPath(path)) }

        /// Whether it leads there now.
        var holds: Bool { FileSystem.canonicalPath(path) == canonical }
    }

    package func lost() { lock.locked { isTorn = true } }

    package func asked(_ path: String) { note(FileFact(path, .kind, FileLook(at: path))) }

    package func reading(
        _ path: String, _ read: () throws(FileError) -> [UInt8]
    ) throws(FileError) -> [UInt8] {
        // Before it is read, so that what is written meanwhile has another stamp.
        let look = FileLook(at: path)
        do throws(FileError) {
            let bytes = try read()
            note(FileFact(path, .content, look, mark: FileSystem.fingerprint(of: bytes)))
            return bytes
        } catch {
            note(FileFact(path, .content, look))
            throw error
        }
    }

    package func listing(
        _ path: String, _ list: () throws(FileError) -> [String]
    ) throws(FileError) -> [String] {
        let look = FileLook(at: path)
        do throws(FileError) {
            let names = try list()
            note(FileFact(path, .names, look, mark: FileFact.mark(of: names)))
            return names
        } catch {
            note(FileFact(path, .names, look))
            throw error
        }
    }

    private func note(_ fact: FileFact) {
        lock.locked {
            guard let known = seen[fact.path] else {
                seen[fact.path] = fact
                return
            }
            if known.look.kind != fact.look.kind || known.look.followedKind != fact.look.followedKind {
                isTorn = true
            }
            if fact.extent == .kind { return }
            if known.extent == fact.extent, known.mark != fact.mark { isTorn = true }
            // The older stamp is the safer one.
            if known.extent == .kind { seen[fact.path] = fact }
        }
    }

    package func asked(_ path: String, place canonical: String?) {
        let folder = FileSystem.folder(of: path)
        let known = lock.locked { places[folder] }
        let above = known ?? unseen { FileSystem.canonicalPath(folder) }
        // Of a file that is no link what its folder is tells enough, and there are many in each.
        let look = FileLook(at: path)
        if let above, let canonical, look.kind != .link, FileSystem.name(of: path) != "..",
            canonical == (above == "/" ? "" : above) + "/" + FileSystem.name(of: path)
        {
            note(FileFact(path, .kind, look))
            lock.locked { places[folder] = .some(above) }
        } else {
            lock.locked { places[path] = .some(canonical) }
        }
    }

    private func unseen<Answer>(_ ask: () -> Answer) -> Answer {
        FileObservation.$observer.withValue(nil, operation: ask)
    }
}
