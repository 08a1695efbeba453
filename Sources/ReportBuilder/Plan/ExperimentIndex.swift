import Sweeps
import TrainingCore

/// Finds the experiments of a course by the names that lessons use.
struct ExperimentIndex: Sendable {
    enum Entry: Sendable {
        case experiment(Experiment)
        case sweep(SweptRuns)
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
    private var written: [String: [String: ExperimentDocument]] = [:]
    private var sources: [String: [String: [UInt8]]] = [:]
    /// Lessons with an experiment whose id cannot be read, which may be any.
    private var unreadable: Set<String> = []
    /// The names of lessons, and of the experiments of each, in the order of the course.
    private var order: [(lesson: String, ids: [String])] = []
    /// What could be named if it were not left out of the edition: the names that `entry` takes, with that of the lesson.
    private var leftOut: Set<[String]> = []

    /// - Parameters:
    ///   - whole: the same course with all that this edition leaves out.
    ///   - recordings: what became of the sweeps.
    init(_ course: Course, of whole: Course? = nil, recordings: Recordings? = nil) {
        unreadable = course.missingLessons
        for lesson in course.lessons {
            var entries: [String: Entry] = [:]
            var ids: [String] = []
            for block in lesson.blocks {
                let entry: Entry
                switch block.content {
                case .experiment(let block): entry = block.experiment.map(Entry.experiment) ?? .broken
                case .sweep(let block):
                    entry =
                        recordings?.sweep(block.id?.name ?? "", in: lesson.name).map(Entry.sweep) ?? .broken
                case .figure, .check, .quiz: continue
                }
                guard let id = block.content.experimentID else {
                    unreadable.insert(lesson.name)
                    continue
                }
                if entries[id] == nil { ids.append(id) }
                entries[id] = entry
                if case .experiment(let experiment) = block.content {
                    sources[lesson.name, default: [:]][id] = block.source
                    written[lesson.name, default: [:]][id] = experiment.written
                }
            }
            lessons[lesson.name] = entries
            order.append((lesson.name, ids))
        }
        if let whole {
            for (lesson, ids) in ExperimentIndex(whole).order {
                for id in ids where lessons[lesson]?[id] == nil { leftOut.insert([lesson, id]) }
            }
        }
    }

    /// Whether there is such an experiment, if only in another edition.
    func knows(_ name: String, in lesson: String) -> Bool {
        ExperimentReference.meanings(of: name, in: lesson).contains { leftOut.contains([$0.lesson, $0.id]) }
            || (try? entry(name, in: lesson)) != nil
    }

    /// - Parameters:
    ///   - name: `id`, or `lesson/id`.
    ///   - lesson: the lesson in which the name stands.
    func entry(_ name: String, in lesson: String) throws(Unknown) -> Entry {
        let meanings = ExperimentReference.meanings(of: name, in: lesson)
        if ExperimentReference.namesLesson(name) { return try entry(name, among: meanings) }
        if let entry = lessons[lesson]?[name] { return entry }
        if unreadable.contains(lesson) { return .broken }
        throw Unknown(
            message: "there is no experiment \"\(name.shortened(to: 40))\"",
            remedy: remedy(for: name, in: lesson))
    }

    /// What a name with that of a lesson leads to.
    private func entry(
        _ name: String, among meanings: [(lesson: String, id: String)]
    ) throws(Unknown) -> Entry {
        guard let (home, id) = meanings.first(where: { lessons[$0.lesson] != nil }) else {
            if meanings.contains(where: { unreadable.contains($0.lesson) }) { return .broken }
            let id = ExperimentReference.id(in: name)
            let home = meanings.first?.lesson ?? String(name.dropLast(min(name.count, id.count + 1)))
            throw Unknown(
                message: "there is no lesson \"\(home.shortened(to: 40))\"",
                remedy: Nearest.remedy(for: home, among: order.map(\.lesson), called: "lessons"))
        }
        if let entry = lessons[home]?[id] { return entry }
        if unreadable.contains(home) { return .broken }
        throw Unknown(
            message: "the lesson \"\(home)\" has no experiment \"\(id.shortened(to: 40))\"",
            remedy: Nearest.remedy(for: id, among: ids(of: home), called: "experiments"),
            rightBytes: name.utf8.count - id.utf8.count)
    }

    /// The experiments of those names that are there and without errors.
    func experiments(named names: [String], in lesson: String) -> [Experiment] {
        names.compactMap { name in
            guard case .experiment(let experiment)? = try? entry(name, in: lesson) else { return nil }
            return experiment
        }
    }

    /// What an experiment was read from; `nil` where that is not known.
    func source(of name: String, in lesson: String) -> [UInt8]? {
        home(of: name, in: lesson).flatMap { sources[$0.lesson]?[$0.id] }
    }

    /// How an experiment is written; `nil` where that is not known.
    func written(_ name: String, in lesson: String) -> ExperimentDocument? {
        home(of: name, in: lesson).flatMap { written[$0.lesson]?[$0.id] }
    }

    private func home(of name: String, in lesson: String) -> (lesson: String, id: String)? {
        ExperimentReference.meanings(of: name, in: lesson).first { lessons[$0.lesson] != nil }
    }

    private func ids(of lesson: String) -> [String] {
        order.first { $0.lesson == lesson }?.ids ?? []
    }

    private func remedy(for name: String, in lesson: String) -> String {
        let own = ids(of: lesson)
        if let question = Nearest.question(for: name, among: own) { return question }
        let others = order.filter { $0.lesson != lesson }
        if let other = others.first(where: { $0.ids.contains(name) }) {
            return Nearest.question(about: "\"\(other.lesson)/\(name)\"")
        }
        return own.isEmpty
            ? "write an experiment block with this id above"
            : Nearest.remedy(for: name, among: own, called: "experiments")
    }
}
