/// Finds the places that lessons link to, and the files that they show.
struct LinkIndex: Sendable {
    private let course: Course
    /// What links can lead to in each lesson.
    private var targets: [String: LessonTargets] = [:]
    private var titles: [String: String] = [:]
    /// The lessons in which each id stands.
    private var homes: [String: [String]] = [:]
    /// Lessons whose text is not here.
    private var kept: Set<String> = []
    /// What could be named if it were not left out of the edition.
    private var leftOut: Set<String> = []

    struct Problem: Error, Sendable {
        var message: String
        var remedy: String
        /// Whether it is about what stands behind the `#`.
        var isOfID = false
    }

    /// Where an id stands, as seen from a page.
    struct Place: Sendable, Hashable {
        var address: String
        var target: LessonTargets.Target
    }

    /// What an address leads to.
    enum Destination: Sendable, Hashable {
        case page(String)
        /// A file of the course that belongs beside the pages, and its address from the page.
        case asset(String, address: String)
    }

    /// - Parameters:
    ///   - whole: the same course with all that this edition leaves out.
    ///   - memo: what links could lead to in lessons that were read before.
    init(_ course: Course, of whole: Course? = nil, memo: inout Memo<Making, LessonTargets>) {
        self.course = course
        var used: [Making: LessonTargets] = [:]
        defer { memo.keep(used) }
        for lesson in course.lessons {
            let own = memo[lesson.reading] ?? LessonTargets(lesson, vocabulary: course.vocabulary)
            used[lesson.reading] = own
            targets[lesson.name] = own
            titles[lesson.name] = lesson.title
            if lesson.isKept { kept.insert(lesson.name) }
            for id in own.order { homes[id, default: []].append(lesson.name) }
        }
        guard let whole else { return }
        let all = whole.lessons.flatMap { LessonTargets($0, vocabulary: whole.vocabulary).order }
        leftOut = Set(all).subtracting(targets.values.flatMap(\.order))
    }

    /// Whether an address leads into the text of a lesson whose text is not here.
    func needsText(for address: String, from lesson: Lesson) -> Bool {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count > 1, let path = parts.first, !path.isEmpty else { return false }
        return name(ofLesson: String(path), from: lesson).map(kept.contains) ?? false
    }

    /// Whether an id may stand in a lesson whose text is not here.
    func needsText(forID id: String, in lesson: Lesson) -> Bool {
        !kept.isEmpty && targets[lesson.name]?.ids[id] == nil
    }

    func targets(of lesson: Lesson) -> LessonTargets? { targets[lesson.name] }

    /// What an empty link to a place of the course says; `nil` for everything else.
    func text(of address: String, from lesson: Lesson, _ words: PageWords) -> String? {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let path = parts.first ?? ""
        guard let name = path.isEmpty ? lesson.name : self.name(ofLesson: path, from: lesson) else {
            return nil
        }
        guard let title = titles[name] else { return name }
        guard parts.count > 1, !parts[1].isEmpty else { return title }
        guard let target = targets[name]?.ids[parts[1]] else { return nil }
        return LinkIndex.text(of: target, words)
    }

