import Charting
import Drawing
import Schema

/// A figure or a table as it is written in a lesson: what it shows of which experiments, and the words beside it.
package struct FigureSpec: Sendable, Hashable {
    /// What a lesson calls it.
    package var id = ""
    package var kind = ""
    /// The ids of the experiments that it is about.
    package var subjects: [String] = []
    package var caption: String?
    package var alternativeText: String?
    package var title: String?
    package var subtitle: String?
    package var size: Size?
    package var options: [String: OptionValue] = [:]

    /// One of which nothing is said but what holds without.
    fileprivate init(options: [String: OptionValue] = [:]) { self.options = options }

    /// Kinds of figures as a `figure` block says them.
    package static func list(_ kinds: [FigureKind]) -> KindList<FigureSpec> {
        KindList("figure", tag: "kind", kinds.map { kind in .written { kind.written } })
    }

    /// Kinds of tables as a `table` block says them.
    package static func list(_ kinds: [TableKind]) -> KindList<FigureSpec> {
        KindList("table", tag: "kind", kinds.map { kind in .written { kind.written } })
    }
}

extension FigureSpec {
    /// The keys that every figure has, and those of every table.
    package static let everyFigure = Kind(
        "figure", "What every `figure` block says, besides the options of its kind.", FigureSpec(),
        fields: FigureField.common(subjects: 1...100) + [FigureField.kind] + FigureField.inFigure)
    package static let everyTable = Kind(
        "table", "What every `table` block says, besides the options of its kind.", FigureSpec(),
        fields: FigureField.common(subjects: 1...1) + [FigureField.kind])

    /// The options of each kind, for pages of reference.
    package static func options(of figures: [FigureKind], _ tables: [TableKind]) -> [KindDescription] {
        figures.map { kind in
            Kind(
                kind.name, kind.summary + ".", FigureSpec(options: kind.options.defaults),
                fields: kind.options.map(FigureField.option)
            ).description
        }
            + tables.map { kind in
                Kind(
                    kind.name, title: "table: \(kind.name)", kind.summary + ".",
                    FigureSpec(options: kind.options.defaults),
                    fields: kind.options.map(FigureField.option)
                ).description
            }
    }
}

extension KindList<FigureSpec>.Entry {
    fileprivate static func written(_ kind: @escaping @Sendable () -> Kind<FigureSpec>) -> Self {
        Self(kind()) {
            $0
        } unwrap: {
            $0.kind == kind().name ? $0 : nil
        }
    }
}

extension FigureKind {
    /// The keys of a block that shows a figure of the kind.
    package var written: Kind<FigureSpec> {
        var usual = FigureSpec(options: options.defaults)
        usual.kind = name
        return Kind(
            name, summary + ".", usual,
            fields: FigureField.common(subjects: subjects, isOfSweep: isOfSweep) + FigureField.inFigure
                + options.map(FigureField.option))
    }
}

extension TableKind {
    /// The keys of a block that shows a table of the kind.
    package var written: Kind<FigureSpec> {
        var usual = FigureSpec(options: options.defaults)
        usual.kind = name
        return Kind(
            name, summary + ".", usual,
            fields: FigureField.common(subjects: 1...1) + options.map(FigureField.option))
    }
}

private enum FigureField {
    static func common(subjects: ClosedRange<Int>, isOfSweep: Bool = false) -> [Field<FigureSpec>] {
        [
            Field(
                "id", \.id, .identifier, "What the lesson calls it.", called: "the id",
                example: "first-steps", isRequired: true),
            Field(
                "of", \.subjects, .oneOrMore(of: .text, counts: subjects),
                isOfSweep
                    ? "The id of a sweep; lesson/id of another lesson."
                    : "The id of an experiment, or a list of them; lesson/id of another lesson.",
                called: isOfSweep ? "the sweep" : "the list of experiments",
                example: isOfSweep ? "rates" : "neuron", isRequired: subjects.lowerBound > 0),
            Field(
                "caption", \.caption, .optional(.text), "What stands below it; Markdown.",
                called: "the caption"),
        ]
    }

    static let kind = Field<FigureSpec>(
        "kind", \.kind, .text, "What it shows; one of those below.", example: "loss-history", isRequired: true
    )

    static let inFigure: [Field<FigureSpec>] = [
        Field(
            "alt", \.alternativeText, .optional(.text),
            "The words for those who do not see it; written from its data.", called: "the alternative text"),
        Field(
            "title", \.title, .optional(.text), "What stands above it; chosen from its data.",
            called: "the title"),
        Field(
            "subtitle", \.subtitle, .optional(.text), "What stands below the title.", called: "the subtitle"),
        Field(
            "size", \.size, .optional(Size.form), "Its size in points.", called: "the size",
            example: "640x400"),
    ]

    static func option(_ option: FigureOption) -> Field<FigureSpec> {
        Field(
            option.name, \.options[option.name], .optional(option.form), option.words,
            called: "the option \"\(option.name)\"", example: option.example ?? "",
            isRequired: option.example != nil)
    }
}
