import Testing

@testable import ReportBuilder

@Suite("Templates of a course")
struct TemplateTests {
    private func errors(_ text: String, file: String = "page.mustache") -> [TemplateError] {
        var errors: [TemplateError] = []
        _ = TemplateSet(overrides: [file: text]) { errors.append($0) }
        return errors
    }

    @Test("An override replaces the built-in template")
    func override() {
        let set = TemplateSet(
            overrides: [
                "course.mustache": "{{title}}:{{#lessons}} {{number}}{{/lessons}}", "style.css": "p {}",
            ])
        #expect(set.html(of: SamplePages.course).hasSuffix(": 1 2 3"))
        #expect(set.styleSheet == "p {}")
        #expect(set.html(of: SamplePages.lesson).hasPrefix("<!doctype html>"))
    }

    @Test(
        "A wrong template is told by file, line and column",
        arguments: [
            ("a\n  {{titel}}", 2, 3, "page.mustache knows no name titel", "did you mean title?"),
            (
                "{{article}}", 1, 1, "article is HTML, which would show its tags",
                "write {{{article}}} with three braces"
            ),
            (
                "{{{title}}}", 1, 1, "title would be written without escaping",
                "write {{title}} with two braces"
            ),
            (
                "{{&title}}", 1, 1, "title would be written without escaping",
                "write {{title}} with two braces"
            ),
            ("x\n{{#lessons}}\n", 2, 1, "{{#lessons}} is never closed", "add {{/lessons}}"),
            ("{{#next}}{{/last}}", 1, 10, "{{/last}} closes {{#next}}", "write {{/next}}"),
            ("{{/next}}", 1, 1, "{{/next}} closes nothing", "delete it"),
            ("a {{title", 1, 3, "A tag is never closed", "add }}"),
            (
                "{{> page}}", 1, 1, "Templates can't use {{>…}}",
                "use names, sections (#, ^, /) and comments (!)"
            ),
            (
                "{{=<% %>=}}", 1, 1, "Templates can't use {{=…}}",
                "use names, sections (#, ^, /) and comments (!)"
            ),
        ])
    func places(text: String, line: Int, column: Int, message: String, remedy: String) {
        let found = errors(text)
        #expect(found.count == 1)
        #expect(found.first?.file == "page.mustache")
        #expect(found.first?.line == line)
        #expect(found.first?.column == column)
        #expect(found.first?.message == message)
        #expect(found.first?.remedy == remedy)
    }

    @Test("All errors come at once, and the built-in template stands in")
    func allErrors() {
        var count = 0
        let set = TemplateSet(overrides: ["page.mustache": "{{a}}{{b}}", "pages.mustache": ""]) { _ in
            count += 1
        }
        #expect(count == 3)
        #expect(set.html(of: SamplePages.lesson).hasPrefix("<!doctype html>"))
        #expect(errors("", file: "pages.mustache").map(\.remedy) == ["did you mean page.mustache?"])
    }

    @Test("Comments may say anything")
    func comments() {
        #expect(errors("{{! {{ anything }}").isEmpty)
    }
}
