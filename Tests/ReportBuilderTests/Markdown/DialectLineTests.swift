import Foundation
import Testing

@testable import ReportBuilder

@Suite("Lines that other dialects read otherwise")
struct DialectLineTests {
    @Test(
        "A line that would stand on the page as it is is an error with what to write",
        arguments: [
            ("Text.\n\n#Heading\n", "8:1: error: # begins no heading without a space"),
            ("####### Seven\n", "6:1: error: there are six levels"),
            ("a. one\nb. two\n", "6:1: error: a. and b. make no list"),
            ("1. First\n   a) one\n   b) two\n", "7:4: error: a) and b) make no list"),
            ("(1) one\n(2) two\n", "6:1: error: (1) and (2) make no list"),
            ("  a    b\n----- ----\n  1    2\n", "7:1: error: a table is drawn with lines of -"),
            ("Text:\n| a | b |\n|---|---|\n| 1 | 2 |\n", "7:1: error: a table begins within a paragraph"),
            (
                "Text.\n\n: Words\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                "8:1: error: a caption stands below its table"
            ),
            (
                "Table: Words\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                "6:1: error: a caption stands below its table"
            ),
            ("Here \\\\(x\\\\) is.\n", "6:1: error: two backslashes open no formula"),
            ("\\\\[\nx\n\\\\]\n", "6:1: error: two backslashes open no formula"),
            ("**Note:**text\n", "6:1: error: **…** is no strong text here"),
            ("**open text\n", "6:1: error: ** opens strong text that never ends"),
            ("| a | b |\n|---|---|\n| 1 | 2 |\nText\n", "9:1: error: text stands directly below a table"),
            ("(ref:cap) Words\n", "6:1: error: (ref:cap) is a word of another dialect"),
            ("$$x (\\#eq:mean)$$\n", "6:6: error: (\\#eq:mean) is a label of another dialect"),
            ("[x](one)\n", "help: write one.md"), ("![x](/i.png)\n", "help: write i.png, without the slash"),
            ("![x](i.png =200x100)\n", "help: write the size behind it: {width=200}"),
            ("::: théorème\nText\n:::\n", "help: write ::: theorem"), ("{doc}`a`\n", "help: write [](a.md)"),
        ])
    func told(body: String, expected: String) async throws {
        let page = try await AuthorsPage(body, files: [("i.png", "GIF89a")])
        #expect(page.errors.contains(expected), "\(page.errors)")
        #expect(page.errors.split(separator: "help:").count == 2, "\(page.errors)")
    }

    @Test(
        "What Markdown reads itself is left alone",
        arguments: [
            "- - -\n", "a) alone\n", "Title\n---\n", "C# and #1\n", "Word\n: meaning\n", "2 ** 3\n",
            "**Note:** text\n",
            "$$\na \\\\ (b)\n$$\n", "```text\n#Heading\na. one\nb. two\n```\n", "`\\\\(x\\\\)`\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Words\n",
        ])
    func leftAlone(body: String) async throws {
        let page = try await AuthorsPage(body.replacing("$$\na \\\\ (b)\n$$", with: "$$\na\n$$"))
        #expect(page.errors.isEmpty, "\(page.errors)")
    }

    @Test(
        "Tables need no three signs below each head",
        arguments: ["| a | b |\n|-|:-:|\n| 1 | 2 |\n", "a | b\n--|-:\n1 | 2\n", "| a |\n| - |\n| 1 |\n"])
    func shortTables(body: String) async throws {
        let page = try await AuthorsPage(body + "\nThen $\\alpha$.\n")
        #expect(page.errors.isEmpty && page.html.contains("<table>"), "\(page.errors)")
        let wrong = try await AuthorsPage(body + "\nThen $\\alhpa$.\n").errors
        #expect(wrong.contains("10:7: error: unknown command \\alhpa"), "\(wrong)")
    }

    @Test("What stands directly below a table and is no row ends it")
    func belowTables() async throws {
        let table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
        for (behind, expected) in [
            ("## More\n", "<h2 id=\"more\">"), ("```text\nx\n```\n", "<pre class=\"code\">"),
            ("$$\nx\n$$\n", "<math display"),
            (": Words {#tbl-a}\n", "</span> Words"), ("::: note\nx\n:::\n", "note-box"),
            ("| --- | --- |\n| 3 | 4 |\n", "<td>---</td>"), ("- item\n", "<ul>"),
        ] {
            let page = try await AuthorsPage(table + behind)
            #expect(page.errors.isEmpty && page.html.contains(expected), "\(page.errors) \(page.html)")
        }
        let inside = try await AuthorsPage("::: note\n\(table):::\n\n> | a | b |\n> |--|--|\n> | 1 | 2 |\n")
        #expect(inside.errors.isEmpty, "\(inside.errors)")
        #expect(inside.html.components(separatedBy: "<table>").count == 3, "\(inside.html)")
        let note = try await AuthorsPage(
            "::: note\nx[^1]\n\n[^1]: foot\n:::\n\ny[^2]\n\n[^2]: two\n## Then\n")
        #expect(note.errors.isEmpty && note.html.contains("<h2 id=\"then\">"), "\(note.errors)")
    }

