import Charting
import Foundation
import Testing

@testable import ReportBuilder

@Suite("The page on charts")
struct ChartPageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The blocks of code in this language.
    private static func blocks(_ language: String) throws -> [String] {
        try text("docs/charts.md").components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```").first ?? ""
        }
    }

    @Test("Every Swift example is one of the gallery, where it is compiled and tested")
    func swift() throws {
        func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        let folder = Self.root.appending(path: "Tests/Gallery").path(percentEncoded: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let sources = bare(try names.map { try Self.text("Tests/Gallery/\($0)") }.joined())
        let blocks = try Self.blocks("swift")
        #expect(blocks.count > 6)
        for block in blocks { #expect(sources.contains(bare(block)), "\(block)") }
    }

    @Test("Every example in YAML is read without a complaint")
    func yaml() throws {
        let folder = try TemporaryFolder()
        try folder.write("update,loss,run\n0,4,A\n1,2,A\n0,8,B\n1,4,B\n", to: "runs.csv")
        let blocks = try Self.blocks("yaml")
        #expect(blocks.count == 9)
        for block in blocks {
            var diagnostics: [Diagnostic] = []
            let chart = ChartFile.chart(
                in: SourceFile(name: "c.yaml", text: block), folder: CourseFolder(path: folder.path),
                diagnostics: &diagnostics)
            #expect(chart != nil && diagnostics.map(\.text) == [])
        }
    }

    @Test("The table of keys names every mark and every key there is")
    func keys() throws {
        let page = try Self.text("docs/charts.md")
        for key in WrittenFigure.keys { #expect(page.contains("`\(key)`"), "\(key)") }
        for part in WrittenFigure.parts {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| \(part.name) |") } ?? ""
            for key in part.keys { #expect(row.contains("`\(key)`"), "\(part.name): \(key)") }
        }
        for mark in WrittenFigure.marks {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(mark.name)` |") } ?? ""
            for key in mark.keys where key != "data" {
                #expect(row.contains("`\(key)`"), "\(mark.name): \(key)")
            }
        }
    }
}
