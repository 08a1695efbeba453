import Foundation
import Schema
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("The page about experiments")
struct ExperimentPageTests {
    private let page: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        page = try String(contentsOf: root.appendingPathComponent("docs/experiments.md"), encoding: .utf8)
    }

    @Test("Its examples can be read, every one")
    func examples() {
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map { block in
            block.components(separatedBy: "```")[0]
        }
        #expect(blocks.count == 3)
        for block in blocks {
            let read = readExperiment(block)
            #expect(read.experiment != nil, "\(read.text)")
        }
    }

    @Test("It names every key and every choice there is")
    func complete() {
        let words = words(of: ExperimentSpec.kind().description).filter { $0 != "id" }
        #expect(words.count > 90)
        for word in words {
            let isNamed = ["`\(word)`", "\(word):", "`\(word) ", "name: \(word)", "variant: \(word)"].contains
            { page.contains($0) }
            #expect(isNamed, "\(word) is missing")
        }
    }

    /// Every key of a kind, and every name and word that may stand behind one.
    private func words(of kind: KindDescription) -> [String] {
        kind.fields.flatMap { [$0.key] + words(of: $0.form) }
    }

    private func words(of form: FormDescription) -> [String] {
        switch form {
        case .nothing, .number, .integer, .flag, .text, .phrase, .changes, .reference: []
        case .names(let item, _): words(of: item)
        case .words(let words): words.map(\.word)
        case .list(let item, _): words(of: item)
        case .record(let kind): words(of: kind)
        case .union(_, let kinds, _): kinds.flatMap { [$0.name] + words(of: $0) }
        case .either(let forms): forms.flatMap(words)
        }
    }
}
