/// What a build is going to do to a folder, found out before it does anything.
///
/// Only files that a build wrote are replaced or removed. One that is no longer as a build wrote it is replaced if the
/// build writes it again, which the notes say, and stays if it does not.
struct OutputPlan: Sendable {
    struct Write: Sendable {
        let file: OutputFile
        /// Whether there is nothing at its path.
        let isNew: Bool
    }

    /// The folder, without links.
    let path: String
    /// In the order in which they are written: the first page last, so that it leads to nothing that is not there.
    private(set) var writes: [Write] = []
    /// Files that stand in the way of new ones, or of folders for them.
    private(set) var obstacles: [String] = []
    /// Files that the build no longer writes.
    private(set) var removals: [String] = []
    /// While the build writes, and after it.
    private(set) var during = OutputManifest(isFinished: false)
    private(set) var after = OutputManifest(isFinished: true)
    /// What is worth knowing, in the order of paths.
    private(set) var notes: [String] = []
    /// What is there of the files that the build writes and that it found or put there.
    private(set) var facts: [String: FileFact] = [:]
    private let before: OutputManifest
    /// What is there of a build, as it is.
    private var present: [String: OutputManifest.Print] = [:]
    private let manifest: [UInt8]?

    /// Whether there is nothing to do.
    var isEmpty: Bool {
        writes.isEmpty && obstacles.isEmpty && removals.isEmpty && manifest == after.bytes
    }

