import Testing

@testable import ReportBuilder

@Suite("Code blocks in Markdown")
struct CodeBlockTests {
    private func codes(_ text: String) -> [(
        info: String, text: String, infoText: String, whole: String, start: Int
    )] {
        func all(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
            blocks.flatMap { block -> [MarkdownBlock] in
                switch block {
                case .list(_, _, _, let items): items.flatMap(all)
                case .quote(let inner): all(inner)
                default: [block]
                }
            }
        }
        let bytes = Array(text.utf8)
        func slice(_ range: SourceRange) -> String {
            String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
        }
        return all(MarkdownDocument(parsing: text).blocks).compactMap { block in
            guard case .code(let info, let infoRange, let text, let start, let range) = block else {
                return nil
            }
            return (info, text, slice(infoRange), slice(range), start)
        }
    }

    /// Bytes of the file from `start` on.
    private func tail(_ text: String, _ start: Int, _ count: Int) -> String {
        String(decoding: Array(text.utf8)[start..<(start + count)], as: UTF8.self)
    }

    @Test("The text of a block stands in the file at the offset it names")
    func textStart() {
        let text =
            "# ä\n\n```experiment\nid: a\n\n  deep: $x | {{ y | 3 }}\n```\n\n~~~ figure \nof: a\n~~~\nEnd"
        let found = codes(text)
        #expect(found.map(\.info) == ["experiment", "figure"])
        #expect(found.map(\.infoText) == ["experiment", "figure"])
        #expect(found.map(\.text) == ["id: a\n\n  deep: $x | {{ y | 3 }}\n", "of: a\n"])
        for code in found {
            #expect(tail(text, code.start, code.text.utf8.count) == code.text)
        }
        #expect(found.last?.whole == "~~~ figure \nof: a\n~~~")
    }

    @Test(
        "A block that starts with an empty or indented line starts there",
        arguments: ["\na\n", "  a\n", "\n\n  a\n"])
    func firstLine(content: String) {
        let text = "x\n\n```figure\n\(content)```\n"
        let found = codes(text)
        #expect(found.map(\.text) == [content])
        #expect(found.first?.start == 13)
    }

    @Test("Blocks without content, without info and without end have their places")
    func edges() {
        let text = "```figure\n```\n\n```\nplain\n```\n\n````a\n```\n````\n\n```check\nx: 1"
        let found = codes(text)
        #expect(found.map(\.info) == ["figure", "", "a", "check"])
        #expect(found.map(\.text) == ["", "plain\n", "```\n", "x: 1\n"])
        #expect(
            found.map(\.whole) == ["```figure\n```", "```\nplain\n```", "````a\n```\n````", "```check\nx: 1"])
        #expect(found.first?.start == 10)
    }

    @Test("Inside lists and quotes the first byte is exact")
    func containers() {
        let text = "- item\n\n  ```yaml\n  a: 1\n  b: 2\n  ```\n\n> ```\n> q\n> ```\n"
        let found = codes(text)
        #expect(found.map(\.text) == ["a: 1\nb: 2\n", "q\n"])
        #expect(found.map { tail(text, $0.start, 1) } == ["a", "q"])
    }

    @Test("Line ends of Windows do not shift what follows")
    func carriageReturns() {
        let text = "a\r\n\r\n```figure\r\nid: x\r\n```\r\n\r\nb"
        let found = codes(text)
        #expect(found.map(\.text) == ["id: x\n"])
        #expect(found.map { tail(text, $0.start, 5) } == ["id: x"])
    }

    @Test("A title behind the name of a block belongs to the info")
    func infoWithTitle() {
        let text = "```answer Show *the* calculation &amp; more\nx\n```"
        #expect(codes(text).map(\.info) == ["answer Show *the* calculation & more"])
        #expect(codes(text).map(\.infoText) == ["answer Show *the* calculation &amp; more"])
    }

    @Test("An indented block is code as well")
    func indented() {
        let text = "a\n\n    b\n      c\n\nd"
        #expect(codes(text).map(\.text) == ["b\n  c\n"])
        #expect(codes(text).map { tail(text, $0.start, 1) } == ["b"])
    }
}
