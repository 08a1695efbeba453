import CairoRenderer
import SystemLibrary

/// What the builds of a batch have computed, for those that come after: what is equal for several students is read, trained,
/// drawn and written once.
///
/// What is some students' alone is forgotten soon, so that the memory needed does not grow with their number.
final class RosterMemory: @unchecked Sendable {
    /// How many builds make an age. What none in a whole age has used is forgotten.
    private static let age = 24

    private let lock = Lock()
    /// By course.
    private var memories: [Int: BuildMemory] = [:]
    /// What depends on the edition, by course and edition.
    private var editions: [String: (articles: ArticleMemory, leftOut: DrawnMemory, pages: PageMemory)] = [:]
    private var counts: [String: Int] = [:]
    /// Courses that came out without errors, the newest first.
    private var whole: [String: [BuiltCourse]] = [:]

    /// Builds with what was built before, or gives what came out then where all that it depends on is the same.
    ///
    /// - Parameter parameters: what the parameters of the course are for the reader; `nil` where that is not known.
    func remembering(
        course: Int, _ edition: Edition, _ parameters: Parameters?,
        _ build: (inout BuildMemory) async throws(FileError) -> BuiltCourse
    ) async throws(FileError) -> BuiltCourse {
        let key = "\(course) \(edition.rawValue)"
        if let parameters, let known = known(key, parameters) { return known }
        var own = lock.locked { memory(course, key) }
        let built = try await build(&own)
        let used = own
        lock.locked { join(used, course, key) }
        if !built.hasErrors {
            lock.locked { whole[key] = Array(([built] + (whole[key] ?? [])).prefix(Self.age)) }
        }
        return built
    }

    private func known(_ key: String, _ parameters: Parameters) -> BuiltCourse? {
        let courses = lock.locked { whole[key] ?? [] }
        guard var built = courses.first(where: { $0.asked.hold(in: parameters) }) else { return nil }
        built.parameters = parameters.all
        return built
    }

    private func memory(_ course: Int, _ key: String) -> BuildMemory {
        var memory = memories[course] ?? BuildMemory()
        let own = editions[key]
        memory.drawn.articles = own?.articles ?? ArticleMemory()
        memory.leftOut = own?.leftOut ?? DrawnMemory()
        memory.pages = own?.pages ?? PageMemory()
        return memory
    }

    private func join(_ used: BuildMemory, _ course: Int, _ key: String) {
        counts[key, default: 0] += 1
        var memory = memory(course, key)
        memory.join(used, most: Self.age, isNewAge: counts[key, default: 0] % Self.age == 0)
        memories[course] = memory
        editions[key] = (memory.drawn.articles, memory.leftOut, memory.pages)
    }
}
