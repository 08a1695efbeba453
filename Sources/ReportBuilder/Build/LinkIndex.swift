/// Finds the places that lessons link to, and the files that they show.
struct LinkIndex: Sendable {
    private let course: Course
    /// The ids of each lesson that a link can lead to: those of headings, figures and tables.
    private var targets: [String: [String]] = [:]

    struct Problem: Error, Sendable {
        var message: String
        var remedy: String
    }

    /// What an address leads to.
    enum Destination: Sendable, Hashable {
        case page(String)
        /// A file of the course that belongs beside the pages.
        case asset(String)
    }

    init(_ course: Course) {
        self.course = course
        for lesson in course.lessons {
            targets[lesson.name] =
                lesson.document.headings.map(\.id) + lesson.blocks.compactMap(\.figureID)
        }
    }

    func destination(of address: String, from lesson: Lesson) throws(Problem) -> Destination {
        if address.contains(":") { return .page(address) }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        let id = parts.count > 1 ? String(parts[1]) : nil
        if path.isEmpty {
            if let id { try check(id, in: lesson.name) }
            return .page(address)
        }
        guard path.hasSuffix(".md") else { return try asset(path, address: address) }
        let name = String(path.dropLast(3))
        guard targets[name] != nil else {
            throw Problem(
                message: "there is no lesson \"\(path.shortened(to: 60))\"",
                remedy: Nearest.remedy(
                    for: path, among: course.lessons.map { $0.name + ".md" }, called: "lessons"))
        }
        if let id { try check(id, in: name) }
        return .page("\(name).html" + (id.map { "#\($0)" } ?? ""))
    }

    private func check(_ id: String, in lesson: String) throws(Problem) {
        let ids = targets[lesson] ?? []
        guard !id.isEmpty, !ids.contains(id) else { return }
        throw Problem(
            message: "the lesson has no heading, figure or table with the id \"\(id.shortened(to: 60))\"",
            remedy: Nearest.remedy(for: id, among: ids, called: "ids"))
    }

    private func asset(_ path: String, address: String) throws(Problem) -> Destination {
        if let objection = CourseFolder.objection(to: path) {
            throw Problem(message: objection, remedy: "put the file into the folder of the course")
        }
        guard FileSystem.kind(of: "\(course.folder.path)/\(path)") == .file else {
            throw Problem(
                message: "there is no file \"\(path.shortened(to: 60))\" in the course",
                remedy: "put it into \(course.folder.path), or write https:// before an address of the web")
        }
        return .asset(path)
    }
}
