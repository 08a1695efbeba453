import LongRuns

@testable import ReportBuilder

/// What somebody might write into a lesson to make a reader's browser do it, and everywhere it can be written.
enum Attacks {
    static let payloads = [
        "<script>window.attacked='script'</script>",
        "</script><script>window.attacked='closed'</script>",
        "</style><script>window.attacked='style'</script>",
        "</title><script>window.attacked='title'</script>",
        "--><script>window.attacked='comment'</script>",
        "\"><img src=x onerror=\"window.attacked='quote'\">",
        "'><img src=x onerror='window.attacked=1'>",
        "\" onmouseover=\"window.attacked='over'\" x=\"",
        "\" autofocus tabindex=1 onfocus=window.attacked=2 x=\"",
        "\" style=\"background:url(https://attack.example/style)",
        "<svg onload=window.attacked='svg'>",
        "<svg><animate onbegin=window.attacked='begin' attributeName=x dur=1s>",
        "<math><mtext><table><mglyph><style><img src=x onerror=window.attacked='math'>",
        "<details open ontoggle=window.attacked='toggle'>",
        "<iframe srcdoc=\"<script>parent.attacked='frame'</script>\">",
        "<base href=https://attack.example/><link rel=stylesheet href=https://attack.example/x.css>",
        "<meta http-equiv=refresh content=\"0;url=https://attack.example/\">",
        "<form action=https://attack.example/><input type=submit autofocus>",
        "javascript:window.attacked='scheme'", "JaVaScRiPt:window.attacked='case'",
        "java\tscript:window.attacked='tab'", "&#106;avascript:window.attacked='entity'",
        "data:text/html,<script>window.attacked='data'</script>", "vbscript:window.attacked=3",
        "//attack.example/x", "\\\\attack.example\\x", "x\u{0}onerror=window.attacked=4",
        "\u{2028}window.attacked=5//", "\"\u{301} onload=window.attacked=6 x=\"\u{301}",
        "}</style>*{background:url(https://attack.example/css)}", "\\3c script>", "*/ body{display:none} /*",
        "${window.attacked=7}", "{{{article}}}", "]]><script>window.attacked='cdata'</script>",
        "<a href=\"javascript:window.attacked=8\">x</a>", "<img src=https://attack.example/i.png>",
        "`<script>window.attacked='code'</script>`", "<!--<script>window.attacked=9//-->",
    ]

    /// Those that are tried each time; all are when everything is looked at.
    static let chosen = payloads.enumerated().filter { LongRuns.areAsked || $0.offset.isMultiple(of: 8) }.map(
        \.element)

    /// A lesson with the payload in one place, by the name of the place.
    static func lessons(with payload: String) -> [(place: String, text: String)] {
        let quoted = quote(payload)
        let line = payload.replacing("\t", with: " ")
        func body(_ text: String) -> String { "---\ntitle: One\n---\n\n\(text)\n" }
        func chart(_ keys: String) -> String {
            body(
                "```chart\nid: c\n\(keys)\nmarks: [{mark: line, x: [1, 2], y: [1, 2], name: \(quoted)}]\n```")
        }
        return [
            ("title", "---\ntitle: \(quoted)\n---\n"),
            ("summary", "---\ntitle: One\nsummary: \(quoted)\n---\n"),
            ("text", body(line)), ("escaped text", body(escape(line))),
            ("heading", body("# \(escape(line))")),
            ("list", body("- \(escape(line))")), ("quotation", body("> \(escape(line))")),
            ("cell", body("| \(escape(line)) |\n|---|\n| \(escape(line)) |")),
            ("link", body("[x](<\(line)>)")), ("bare link", body("[x](\(line))")),
            ("autolink", body("<\(line)>")),
            ("reference", body("[x]\n\n[x]: <\(line)> \"t\"")),
            ("title of a link", body("[x](https://a.example \"\(escape(line))\")")),
            ("image", body("![x](<\(line)>)")),
            ("words of an image", body("![\(escape(line))](https://a.example/x)")),
            ("title of an image", body("![x](https://a.example/x \"\(escape(line))\")")),
            ("code", body("`` \(line) ``")), ("fence", body("```\n\(line)\n```")),
            ("language", body("```\(line.replacing("`", with: ""))\nx\n```")),
            ("formula", body("$\\text{\(line)}$")), ("formula bare", body("$\(line)$")),
            ("title of a note", body("```note \(escape(line).replacing("`", with: ""))\nx\n```")),
            ("note", body("```note\n\(escape(line))\n```")),
            ("title of an answer", body("```answer \(escape(line).replacing("`", with: ""))\nx\n```")),
            ("answer", body("```answer\n\(line)\n```")),
            ("caption", chart("caption: \(quoted)")), ("title of a chart", chart("title: \(quoted)")),
            ("words of a chart", chart("alt: \(quoted)")), ("axis", chart("x: {label: \(quoted)}")),
        ]
    }

    /// Text that Markdown takes for text: no character of it means anything.
    private static func escape(_ text: String) -> String {
        text.map { character in
            guard let byte = character.asciiValue, character.isASCII, (0x21..<0x7F).contains(byte),
                !character.isLetter, !character.isNumber
            else { return String(character) }
            return "\\\(character)"
        }.joined()
    }

    /// In double quotes of YAML.
    private static func quote(_ text: String) -> String {
        let inside = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20: "\\x0\(String(scalar.value, radix: 16))"
            case _ where scalar.value > 0x7E: "\\u{" + String(scalar.value, radix: 16) + "}"
            default: String(scalar)
            }
        }
        return "\"\(inside.joined())\"".replacing(#/\\u\{([0-9a-f]+)\}/#) { found in
            "\\u" + String(repeating: "0", count: 4 - found.1.count) + found.1
        }
    }
}

/// What stands in the tags of a page.
struct PageTags {
    /// The names of the elements.
    var elements: Set<String> = []
    var attributes: [(element: String, name: String, value: String)] = []

    /// - Parameter html: as this project writes it: values of attributes in double quotes, `<` only in tags.
    init(_ html: String) {
        // As a browser reads: an accent behind a bracket is a character of its own.
        let tag = /<([A-Za-z][A-Za-z0-9]*)((?:\s+[^\s="<>\/]+(?:="[^"]*")?)*)\s*\/?>/.matchingSemantics(
            .unicodeScalar)
        let one = /\s+([^\s="<>\/]+)(?:="([^"]*)")?/.matchingSemantics(.unicodeScalar)
        let tags = html.matches(of: tag)
        for tag in tags {
            let element = String(tag.1)
            elements.insert(element)
            for attribute in tag.2.matches(of: one) {
                attributes.append((element, String(attribute.1), String(attribute.2 ?? "")))
            }
        }
        func count(_ pattern: Regex<Substring>) -> Int {
            html.matches(of: pattern.matchingSemantics(.unicodeScalar)).count
        }
        // Whatever looks like a tag and is none of those would be one to a browser.
        stray =
            count(/<[A-Za-z!\/?]/) - count(/<\/[A-Za-z][A-Za-z0-9]*>/) - tags.count - count(/<!doctype html>/)
    }

    let stray: Int
}
