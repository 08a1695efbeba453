/// Something that was made of a lesson, of which there may be several versions.
protocol LessonVersion: Sendable {
    /// Tells it from the others.
    var making: Making { get }
}

/// What was made of the lessons of a course, for one reader or for several.
struct LessonVersions<Made: LessonVersion>: Sendable {
    private var made: [String: [Made]] = [:]

    /// What was made of a lesson, the newest first.
    subscript(lesson: String) -> [Made] { made[lesson] ?? [] }

    /// Keeps what a build used, and nothing else.
    mutating func keep(_ used: [String: Made]) { made = used.mapValues { [$0] } }

    /// Takes in what another build used besides.
    ///
    /// - Parameter most: how many versions of a lesson are kept, the newest.
    mutating func join(_ other: LessonVersions, most: Int) {
        for (lesson, versions) in other.made {
            let known = made[lesson] ?? []
            let new = versions.filter { version in !known.contains { $0.making == version.making } }
            if !new.isEmpty { made[lesson] = Array((new + known).prefix(most)) }
        }
    }
}
