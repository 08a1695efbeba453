import CairoRenderer
import Foundation
import LessonFigures
import Testing

@testable import ReportBuilder

@Suite("The pages of figures")
struct FigurePageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appendingPathComponent("docs/figures")

    /// `RECORD_SNAPSHOTS=1` writes them anew; `scripts/figures` draws the pictures.
    @Test("They say what the kinds declare", arguments: FigurePages.all().map(\.file))
    func page(file name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let text = try #require(FigurePages.all().first { $0.file == name }).text
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(kept == text, "RECORD_SNAPSHOTS=1 scripts/test --filter FigurePageTests writes it anew")
    }

    @Test("Every kind has a page, a picture, and one guide")
    func kinds() {
        for kind in FigureCatalog.kinds {
            #expect(FigureGuide.all.count { $0.kind == kind.name } == 1, "\(kind.name)")
            for file in ["\(kind.name).md", "\(kind.name).svg"] {
                #expect(
                    FileManager.default.fileExists(atPath: Self.folder.appendingPathComponent(file).path),
                    "docs/figures/\(file) is missing")
            }
        }
        #expect(FigureGuide.all.count == FigureCatalog.kinds.count)
    }

    @Test("The blocks of every page make its figure", arguments: FigureGuide.all.map(\.kind))
    func blocks(kind: String) throws {
        var found: [Diagnostic] = []
        let path = Self.folder.appendingPathComponent("\(kind).md").path
        let source = try FigureSource.read(
            "\(path)#\(FigurePages.figureID)", measuring: try CairoTextMeasurer(fonts: FontSet.system()),
            diagnostics: &found)
        #expect(source?.kind?.name == kind, "\(found.map(\.message))")
        #expect(found.isEmpty)
    }
}
