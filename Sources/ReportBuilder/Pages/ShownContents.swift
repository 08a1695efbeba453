/// Which lessons stand in the contents of a page: all of the course, or some around it where there are many, so that a page
/// does not grow with the course.
struct ShownContents: Sendable {
    /// Up to how many are shown everywhere.
    static let everywhere = 60
    /// How many are shown on each side of a lesson whose part alone has too many.
    private static let reach = 20

    private let count: Int
    private var runs: [Range<Int>] = []

    init(_ lessons: [PageLesson]) {
        count = lessons.count
        guard count > Self.everywhere else { return }
        for run in lessons.runs { runs += Array(repeating: run, count: run.count) }
    }

    /// - Parameter number: a lesson, from 0.
    func range(around number: Int) -> Range<Int> {
        guard runs.indices.contains(number) else { return 0..<count }
        let part = runs[number]
        guard part.count > Self.everywhere else { return part }
        return max(part.lowerBound, number - Self.reach)..<min(part.upperBound, number + Self.reach + 1)
    }
}
