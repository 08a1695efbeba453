import Foundation
import Schema
import Testing
import TrainingCore

@Suite("The page of reference about experiments")
struct ReferencePageTests {
    /// `RECORD_SNAPSHOTS=1` writes it anew.
    @Test("It says what the schema says")
    func page() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/reference/experiment.md")
        let text = ReferencePage.text(
            of: ExperimentSpec.kind().description, title: "Every key of an experiment",
            introduction:
                "Made from the declarations in `Sources/TrainingCore`; [experiments.md](../experiments.md) "
                + "explains them by examples.")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(kept == text, "RECORD_SNAPSHOTS=1 scripts/test --filter ReferencePageTests writes it anew")
    }
}
