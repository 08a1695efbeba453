import Foundation
import Schema
import Testing

@testable import ReportBuilder

/// The JSON Schemas of what stands in lessons, asked through Python's jsonschema where that is installed.
@Suite(
    "The JSON Schemas of blocks", .enabled(if: Validator.isInstalled, "Python's jsonschema is not installed"))
struct BlockSchemaTests {
    /// The blocks of the courses and the documentation of the project, and front matters, by kind.
    private static let blocks: [String: [String]] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var blocks: [String: [String]] = [:]
        for folder in ["Courses", "docs"] {
            let path = root.appendingPathComponent(folder).path
            let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            for file in files.sorted() where file.hasSuffix(".md") || file.hasSuffix("course.yaml") {
                let text = (try? String(contentsOfFile: path + "/" + file, encoding: .utf8)) ?? ""
                guard file.hasSuffix(".md") else {
                    blocks["course", default: []].append(text)
                    continue
                }
                let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3, parts[0].isEmpty {
                    blocks["front-matter", default: []].append(String(parts[1]))
                }
                for block in text.components(separatedBy: "\n```").dropFirst() {
                    guard let end = block.firstIndex(of: "\n"),
                        case let name = String(block[..<end]),
                        BlockKind.all.contains(where: { $0.name == name })
                    else { continue }
                    blocks[name, default: []].append(String(block[end...]))
                }
            }
        }
        return blocks
    }()

    /// A text in YAML as JSON.
    private func json(_ yaml: String) throws -> String {
        let file = SourceFile(name: "block.yaml", text: yaml)
        var diagnostics: [Diagnostic] = []
        let root = try #require(YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics))
        var decoder = YAMLDecoder(file: file)
        return decoder.value(of: root).json
    }

    @Test(
        "Every block of the courses and of the documentation of the project is accepted",
        arguments: [
            "course", "front-matter", "experiment", "figure", "table", "check", "chart", "sweep", "quiz",
        ])
    func accepted(kind: String) throws {
        // One is an example of a mistake.
        let cases = try #require(Self.blocks[kind]).filter { !$0.contains("option-that-is-none") }
        let answers = try Validator.accepts(try cases.map(json), as: kind)
        for (answer, text) in zip(answers, cases) { #expect(answer, "\(text)") }
    }

    @Test("What lessons may write besides is accepted: editions, ids of sweeps, values of any kind that vary")
    func besides() throws {
        for (kind, text) in [
            ("figure", "id: a\nof: b\nkind: loss-history\nonly: solutions"),
            ("table", "id: a\nof: b\nkind: weight-history\nonly: [solutions, print]"),
            ("quiz", "id: a\nquestion: Q?\nchoices: [b, right: c, 3]\nonly: student"),
            ("quiz", "id: a\nquestion: Q?\nanswer: {value: \"= 2 * rate\", tolerance: 0.1}"),
            (
                "sweep",
                "id: a\nexperiment: b\nonly: solutions\nvary:\n  training.optimizer: [{name: adam, learning-rate: 0.1}]\n"
                    + "  network.layers[0].weights: [[[1, 2]], [[3, 4]]]\n  training.batch: [8, all]\n  loss: huber"
            ), ("figure", "id: a\nof: b\nkind: sweep-rank\nmeasure: loss\nwhere: [batch=8]"),
            ("experiment", "id: b\nlike: a\ntraining: {optimizer: {learning-rate: 0.5}}"),
            ("figure", "id: a\nof: b\nkind: \"{{ picture }}\""),
            ("chart", "id: a\nmarks: [{mark: \"{{ mark }}\", x: [1, 2], y: [1, 2]}]"),
            ("chart", "id: a\nmarks: [{mark: heatmap, z: [[1, 2], [3, 4]]}]"),
        ] {
            #expect(try Validator.accepts([try json(text)], as: kind) == [true], "\(text)")
        }
        #expect(
            try Validator.accepts(
                [try json("id: a\nof: b\nkind: loss-history\nonly: teachers")], as: "figure")
                == [false])
    }

    private static let mistakes = [
        ("figure", "id: a\nof: b\nkind: loss-history\nscale: cubic"),
        ("experiment", "id: b\nlike: a\ntraning: {updates: 3}"),
        ("experiment", "id: b\nlike: a\ntraining: {updates: some}"),
        ("figure", "id: a\nof: b\nkind: loss-hystery"), ("figure", "id: a\nof: b"),
        ("figure", "of: b\nkind: loss-history"), ("figure", "id: A\nof: b\nkind: loss-history"),
        ("figure", "id: a\nof: b\nkind: loss-history\nsizes: 640x400"),
        ("figure", "id: a\nof: b\nkind: loss-history\nsize: big"),
        ("figure", "id: a\nof: [b, c]\nkind: line-search"),
        ("figure", "id: a\nof: b\nkind: loss-curve\nx: W1[0]=-1:2:121"),
        ("table", "id: a\nof: b\nkind: weights"), ("course", "titel: A course"),
        ("course", "title: A\nlanguage: 7"),
        ("course", "title: A\nfigures: [jpg]"), ("course", "title: A\nlessons: first.md"),
        ("front-matter", "summary: none"), ("front-matter", "title: A\nkind: poem"),
        ("check", "a.loss[0]: large"), ("check", "a.loss[0]: {value: 1, tolerance: -1}"),
        ("check", "a.loss[0]: {tolerance: 1}"),
    ]

    @Test(
        "What the reader refuses for its form is refused",
        arguments: ["figure", "table", "course", "front-matter", "check", "experiment"])
    func refused(kind: String) throws {
        let texts = Self.mistakes.filter { $0.0 == kind }.map(\.1)
        let answers = try Validator.accepts(try texts.map(json), as: kind)
        for (answer, text) in zip(answers, texts) { #expect(!answer, "\(text)") }
    }
}
