/// A folder of finished pages on disk, which may be shared with others.
///
/// Files are replaced one by one, each whole at every moment, and only those that differ. Before the first one a list
/// is written of all that the build before wrote and this one is going to write: whatever ends a build in between, the
/// next one knows what is whose. Files that no build wrote, empty folders, links and rights stay, and the folder itself
/// is never another.
package struct OutputTree: Sendable {
    /// The list of the files that a build wrote, inside the folder.
    package static let manifestName = OutputManifest.name

    /// The folder of the pages.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// What came of writing.
    package struct Outcome: Sendable, Hashable {
        /// Whether anything had to be changed.
        package var isChanged: Bool
        /// What is worth knowing about files that were changed after the build that wrote them.
        package var notes: [String]
        /// What is there now: as long as it is, writing the same files changes nothing.
        var facts: [FileFact] = []
    }

    /// Puts files in place of those of the last build.
    ///
    /// - Parameters:
    ///   - shared: the files of other folders, to share those that are equal.
    ///   - isWatched: whether it is told what is there now.
    ///   - waiting: is called once if another build writes here, whose end is waited for.
    /// - Throws: ``FileError``. Where a file that no build wrote is in the way, nothing has been changed then; where
    ///   writing failed, some files are new, and the next build goes on.
    @discardableResult
    package func replace(
        with files: [OutputFile], sharing shared: SharedFiles = SharedFiles(isOn: false),
        isWatched: Bool = true, waiting: () -> Void = {}
    ) throws(FileError) -> Outcome {
        try FileSystem.makeFolder(try place())
        // Without links, also where it was made now.
        let place = try place()
        return try FileSystem.locked(place, waiting: waiting) { () throws(FileError) in
            try OutputTree.removeLeftovers(in: place, files)
            var plan = try OutputPlan(files, in: place, sharing: shared)
            plan.isWatched = isWatched
            let isChanged = !plan.isEmpty
            if isChanged { try OutputTree.carryOut(&plan, sharing: shared) }
            return Outcome(
                isChanged: isChanged, notes: plan.notes,
                facts: isWatched ? OutputTree.facts(of: files, plan) : [])
        }
    }

    /// Replaces some files of a build that came to its end.
    ///
    /// - Parameter isAsKnown: whether all in the folder is still as that build left it; is asked when nobody else can
    ///   write there.
    /// - Returns: `nil` where it is not.
    func revise(
        _ files: [OutputFile], if isAsKnown: () -> Bool
    ) throws(FileError) -> Outcome? {
        let place = try place()
        return try FileSystem.locked(place) { () throws(FileError) in
            guard isAsKnown() else { return nil }
            var plan = try OutputPlan(replacing: files, in: place)
            let isChanged = !plan.isEmpty
            if isChanged { try OutputTree.carryOut(&plan, sharing: SharedFiles(isOn: false)) }
            return Outcome(
                isChanged: isChanged, notes: plan.notes, facts: OutputTree.facts(of: files, plan))
        }
    }

    /// Throws what ``replace(with:)`` would throw before it changes anything.
    func check(_ files: [OutputFile]) throws(FileError) {
        let place = try place()
        guard FileSystem.isFolder(place) else { return }
        _ = try OutputPlan(files, in: place)
    }

    /// The folder, without links; it need not be there.
    private func place() throws(FileError) -> String {
        guard !path.isEmpty else { throw FileError(path: "", reason: "the path of the folder is empty") }
        switch FileSystem.followedKind(of: path) {
        case .folder: return FileSystem.canonicalPath(path) ?? path
        case nil where FileSystem.kind(of: path) == nil: return path
        default:
            throw FileError(path: path, reason: "pages need a folder, but this is a file, or a link to none")
        }
    }

    /// Removes what builds that were stopped have left.
    private static func removeLeftovers(in path: String, _ files: [OutputFile]) throws(FileError) {
        let before = try OutputManifest.read(in: path)
        var folders = before.folders.union([""])
        for name in Array(before.files.keys) + files.map(\.path) where name.contains("/") {
            folders.insert(FileSystem.folder(of: name))
        }
        for folder in folders.sorted() {
            FileSystem.removeLeftovers(in: folder.isEmpty ? path : "\(path)/\(folder)")
        }
    }

    /// The files, the folders in which they stand, where builds that were stopped may leave something, and the list last:
    /// who writes here changes it before anything else.
    private static func facts(of files: [OutputFile], _ plan: OutputPlan) -> [FileFact] {
        let folders = Set(files.map { CourseFolder.folder(of: $0.path) }).union([""])
        return files.compactMap { plan.facts[$0.path] }
            + folders.sorted().map { FileFact($0.isEmpty ? plan.path : "\(plan.path)/\($0)", .names) }
            + [FileFact("\(plan.path)/\(OutputManifest.name)", .content)]
    }

    private static func carryOut(
        _ plan: inout OutputPlan, sharing shared: SharedFiles
    ) throws(FileError) {
        let path = plan.path
        // In the list before they are there.
        let folders = plan.missingFolders
        for folder in folders { plan.note(folder: folder, exists: true) }
        let rights = try write(plan.during, in: path)
        for name in plan.obstacles { try remove(name, &plan) }
        for folder in folders {
            if try !FileSystem.makeOneFolder("\(path)/\(folder)") {
                plan.note(folder: folder, exists: false)
            }
        }
        for write in plan.writes {
            let place = "\(path)/\(write.file.path)"
            if write.isNew, FileSystem.kind(of: place) == .folder { FileSystem.removeEmptyFolder(place) }
            try shared.put(
                write.file.content, at: place, write.isNew ? .nothing : .anything, rights: rights)
            plan.note(written: write.file)
        }
        for name in plan.removals { try remove(name, &plan) }
        try write(plan.after, in: path)
    }

    /// - Returns: the rights of a file that is new there.
    @discardableResult
    private static func write(_ manifest: OutputManifest, in path: String) throws(FileError) -> FileRights {
        try FileSystem.replace("\(path)/\(OutputManifest.name)", .anything) { file throws(FileError) in
            try file.append(manifest.bytes)
        }
    }

    /// Removes a file that is still as a build wrote it, and the folders that builds have made for it and that are empty
    /// now.
    private static func remove(_ name: String, _ plan: inout OutputPlan) throws(FileError) {
        let place = "\(plan.path)/\(name)"
        guard FileSystem.kind(of: place) == .file, let bytes = try? FileSystem.read(place),
            plan.during.files[name]?.knows(ContentPrint(bytes)) == true
        else { return }
        try FileSystem.removeFile(place)
        var folder = FileSystem.folder(of: name)
        while folder != ".", plan.during.folders.contains(folder) {
            FileSystem.removeEmptyFolder("\(plan.path)/\(folder)")
            guard FileSystem.kind(of: "\(plan.path)/\(folder)") == nil else { return }
            plan.note(folder: folder, exists: false)
            folder = FileSystem.folder(of: folder)
        }
    }
}
