/// The experiments that further ones may be like: `like: plain`, `like: first-lesson.md#plain`.
struct SharedExperiments {
    /// An experiment with everything from those that it is like.
    struct Root: Sendable, Hashable {
        var root: YAMLNode
        /// The folders of the lessons in which these stand: where files are looked for that it names.
        var folders: [String] = []
    }

    /// What there is under a name.
    struct Answer: Sendable, Hashable {
        var written: Root?
        /// Whether it has mistakes, so that nobody who names it makes one.
        var isExcused: Bool
    }

    /// By lesson and id.
    private var roots: [String: Root] = [:]
    private var order: [String] = []
    /// Those with mistakes, which are told at them.
    private var broken: Set<String> = []
    /// Lessons with an experiment whose id cannot be read.
    private var unreadable: Set<String> = []
    /// What the lesson that is read has named until now, and what it has added.
    private(set) var named: [String: Answer] = [:]
    private(set) var added: [(id: String, written: Root)] = []

    /// The next lesson is read.
    mutating func beginLesson() {
        named = [:]
        added = []
    }

    /// Whether what a lesson named before is still the same.
    func answers(_ named: [String: Answer]) -> Bool { named.allSatisfy { answer(to: $0.key) == $0.value } }

    private func answer(to key: String) -> Answer {
        let lesson = String(key.dropLast(ExperimentReference.id(in: key).utf8.count + 1))
        return Answer(
            written: roots[key], isExcused: broken.contains(key) || unreadable.contains(lesson))
    }

    /// Takes an experiment with mistakes; `nil`: its id is one of them.
    mutating func spoil(_ id: String?, in lesson: String) {
        if let id { broken.insert("\(lesson)/\(id)") } else { unreadable.insert(lesson) }
    }

    mutating func add(_ written: Root, id: String, in lesson: String) {
        let key = "\(lesson)/\(id)"
        if roots[key] == nil { order.append(key) }
        roots[key] = written
        added.append((id, written))
    }

    /// What an experiment says, with everything that it does not say from the one that it is like.
    ///
    /// - Returns: `nil` where that is not known or has mistakes; then it has been reported.
    mutating func completed(
        _ root: YAMLNode, in lesson: String, file: SourceFile, diagnostics: inout [Diagnostic]
    ) -> Root? {
        guard case .mapping(let fields) = root.content, let like = fields.first(where: { $0.key == "like" })
        else { return Root(root: root) }
        var name = ""
        if case .scalar(let text, _) = like.value.content { name = text }
        let meanings = ExperimentReference.meanings(of: name, in: lesson)
        let keys = meanings.map { "\($0.lesson)/\($0.id)" }
        let key = keys.first { roots[$0] != nil || broken.contains($0) } ?? keys.first ?? name
        for key in keys { named[key] = answer(to: key) }
        guard !broken.contains(key) else { return nil }
        guard let base = roots[key] else {
            if meanings.contains(where: { unreadable.contains($0.lesson) }) { return nil }
            let known = order.map { $0.hasPrefix(lesson + "/") ? String($0.dropFirst(lesson.count + 1)) : $0 }
            diagnostics.append(
                Diagnostic(
                    "there is no experiment \"\(name.shortened(to: 60))\" above", file: file,
                    range: like.value.range,
                    remedy: known.isEmpty
                        ? "write it in a block above, or in an earlier lesson"
                        : Nearest.remedy(for: name, among: known, called: "experiments"), code: .unknownName))
            return nil
        }
        var own = root
        own.content = .mapping(fields.filter { $0.key != "like" })
        let folder = CourseFolder.folder(of: String(key.dropLast(ExperimentReference.id(in: key).count + 1)))
        return Root(
            root: Self.merged(own, over: Self.moved(base.root, to: like.value.range), isWhole: true),
            folders: [folder] + base.folders)
    }

    /// Keys of both are merged; everything else is the own one.
    private static func merged(_ own: YAMLNode, over base: YAMLNode, isWhole: Bool = false) -> YAMLNode {
        guard case .mapping(let ownFields) = own.content, case .mapping(let baseFields) = base.content else {
            return own
        }
        var fields = baseFields.filter { !isWhole || $0.key != "id" }
        for field in ownFields {
            if let index = fields.firstIndex(where: { $0.key == field.key }) {
                fields[index] = YAMLField(
                    key: field.key, keyRange: field.keyRange,
                    value: merged(field.value, over: fields[index].value))
            } else {
                fields.append(field)
            }
        }
        var whole = own
        whole.content = .mapping(fields)
        return whole
    }

    /// What stands elsewhere has its place where it is named.
    private static func moved(_ node: YAMLNode, to range: SourceRange) -> YAMLNode {
        var node = node
        node.range = range
        switch node.content {
        case .scalar: break
        case .sequence(let items): node.content = .sequence(items.map { moved($0, to: range) })
        case .mapping(let fields):
            node.content = .mapping(
                fields.map { YAMLField(key: $0.key, keyRange: range, value: moved($0.value, to: range)) })
        }
        return node
    }
}

/// The name of an experiment as lessons write it.
enum ExperimentReference {
    /// The lessons and ids that a name may mean, the nearest first: `id`, `lesson/id` or `lesson.md#id`, seen from the folder
    /// of the lesson in which it stands, then from that of the course.
    static func meanings(of name: String, in lesson: String) -> [(lesson: String, id: String)] {
        let plain = plain(name)
        guard plain.contains("/") else { return [(lesson, plain)] }
        let folder = CourseFolder.folder(of: plain)
        return CourseFolder.meanings(of: folder, seenFrom: CourseFolder.folder(of: lesson)).map {
            ($0, id(in: name))
        }
    }

    /// Whether a name says in which lesson the experiment is.
    static func namesLesson(_ name: String) -> Bool { plain(name).contains("/") }

    /// The experiment's own name.
    static func id(in name: String) -> String {
        let plain = plain(name)
        return plain.utf8.lastIndex(of: UInt8(ascii: "/")).map {
            String(plain[plain.utf8.index(after: $0)...])
        } ?? plain
    }

    /// `lesson/id` for `lesson.md#id`, as links name it.
    private static func plain(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "#")), let mark = name.firstRange(of: ".md#") else {
            return name
        }
        return name[..<mark.lowerBound] + "/" + name[mark.upperBound...]
    }
}
