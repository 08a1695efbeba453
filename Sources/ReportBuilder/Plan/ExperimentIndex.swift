import TrainingCore

/// Finds the experiments of a course by the names that lessons use.
struct ExperimentIndex: Sendable {
    enum Entry: Sendable {
        case experiment(Experiment)
        /// An experiment with errors, which have been reported.
        case broken
    }

    struct Unknown: Error, Sendable {
        var message: String
        var remedy: String
        /// How many bytes of the name are not at fault.
        var rightBytes = 0
    }

    private var lessons: [String: [String: Entry]] = [:]
    /// The names of lessons, and of the experiments of each, in the order of the course.
    /// Lessons with an experiment whose id cannot be read, which may be any.
    private var unreadable: Set<String> = []
    private var order: [(lesson: String, ids: [String])] = []

    init(_ course: Course) {
        unreadable = course.missingLessons
        for lesson in course.lessons {
            var entries: [String: Entry] = [:]
            var ids: [String] = []
            for block in lesson.blocks {
                guard case .experiment(let block) = block.content else { continue }
                guard let id = block.id?.name else {
                    unreadable.insert(lesson.name)
                    continue
                }
                if entries[id] == nil { ids.append(id) }
                entries[id] = block.experiment.map(Entry.experiment) ?? .broken
            }
            lessons[lesson.name] = entries
            order.append((lesson.name, ids))
        }
    }

    /// - Parameters:
    ///   - name: `id`, or `lesson/id`.
    ///   - lesson: the lesson in which the name stands.
    func entry(_ name: String, in lesson: String) throws(Unknown) -> Entry {
        let parts = ExperimentReference.plain(name).split(separator: "/", omittingEmptySubsequences: false)
            .map(String.init)
        if parts.count == 2 {
            guard let entries = lessons[parts[0]] else {
                if unreadable.contains(parts[0]) { return .broken }
                throw Unknown(
                    message: "there is no lesson \"\(parts[0].shortened(to: 40))\"",
                    remedy: Nearest.remedy(for: parts[0], among: order.map(\.lesson), called: "lessons"))
            }
            if let entry = entries[parts[1]] { return entry }
            if unreadable.contains(parts[0]) { return .broken }
            throw Unknown(
                message: "the lesson \"\(parts[0])\" has no experiment \"\(parts[1].shortened(to: 40))\"",
                remedy: Nearest.remedy(for: parts[1], among: ids(of: parts[0]), called: "experiments"),
                rightBytes: name.utf8.count - parts[1].utf8.count)
        }
        if let entry = lessons[lesson]?[name] { return entry }
        if unreadable.contains(lesson) { return .broken }
        throw Unknown(
            message: "there is no experiment \"\(name.shortened(to: 40))\"",
            remedy: remedy(for: name, in: lesson))
    }

    /// The experiments of those names that are there and without errors.
    func experiments(named names: [String], in lesson: String) -> [Experiment] {
        names.compactMap { name in
            guard case .experiment(let experiment)? = try? entry(name, in: lesson) else { return nil }
            return experiment
        }
    }

    private func ids(of lesson: String) -> [String] {
        order.first { $0.lesson == lesson }?.ids ?? []
    }

    private func remedy(for name: String, in lesson: String) -> String {
        let own = ids(of: lesson)
        if let near = Nearest.match(name, among: own) { return "did you mean \"\(near)\"?" }
        let others = order.filter { $0.lesson != lesson }
        if let other = others.first(where: { $0.ids.contains(name) }) {
            return "did you mean \"\(other.lesson)/\(name)\"?"
        }
        return own.isEmpty
            ? "write an experiment block with this id above"
            : Nearest.remedy(for: name, among: own, called: "experiments")
    }
}
