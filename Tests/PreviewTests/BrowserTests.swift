import Foundation
import Testing

@testable import Preview

@Suite("A preview in Chromium")
struct BrowserTests {
    private static let root =
        #filePath.firstRange(of: "/Tests/").map { String(#filePath[..<$0.lowerBound]) } ?? "."

    private static let hasBrowser = ["chromium", "chromium-browser", "google-chrome"].contains {
        find($0) != nil
    }

    private static func find(_ program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program writes, on a thread of its own.
    private static func lines(_ arguments: [String]) async throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(find("python3")))
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try process.run()
                        let output = pipe.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
                    })
            }
        }
    }

    @Test(
        "After an edit the page is there again where it was, and an error stands in it until it is mended",
        .enabled(if: BrowserTests.hasBrowser && BrowserTests.find("python3") != nil))
    func page() async throws {
        let paragraphs = (1...80).map { "Paragraph \($0) of many." }.joined(separator: "\n\n")
        let preview = try await RunningPreview([
            "c/one.md": """
            ---
            title: One
            ---

            \(paragraphs)

            ```answer
            Here.
            ```

            \(paragraphs)

            """
        ])
        let lines = try await Self.lines([
            Self.root + "/scripts/lib/browser.py", "preview",
            "http://127.0.0.1:\(preview.client.port)/c/one.html", preview.folder + "/c/one.md",
            "Paragraph 80 of many.", "Paragraph 80 of more.", "![x](none.png)",
        ])
        #expect(lines.filter { !$0.hasPrefix("took ") && !$0.hasPrefix("wrong ") } == [])
        let wrong = lines.first { $0.hasPrefix("wrong ") } ?? ""
        #expect(
            wrong.contains("one.md:163:") && wrong.contains("help: ") && wrong.contains(" error"), "\(lines)"
        )
        try await preview.end()
    }
}
