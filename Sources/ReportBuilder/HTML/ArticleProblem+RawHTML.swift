extension ArticleProblem {
    /// HTML in a course that does not allow it.
    static func rawHTML(_ markup: String, at range: SourceRange) -> ArticleProblem {
        let tag = markup.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        let instead: String? =
            switch tag {
            case "img": "write ![what it shows](picture.png){width=60%}"
            case "br": "write a backslash at the end of the line"
            case "b", "strong": "write **…**"
            case "i", "em": "write *…*"
            case "s", "del", "strike": "write ~~…~~"
            case "code", "kbd", "tt", "samp", "pre": "write `…`, or lines between ```"
            case "sub", "sup": "write a formula: $x_1$, $x^2$"
            case "a": "write [words](address), or {#id} behind a heading"
            case "details", "summary": "write ::: details Title, the text, and ::: where it ends"
            case "video", "audio", "source", "iframe":
                "write ![what it shows](film.mp4) for a file of your own, or a link"
            case "div", "section", "aside": "write ::: {.name}, the text, and ::: where it ends"
            case "table", "tr", "td", "th": "write a table with |"
            case "hr": "write --- on a line of its own"
            case "p", "center", "font", "span", "u": "write the text itself"
            case "ul", "ol", "li": "write - or 1. before each item"
            case "h1", "h2", "h3", "h4", "h5", "h6": "write # before the heading"
            case "figure", "figcaption": "write ![what it shows](picture.png \"Caption\")"
            case "blockquote": "write > before each line"
            default: nil
            }
        var problem = ArticleProblem(
            message: "Raw HTML is refused",
            remedy: (instead.map { "\($0); " } ?? "use Markdown, write &lt; for a less-than sign, ")
                + "or set `raw-html: true` in course.yaml", range: range, code: .rawHTML)
        problem.tag = (markup.hasPrefix("</") ? "/" : "") + tag
        return problem
    }
}
