/// A folder out of which nothing is read: course material names files inside it.
public struct CourseFolder: Sendable, Hashable {
    /// The path as it was given; messages print paths that start with it.
    public let path: String

    /// A folder that is looked at when it is read.
    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The file that makes the folder one of a course.
    static let fileName = "course.yaml"

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
        if name.isEmpty { return "the name of the file is empty" }
        if name.utf8.first == slash || name.utf8.first == tilde {
            return "\"\(name)\" is outside the course folder"
        }
        if name.utf8.contains(0) { return "the name of the file contains a zero byte" }
        // By bytes, as the system reads them: a mark that combines with a slash hides it from Swift.
        guard name.utf8.count(where: { $0 == slash }) == name.count(where: { $0 == "/" }) else {
            return "in the name of the file a character combines with a slash"
        }
        if name.split(separator: "/").contains("..") { return "\"\(name)\" leads out of the course folder" }
        return nil
    }

    /// Reads a file of the folder.
    ///
    /// - Parameter name: a path relative to the folder. Absolute ones, `..`, and links that lead out are
    ///   refused.
    package func read(_ name: String) throws(FileError) -> SourceFile {
        let bytes = try bytes(of: name)
        return SourceFile(name: fullPath(of: name), bytes: bytes)
    }

    /// The content of a file of the folder, under the same conditions.
    func bytes(of name: String) throws(FileError) -> [UInt8] {
        let full = fullPath(of: name)
        if let objection = CourseFolder.objection(to: name) { throw FileError(path: name, reason: objection) }
        guard let root = FileSystem.canonicalPath(path), let target = FileSystem.canonicalPath(full) else {
            throw FileError(path: full, reason: "there is no such file")
        }
        guard target.hasPrefix(root == "/" ? root : root + "/") else {
            throw FileError(path: full, reason: "a link leads out of the course folder")
        }
        guard FileSystem.kind(of: target) != .other else {
            throw FileError(path: full, reason: "this is a device or a pipe, not a file")
        }
        return try FileSystem.read(full)
    }

    /// The path of a file of the folder as messages print it.
    private func fullPath(of name: String) -> String { path == "." ? name : "\(path)/\(name)" }

    /// The files directly inside that are lessons unless `course.yaml` lists others. What begins with an underscore is
    /// there to be included.
    func lessonNames() throws(FileError) -> [String] {
        try names().filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix("_") }
    }

    /// The names of the files and folders directly inside, in the order of their bytes; hidden ones are
    /// left out.
    package func names() throws(FileError) -> [String] {
        try FileSystem.names(in: path).filter { !$0.hasPrefix(".") }
    }
}
