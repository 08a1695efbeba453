import Testing

@testable import ReportBuilder

@Suite("What a template writes")
struct TemplateRenderingTests {
    /// Two texts, two lists and a group, of which the inner ones hide or miss names of the outer.
    private var fields: TemplateFields {
        func item(_ name: TemplateFields.Field, _ own: String) -> TemplateFields {
            var fields = TemplateFields()
            fields["name"] = name
            fields["own"] = .text(own)
            return fields
        }
        var fields = TemplateFields()
        fields["name"] = .text("outer")
        fields["other"] = .text("other")
        fields["list"] = .list([item(.text("one"), "1"), item(.nothing, "2")])
        fields["group"] = .group(item(.text("grouped"), "3"))
        fields["none"] = .list([])
        fields["yes"] = .flag(true)
        fields["no"] = .flag(false)
        fields["blank"] = .text("")
        fields["html"] = .markup(.element("b", text: "<"))
        fields["empty"] = .markup(.empty)
        fields["bad"] = .address("javascript:alert(1)")
        return fields
    }

    private func write(_ text: String, _ fields: TemplateFields? = nil) throws -> String {
        let names = TemplateNames(
            escaped: ["name", "other", "own", "blank", "bad"], markup: ["html", "empty"],
            sections: ["list", "group", "none", "yes", "no"])
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "t.mustache", text: text)
        let template = TemplateReader.read(file, names: names, diagnostics: &diagnostics)
        return try #require(template, "\(diagnostics.map(\.text))").render(fields ?? self.fields)
    }

    @Test(
        "Names are looked up from the innermost group outwards; one that is empty hides the outer one",
        arguments: [
            ("{{name}} {{ other }}", "outer other"),
            ("{{#list}}{{own}}:{{name}}:{{other}} {{/list}}", "1:one:other 2::other "),
            ("{{#group}}{{name}}{{#list}} {{name}}{{own}}{{/list}}{{/group}}", "grouped one1 2"),
            ("{{own}}", ""),
        ])
    func lookUp(template: String, text: String) throws {
        #expect(try write(template) == text)
    }

    @Test(
        "Sections are shown for what is there, inverted ones for what is not",
        arguments: [
            ("{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"), ("{{#no}}a{{/no}}{{^no}}b{{/no}}", "b"),
            ("{{#name}}a{{/name}}{{^name}}b{{/name}}", "a"),
            ("{{#blank}}a{{/blank}}{{^blank}}b{{/blank}}", "b"),
            ("{{#none}}a{{/none}}{{^none}}b{{/none}}", "b"),
            ("{{#html}}a{{/html}}{{^html}}b{{/html}}", "a"),
            ("{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}", "b"),
            ("{{#bad}}a{{bad}}{{/bad}}{{^bad}}b{{bad}}{{/bad}}", "b"),
            ("{{#own}}a{{/own}}{{^own}}b{{/own}}", "b"),
        ])
    func sections(template: String, text: String) throws {
        #expect(try write(template) == text)
    }

    @Test(
        "A line with nothing but a section tag or a comment goes away, any other stays as it is",
        arguments: [
            ("a\n  {{#yes}}  \nb\n{{/yes}}\nc\n", "a\nb\nc\n"),
            ("{{#yes}}\nb\n{{/yes}}", "b\n"),
            ("a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\n", "a\nb\n"),
            ("a\n\t{{! one\n two }}\nb", "a\nb"),
            ("a\n{{#list}}\n{{own}}\n{{/list}}\nb", "a\n1\n2\nb"),
            ("{{#yes}} {{/yes}}\n", " \n"), ("a {{#yes}}\nb{{/yes}}\n", "a \nb\n"),
            ("  {{name}}  \n", "  outer  \n"), ("  {{{html}}}\n", "  <b>&lt;</b>\n"),
            ("", ""), ("{{! {{ anything }}", ""), ("} }} {", "} }} {"),
        ])
    func lines(template: String, text: String) throws {
        #expect(try write(template) == text)
    }

    @Test("Every scalar is escaped, also where a combining mark makes one character of it and its neighbor")
    func escaping() throws {
        var fields = TemplateFields()
        fields["name"] = .text("\"\u{301}<\u{338}&'\u{200D}\u{1}é")
        #expect(try write("{{name}}", fields) == "&quot;\u{301}&lt;\u{338}&amp;&#39;\u{200D}\u{FFFD}é")
    }
}
