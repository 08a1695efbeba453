/// Which files of a course are lessons: those in its folder, and those in folders that are its parts.
extension CourseFolder {
    /// How deep folders may stand in folders to be looked into.
    private static let deepest = 8

    /// The lessons, unless `course.yaml` lists others, in the order of their paths; numbers at the beginning of names count
    /// as numbers. What begins with an underscore is there to be included.
    ///
    /// - Parameter parts: folders that are parts whatever is in them; others are where a file in them begins as lessons do.
    func lessonNames(parts: Set<String> = []) throws(FileError) -> [String] {
        try lessonNames(in: "", parts: parts, depth: 0).map { ($0, LessonOrder($0)) }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    private func lessonNames(
        in folder: String, parts: Set<String>, depth: Int
    ) throws(FileError) -> [String] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        let names = try FileSystem.names(in: folder.isEmpty ? path : "\(path)/\(folder)").filter {
            !$0.hasPrefix(".") && !$0.hasPrefix("_")
        }
        var lessons = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { prefix + $0 }
        if !folder.isEmpty, !parts.contains(folder), !lessons.contains(where: beginsAsLesson) { lessons = [] }
        guard depth < Self.deepest else { return lessons }
        for name in names where !name.hasSuffix(".md") && prefix + name != CourseFolder.templates {
            let inside = "\(path)/\(prefix)\(name)"
            // A course inside is one of its own.
            guard FileSystem.kind(of: inside) == .folder,
                FileSystem.kind(of: "\(inside)/\(CourseFolder.fileName)") == nil
            else { continue }
            lessons += try lessonNames(in: prefix + name, parts: parts, depth: depth + 1)
        }
        return lessons
    }

    /// Whether a file has front matter, which what is included has not.
    private func beginsAsLesson(_ name: String) -> Bool {
        (try? bytes(of: name)).map {
            $0.starts(with: Array("---".utf8)) || $0.starts(with: Array("\u{FEFF}---".utf8))
        } ?? false
    }

    /// The course that a lesson belongs to, as the path of its file tells: the next folder above with a `course.yaml`, else
    /// its own; and the lesson's file as it is called there.
    package static func course(ofLesson path: String) -> (folder: CourseFolder, file: String) {
        var (folder, file) = (FileSystem.folder(of: path), FileSystem.name(of: path))
        let own = (CourseFolder(path: folder), file)
        for _ in 0..<deepest {
            if FileSystem.kind(of: "\(folder)/\(fileName)") != nil {
                return (CourseFolder(path: folder), file)
            }
            let name = FileSystem.name(of: folder)
            guard name != ".", name != "..", folder != "/", !name.isEmpty else { break }
            file = "\(name)/\(file)"
            folder = FileSystem.folder(of: folder)
        }
        return own
    }
}

/// Where the path of a lesson stands among others.
private struct LessonOrder: Comparable {
    private let steps: [(number: Int, text: [UInt8])]

    init(_ path: String) {
        let names = path.split(separator: "/")
        steps = names.indices.map { index in
            // A folder stands behind the file of the same name.
            let name = names[index] + (index + 1 < names.count ? "/" : "")
            let digits = name.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return (Int(String(decoding: digits, as: UTF8.self)) ?? .max, Array(name.utf8))
        }
    }

    static func == (one: Self, other: Self) -> Bool { !(one < other) && !(other < one) }

    static func < (one: Self, other: Self) -> Bool {
        for (step, next) in zip(one.steps, other.steps) {
            if step.number != next.number { return step.number < next.number }
            if step.text != next.text { return step.text.lexicographicallyPrecedes(next.text) }
        }
        return one.steps.count < other.steps.count
    }
}
