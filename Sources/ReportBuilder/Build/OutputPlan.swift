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
    /// Whether these are noted.
    var isWatched = true
    private let before: OutputManifest
    /// What is there of a build, as it is.
    private var present: [String: ContentPrint] = [:]
    private let manifest: [UInt8]?
    private let shared: SharedFiles

    /// Whether there is nothing to do.
    var isEmpty: Bool {
        writes.isEmpty && obstacles.isEmpty && removals.isEmpty && manifest == after.bytes
    }

    /// - Throws: ``FileError`` where a file that no build wrote would have to go.
    init(
        _ files: [OutputFile], in path: String, sharing shared: SharedFiles = SharedFiles(isOn: false)
    ) throws(FileError) {
        self.path = path
        self.shared = shared
        before = try OutputManifest.read(in: path)
        manifest = try? FileSystem.read("\(path)/\(OutputManifest.name)")
        let files = files.sorted { $0.path < $1.path }
        var blocking: Set<String> = []
        let isEmpty = try FileSystem.names(in: path).isEmpty
        if isEmpty, before.files.isEmpty {
            for file in files { planNew(file) }
        } else {
            try planRemovals(except: Set(files.map(\.path)))
            let gone = Set(removals)
            for file in files { blocking.formUnion(try plan(file, gone: gone)) }
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
        shared = SharedFiles(isOn: false)
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
        guard isWatched else { return }
        facts[file.path] = FileFact(written: "\(path)/\(file.path)", mark: file.content.print.hash)
    }

    /// The folders that files are written into and that are not there, those above others first.
    var missingFolders: [String] {
        let folders = Set(writes.flatMap { parents(of: $0.file.path) })
        return folders.sorted().filter { !FileSystem.isFolder("\(path)/\($0)") }
    }

    private mutating func planRemovals(except wanted: Set<String>) throws(FileError) {
        for (name, entry) in before.files.sorted(by: { $0.key < $1.key }) where !wanted.contains(name) {
            // Behind a link lies another's folder, whoever filled it.
            guard !isBehindLink(name), FileSystem.kind(of: "\(path)/\(name)") == .file else { continue }
            let print = (try? FileSystem.read("\(path)/\(name)")).map { ContentPrint($0) }
            if let print, entry.knows(print) {
                removals.append(name)
                present[name] = print
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
        case nil: planNew(file)
        case .folder:
            // It may go if only files are in it that go as well.
            let inside = try contents(of: file.path)
            guard inside.allSatisfy({ gone.contains($0) }), before.folders.contains(file.path) else {
                throw taken(file.path)
            }
            obstacles += inside
            planNew(file)
        case .other:
            throw taken(file.path)
        case .file, .link:
            try planReplacing(file)
        }
        return obstacles
    }

    private mutating func planNew(_ file: OutputFile) {
        writes.append(Write(file: file, isNew: true))
        after.files[file.path] = .init(written: file.content.print, isWritten: true, planned: nil)
    }

    private mutating func planReplacing(_ file: OutputFile) throws(FileError) {
        let place = "\(path)/\(file.path)"
        let entry = before.files[file.path]
        let look = FileLook(at: place)
        let (print, isWanted) = content(of: place, file.content)
        // What somebody else has put there is as good, and stays theirs.
        // Behind a link lies another's folder: there only what is exactly as it was written is a build's.
        let isBehindLink = isBehindLink(file.path)
        let isKnown = entry.flatMap { entry in print.map(entry.knows) } ?? false
        let isOurs =
            entry.map { entry in
                if isBehindLink { return entry.written != nil && isKnown }
                return entry.isWritten || isKnown || print?.size == 0
            } ?? false
        if isOurs {
            after.files[file.path] = .init(written: file.content.print, isWritten: true, planned: nil)
        }
        if isOurs, let print, isKnown || print.size == 0 { present[file.path] = print }
        guard !isWanted else {
            if isOurs, !isBehindLink, look.kind == .file { shared.found(file.content, at: place) }
            facts[file.path] = FileFact(place, .content, look, mark: file.content.print.hash)
            return
        }
        guard isOurs, FileSystem.kind(of: place) == .file else { throw taken(file.path) }
        if print != nil, !isKnown {
            notes.append("\(place) was changed after the build that wrote it; it is written anew")
        }
        writes.append(Write(file: file, isNew: false))
    }

    /// What tells the content of a file from others, `nil` where there is none or it cannot be read; and whether it is the
    /// wanted one.
    private func content(
        of place: String, _ wanted: FileContent
    ) -> (print: ContentPrint?, isWanted: Bool) {
        if shared.stands(wanted, at: place) { return (wanted.print, true) }
        guard FileSystem.followedKind(of: place) == .file, let bytes = try? FileSystem.read(place) else {
            return (nil, false)
        }
        return bytes == wanted.bytes ? (wanted.print, true) : (ContentPrint(bytes), false)
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
