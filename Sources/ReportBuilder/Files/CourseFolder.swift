/// A folder out of which nothing is read: course material names files inside it.
public struct CourseFolder: Sendable, Hashable {
    /// The path as it was given; messages print paths that start with it.
    public let path: String
    /// The folder inside from which names are seen, such as that of a lesson: `part-one`; empty for the folder itself.
    private(set) var home = ""
    /// Folders from which names are seen after that: those of lessons whose experiments another one is like.
    private var further: [String] = []
    private var log = Log()
    /// What notes what is asked of its files.
    var notes: FileLog? { log.notes }

    /// Nothing of it tells folders apart.
    private struct Log: Sendable, Hashable {
        var notes: FileLog?
        static func == (one: Log, other: Log) -> Bool { true }
        func hash(into hasher: inout Hasher) {}
    }

    /// A folder that is looked at when it is read.
    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The file that makes the folder one of a course.
    static let fileName = "course.yaml"
    /// The folder inside with the templates that a course brings.
    static let templates = "templates"

    /// The name of the folder, also where it was given as `.` or with a link.
    var courseName: String {
        let name = FileSystem.name(of: path)
        guard name == "." || name == ".." || name.isEmpty else { return name }
        return FileSystem.name(of: FileSystem.canonicalPath(path) ?? "course")
    }

    private static let slash = UInt8(ascii: "/")
    private static let tilde = UInt8(ascii: "~")

    /// Why a name cannot be that of a file in the folder, or `nil` where it can.
    static func objection(to name: String) -> String? {
        if let objection = writtenObjection(to: name) { return objection }
        return name.split(separator: "/").contains("..") ? leadingOut(name) : nil
    }

    private static func leadingOut(_ name: String) -> String { "\"\(name)\" leads out of the course folder" }

    /// Why a name cannot be that of a file, wherever it is seen from.
    private static func writtenObjection(to name: String) -> String? {
        if name.isEmpty { return "the name of the file is empty" }
        if name.utf8.first == slash || name.utf8.first == tilde {
            return "\"\(name)\" is outside the course folder"
        }
        if name.utf8.contains(0) { return "the name of the file contains a zero byte" }
        // By bytes, as the system reads them: a mark that combines with a slash hides it from Swift.
        guard name.utf8.count(where: { $0 == slash }) == name.count(where: { $0 == "/" }) else {
            return "in the name of the file a character combines with a slash"
        }
        return nil
    }

    /// The same folder, whose names are seen from a folder inside, and where there is nothing from further ones.
    func seen(from home: String, and further: [String] = []) -> CourseFolder {
        var folder = self
        folder.home = home
        folder.further = further
        return folder
    }

    /// The same folder, noting what is asked of its files.
    ///
    /// - Parameter log: `nil` for no notes.
    func noting(in log: FileLog?) -> CourseFolder {
        var folder = self
        folder.log = Log(notes: log)
        return folder
    }

    /// The paths that a name can mean, the nearest first: as it is seen from a folder inside, then from the course's own.
    /// None where it leads out.
    static func meanings(of name: String, seenFrom home: String) -> [String] {
        guard let near = normalized(name, in: home) else { return [] }
        guard !home.isEmpty, let far = normalized(name, in: ""), far != near else { return [near] }
        return [near, far]
    }

    /// A path without `.` and `..`; `nil` where it leads out.
    private static func normalized(_ name: String, in home: String) -> String? {
        var steps: [Substring] = []
        for step in home.split(separator: "/") + name.split(separator: "/") where step != "." {
            guard step == ".." else {
                steps.append(step)
                continue
            }
            guard steps.popLast() != nil else { return nil }
        }
        return steps.isEmpty ? nil : steps.joined(separator: "/")
    }

    /// The path, from the folder itself, of what a name means.
    ///
    /// - Throws: ``FileError`` where it is absolute or leads out. Whether there is such a file is not asked.
    func place(of name: String) throws(FileError) -> String {
        if let objection = Self.writtenObjection(to: name) { throw FileError(path: name, reason: objection) }
        let meanings = ([home] + further).flatMap { Self.meanings(of: name, seenFrom: $0) }
        guard let near = meanings.first else { throw FileError(path: name, reason: Self.leadingOut(name)) }
        guard meanings.count > 1 else { return near }
        return meanings.first { name in
            let path = fullPath(of: name)
            let kind = FileSystem.kind(of: path)
            log.notes?.note(kind: kind, of: path)
            return kind != nil
        } ?? near
    }

    /// Reads a file of the folder.
    ///
    /// - Parameter name: a path relative to the folder, see ``place(of:)``. Absolute ones, such that lead out, and links
    ///   that lead out are refused.
    package func read(_ name: String) throws(FileError) -> SourceFile {
        let bytes = try bytes(of: name)
        return SourceFile(name: fullPath(of: try place(of: name)), bytes: bytes)
    }

    /// The content of a file of the folder, under the same conditions.
    func bytes(of name: String) throws(FileError) -> [UInt8] {
        let full = fullPath(of: try place(of: name))
        do {
            let bytes = try content(of: full)
            log.notes?.note(content: bytes, of: full)
            return bytes
        } catch {
            log.notes?.note(content: nil, of: full)
            throw error
        }
    }

    private func content(of full: String) throws(FileError) -> [UInt8] {
        guard let root = FileSystem.canonicalPath(path), let target = FileSystem.canonicalPath(full) else {
            throw FileError(path: full, reason: Self.isNotThere)
        }
        guard target.hasPrefix(root == "/" ? root : root + "/") else {
            throw FileError(path: full, reason: "a link leads out of the course folder")
        }
        guard FileSystem.kind(of: target) != .other else {
            throw FileError(path: full, reason: FileSystem.noFile)
        }
        return try FileSystem.read(full)
    }

    static let isNotThere = "there is no such file"

    /// Why a path from the folder itself is none of a file that can be read; `nil` where it is.
    func objection(toFile path: String) -> String? {
        let full = fullPath(of: path)
        switch FileSystem.kind(of: full) {
        case nil: return Self.isNotThere
        case .file?: return nil
        case .folder?: return "this is a folder"
        case .other?: return FileSystem.noFile
        case .link?:
            guard let root = FileSystem.canonicalPath(self.path), let target = FileSystem.canonicalPath(full)
            else {
                return "this is a link to nothing"
            }
            guard target.hasPrefix(root == "/" ? root : root + "/") else {
                return "a link leads out of the course folder"
            }
            return FileSystem.kind(of: target) == .file ? nil : "this is a link to what is no file"
        }
    }

    /// The path of a file of the folder as messages print it.
    private func fullPath(of name: String) -> String { path == "." ? name : "\(path)/\(name)" }

    /// The names of the files and folders directly inside, in the order of their bytes; hidden ones are
    /// left out.
    package func names() throws(FileError) -> [String] {
        try FileSystem.names(in: path).filter { !$0.hasPrefix(".") }
    }
}