    /// - Throws: ``FileError`` where a file that no build wrote would have to go.
    init(_ files: [OutputFile], in path: String) throws(FileError) {
        self.path = path
        before = try OutputManifest.read(in: path)
        manifest = try? FileSystem.read("\(path)/\(OutputManifest.name)")
        let wanted = Set(files.map(\.path))
        try planRemovals(except: wanted)
        let gone = Set(removals)
        var blocking: Set<String> = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            blocking.formUnion(try plan(file, gone: gone))
        }
        obstacles = blocking.sorted()
        removals.removeAll { blocking.contains($0) }
        writes = writes.filter { !$0.file.path.isFirstPage } + writes.filter(\.file.path.isFirstPage)
        during.files = before.files
        during.folders = before.folders
        // Of a build that was stopped some files are new: what is there counts, not which build should have been.
        for (path, print) in present {
            during.files[path] = .init(written: print, isWritten: true, planned: nil)
        }
        for (path, entry) in after.files {
            during.files[path, default: .init(written: nil, isWritten: false, planned: nil)].planned =
                entry.written
        }
        after.folders = before.folders
    }

    /// Plans to replace files of a build that came to its end, and to leave all others as they are.
    init(replacing files: [OutputFile], in path: String) throws(FileError) {
        self.path = path
        before = try OutputManifest.read(in: path)
        manifest = try? FileSystem.read("\(path)/\(OutputManifest.name)")
        after = before
        for file in files { try planReplacing(file) }
        during = before
        during.isFinished = false
        for (path, print) in present {
            during.files[path] = .init(written: print, isWritten: true, planned: after.files[path]?.written)
        }
    }

    /// Notes that a folder was made, or is no more.
    mutating func note(folder: String, exists: Bool) {
        if exists {
            during.folders.insert(folder)
            after.folders.insert(folder)
        } else {
            during.folders.remove(folder)
            after.folders.remove(folder)
        }
    }

    /// Notes that a file is there now.
    mutating func note(written file: OutputFile) {
        facts[file.path] = FileFact(
            written: "\(path)/\(file.path)", mark: FileSystem.fingerprint(of: file.bytes))
    }

    private mutating func planRemovals(except wanted: Set<String>) throws(FileError) {
        for (name, entry) in before.files.sorted(by: { $0.key < $1.key }) where !wanted.contains(name) {
            // Behind a link lies another's folder, whoever filled it.
            guard !isBehindLink(name), FileSystem.kind(of: "\(path)/\(name)") == .file else { continue }
            if let bytes = try? FileSystem.read("\(path)/\(name)"), entry.knows(bytes) {
                removals.append(name)
                present[name] = OutputManifest.Print(bytes)
            } else if entry.isWritten {
                notes.append(
                    "\(path)/\(name) is no longer part of the course, but was changed after the build that wrote "
                        + "it, so it stays")
            }
        }
    }

    /// Plans a file; returns what must be removed first, all of which is in `gone`.
    private mutating func plan(_ file: OutputFile, gone: Set<String>) throws(FileError) -> [String] {
        var obstacles: [String] = []
        for parent in parents(of: file.path) {
            let kind = FileSystem.followedKind(of: "\(path)/\(parent)")
            // A link to nothing is no folder, and none can be made in its place.
            if kind == nil, FileSystem.kind(of: "\(path)/\(parent)") != nil { throw taken(parent) }
            guard kind != nil, kind != .folder else { continue }
            guard gone.contains(parent) else { throw taken(parent) }
            obstacles.append(parent)
        }
        let place = "\(path)/\(file.path)"
        switch FileSystem.kind(of: place) {
        case nil:
            writes.append(Write(file: file, isNew: true))
            after.files[file.path] = .init(
                written: OutputManifest.Print(file.bytes), isWritten: true, planned: nil)
        case .folder:
            // It may go if only files are in it that go as well.
            let inside = try contents(of: file.path)
            guard inside.allSatisfy({ gone.contains($0) }), before.folders.contains(file.path) else {
                throw taken(file.path)
            }
            obstacles += inside
            writes.append(Write(file: file, isNew: true))
            after.files[file.path] = .init(
                written: OutputManifest.Print(file.bytes), isWritten: true, planned: nil)
        case .other:
            throw taken(file.path)
        case .file, .link:
            try planReplacing(file)
        }
        return obstacles
    }

    private mutating func planReplacing(_ file: OutputFile) throws(FileError) {
        let place = "\(path)/\(file.path)"
        let entry = before.files[file.path]
        let look = FileLook(at: place)
        let bytes = FileSystem.followedKind(of: place) == .file ? try? FileSystem.read(place) : nil
        // What somebody else has put there is as good, and stays theirs.
        // Behind a link lies another's folder: there only what is exactly as it was written is a build's.
        let isBehindLink = isBehindLink(file.path)
        let isOurs =
            entry.map { entry in
                if isBehindLink { return entry.written != nil && bytes.map(entry.knows) == true }
                return entry.isWritten || bytes.map(entry.knows) == true || bytes == []
            } ?? false
        if isOurs {
            after.files[file.path] = .init(
                written: OutputManifest.Print(file.bytes), isWritten: true, planned: nil)
        }
        if isOurs, let bytes, entry?.knows(bytes) == true || bytes.isEmpty {
            present[file.path] = OutputManifest.Print(bytes)
        }
        guard bytes != file.bytes else {
            facts[file.path] = FileFact(
                place, .content, look, mark: FileSystem.fingerprint(of: file.bytes))
            return
        }
        guard let entry, isOurs, FileSystem.kind(of: place) == .file else { throw taken(file.path) }
        if let bytes, !entry.knows(bytes) {
            notes.append("\(place) was changed after the build that wrote it; it is written anew")
        }
        writes.append(Write(file: file, isNew: false))
    }

    private func taken(_ name: String) -> FileError {
        FileError(
            path: "\(path)/\(name)",
            reason:
                "this file was not written by a build and would be replaced; move it away, or choose another "
                + "folder with -o")
    }

    /// `a`, `a/b` for `a/b/c`.
    private func parents(of name: String) -> [String] {
        let parts = name.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }

    private func isBehindLink(_ name: String) -> Bool {
        parents(of: name).contains { FileSystem.kind(of: "\(path)/\($0)") == .link }
    }

    /// All files below a folder inside, relative to the path.
    private func contents(of folder: String) throws(FileError) -> [String] {
        var files: [String] = []
        for name in try FileSystem.names(in: "\(path)/\(folder)") where !FileSystem.isTemporaryName(name) {
            let inner = "\(folder)/\(name)"
            if FileSystem.kind(of: "\(path)/\(inner)") == .folder {
                files += try contents(of: inner)
            } else {
                files.append(inner)
            }
        }
        return files
    }
}

extension String {
    /// Whether this is the path of the page that leads to all others.
    fileprivate var isFirstPage: Bool { self == "index.html" }
}
