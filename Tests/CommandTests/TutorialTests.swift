import Foundation
import Testing

/// The pages of `docs` that somebody follows who begins.
@Suite("The first course")
struct TutorialTests {
    private static let page: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("docs/first-course.md"), encoding: .utf8))
            ?? ""
    }()

    /// What stands between the fences of this kind, in their order.
    private static func blocks(_ fence: String) -> [String] {
        var blocks: [String] = []
        var open: [Substring]?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = open {
                if line == fence.prefix(while: { $0 == "`" }) {
                    blocks.append(lines.joined(separator: "\n") + "\n")
                    open = nil
                } else {
                    open = lines + [line]
                }
            } else if line == fence {
                open = []
            }
        }
        return blocks
    }

    @Test("Whoever follows the first course meets what it says, and has a course at its end")
    func firstCourse() throws {
        let folder = try WorkFolder()
        let lessons = Self.blocks("````markdown")
        try #require(lessons.count == 4)
        try folder.write(#require(Self.blocks("```yaml").first), to: "my-course/course.yaml")
        func check(_ lesson: String) throws -> CommandLineRun {
            try folder.write(lesson, to: "my-course/01-one-weight.md")
            return try folder.run("check", "my-course")
        }
        let mistaken = try check(lessons[0])
        #expect(mistaken.status == 1)
        #expect(mistaken.errors.contains("the figure loss-curve has no key \"option-that-is-none\""))
        let last = try #require(lessons[0].range(of: "```figure", options: .backwards))
        let mended = lessons[0][..<last.lowerBound] + lessons[1] + "\n" + lessons[2]
        #expect(try check(String(mended)).status == 0)
        let faster = mended.replacingOccurrences(of: "learning-rate: 0.05", with: "learning-rate: 0.06")
        #expect(try check(faster).errors.contains("weight.loss[1] is 4.3"))
        #expect(try check(String(mended)).status == 0)
        try folder.write(#require(Self.blocks("```csv").first), to: "my-course/heights.csv")
        try folder.write(lessons[3], to: "my-course/02-a-line.md")
        let built = try folder.run("build", "my-course", "-o", "docs", "--root")
        #expect(built.status == 0 && built.errors.isEmpty, "\(built.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.path + "/docs/02-a-line.html"))
    }
}
