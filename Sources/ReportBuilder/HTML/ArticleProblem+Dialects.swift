/// What is said of words of other dialects of Markdown.
extension ArticleProblem {
    private static func inclusion(of file: String) -> String {
        "write ::: include \(file.isEmpty ? "_part.md" : file) on a line of its own"
    }

    /// `{{< video film.mp4 >}}` of Quarto and Hugo; nil for a value.
    static func shortcode(_ expression: String, at range: SourceRange) -> ArticleProblem? {
        guard expression.hasPrefix("<") || expression.hasPrefix("%") else { return nil }
        let words = expression.filter { !"<>%".contains($0) }.split(whereSeparator: \.isWhitespace).map(
            String.init)
        let name = words.first ?? ""
        let rest = words.dropFirst().first ?? ""
        let remedy =
            switch name {
            case "video":
                "write ![what it shows](\(rest.isEmpty ? "film.mp4" : rest)) for a film of your own, or a link"
            case "include", "embed": inclusion(of: rest)
            case "figure": "write ![what it shows](picture.png \"Caption\")"
            case "pagebreak", "newpage": "delete it; the style sheet breaks pages"
            case "ref", "relref": "write [](lesson.md#id), which says the title or number by itself"
            case "meta", "var", "env": "declare a parameter in course.yaml, and write {{ name }}"
            case "kbd": "write `\(rest)`"
            default: "write it in Markdown; {{ … }} is for values"
            }
        return ArticleProblem(
            message: "\"\(name.shortened(to: 30))\" is a word of another dialect", remedy: remedy,
            range: range)
    }

    /// `{ref}` before code, of MyST.
    static func role(_ name: String, of code: String, at range: SourceRange) -> ArticleProblem {
        let remedy =
            switch name {
            case "math": "write $\(code)$"
            case "ref", "numref", "eq", "prf:ref":
                "write [](#\(code)), which says the title or number by itself"
            case "doc": "write [](\(code).md), which says the title by itself"
            case "cite", "cite:p", "cite:t", "citep", "citet": "write [@\(code)]"
            case "download": "write [\(code)](\(code))"
            case "sub", "sup": "write it in a formula"
            case "r", "python", "julia":
                "nothing runs here; write {{ experiment.loss[1] }} for a value of an experiment"
            default: "write it in Markdown"
            }
        return ArticleProblem(
            message: "{\(name)} before code is a word of another dialect", remedy: remedy, range: range)
    }

    /// What the first words of a paragraph mean elsewhere; nil where that is nothing.
    static func paragraph(_ text: String, at range: SourceRange) -> ArticleProblem? {
        let found: (length: Int, message: String, remedy: String)
        if text.hasPrefix("% "), text.dropFirst(2).first?.isLetter == true {
            found = (
                1, "% opens a comment of another dialect", "write <!-- … -->, or \\% for the sign itself"
            )
        } else if text.hasPrefix("+--") || text.hasPrefix("+=="), text.hasSuffix("+") {
            found = (
                text.utf8.count, "a table is drawn with + here", "write a table with | and a line |---|---|"
            )
        } else if text.hasPrefix("| ") {
            found = (
                1, "a row of a table stands here without the line |---|---| below its head",
                "write that line; for lines of a poem a backslash at the end of each, for the sign itself \\|"
            )
        } else {
            return nil
        }
        return ArticleProblem(
            message: found.message, remedy: found.remedy,
            range: SourceRange(lower: range.lower, upper: range.lower + found.length))
    }

    /// `r mean(x)` of R Markdown and `{python} x` of Quarto between signs of code; nil for other code.
    static func runningCode(_ code: String, at range: SourceRange) -> ArticleProblem? {
        let isBraced = ["{r}", "{python}", "{julia}", "{ojs}", "{eval}"].contains { code.hasPrefix($0 + " ") }
        let rest = code.dropFirst(2)
        let isCall =
            rest.first?.isNumber == true
            || rest.first?.isLetter == true && rest.contains { "($".contains($0) }
        guard isBraced || code.hasPrefix("r ") && isCall else { return nil }
        return ArticleProblem(
            message: "code that another dialect runs stands here, and is shown as it is",
            remedy:
                "nothing runs here; write {{ experiment.loss[1] }} for a value of an experiment, or {.raw} behind the "
                + "code to show it", range: range)
    }

    /// A fence with a word in braces: code that runs, or a directive of MyST.
    static func directive(_ name: String, _ argument: String, at range: SourceRange) -> ArticleProblem {
        let box = DivisionKind.named(name) != nil
        let remedy: String
        switch name.lowercased() {
        case "python", "r", "julia", "ojs", "bash", "sql", "js", "javascript", "ipython", "code-cell",
            "observable":
            remedy =
                "nothing runs here; write ```\(name.lowercased() == "code-cell" ? "python" : name.lowercased()) to show "
                + "code, and a figure block for what it draws"
        case "code-block", "code", "sourcecode", "literalinclude":
            remedy =
                name == "literalinclude"
                ? "write ```python {include=\"\(argument.isEmpty ? "net.py" : argument)\"}"
                : "write ```\(argument.isEmpty ? "python" : argument)"
        case "math": remedy = "write the formula between two lines of $$"
        case "figure", "image", "sidebar":
            remedy =
                "write ![what it shows](\(argument.isEmpty ? "picture.png" : argument) \"Caption\"){#id width=60%}"
        case "table", "list-table", "csv-table":
            remedy = "write a table with | and a line : Caption {#id} below it"
        case "include":
            remedy = inclusion(of: argument)
        case "bibliography", "toctree", "tableofcontents", "contents", "mermaid", "dot", "tikz":
            remedy = DivisionKind.remedy(for: name) ?? "delete it, or draw it elsewhere and show the picture"
        case "=html", "raw":
            remedy = "write Markdown, or set raw-html: true in course.yaml and write the HTML itself"
        default:
            remedy =
                box
                ? "write ::: \(name)\(argument.isEmpty ? "" : " " + argument) and ::: where it ends"
                : "write ```\(name) for code, or ::: note … ::: for a box"
        }
        return ArticleProblem(
            message: "```{\(name.shortened(to: 30))} is a word of another dialect", remedy: remedy,
            range: range)
    }

    /// Code that is drawn elsewhere, or set as a formula; nil for other languages.
    static func drawing(_ language: String, at range: SourceRange) -> ArticleProblem? {
        let remedies = [
            "mermaid": "draw it elsewhere and show the picture",
            "plantuml": "draw it elsewhere and show the picture",
            "math": "write the formula between two lines of $$",
        ]
        guard let remedy = remedies[language.lowercased()] else { return nil }
        return ArticleProblem(
            message: "```\(language) is a word of another dialect",
            remedy: remedy + ", or write ```text to show its source",
            range: range)
    }

    /// A key among the attributes of a box or a part that has no meaning there.
    static func keys(of division: MarkdownDivision) -> ArticleProblem? {
        // The last two say elsewhere how a box looks.
        let known = ["title", "collapse", "only", "appearance", "icon"]
        guard let attributes = division.attributes,
            let key = attributes.values.first(where: { !known.contains($0.key) })?.key
        else { return nil }
        let remedy = key.hasPrefix("layout") ? DivisionKind.remedy(for: "layout") : nil
        return ArticleProblem(
            message: "what stands between colons has no \"\(key.shortened(to: 30))\"",
            remedy: remedy ?? Nearest.question(for: key, among: known)
                ?? "known are title, collapse and only",
            range: division.range)
    }
}
