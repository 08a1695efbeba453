import Foundation
import Testing

@testable import ReportBuilder

@Suite("The pages of reference")
struct ReferencePageTests {
    /// `RECORD_SNAPSHOTS=1` writes them anew.
    @Test("They say what the schemas say", arguments: ReferencePages.all().map(\.file))
    func page(file name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/reference/\(name)")
        let text = try #require(ReferencePages.all().first { $0.file == name }).text
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(kept == text, "RECORD_SNAPSHOTS=1 scripts/test --filter ReferencePageTests writes it anew")
    }
}
