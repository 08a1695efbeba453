import CairoRenderer
import FigureChecks
import Testing

@testable import ReportBuilder

@Suite("The course of this project")
struct CourseSnapshotTests {
    @Test("Every page of the course is the one that was looked at last")
    func pages() async throws {
        // The pictures are not kept: what they show is in the pages too.
        let built = try await ProjectCourse.built()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let pages = built.files.filter { $0.path.hasSuffix(".html") }
        let lines = pages.map { "\($0.path) \(CourseSnapshotTests.hash($0.bytes))" }
        let snapshot = Snapshot("course-pages", besides: #filePath)
        guard let kept = snapshot.kept else {
            Issue.record("\(snapshot.record(lines.joined(separator: "\n") + "\n"))")
            return
        }
        let changed = Set(lines).symmetricDifference(kept.split(separator: "\n").map(String.init))
        let names = Set(changed.map { $0.prefix { $0 != " " } }).sorted()
        #expect(
            names.isEmpty,
            """
            \(names.joined(separator: ", ")) changed. Build the course, look at these pages, and if each change \
            is meant, record them with RECORD_SNAPSHOTS=1.
            """)
    }

    @Test("No page of the course is longer than 300 kB, with all its figures, tables and styles")
    func lengths() async throws {
        let long = try await ProjectCourse.built().files.filter {
            $0.bytes.count > 300_000 && $0.path.hasSuffix(".html")
        }
        #expect(long.isEmpty, "\(long.map { "\($0.path): \($0.bytes.count)" })")
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// The course of this project, built once for all tests.
enum ProjectCourse {
    private static let task = Task {
        // The folder of the project, from the place of this file.
        let root = #filePath.firstRange(of: "/Tests/").map { #filePath[..<$0.lowerBound] } ?? "."
        return try await CourseBuilder(fonts: try FontSet.system(), jobs: 2)
            .build(CourseFolder(path: root + "/Courses/optimization"))
    }

    static func built() async throws -> BuiltCourse { try await task.value }
}
