/// The folder that courses are built into: a folder for each, and an index where there are several; or one course alone.
public struct OutputFolder: Sendable {
    /// Where it is, or will be.
    public let path: String
    /// Whether the pages of the one course stand in the folder itself, instead of in a folder of its name.
    public let isRoot: Bool

    /// A folder that need not exist yet.
    ///
    /// - Parameter isRoot: whether one course is put into the folder itself, as hosts of pages such as GitHub's show it.
    public init(path: String, isRoot: Bool = false) {
        self.path = path
        self.isRoot = isRoot
    }

    /// Why courses of these folders cannot be built into this one, or `nil` where they can.
    ///
    /// - Parameter courses: the paths of the folders of the courses.
    public func objection(to courses: [String]) -> String? {
        if path.isEmpty { return "The folder to write to has an empty name." }
        if Self.isNameOfFile(path) {
            return "\"\(path)\" is the name of a file, but pages need a folder."
        }
        guard let place = FileSystem.canonicalPath(path) else { return nil }
        for course in courses where FileSystem.canonicalPath(course) == place {
            return
                "\"\(path)\" is the folder of the course \"\(course)\" itself; "
                + (isRoot ? "" : "pages get a folder inside the one that is named, so ") + "choose another."
        }
        return nil
    }

    /// Why what only a teacher may have cannot be written here, where students get another folder.
    package func objection(toStandingBeside students: String) -> String? {
        if path.isEmpty { return "The folder of the key has an empty name." }
        let (own, other) = (FileSystem.place(of: path) + "/", FileSystem.place(of: students) + "/")
        // Some file systems do not tell capitals apart.
        let (key, pages) = (own.lowercased(), other.lowercased())
        guard key.hasPrefix(pages) || pages.hasPrefix(key) else { return nil }
        return
            "the key would stand with the pages of the students: \"\(path)\" and \"\(students)\" are one inside the other; "
            + "choose a folder for --key elsewhere"
    }

    /// Whether whoever names this path means a file.
    package static func isNameOfFile(_ path: String) -> Bool {
        !FileSystem.isFolder(path) && !path.hasSuffix("/")
            && fileEndings.contains(FileSystem.pathExtension(of: path).lowercased())
    }

    /// Endings of files that people may expect from a build, or name by mistake.
    private static let fileEndings = Set(
        """
        pdf html htm xhtml svg png jpg jpeg gif apng webp npz npy csv tsv json jsonl yaml yml md txt css js xml tex epub \
        docx pptx zip tar gz tgz
        """.split(separator: " ").map(String.init))

    /// Writes the courses, which must be without errors: all of them, unless a file that no build wrote is in the way of
    /// any.
    ///
    /// - Parameters:
    ///   - isFlushed: whether all of it is on the disk when the call returns: before the first file gets its name what
    ///     was written before is, and at the end the new files are.
    ///   - note: is told what is worth knowing about files that were changed after the build that wrote them, and that
    ///     another build is waited for.
    /// - Returns: the pages to open first.
    /// - Throws: ``FileError``; nothing is written then but where writing itself failed.
    public func write(
        _ courses: [BuiltCourse], isFlushed: Bool = false, note: (String) -> Void = { _ in }
    ) throws(FileError) -> [String] {
        try writeAll(courses, isFlushed: isFlushed, note: note).pages
    }

    /// What was written.
    package struct Written: Sendable {
        /// The pages to open first.
        package var pages: [String]
        /// What is there now.
        package var facts: [FileFact]
        /// Where the folders are, without links: whoever turns a link has other folders.
        var places: [FileObserver.Place] = []
    }

    /// Does what ``write(_:isFlushed:note:)`` says.
    package func writeAll(
        _ courses: [BuiltCourse], isFlushed: Bool = false, note: (String) -> Void = { _ in }
    ) throws(FileError) -> Written {
        guard !path.isEmpty else { throw FileError(path: "", reason: "the path of the folder is empty") }
        var names: Set<String> = []
        for course in courses where !names.insert(course.name).inserted {
            throw FileError(
                path: "\(path)/\(course.name)",
                reason: "two courses would be written here; rename the folder of one of them")
        }
        guard !isRoot || courses.count <= 1 else {
            throw FileError(path: path, reason: "only one course can be put into the folder itself")
        }
        for course in courses where courses.count > 1 {
            let own = ["index.html", "style.css", OutputTree.manifestName]
            guard own.contains(course.name) else { continue }
            throw FileError(
                path: "\(path)/\(course.name)",
                reason: "the page over several courses needs this name; rename the folder of the course")
        }
        var trees = courses.map { (OutputTree(path: folder(of: $0)), $0.files + rootFiles) }
        if courses.count > 1 { trees.append((OutputTree(path: path), Self.index(of: courses))) }
        if trees.count > 1 {
            for (tree, files) in trees { try tree.check(files) }
        }
        if isFlushed {
            try FileSystem.makeFolder(path)
            try FileSystem.flushFileSystem(of: path)
        }
        var facts: [FileFact] = []
        for (tree, files) in trees {
            let outcome = try tree.replace(with: files) {
                note("another build writes into \(tree.path); waiting for its end")
            }
            for text in outcome.notes { note(text) }
            facts += outcome.facts
        }
        if isFlushed { try FileSystem.flushFileSystem(of: path) }
        let pages =
            courses.count > 1
            ? ["\(path)/index.html"] : courses.map { "\(folder(of: $0))/index.html" }
        let places = trees.map { FileObserver.Place(of: $0.0.path) }
        return Written(pages: pages, facts: facts, places: places)
    }

    /// Where the pages of a course stand.
    func folder(of course: BuiltCourse) -> String { isRoot ? path : "\(path)/\(course.name)" }

    /// What tells GitHub to show the files as they are, those whose names begin with an underscore too. Somebody else's
    /// file of this name says what it says.
    private var rootFiles: [OutputFile] {
        guard isRoot else { return [] }
        let name = ".nojekyll"
        let present = FileSystem.kind(of: "\(path)/\(name)").map { _ in
            try? FileSystem.read("\(path)/\(name)")
        }
        return present == nil || present == .some([]) ? [OutputFile(path: name, bytes: [])] : []
    }

    /// The page over several courses, and what it needs.
    package static func index(of courses: [BuiltCourse]) -> [OutputFile] {
        let templates = TemplateSet()
        var page = CoursesPage(
            courses: courses.map { course in
                CoursesPage.Course(
                    title: course.title, summary: course.description, address: "\(course.name)/index.html",
                    lessonCount: course.lessonCount)
            })
        page.language = courses.first?.language ?? "en"
        return [
            OutputFile(path: "index.html", text: templates.html(of: page)),
            OutputFile(path: "style.css", text: templates.styleSheet),
        ]
    }

    /// Puts files into the folder, each whole; those that are there already as they should be are left alone,
    /// and so is everything else.
    ///
    /// - Returns: how many had to be written.
    /// - Throws: ``FileError``; files before the one that could not be written are in place.
    public func add(_ files: [OutputFile]) throws(FileError) -> Int {
        var count = 0
        for file in files {
            let target = "\(path)/\(file.path)"
            if let found = try? FileSystem.read(target), found == file.bytes { continue }
            try FileSystem.makeFolder(FileSystem.folder(of: target))
            try FileSystem.writeAtomically(file.bytes, to: target)
            count += 1
        }
        return count
    }
}
