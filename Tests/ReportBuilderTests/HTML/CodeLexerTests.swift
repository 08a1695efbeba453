import Foundation
import Testing

@testable import ReportBuilder

@Suite("Colors of code")
struct CodeLexerTests {
    private static let samples: [String: String] = [
        "python": """
        @cache
        def f(x: float = 1.5e-3) -> str:  # slope
            \"""Text with "quotes".\"""
            return f"{x:.2f}" if x is not None else r'\\d' + "é😀"
        """,
        "swift": """
        @main struct App { /* a /* nested */ one */ let text = "sum \\(f("a)") + 1) end" // x
        #if DEBUG
        let raw = #"\\d""#; let n = 0x1F_u + 1_000.5e3
        """,
        "r": """
        fit <- lm(y ~ x, data = d)  # fit
        `my name` <- c(1L, 2.5, TRUE, NA); raw <- r"(a\\b)"
        """,
        "julia": """
        #= block #= nested =# =#
        @time A' * b .+ 'c' .+ "v = $(f("x")) end" # end
        push!(list, :symbol, 1e-3)
        """,
        "shell": """
        # build
        descent build "Courses/$NAME" --root -o docs/file-1.png && echo ${HOME}/it's 'done' # end
        for i in 1 2; do echo $i; done
        """,
        "yaml": """
        # what is trained
        network: {inputs: 3, bias: true}
        text: "a: b" # c
        - learning-rate: 0.01
          note: don't stop
          link: https://example.org/#x
        """,
        "json": """
        {"loss": [1.5, -2e3, null, true], "name" : "a \\"b\\": c"}
        """,
    ]

    /// What is of a kind, in order.
    private func parts(_ kind: CodeToken.Kind, of name: String) throws -> [String] {
        let text = try #require(Self.samples[name])
        let language = try #require(CodeLanguage.named(name))
        let bytes = Array(text.utf8)
        return CodeLexer.tokens(of: text, in: language).filter { $0.kind == kind }
            .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    private func joins(_ text: String, in language: CodeLanguage) -> Bool {
        let tokens = CodeLexer.tokens(of: text, in: language)
        var end = 0
        for token in tokens {
            guard token.range.lowerBound == end, !token.range.isEmpty else { return false }
            end = token.range.upperBound
        }
        let bytes = Array(text.utf8)
        // No token ends within a character.
        let isWhole = tokens.allSatisfy { String(validating: bytes[$0.range], as: UTF8.self) != nil }
        return end == bytes.count && isWhole
    }

    @Test("The tokens of every language joined are the text, also cut off anywhere and in another language")
    func joined() {
        for language in CodeLanguage.all {
            for text in Self.samples.values {
                let characters = Array(text)
                for count in 0...characters.count {
                    #expect(
                        joins(String(characters.prefix(count)), in: language), "\(language.names[0]) \(count)"
                    )
                }
            }
        }
    }

    @Test("The tokens of random text joined are the text")
    func random() {
        let pieces = [
            "\"", "'", "\"\"\"", "'''", "`", "\\", "\\(", "$(", "${", "}", "(", ")", "#", "#=", "=#", "/*",
            "*/",
            "//", "@", ":", ": ", "-", "- ", ",", "{", "[", "\n", " ", "a", "é", "😀", "e\u{301}", "0", "1.5e",
            "0x",
            "for", "f", "r", "true", "$", "&", "*", "!", ".", "\t", "\u{0}", "\r\n",
        ]
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for language in CodeLanguage.all {
            for _ in 0..<300 {
                let text = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined()
                #expect(joins(text, in: language), "\(language.names[0]): \(text.debugDescription)")
            }
        }
    }

    @Test("Long text without an end takes time in proportion to its length")
    func linear() {
        for piece in ["\"\\(", "{", "${", "#=", "'''", "a:", "(\"", "$(\"", ",x "] {
            let text = String(repeating: piece, count: 20_000)
            for language in CodeLanguage.all {
                #expect(CodeLexer.tokens(of: text, in: language).count <= 40_000)
            }
        }
    }

