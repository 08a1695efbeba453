/// Where addresses of pages lead in a file that holds all of them, or one.
final class SingleFilePlaces {
    private let course: Course
    private let chosen: Set<String>
    private let names: Set<String>
    let content: EmbeddedFiles
    /// Lessons that links lead to, but that are not in the file.
    private var missing: Set<String> = []

    init(_ course: Course, chosen: [String], content: EmbeddedFiles) {
        self.course = course
        self.chosen = Set(chosen)
        names = Set(course.lessons.map(\.name))
        self.content = content
    }

    /// - Parameters:
    ///   - lesson: whose text is moved; empty for what belongs to all.
    ///   - assets: the files of the course that it shows or links to.
    func relocation(of lesson: String, assets: [String]) -> Relocation {
        let assets = Set(assets)
        let anchor = LessonAnchor.of(lesson)
        return Relocation(prefix: lesson.isEmpty ? "" : "\(anchor)/", drawingPrefix: "d_\(anchor)_") {
            [self] in
            target(of: $0, from: lesson, assets: assets)
        }
    }

    private func target(of address: String, from lesson: String, assets: Set<String>) -> Relocation.Target {
        if address.prefix(while: { !"/?#".contains($0) }).contains(":") { return .same }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        let path = parts[0]
        let id = parts.count > 1 ? parts[1] : ""
        let anchor = { (lesson: String) in
            "#" + LessonAnchor.of(lesson) + (id.isEmpty ? "" : "/\(id)")
        }
        if path.isEmpty { return .address(anchor(lesson)) }
        // Addresses are those of pages, which stand where their lessons do.
        let home = CourseFolder.folder(of: lesson)
        guard let page = CourseFolder.meanings(of: path, seenFrom: home).first else { return .same }
        if page == "index.html" { return .address("#_top") }
        if page.hasSuffix(".html"), names.contains(String(page.dropLast(5))), !assets.contains(page) {
            let name = String(page.dropLast(5))
            if chosen.contains(name) { return .address(anchor(name)) }
            if let web = course.address { return .address("\(web)/\(page)" + (id.isEmpty ? "" : "#\(id)")) }
            missing.insert(name)
            return .nothing
        }
        let file = CourseFolder.meanings(of: LinkIndex.decoded(path), seenFrom: home).first ?? path
        guard assets.contains(file) || content.knows(file) else { return .same }
        return content.address(of: file).map { .embedded($0, name: FileSystem.name(of: file)) } ?? .nothing
    }

    /// What the file leaves out, or what a reader needs beside it.
    func diagnostics(needs: PageNeeds) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if !missing.isEmpty {
            found.append(
                Diagnostic(
                    "links lead to lessons that are not in the file, and are words without links there: "
                        + missing.sorted().joined(separator: ", "),
                    severity: .warning, file: course.file, range: nil,
                    remedy:
                        "write where the course stands in the web as address: in course.yaml, or put the whole "
                        + "course into one file"))
        }
        if !needs.imageOrigins.isEmpty {
            found.append(
                Diagnostic(
                    "the file shows pictures of the web, which are not in it: "
                        + needs.imageOrigins.sorted().joined(separator: ", "),
                    severity: .warning, file: course.file, range: nil,
                    remedy: "put the pictures into the folder of the course"))
        }
        return found
    }
}
