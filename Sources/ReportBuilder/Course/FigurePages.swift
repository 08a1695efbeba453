import LessonFigures
import Schema

/// The pages of `docs/figures`: one for each kind of figure, which is a lesson too, and one that lists them. The
/// pictures are those that the pages' own blocks draw: `scripts/figures`.
package enum FigurePages {
    /// Each by the name of its file, as Markdown.
    package static func all(of figures: [FigureKind] = FigureCatalog.kinds) -> [(file: String, text: String)]
    {
        let pages = figures.compactMap { kind in
            FigureGuide.all.first { $0.kind == kind.name }.map { (kind: kind, guide: $0) }
        }
        return [("README.md", list(pages.map(\.kind)))]
            + pages.map { ("\($0.kind.name).md", page($0.kind, $0.guide)) }
    }

    private static func list(_ kinds: [FigureKind]) -> String {
        let items = kinds.map { kind in
            "| [`\(kind.name)`](\(kind.name).md) | \(kind.summary). | \(picture(of: kind, width: "220")) |"
        }
        return """
            # Kinds of figures

            Every figure that a `figure` block and `descent draw --figure` make, from the catalog in
            `Sources/LessonFigures`. The pages are lessons themselves: `descent draw docs/figures/fit.md#example -o fit.png`
            draws the picture of one.

            | kind | what it shows | |
            |---|---|---|
            \(items.joined(separator: "\n"))

            """
    }

    /// One file that is light where the reader's page is light, and dark where it is dark.
    private static func picture(of kind: FigureKind, width: String) -> String {
        "<img src=\"\(kind.name).svg\" width=\"\(width)\" alt=\"\(kind.summary)\">"
    }

    private static func page(_ kind: FigureKind, _ guide: FigureGuide) -> String {
        let of = guide.subjects.count == 1 ? guide.subjects[0] : "[\(guide.subjects.joined(separator: ", "))]"
        let keys =
            ["id: \(figureID)"] + (guide.subjects.isEmpty ? [] : ["of: \(of)"]) + ["kind: \(kind.name)"]
            + guide.options
        let blocks =
            guide.experiments.map { block("experiment", $0) } + guide.sweeps.map { block("sweep", $0) } + [
                block("figure", keys.joined(separator: "\n"))
            ]
        return """
            # \(kind.name)

            \(kind.summary).

            <p>\(picture(of: kind, width: "640"))</p>

            **When to use it.** \(guide.use)

            ## Options

            \(options(kind))

            Besides there is what [every figure](../reference/figures.md#figure) takes.\(kind.grows ? growth : "")

            ## The blocks that make it

            \(blocks.joined(separator: "\n\n"))

            """
    }

    /// The id of the figure on each page; that of the kind is the heading's.
    static let figureID = "example"

    private static let growth = " It can be shown growing: `descent draw --animate`."

    private static func block(_ name: String, _ text: String) -> String { "```\(name)\n\(text)\n```" }

    private static func options(_ kind: FigureKind) -> String {
        guard !kind.options.isEmpty else { return "It has none of its own." }
        return kind.options.map { "- `\($0.name)`: \($0.summary)" }.joined(separator: "\n")
    }
}
