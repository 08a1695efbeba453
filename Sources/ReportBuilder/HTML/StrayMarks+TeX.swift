import Mathematics

extension StrayMarks {
    /// `\textbf{…}`, and what belongs into a formula.
    var command: Found? {
        guard !hasDollars, isBehindSpace || bytes[index - 1] == UInt8(ascii: "}") else { return nil }
        let name = String(decoding: rest.dropFirst().prefix { $0.isLetter }, as: UTF8.self)
        guard name.utf8.count > 1, !Mention.commands.contains(name) else { return nil }
        guard
            let remedy = Self.remedies[name]
                ?? (TeXNames.isKnown(name) ? "write formulas between signs of $" : nil)
        else { return nil }
        // What a command of one's own stands for belongs to it.
        let isDefinition = ["newcommand", "renewcommand", "def", "DeclareMathOperator"].contains(name)
        return Found(
            length: isDefinition ? rest.count : name.utf8.count + 1,
            message: "\\\(name) is a word of TeX, which is read in formulas only",
            remedy: remedy)
    }

    /// What words of LaTeX outside of formulas are called here.
    private static let remedies: [String: String] = {
        let heading = "write # before the heading"
        let none = "delete it; the style sheet sets the page"
        var remedies: [String: String] = [
            "textbf": "write **…**", "textit": "write *…*", "emph": "write *…*", "underline": "write *…*",
            "texttt": "write `…`", "verb": "write `…`", "item": "write - before each item",
            "begin": "write it in Markdown: - before items, > before a quotation, ::: theorem … :::",
            "end": "write it in Markdown: - before items, > before a quotation, ::: theorem … :::",
            "footnote": "write [^name] and on a line of its own [^name]: its text",
            "href": "write [words](address)", "url": "write <address>",
            "includegraphics": "write ![what it shows](picture.png)",
            "caption": "write the caption behind the image",
            "input": "write ::: include _part.md on a line of its own",
            "include": "write ::: include _part.md on a line of its own", "footcite": "write [@key]",
            "parencite": "write [@key]", "textcite": "write @key", "gls": "write the word itself",
            "LaTeX": "write LaTeX", "TeX": "write TeX",
        ]
        for name in ["newcommand", "renewcommand", "def", "DeclareMathOperator"] {
            remedies[name] = "write it between signs of $, or name it in course.yaml with macros:"
        }
        for name in ["chapter", "section", "subsection", "subsubsection", "paragraph"] {
            remedies[name] = heading
        }
        for name in [
            "newpage", "pagebreak", "clearpage", "bigskip", "medskip", "smallskip", "vspace", "hspace",
            "noindent",
            "centering", "maketitle", "tableofcontents", "vfill", "hfill", "linebreak", "newline",
        ] { remedies[name] = none }
        return remedies
    }()
}
