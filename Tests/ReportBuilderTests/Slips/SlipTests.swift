import LongRuns
import Testing

@testable import ReportBuilder

@Suite("Slips of authors")
struct SlipTests {
    /// What is said of a slip.
    private struct Outcome: Sendable {
        let slip: Slip
        let messages: [Diagnostic]

        var first: Diagnostic? { messages.first }
        var place: SourcePosition? {
            first.flatMap { first in first.range.map { first.file.position(at: $0.lower) } }
        }
        var isInFile: Bool { first?.file.name.hasSuffix("/\(slip.course)/\(slip.file)") == true }
        var hasLine: Bool { isInFile && place?.line == slip.line }
        var hasColumn: Bool { hasLine && place?.column == slip.column }
        var hasRemedies: Bool { !messages.isEmpty && messages.allSatisfy { $0.remedy?.isEmpty == false } }
        var isOneMessage: Bool { messages.count == 1 }

        /// All that is not as it should be, for whoever mends it.
        var complaint: String? {
            guard !hasColumn || !hasRemedies || !isOneMessage else { return nil }
            let found = messages.prefix(4).map(\.text).joined()
            return "\(slip.name), expected \(slip.file):\(slip.line):\(slip.column)\n\(found)"
        }
    }

    @Test("Contexts of the corpus stand where they are looked for")
    func corpus() {
        #expect(SlipCorpus.made.misfits.isEmpty)
        #expect(SlipCorpus.made.slips.count >= 300)
    }

    @Test("Courses without a slip have no messages", arguments: SlipCourses.all.keys.sorted())
    func whole(course: String) async throws {
        let messages = try await Self.messages(of: SlipCourses.all[course] ?? [:], named: course)
        #expect(messages.isEmpty, "\(messages.map(\.text))")
    }

    @Test(
        "Messages have the line of the slip in 99 %, its column in 97 %, a remedy in 98 %, and are one in 95 %"
    )
    func measures() async throws {
        let outcomes = try await Self.outcomes(of: LongRuns.all(of: SlipCorpus.made.slips, else: 3))
        let measures: [(name: String, bound: Double, holds: (Outcome) -> Bool)] = [
            ("line", 0.99, { $0.hasLine }), ("column", 0.97, { $0.hasColumn }),
            ("remedy", 0.98, { $0.hasRemedies }), ("one message", 0.95, { $0.isOneMessage }),
        ]
        var figures: [String] = []
        for measure in measures {
            let share = Double(outcomes.count(where: measure.holds)) / Double(outcomes.count)
            figures.append("\(measure.name) \((share * 1000).rounded() / 10) %")
            #expect(
                share >= measure.bound,
                "\(measure.name): \(outcomes.compactMap(\.complaint).joined(separator: "\n"))")
        }
        print("Of \(outcomes.count) slips: \(figures.joined(separator: ", "))")
    }

    /// In their order, on several threads.
    private static func outcomes(of slips: [Slip]) async throws -> [Outcome] {
        try await withThrowingTaskGroup(of: [(Int, Outcome)].self) { group in
            for part in 0..<4 {
                group.addTask {
                    var outcomes: [(Int, Outcome)] = []
                    for index in stride(from: part, to: slips.count, by: 4) {
                        let slip = slips[index]
                        let messages = try await messages(of: slip.files, named: slip.course)
                        outcomes.append((index, Outcome(slip: slip, messages: messages)))
                    }
                    return outcomes
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private static func messages(of files: [String: String], named course: String) async throws
        -> [Diagnostic]
    {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: "\(course)/\(name)") }
        let built = try await TestCourse.builder(jobs: 1)
            .build(CourseFolder(path: "\(folder.path)/\(course)"), figures: [])
        return built.diagnostics
    }
}
