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
        try write(templates.styleSheet, to: "style.css")
        try write(templates.html(of: page), to: "index.html")
        return ["\(path)/index.html"]
    }

    private func write(_ text: String, to name: String) throws(FileError) {
        let bytes = Array(text.utf8)
        let target = "\(path)/\(name)"
        guard (try? FileSystem.read(target)) != bytes else { return }
        try FileSystem.writeAtomically(bytes, to: target)
    }
}
