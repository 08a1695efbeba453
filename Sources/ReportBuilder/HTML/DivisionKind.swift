/// What the word behind `:::`, or in `[!NOTE]`, means.
struct DivisionKind: Sendable {
    enum Look: Sendable {
        /// A box with a title in the color of its kind.
        case callout
        /// A numbered statement: a definition, a theorem.
        case statement
        /// Something that folds out.
        case folded
        /// A remark beside the text.
        case margin
        /// A quotation.
        case quotation
        /// No more than a part of the text.
        case plain
    }

    let names: [String]
    let look: Look
    /// Whether it is no part of what students get.
    var isAnswer: Bool { word == .solution || word == .answer }
    /// What it is called where its author gives no title.
    var word: PageWord?
    /// What counts it.
    var counted: PageWord? {
        look == .statement && word != .proof && word != .remark && word != .solution ? word : nil
    }
    /// The class that the style sheet knows.
    var style = ""

    static let all: [DivisionKind] = [
        DivisionKind(names: ["note", "notes"], look: .callout, word: .note, style: "note-box"),
        DivisionKind(names: ["info", "information"], look: .callout, word: .information, style: "note-box"),
        DivisionKind(
            names: ["tip", "success", "check", "done"], look: .callout, word: .tip, style: "tip-box"),
        DivisionKind(names: ["hint"], look: .callout, word: .hint, style: "tip-box"),
        DivisionKind(
            names: ["important", "attention"], look: .callout, word: .important, style: "important-box"),
        DivisionKind(names: ["warning"], look: .callout, word: .warning, style: "warning-box"),
        DivisionKind(names: ["caution"], look: .callout, word: .caution, style: "warning-box"),
        DivisionKind(
            names: ["danger", "error", "failure", "bug"], look: .callout, word: .danger, style: "warning-box"),
        DivisionKind(names: ["question", "faq", "help"], look: .callout, word: .question, style: "note-box"),
        DivisionKind(
            names: ["summary", "abstract", "tldr"], look: .callout, word: .summary, style: "note-box"),
        DivisionKind(names: ["seealso", "see-also"], look: .callout, word: .seeAlso, style: "note-box"),
        DivisionKind(names: ["example", "exm"], look: .statement, word: .example),
        DivisionKind(names: ["exercise", "exr", "problem", "task"], look: .statement, word: .exercise),
        DivisionKind(names: ["definition", "def", "dfn"], look: .statement, word: .definition),
        DivisionKind(names: ["theorem", "thm"], look: .statement, word: .theorem),
        DivisionKind(names: ["lemma", "lem"], look: .statement, word: .lemma),
        DivisionKind(names: ["proposition", "prp", "prop"], look: .statement, word: .proposition),
        DivisionKind(names: ["corollary", "cor"], look: .statement, word: .corollary),
        DivisionKind(names: ["conjecture", "cnj"], look: .statement, word: .conjecture),
        DivisionKind(names: ["axiom"], look: .statement, word: .axiom),
        DivisionKind(names: ["algorithm"], look: .statement, word: .algorithm),
        DivisionKind(names: ["proof"], look: .statement, word: .proof),
        DivisionKind(names: ["remark"], look: .statement, word: .remark),
        DivisionKind(names: ["solution", "sol"], look: .folded, word: .solution),
        DivisionKind(names: ["answer"], look: .folded, word: .answer),
        DivisionKind(
            names: ["details", "detail", "collapse", "dropdown", "spoiler", "toggle"], look: .folded,
            word: .details),
        DivisionKind(names: ["aside", "margin", "sidenote", "column-margin"], look: .margin),
        DivisionKind(names: ["quote", "epigraph", "cite", "blockquote"], look: .quotation),
        DivisionKind(names: ["div", "center", "container"], look: .plain),
    ]

    /// The kind of a name, whatever a dialect puts before it: `callout-note`.
    static func named(_ name: String) -> DivisionKind? {
        let short = ["callout-", "admonition-"].first(where: name.hasPrefix).map {
            String(name.dropFirst($0.count))
        }
        return all.first { $0.names.contains(short ?? name) }
    }

    /// What to write for a word that pages in another language say themselves: `théorème`.
    static func translation(of word: String) -> String? {
        all.first { kind in kind.word?.texts.contains { $0.lowercased() == word } ?? false }.flatMap(
            \.names.first
        )
        .map { "write ::: \($0); pages say it in the language of the course" }
    }

    /// What to write for a word of a dialect that means something else than a box.
    static func remedy(for word: String) -> String? {
        switch word {
        case "panel-tabset", "tab-set", "tabs", "tab-item", "tabbed":
            "there are no tabs; write a heading for each, or ::: details Title … ::: for what folds out"
        case "columns", "column", "layout", "grid", "row", "grid-item", "card":
            "there are no columns; write the parts one below the other, or a table"
        case "incremental", "nonincremental", "fragment", "r-stack", "speaker-notes":
            "slides do not exist; write the text itself"
        case "content-visible", "content-hidden", "when-format", "only":
            "write ::: div {only=solutions} for what only an edition has, or set draft: true in a lesson of its own"
        case "code-block", "code-cell", "sourcecode":
            "write code between two lines of ```"
        case "figure", "image":
            "write ![what it shows](picture.png \"Caption\"){#id width=60%}"
        case "math": "write formulas between two lines of $$"
        case "bibliography", "refs":
            "name a BibTeX file with bibliography: in course.yaml or in the beginning of the lesson; the list stands at the end of the page by itself"
        case "toc", "contents", "tableofcontents": "the contents stand on every page by themselves"
        case "raw", "raw-html", "eval-rst":
            "write Markdown, or set raw-html: true in course.yaml"
        default: nil
        }
    }
}
