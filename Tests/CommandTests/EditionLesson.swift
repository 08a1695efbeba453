/// A lesson with answers in every spelling and in every container, each of which holds words that stand nowhere else.
struct EditionLesson {
    /// Begins every word that only answers hold.
    static let mark = "zq"

    private(set) var text = "---\ntitle: One\n---\n\nBefore.\n\n"
    private(set) var words: [String] = []
    /// Of files that only answers show.
    private(set) var media: [String] = []
    private(set) var works: [String] = []
    private var footnotes = ""

    private typealias Lines = [String]

    init() {
        for (index, outer) in Self.containers.enumerated() {
            for (number, inner) in Self.containers.enumerated() {
                let spelling = Self.spellings[(index * Self.containers.count + number) % Self.spellings.count]
                add(outer(inner(spelling(small()))))
            }
        }
        for spelling in Self.spellings { add(spelling(whole())) }
        for container in Self.containers { add(container(Self.spellings[0](whole()))) }
        for (index, spelling) in Self.spellings.enumerated() {
            add(
                ["A sign[^open\(index)].", "", "[^open\(index)]: Kept text.", ""]
                    + Self.indented(spelling([word()]), by: "    "))
        }
        text += footnotes + "\nThe end.\n"
    }

    private mutating func add(_ lines: Lines) { text += lines.joined(separator: "\n") + "\n\nBetween.\n\n" }

    private mutating func word(_ kind: String = "") -> String {
        let word = "\(Self.mark)\(kind)\(words.count)x"
        words.append(word)
        return word
    }

    // MARK: What answers hold

    private mutating func small() -> Lines {
        let id = word("run")
        return ["Prose \(word()) and {{ \(id).loss[0] }}.", ""] + experiment(id)
    }

    private func experiment(_ id: String) -> Lines {
        [
            "```experiment", "id: \(id)",
            "network: {inputs: 1, layers: [{activation: identity, weights: [[27182.81]]}]}",
            "data: {inputs: [[1]], targets: [0]}",
            "training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 2}", "```",
        ]
    }

    private mutating func whole() -> Lines {
        let (id, file, work) = (word("run"), word("file"), word("work"))
        // Pages number footnotes.
        let footnote = "\(Self.mark)foot\(words.count)x"
        media.append(file)
        works.append(work)
        footnotes += "\n[^\(footnote)]: Words \(word()) of a footnote.\n"
        let figure = [
            "```figure", "id: \(word("figure"))", "of: \(id)", "kind: loss-history",
            "caption: A \(word()) caption.",
            "title: A \(word()) title", "subtitle: The \(word()) below", "alt: A \(word()) text", "```", "",
        ]
        let table = [
            "```table", "id: \(word("table"))", "of: \(id)", "kind: weight-history",
            "caption: A \(word()) caption.", "```", "",
        ]
        let chart = [
            "```chart", "id: \(word("chart"))", "title: \(word())", "caption: \(word())",
            "marks: [{mark: line, x: [1, 2], y: [1, 2], series: \(word())}]", "```", "",
        ]
        let check = ["```check", "\(id).loss[0]: {value: 738905159, tolerance: 1000}", "```", ""]
        let prose = [
            "## Heading \(word())", "",
            "Prose \(word()) with `\(word())`, $x_{\\text{\(word())}}$, {{ \(id).loss[1] }},",
            "a sign[^\(footnote)], a work [@\(work)] and [a file](\(file).txt).", "",
            "![A \(word()) picture](\(file).png \"A \(word()) title\"){#\(word("image"))}", "",
            "| \(word()) | b |", "|---|---|", "| {{ \(id).loss[2] }} | \(word()) |", "",
            ": A \(word()) caption {#\(word("tbl"))}",
            "", "$$x = 1$$ {#\(word("eq"))}", "", "- \(word())", "", "> \(word())", "", word(), ": \(word())",
            "",
        ]
        return prose + experiment(id) + [""] + figure + table + chart + check
    }

    // MARK: Where they stand

    private static func indented(_ lines: Lines, by space: String) -> Lines {
        lines.map { $0.isEmpty ? "" : space + $0 }
    }

    private static func fenced(_ head: String, _ lines: Lines) -> Lines {
        let longest = lines.map { line in line.drop { $0 != "`" }.prefix { $0 == "`" }.count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return [fence + head] + lines + [fence]
    }

    private static func quoted(_ lines: Lines) -> Lines { lines.map { $0.isEmpty ? ">" : "> " + $0 } }

    private static let containers: [@Sendable (Lines) -> Lines] = [
        { quoted($0) },
        { ["- An item", ""] + indented($0, by: "  ") },
        { ["1. An item", ""] + indented($0, by: "   ") },
        { fenced("note A note", ["Of a note.", ""] + $0) },
        { ["::: exercise", "A question.", ""] + $0 + ["", ":::"] },
        { ["::: details More", "", "Kept."] + [""] + $0 + ["", ":::"] },
        { quoted(["[!TIP]", "A hint.", ""] + $0) },
        { ["Term", ": Meaning.", ""] + indented($0, by: "  ") },
    ]

    private static let spellings: [@Sendable (Lines) -> Lines] = [
        { fenced("answer", $0) },
        { fenced("answer A title", $0) },
        { ["::: answer", ""] + $0 + ["", ":::"] },
        { ["::: solution To all", ""] + $0 + ["", ":::"] },
        { ["::: {.answer}", ""] + $0 + ["", ":::"] },
        { [":::{solution}", ""] + $0 + ["", ":::"] },
        { ["::: {.callout-note .answer}", ""] + $0 + ["", ":::"] },
        { ["::: callout-answer", ""] + $0 + ["", ":::"] },
        { quoted(["[!ANSWER]", ""] + $0) },
        { quoted(["[!solution]- Fold", ""] + $0) },
        { ["::: note {only=solutions}", ""] + $0 + ["", ":::"] },
        { ["::: div {only=\"solutions print\"}", ""] + $0 + ["", ":::"] },
        { fenced("note Of this {only=solutions}", $0) },
        { quoted(["[!NOTE] Of this {only=solutions}", ""] + $0) },
        { ["::: proof", ""] + fenced("answer", $0) + ["", ":::"] },
    ]
}
