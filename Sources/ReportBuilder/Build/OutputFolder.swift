/// The folder that courses are built into: a folder for each, and an index where there are several.
public struct OutputFolder: Sendable {
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// Writes the courses, which must be without errors.
    ///
    /// - Returns: the pages to open first.
    /// - Throws: ``FileError``; courses before the one that could not be written are in place.
    public func write(_ courses: [BuiltCourse]) throws(FileError) -> [String] {
        var names: Set<String> = []
        for course in courses where !names.insert(course.name).inserted {
            throw FileError(
                path: "\(path)/\(course.name)",
                reason: "two courses would be written here; rename the folder of one of them")
        }
        for course in courses {
            try OutputTree(path: "\(path)/\(course.name)").replace(with: course.files)
        }
        guard courses.count > 1 else { return courses.map { "\(path)/\($0.name)/index.html" } }
        let templates = TemplateSet()
        var page = CoursesPage(
            courses: courses.map { course in
                CoursesPage.Course(
                    title: course.title, summary: course.description, address: "\(course.name)/index.html",
                    lessonCount: course.lessonCount)
            })
        page.language = courses.first?.language ?? "en"
        _ = try add([
            OutputFile(path: "style.css", text: templates.styleSheet),
            OutputFile(path: "index.html", text: templates.html(of: page)),
        ])
        return ["\(path)/index.html"]
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
