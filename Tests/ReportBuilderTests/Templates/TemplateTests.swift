import Testing

@testable import ReportBuilder

@Suite("Templates of a course")
struct TemplateTests {
    private func set(_ overrides: [String: String]) -> (templates: TemplateSet, errors: [String]) {
        var diagnostics: [Diagnostic] = []
        var files: [String: SourceFile] = [:]
        for (name, text) in overrides { files[name] = SourceFile(name: name, text: text) }
        let templates = TemplateSet(overrides: files, diagnostics: &diagnostics)
        return (templates, diagnostics.map(\.text))
    }

    private func errors(_ text: String) -> [String] { set(["page.mustache": text]).errors }

    @Test("An override replaces the built-in template")
    func override() {
        let (templates, errors) = set([
            "course.mustache": "{{title}}:{{#lessons}} {{number}}{{/lessons}}", "style.css": "p {}",
        ])
        #expect(errors.isEmpty)
        #expect(templates.html(of: SamplePages.course).hasSuffix(": 1 2 3"))
        // Drawings are right whatever the sheet of an author says.
        #expect(templates.styleSheet.hasSuffix("\np {}"))
        #expect(templates.styleSheet.contains(".version text { paint-order: stroke; }"))
        #expect(templates.html(of: SamplePages.lesson).hasPrefix("<!doctype html>"))
    }

    @Test(
        "A page of an author's template has the colors of its drawings, wherever its head begins",
        arguments: [
            ("<!doctype html><html><HEAD lang=\"x\"><p>", "<!doctype html><html><HEAD lang=\"x\">|<p>"),
            ("<html lang=\"x\"><header>", "<html lang=\"x\">|<header>"), ("<p>", "|<p>"),
            ("<head>{{{styles}}}</head>", "<head>|</head>"),
        ])
    func styles(_ template: String, _ page: String) {
        let html = set(["page.mustache": template]).0.html(of: SamplePages.lesson)
        let style = html.firstMatch(of: /\n?<style>[^<]*<\/style>/).map { String($0.0) } ?? "-"
        #expect(html == page.replacing("|", with: style))
        #expect(!html.contains("Content-Security-Policy"))
    }

    @Test(
        "A mistake is told with its place, its cause and a remedy",
        arguments: [
            (
                "ä\n  {{titel}}", "2:3: error: the template has no name \"titel\"", "did you mean \"title\"?"
            ),
            ("{{ }}", "1:1: error: this tag has no name", "the names are \"language\""),
            (
                "{{article}}", "1:1: error: article is HTML, which would show its tags",
                "write {{{article}}} with three braces"
            ),
            (
                "{{{title}}}", "1:1: error: title would be written without escaping",
                "write {{title}} with two braces"
            ),
            (
                "{{&title}}", "1:1: error: title would be written without escaping",
                "write {{title}} with two braces"
            ),
            ("x\n{{#lessons}}\n", "2:1: error: {{#lessons}} is never closed", "add {{/lessons}}"),
            ("{{#next}}{{/last}}", "1:10: error: {{/last}} closes {{#next}}", "write {{/next}}"),
            ("{{^next}}{{/last}}", "1:10: error: {{/last}} closes {{^next}}", "write {{/next}}"),
            ("{{/next}}", "1:1: error: {{/next}} closes nothing", "delete it"),
            (
                "{{#lessons}}é{{#lessons}}{{/lessons}}{{/lessons}}",
                "1:14: error: {{#lessons}} stands inside itself", "remove it and its end"
            ),
            ("a {{title", "1:3: error: a tag is never closed", "add }}"),
            ("a {{{article}}", "1:3: error: a tag is never closed", "add }}}"),
            (
                "{{> page}}", "1:1: error: templates cannot use {{>…}}",
                "use names, sections (#, ^, /) and comments (!)"
            ),
            (
                "{{=<% %>=}}", "1:1: error: templates cannot use {{=…}}",
                "use names, sections (#, ^, /) and comments (!)"
            ),
        ])
    func mistakes(text: String, headline: String, remedy: String) throws {
        let found = errors(text)
        try #require(found.count == 1, "\(found)")
        #expect(found[0].hasPrefix("page.mustache:\(headline)\n"), "\(found)")
        #expect(found[0].contains("  help: \(remedy)"), "\(found)")
    }

    @Test("A mark shows the whole tag")
    func mark() {
        #expect(
            errors("<p>{{titel}}</p>") == [
                """
                page.mustache:1:4: error: the template has no name "titel"
                  <p>{{titel}}</p>
                     ^~~~~~~~~
                  help: did you mean "title"?

                """
            ])
    }

    @Test("All errors come at once, and the built-in template stands in")
    func allErrors() {
        let (templates, errors) = set(["page.mustache": "{{a}}{{b}}", "pages.mustache": ""])
        #expect(errors.count == 3)
        #expect(
            errors[0] == """
                pages.mustache: error: no page uses this template
                  help: did you mean "page.mustache"?

                """)
        #expect(templates.html(of: SamplePages.lesson).hasPrefix("<!doctype html>"))
    }

    @Test("Deep sections, many tags and open ones do not stop the process", .timeLimit(.minutes(1)))
    func hostile() {
        let names = (0..<300).map { "a\($0)" }
        let deep = names.map { "{{#\($0)}}\n" } + names.reversed().map { "{{/\($0)}}\n" }
        #expect(errors(deep.joined()).count == 300)
        #expect(!errors(String(repeating: "{{", count: 100_000)).isEmpty)
        #expect(errors(String(repeating: "{{title}}\n", count: 20_000)).isEmpty)
    }
}
