/// Code with the colors of its language, and its lines where they are numbered or marked.
enum CodeMarkup {
    /// Which lines an author wants to be seen.
    struct Lines: Sendable, Hashable {
        /// What the first one is called; `nil` where they have no numbers.
        var firstNumber: Int?
        /// Those that are marked, from 1.
        var marked: Set<Int> = []

        var isPlain: Bool { firstNumber == nil && marked.isEmpty }
    }

    static func block(_ text: String, language: String, name: String, lines: Lines = Lines()) -> HTMLNode {
        let style = language.isEmpty ? nil : HTMLAttribute.class("language-\(language)")
        let box = ScrollBox.attributes(name, width: ScrollBox.width(ofCode: text))
        let isNumbered = lines.firstNumber != nil
        let code = HTMLNode.element("code", style, content: content(text, language: language, lines: lines))
        return .element("pre", [.class(isNumbered ? "code numbered" : "code")] + box, [code])
    }

    private static func content(_ text: String, language: String, lines: Lines) -> [HTMLNode] {
        let tokens =
            CodeLanguage.named(language).map { CodeLexer.tokens(of: text, in: $0) }
            ?? [CodeToken(kind: .plain, range: 0..<text.utf8.count)]
        let bytes = Array(text.utf8)
        guard !lines.isPlain else { return tokens.compactMap { node($0.kind, bytes[$0.range]) } }
        var nodes: [HTMLNode] = []
        var line: [HTMLNode] = []
        var number = 1
        func end() {
            let classes = lines.marked.contains(number) ? "line marked" : "line"
            let own = lines.firstNumber.map { HTMLAttribute("data-line", "\($0 + number - 1)") }
            nodes.append(.element("span", .class(classes), own, content: line))
            line = []
            number += 1
        }
        for token in tokens {
            var rest = bytes[token.range]
            while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
                if let node = node(token.kind, rest[..<feed]) { line.append(node) }
                // Within the line, so that copied code has its line ends.
                line.append(.text("\n"))
                end()
                rest = rest[(feed + 1)...]
            }
            if let node = node(token.kind, rest) { line.append(node) }
        }
        if !line.isEmpty { end() }
        return nodes
    }

    private static func node(_ kind: CodeToken.Kind, _ bytes: ArraySlice<UInt8>) -> HTMLNode? {
        guard !bytes.isEmpty else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return kind.className.map { .element("span", .class($0), text: text) } ?? .text(text)
    }
}

extension CodeMarkup.Lines {
    private static let numbered: Set<String> = [
        "numbered", "numberLines", "number-lines", "line-numbers", "linenos",
    ]

    /// Reads `{.numbered start=5 mark="2,4-6"}`, and how other dialects write the same.
    ///
    /// - Returns: what is asked for, and what is wrong with it.
    static func read(
        _ attributes: MarkdownAttributes?, lineCount: Int
    ) -> (lines: CodeMarkup.Lines, problem: (message: String, remedy: String)?) {
        var lines = CodeMarkup.Lines()
        guard let attributes else { return (lines, nil) }
        let start = attributes["start"] ?? attributes["startFrom"] ?? attributes["lineno-start"]
        if start != nil || attributes.classes.contains(where: numbered.contains) { lines.firstNumber = 1 }
        if let start {
            guard let number = Int(start), (0...1_000_000).contains(number) else {
                return (
                    lines,
                    ("\"\(start.shortened(to: 30))\" is no number of a line", "write a whole number, start=5")
                )
            }
            lines.firstNumber = number
        }
        guard let mark = attributes["mark"] ?? attributes["emphasize-lines"] else { return (lines, nil) }
        for part in mark.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.trimmed.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            let numbers = ends.map { Int($0.trimmed) }
            guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, first >= 1, first <= last
            else {
                return (
                    lines,
                    (
                        "\"\(part.trimmed.shortened(to: 30))\" names no lines",
                        "write them as mark=\"2,4-6\"; the first one is 1"
                    )
                )
            }
            guard last <= lineCount else {
                return (
                    lines,
                    (
                        "the code has no line \(last)",
                        "it has \(lineCount) line\(lineCount == 1 ? "" : "s"); the first one is 1"
                    )
                )
            }
            lines.marked.formUnion(first...last)
        }
        return (lines, nil)
    }
}