    /// The lesson whose file is meant, also one with mistakes.
    private func name(ofLesson path: String, from lesson: Lesson) -> String? {
        guard path.hasSuffix(".md") else { return nil }
        return CourseFolder.meanings(of: path, seenFrom: lesson.folder).map { String($0.dropLast(3)) }
            .first { targets[$0] != nil || course.missingLessons.contains($0) }
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
    func place(of id: String, from lesson: Lesson) -> Place? {
        if let target = targets[lesson.name]?.ids[id] { return Place(address: "#" + id, target: target) }
        guard let others = homes[id], others.count == 1, let target = targets[others[0]]?.ids[id] else {
            return nil
        }
        return Place(
            address: CourseFolder.relative("\(others[0]).html", from: lesson.page) + "#\(id)", target: target)
    }

    /// Whether an id stands in what the edition leaves out.
    func leavesOut(_ id: String) -> Bool { leftOut.contains(id) }

    /// All ids of the course, for suggestions.
    func ids(for lesson: Lesson) -> [String] {
        let others = course.lessons.filter { $0.name != lesson.name }
        return ([lesson] + others).flatMap { targets[$0.name]?.order ?? [] }
    }

    func destination(of address: String, from lesson: Lesson) throws(Problem) -> Destination {
        if address.prefix(while: { !"/?#".contains($0) }).contains(":") { return .page(address) }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        let id = parts.count > 1 ? Self.decoded(String(parts[1])) : nil
        if path.isEmpty {
            if let id { try check(id, in: lesson.name) }
            return .page(address)
        }
        let meanings = CourseFolder.meanings(of: path, seenFrom: lesson.folder)
        // The page of the course, which every course has.
        if id == nil, meanings.contains("index.html"), meanings[0] == "index.html" || !isPage(meanings[0]) {
            return .page(CourseFolder.relative("index.html", from: lesson.page))
        }
        let written = Self.decoded(path)
        guard written.hasSuffix(".md") else { return try asset(path, address: address, from: lesson) }
        guard let name = name(ofLesson: written, from: lesson) else {
            let isLeftOut = CourseFolder.meanings(of: written, seenFrom: lesson.folder).contains {
                course.leftOut.contains(String($0.dropLast(3)))
            }
            if isLeftOut {
                throw Problem(
                    message:
                        "the lesson \"\(path.shortened(to: 60))\" is left out, as a draft or for other editions",
                    remedy:
                        "delete draft: or only: in it, or the link here; {only=…} behind the link is for an edition"
                )
            }
            throw Problem(
                message: "there is no lesson \"\(path.shortened(to: 60))\"",
                remedy: Nearest.remedy(
                    for: path,
                    among: course.lessons.map { CourseFolder.relative($0.name + ".md", from: lesson.page) },
                    called: "lessons"))
        }
        // Why one is not there has been told.
        if let id, targets[name] != nil { try check(id, in: name) }
        return .page(CourseFolder.relative("\(name).html", from: lesson.page) + (id.map { "#\($0)" } ?? ""))
    }

    private func isPage(_ path: String) -> Bool {
        path.hasSuffix(".html") && targets[String(path.dropLast(5))] != nil
    }

    private func check(_ id: String, in lesson: String) throws(Problem) {
        let ids = targets[lesson]?.order ?? []
        guard !id.isEmpty, !ids.contains(id) else { return }
        throw Problem(
            message: "the lesson has no heading, figure or table with the id \"\(id.shortened(to: 60))\"",
            remedy: Nearest.remedy(for: id, among: ids, called: "ids"), isOfID: true)
    }

    private func asset(
        _ written: String, address: String, from lesson: Lesson
    ) throws(Problem) -> Destination {
        let name = Self.decoded(written)
        let meanings = CourseFolder.meanings(of: name, seenFrom: lesson.folder)
        if let page = meanings.first(where: isPage) {
            throw Problem(
                message: "\"\(name.shortened(to: 60))\" is the page of a lesson",
                remedy:
                    "write \(CourseFolder.relative(String(page.dropLast(5)), from: lesson.page)).md, so that the link is checked"
            )
        }
        let path: String
        do {
            path = try course.folder.seen(from: lesson.folder).place(of: name)
        } catch {
            let bare = String(name.drop { $0 == "/" })
            let isThere = bare != name && FileSystem.kind(of: "\(course.folder.path)/\(bare)") == .file
            throw Problem(
                message: error.reason,
                remedy: isThere
                    ? "write \(bare), without the slash: names are seen from the lesson, else from the course"
                    : "put the file into the folder of the course")
        }
        if let objection = course.folder.objection(toFile: path) {
            guard objection == CourseFolder.isNotThere else {
                throw Problem(
                    message: "\"\(name.shortened(to: 60))\" cannot be shown or linked to: \(objection)",
                    remedy: "put the file itself into the folder of the course")
            }
            throw Problem(
                message: "there is no file \"\(name.shortened(to: 60))\" in the course",
                remedy: (self.name(ofLesson: name + ".md", from: lesson) != nil ? "write \(name).md" : nil)
                    ?? Nearest.question(for: name, among: files(seenFrom: lesson))
                    ?? "put it into \(course.folder.path), or write https:// before an address of the web")
        }
        guard path != meanings.first else { return .asset(path, address: address) }
        // Seen from the folder of the course: the page stands elsewhere.
        let own = CourseFolder.meanings(of: written, seenFrom: "").first ?? written
        return .asset(
            path, address: CourseFolder.relative(own, from: lesson.page) + address.dropFirst(written.count))
    }

    /// The files of the lesson's folder and of the course's, for suggestions.
    private func files(seenFrom lesson: Lesson) -> [String] {
        let own = try? FileSystem.names(in: "\(course.folder.path)/\(lesson.folder)")
        return (lesson.folder.isEmpty ? [] : own ?? []) + ((try? course.folder.names()) ?? [])
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