    @Test("Boxes begin and end on lines that follow each other, whatever their number of colons")
    func nestedBoxes() async throws {
        for body in [
            "::: note\nOuter\n\n::: tip\nInner\n:::\n:::\n", "::: note\n::: tip\nInner\n:::\n:::\n",
            ":::: note\nOuter\n::: tip\nInner\n:::\n::::\n", "::: note\n:::: tip\nInner\n::::\n:::\n",
        ] {
            let page = try await AuthorsPage(body)
            #expect(page.errors.isEmpty, "\(page.errors)")
            #expect(page.html.contains("<p class=\"callout-title\">Note</p>"), "\(page.html)")
            #expect(page.html.contains("<p>Inner</p>\n</aside>\n</aside>"), "\(page.html)")
        }
        let beside = try await AuthorsPage("::: note\nA\n:::\n::: tip\nB\n:::\n")
        #expect(beside.errors.isEmpty && beside.html.contains("tip-box"), "\(beside.errors)")
        #expect(try await AuthorsPage("::: note\n:::\n").errors.isEmpty)
    }

    @Test("Boxes in boxes without end are refused, and end nothing else")
    func deepBoxes() async throws {
        let open = String(repeating: "::: note\n\n", count: 4000)
        let errors = try await AuthorsPage(open + "x\n\n" + String(repeating: ":::\n", count: 4000)).errors
        #expect(
            errors.contains("error: boxes stand more than 32 deep in each other"), "\(errors.prefix(400))")
        #expect(errors.split(separator: "help:").count == 2, "\(errors.prefix(400))")
    }

    @Test(
        "Quarto writes the title of a box as its first heading, pandoc headings without number with a hyphen")
    func headings() async throws {
        let page = try await AuthorsPage(
            "::: {.callout-tip}\n## Title $x$\n\nText\n:::\n\n## Plain {-}\n\n[](#title-x)\n")
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(
            page.html.contains("<p class=\"callout-title\"><span id=\"title-x\">Title <math>"), "\(page.html)"
        )
        #expect(page.html.contains("<h2 id=\"plain\">Plain</h2>"), "\(page.html)")
        let theorem = try await AuthorsPage("::: theorem (Pythagoras)\nText\n:::\n")
        #expect(theorem.html.contains("Theorem 1</span> (Pythagoras)."), "\(theorem.html)")
    }

    @Test("A date that a clock would say is refused")
    func dates() async throws {
        let test = try TestCourse(
            one: "---\ntitle: One\ndate: last-modified\n---\n\nText.\n", two: "---\ntitle: Two\n---\n")
        let texts = try await test.build().diagnostics.map(\.text)
        #expect(texts.count == 1 && texts[0].contains("one.md:3:7: error: the date"), "\(texts.joined())")
    }

    @Test("A link to a draft says that it is one")
    func drafts() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("[](two.md)\n"), two: "---\ntitle: Two\ndraft: true\n---\n")
        let texts = try await test.build().diagnostics.map(\.text)
        #expect(
            texts.count == 1 && texts[0].contains("one.md:6:4: error: the lesson \"two.md\" is left out"),
            "\(texts.joined())")
    }

    @Test("A file whose name cannot be that of a page is told at the file, and every one of them")
    func names() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("[](Größe.md)\n"), two: "---\ntitle: Two\n---\n", course: "title: T\n")
        try test.folder.write("---\ntitle: G\n---\n", to: "course/Größe.md")
        try test.folder.write("---\ntitle: P\n---\n", to: "course/part one/a.md")
        try test.folder.write("---\ntitle: P\n---\n", to: "course/part one/b.md")
        let texts = Diagnostic.sorted(try await test.build().diagnostics).map(\.text)
        #expect(texts.count == 2, "\(texts.joined())")
        #expect(
            texts.contains { $0.contains("Größe.md: error: \"Größe.md\" cannot be the file of a lesson") })
        #expect(
            texts.contains { $0.contains("part one: error: \"part one\" cannot be the folder of lessons") })
    }
}
