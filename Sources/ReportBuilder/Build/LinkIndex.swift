/// Finds the places that lessons link to, and the files that they show.
struct LinkIndex: Sendable {
    private let course: Course
    /// What links can lead to in each lesson.
    private var targets: [String: LessonTargets] = [:]
    /// What could be named if it were not left out of the edition.
    private var leftOut: Set<String> = []

    struct Problem: Error, Sendable {
        var message: String
        var remedy: String
        /// Whether it is about what stands behind the `#`.
        var isOfID = false
    }

    /// What an address leads to.
    enum Destination: Sendable, Hashable {
        case page(String)
        /// A file of the course that belongs beside the pages.
        case asset(String)
    }

    /// - Parameter whole: the same course with all that this edition leaves out.
    init(_ course: Course, of whole: Course? = nil) {
        self.course = course
        for lesson in course.lessons {
            targets[lesson.name] = LessonTargets(lesson, vocabulary: course.vocabulary)
        }
        guard let whole else { return }
        let all = whole.lessons.flatMap { LessonTargets($0, vocabulary: whole.vocabulary).order }
        leftOut = Set(all).subtracting(targets.values.flatMap(\.order))
    }

    func targets(of lesson: Lesson) -> LessonTargets? { targets[lesson.name] }

    /// What an empty link to a place of the course says; `nil` for everything else.
    func text(of address: String, from lesson: Lesson, _ words: PageWords) -> String? {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let path = parts.first ?? ""
        let name = path.isEmpty ? lesson.name : path.hasSuffix(".md") ? String(path.dropLast(3)) : ""
        guard let other = course.lesson(named: name) else {
            return course.missingLessons.contains(name) ? name : nil
        }
        guard parts.count > 1, !parts[1].isEmpty else { return other.title }
        guard let target = targets[name]?.ids[parts[1]] else { return nil }
        return LinkIndex.text(of: target, words)
    }

    static func text(of target: LessonTargets.Target, _ words: PageWords) -> String? {
        switch target.kind {
        case .heading: return target.title.isEmpty ? nil : target.title
        case .counted(.equation): return "(\(target.number))"
        case .counted(let word): return "\(words[word]) \(target.number)"
        case .plain: return target.title.isEmpty ? nil : target.title
        }
    }

    /// Where an id stands: in the lesson itself, else in the one other lesson that has it.
    func place(of id: String, from lesson: Lesson) -> (address: String, target: LessonTargets.Target)? {
        if let target = targets[lesson.name]?.ids[id] { return ("#" + id, target) }
        let others = course.lessons.compactMap { other in
            targets[other.name]?.ids[id].map { (other.name, $0) }
        }
        guard others.count == 1, let (name, target) = others.first else { return nil }
        return ("\(name).html#\(id)", target)
    }

    /// Whether an id stands in what the edition leaves out.
    func leavesOut(_ id: String) -> Bool { leftOut.contains(id) }

    /// All ids of the course, for suggestions.
    func ids(for lesson: Lesson) -> [String] {
        (targets[lesson.name]?.order ?? []) + course.lessons.flatMap { targets[$0.name]?.order ?? [] }
    }

    func destination(of address: String, from lesson: Lesson) throws(Problem) -> Destination {
        if address.prefix(while: { !"/?#".contains($0) }).contains(":") { return .page(address) }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        let id = parts.count > 1 ? String(parts[1]) : nil
        if path.isEmpty {
            if let id { try check(id, in: lesson.name) }
            return .page(address)
        }
        // The page of the course, which every course has.
        if path == "index.html", id == nil { return .page(address) }
        guard path.hasSuffix(".md") else { return try asset(path, address: address) }
        let name = String(path.dropLast(3))
        guard targets[name] != nil else {
            // Why it is not there has been told.
            if course.missingLessons.contains(name) { return .page("\(name).html") }
            throw Problem(
                message: "there is no lesson \"\(path.shortened(to: 60))\"",
                remedy: Nearest.remedy(
                    for: path, among: course.lessons.map { $0.name + ".md" }, called: "lessons"))
        }
        if let id { try check(id, in: name) }
        return .page("\(name).html" + (id.map { "#\($0)" } ?? ""))
    }

    private func check(_ id: String, in lesson: String) throws(Problem) {
        let ids = targets[lesson]?.order ?? []
        guard !id.isEmpty, !ids.contains(id) else { return }
        throw Problem(
            message: "the lesson has no heading, figure or table with the id \"\(id.shortened(to: 60))\"",
            remedy: Nearest.remedy(for: id, among: ids, called: "ids"), isOfID: true)
    }

    private func asset(_ written: String, address: String) throws(Problem) -> Destination {
        let path = Self.decoded(written)
        if path.hasSuffix(".html"), targets[String(path.dropLast(5))] != nil {
            throw Problem(
                message: "\"\(path.shortened(to: 60))\" is the page of a lesson",
                remedy: "write \(path.dropLast(5)).md, so that the link is checked")
        }
        if let objection = CourseFolder.objection(to: path) {
            throw Problem(message: objection, remedy: "put the file into the folder of the course")
        }
        guard FileSystem.kind(of: "\(course.folder.path)/\(path)") == .file else {
            throw Problem(
                message: "there is no file \"\(path.shortened(to: 60))\" in the course",
                remedy: Nearest.match(path, among: (try? course.folder.names()) ?? []).map {
                    "did you mean \"\($0)\"?"
                }
                    ?? "put it into \(course.folder.path), or write https:// before an address of the web")
        }
        return .asset(path)
    }

    /// The name of a file behind an address: `%20` is a space.
    static func decoded(_ path: String) -> String {
        guard path.contains("%") else { return path }
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let first = rest.first {
            if first == UInt8(ascii: "%"), rest.count > 2,
                let byte = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? path
    }
}
