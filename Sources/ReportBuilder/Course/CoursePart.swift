/// A folder with lessons of a course.
struct CoursePart: Sendable, Hashable {
    var folder: String
    var title: String

    /// What a part is called whose course does not say it: `02-going_further` is "Going further".
    static func title(ofFolder folder: String) -> String {
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        let isSeparator = { (character: Character) in "-_ .".contains(character) }
        let rest = name.drop { $0.isASCII && $0.isNumber }
        // Digits that nothing separates from letters are part of the name.
        let own = rest.isEmpty || !isSeparator(rest.first ?? "x") ? Substring(name) : rest
        let words = own.split(whereSeparator: isSeparator).joined(separator: " ")
        guard let first = words.first else { return name }
        return first.uppercased() + words.dropFirst()
    }
}

extension Course {
    /// The part in which a lesson stands; `nil` for one in the folder of the course itself.
    func part(of lesson: Lesson) -> CoursePart? {
        let folder = lesson.folder
        guard !folder.isEmpty else { return nil }
        return CoursePart(folder: folder, title: partTitles[folder] ?? CoursePart.title(ofFolder: folder))
    }
}

extension Lesson {
    /// The folder of its file in the course: `part-one`; empty for the course's own.
    var folder: String { CourseFolder.folder(of: name) }

    /// Its page in the folder of the pages.
    var page: String { name + ".html" }

    /// The page of a name that a lesson had before, as seen from its folder, or with a slash from that of the course; `nil`
    /// where a page cannot be called so.
    func page(ofAlias alias: String) -> String? {
        let name = alias.hasSuffix(".html") ? alias : alias + ".html"
        let isWhole = name.hasPrefix("/")
        let own = isWhole ? String(name.dropFirst()) : name
        guard CourseFolder.objection(to: own.replacing("../", with: "")) == nil else { return nil }
        return CourseFolder.meanings(of: own, seenFrom: isWhole ? "" : folder).first
    }
}

/// What a lesson is called among ids: with a dot for its folder, which no name of a file has, as a slash stands before the ids
/// of a lesson.
enum LessonAnchor {
    static func of(_ lesson: String) -> String { lesson.replacing("/", with: ".") }
}
