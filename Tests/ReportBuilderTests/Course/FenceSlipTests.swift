import Testing

@testable import ReportBuilder

@Suite("Lines that lack a sign of a block")
struct FenceSlipTests {
    private func messages(_ body: String) async throws -> [String] {
        let test = try TestCourse(one: TestCourse.lesson(body), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        return built.diagnostics.map { $0.text.replacing(test.folder.path + "/course/", with: "") }
    }

    private static let opened = TestCourse.experiment.dropFirst(3).dropLast(5)
    private static let behind = "\n\nThe loss {{ neuron.loss[1] }}, [](#history).\n\n" + TestCourse.figure

    @Test(
        "One sign that is missing is one message, and the block is read",
        arguments: [
            ("``\(opened)\n```", "one.md:6:1: error: `` opens no block"),
            ("``\(opened)\n``", "one.md:6:1: error: `` opens no block"),
            ("~~\(opened)\n~~~", "one.md:6:1: error: ~~ opens no block"),
            ("'''\(opened)\n'''", "one.md:6:1: error: ''' opens no block"),
            ("´´´\(opened)\n´´´", "one.md:6:1: error: ´´´ opens no block"),
            ("```\(opened)\n``", "one.md:11:1: error: `` does not end what ``` opened"),
            ("````\(opened)\n```", "one.md:11:1: error: ``` does not end what ```` opened"),
        ])
    func blocks(block: String, expected: String) async throws {
        let messages = try await messages(block + Self.behind)
        #expect(messages.count == 1, "\(messages.joined())")
        #expect(messages.first?.hasPrefix(expected) == true, "\(messages.joined())")
    }

    @Test("Boxes of two colons are told at the line that lacks one")
    func boxes() async throws {
        let opened = try await messages("Text.\n\n:: note Title\n\nInside.\n\n:::\n\nText.\n")
        #expect(opened.count == 1 && opened[0].hasPrefix("one.md:8:1: error: :: opens no block"))
        let ended = try await messages("::: tip\n\nInside.\n\n::\n\nText.\n")
        #expect(ended.count == 1 && ended[0].hasPrefix("one.md:10:1: error: :: does not end what ::: opened"))
        #expect(try await messages(":: note\n\nInside.\n\n::\n").count == 1)
    }

    @Test(
        "What is meant as it stands is left alone",
        arguments: [
            "``code`` and text.", "``a\nb`` text.", "~~struck~~ words\n\n~~more~~",
            "````markdown\n```python\nx\n```\n````",
            "```text\n``\n```", "'''quoted''' text", "<!--\n``experiment\nx\n```\n-->",
            "    ``experiment\n    x\n    ``",
            "~~~text\n``x\n``\n~~~", "Word\n:  a meaning",
        ])
    func meant(body: String) async throws {
        #expect(try await messages(body + "\n").isEmpty)
    }

    @Test("Mistakes behind a mended line have the places of the file")
    func places() async throws {
        let messages = try await messages(
            "``python\nx\n```\n\nText $\\alhpa$.\n\n```text\ny\n``\n\nAnd [x](none.md).\n")
        #expect(messages.count == 4)
        #expect(messages.contains { $0.hasPrefix("one.md:10:7: error: unknown command \\alhpa") })
        #expect(messages.contains { $0.hasPrefix("one.md:16:9: error: there is no lesson") })
    }
}
