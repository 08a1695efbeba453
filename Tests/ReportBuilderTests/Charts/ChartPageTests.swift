import Charting
import Foundation
import Schema
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

    @Test("Every example in YAML is read without a complaint")
    func yaml() throws {
        let folder = try TemporaryFolder()
        try folder.write("update,loss,run\n0,4,A\n1,2,A\n0,8,B\n1,4,B\n", to: "runs.csv")
        try folder.write(
            "network: {inputs: 1, layers: [{activation: identity, weights: [[1]]}]}\n"
                + "data: {inputs: [[1]], targets: [2]}\n"
                + "training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 3}\n",
            to: "moons.yaml")
        let blocks = try Self.blocks("yaml")
        #expect(blocks.count == 13)
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
        for key in ChartFileSpec.keys { #expect(page.contains("`\(key)`"), "\(key)") }
        let rows = page.split(separator: "\n")
        let all = Self.kinds(in: ChartFileSpec.kinds())
        let parts = [
            "A layer", "A node", "An edge", "A factor", "Facets", "Panels", "A network diagram", "A product",
            "An axis",
        ]
        for title in parts {
            let kind = try #require(all.first { $0.title == title })
            let name = title.prefix(1).lowercased() + title.dropFirst()
            let row = rows.first { $0.hasPrefix("| \(name) |") } ?? ""
            for key in kind.fields.map(\.key) where key != "size" {
                #expect(row.contains("`\(key)`"), "\(name): \(key)")
            }
        }
        func keys(_ mark: String) -> Set<String> {
            Set(Marks.all.entry(named: mark)?.description.fields.map(\.key) ?? [])
        }
        // No two other keys of these have one name.
        let style = keys("sector").intersection(keys("text"))
        for entry in Marks.all.entries {
            let row = rows.first { $0.hasPrefix("| `\(entry.name)` |") } ?? ""
            for key in entry.description.fields.map(\.key)
            where !["data", "annotation"].contains(key) && (!style.contains(key) || entry.name == "surface3d")
            {
                #expect(row.contains("`\(key)`"), "\(entry.name): \(key)")
            }
        }
    }

    /// All kinds that stand in some, each once.
    private static func kinds(in kinds: [KindDescription]) -> [KindDescription] {
        var found: [KindDescription] = []
        func add(_ form: FormDescription) {
            switch form {
            case .list(let item, _), .names(let item, _): add(item)
            case .either(let forms): forms.forEach(add)
            case .record(let kind): add(kind)
            default: break
            }
        }
        func add(_ kind: KindDescription) {
            guard !found.contains(where: { $0.title == kind.title }) else { return }
            found.append(kind)
            kind.fields.forEach { add($0.form) }
        }
        kinds.forEach(add)
        return found
    }
}