    @Test("Words mean what they mean in their language")
    func kinds() throws {
        #expect(try parts(.keyword, of: "python") == ["def", "return", "if", "is", "not", "None", "else"])
        #expect(
            try parts(.string, of: "python") == [
                "\"\"\"Text with \"quotes\".\"\"\"", "f\"{x:.2f}\"", "r'\\d'", "\"é😀\"",
            ])
        #expect(try parts(.special, of: "python") == ["@cache"])
        #expect(try parts(.comment, of: "swift") == ["/* a /* nested */ one */", "// x"])
        #expect(try parts(.string, of: "swift") == ["\"sum \\(f(\"a)\") + 1) end\"", "#\"\\d\"\"#"])
        #expect(try parts(.special, of: "swift") == ["@main", "#if"])
        #expect(try parts(.number, of: "r") == ["1L", "2.5"])
        #expect(try parts(.string, of: "r") == ["r\"(a\\b)\""])
        #expect(try parts(.string, of: "julia") == ["'c'", "\"v = $(f(\"x\")) end\""])
        #expect(try parts(.special, of: "julia") == ["@time", ":symbol"])
        #expect(try parts(.comment, of: "shell") == ["# build"])
        #expect(try parts(.special, of: "shell").prefix(3) == ["--root", "-o", "${HOME}"])
        #expect(
            try parts(.key, of: "yaml") == [
                "network", "inputs", "bias", "text", "learning-rate", "note", "link",
            ])
        #expect(try parts(.comment, of: "yaml") == ["# what is trained", "# c"])
        #expect(try parts(.key, of: "json") == ["\"loss\"", "\"name\""])
        #expect(try parts(.number, of: "json") == ["1.5", "2e3"])
    }

    @Test("A language that is not known is plain, and code is never markup")
    func plain() {
        #expect(
            ArticleWriter.code("if <b>", info: "cobol").markup
                == "<pre class=\"code\">\n<code class=\"language-cobol\">if &lt;b&gt;</code></pre>")
        #expect(
            ArticleWriter.code("x = \"<b>\"", info: "Python").markup.contains(
                "x = <span class=\"ts\">\"&lt;b&gt;\"</span>"))
    }

    @Test("Lines are numbered and marked, and the text stays what it is")
    func lines() async throws {
        let body = "```python {.numbered start=9 mark=\"2\"}\nx = 1\ny = 2\n\nz = '''a\nb'''\n```\n"
        let test = try TestCourse(one: TestCourse.lesson(body), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let page = try #require(built.files.first { $0.path == "one.html" })
        let html = String(decoding: page.bytes, as: UTF8.self)
        #expect(html.contains("<pre class=\"code numbered\">"))
        #expect(
            html.contains(
                "<span class=\"line marked\" data-line=\"10\">y = <span class=\"tn\">2</span>\n</span>"))
        #expect(html.contains("<span class=\"line\" data-line=\"13\"><span class=\"ts\">b'''</span>"))
        #expect(html.matches(of: /data-line=/).count == 5)
    }

    @Test("Lines that there are not are errors")
    func wrongLines() async throws {
        let far = try await TestCourse.errors(in: "```python {mark=\"2-3\"}\nx = 1\ny = 2\n```\n")
        #expect(far.contains("the code has no line 3") && far.contains("it has 2 lines"))
        let word = try await TestCourse.errors(in: "```python {mark=\"first\"}\nx = 1\n```\n")
        #expect(word.contains("\"first\" names no lines"))
        let start = try await TestCourse.errors(in: "```python {start=x}\nx = 1\n```\n")
        #expect(start.contains("\"x\" is no number of a line"))
    }

    @Test("Every color of code stands out from its ground, light and dark; on paper it is the light one")
    func contrast() throws {
        let sheet = TemplateSet().styleSheet
        #expect(sheet.contains("@media screen and (prefers-color-scheme: dark)"))
        #expect(!sheet.contains("@media (prefers-color-scheme: dark)"))
        let parts = sheet.components(separatedBy: "--raised: ").dropFirst()
        #expect(parts.count == 2)
        for part in parts {
            let grounds = [
                String(part.prefix(7)),
                try #require(part.firstMatch(of: /--code-marked: (#[0-9a-f]{6})/)).1.description,
            ]
            let colors = part.prefix(700).matches(of: /--code-(?!marked)[a-z]+: (#[0-9a-f]{6})/)
            #expect(colors.count == 7)
            for color in colors {
                for ground in grounds {
                    let contrast = Self.contrast(String(color.1), ground)
                    #expect(contrast >= 4.5, "\(color.0) on \(ground): \(contrast)")
                }
            }
        }
    }

    /// As WCAG 2.2 defines it.
    private static func contrast(_ one: String, _ other: String) -> Double {
        let values = [luminance(one), luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    private static func luminance(_ color: String) -> Double {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        let bytes: [Int] = [value >> 16 & 255, value >> 8 & 255, value & 255]
        let parts: [Double] = bytes.map { byte in
            let share = Double(byte) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
