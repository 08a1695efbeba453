import Drawing
import Schema

extension MarkStyle {
    /// What every mark has in writing.
    static var fields: [Field<MarkStyle>] { names + looks + groupings }

    private static var names: [Field<MarkStyle>] {
        [
            Field(
                "series", \.ownSeries, .optional(.shown),
                "The name of the series; with a data file, a column: a mark of each of its names.",
                called: "the series"),
            Field(
                "color", \.paint, .colorOrAuto,
                "A token such as accent, #1f5fbf, or #1f5fbf|#6ea8fe for light and dark; auto for the usual one.",
                called: "the color"),
        ]
    }

    private static var looks: [Field<MarkStyle>] {
        [
            Field(
                "width", \.lineWidth,
                .optional(.within(0...100)).or(Word("auto", "the usual width"), as: nil),
                "The width of lines, in points.", called: "the width"),
            Field(
                "dash", \.dash, .plainNumbers.map({ $0.map { min(1000, max(0, $0)) } }, from: { $0 }),
                "Lengths of dashes and gaps in turn, in points; none is a solid line.", called: "the dash"),
            Field("opacity", \.opacity, .within(0...1), "From 0, invisible, to 1.", called: "the opacity"),
            Field(
                "symbol", \.symbol, .optional(.word("symbols")), "The symbol at each value.",
                called: "the symbol"),
            Field(
                "size", \.symbolRadius, .within(0...200), "The radius of symbols, in points.",
                called: "the size"),
            Field(
                "spacing", \.symbolSpacing, .within(0...10_000),
                "The least distance of two symbols, in points.",
                called: "the spacing"),
            Field(
                "casing", \.hasCasing, .flag, "A line in the color of the ground around the mark.",
                called: "the casing"),
        ]
    }

    private static var groupings: [Field<MarkStyle>] {
        [
            Field(
                "color-by", \.namedGroups, .optional(.values(asGroups: true)),
                "Colors by values: names split the mark into series, numbers have a color bar."),
            Field("symbol-by", \.symbolGroups, .optional(.values(asGroups: true)), "Symbols by names."),
            Field(
                "map", \.colorMap, .optional(.colorMap), "The colors of numbers and surfaces.",
                called: "the color map"),
        ]
    }

    /// What words can be put beside.
    static var annotationField: Field<MarkStyle> {
        Field(
            "annotation", \.annotation, .optional(.annotation), "Words beside the mark or its values.",
            called: "the annotation", example: "{text: lowest, position: bottom}")
    }

    /// The series, unless it is the one name of its groups.
    private var ownSeries: String? {
        get { groups?.values == .categories([series ?? ""]) ? nil : series }
        set { series = newValue }
    }

    /// The groups; a single name is that of the series.
    private var namedGroups: PlottableValue? {
        get { groups }
        set {
            groups = newValue
            if case .categories(let names)? = newValue?.values, names.count == 1 { series = names[0] }
        }
    }
}

extension MarkAnnotation {
    private static let plain = MarkAnnotation([], isEach: false)

    fileprivate static let kind = Kind(
        "annotation", title: "An annotation", "Words beside a mark or each of its values.", plain,
        fields: [
            Field("text", \.whole, .optional(.shown), "Words for the mark.", called: "the text"),
            Field("texts", \.each, .texts, "Words for each value."),
            Field(
                "position", \.position, .word("positions"), "On which side.",
                called: "the position of the annotation"),
            Field(
                "alignment", \.alignment, .word("alignments"),
                "Which part stands at the same part of the value.", called: "the alignment of the annotation"),
            Field(
                "spacing", \.spacing, .optional(.within(0...200)), "The distance, in points.",
                called: "the spacing of the annotation"),
        ],
        completing: { _, mapping, reader in
            if mapping.has("texts") { return }
            _ = mapping.requires(
                ["text"], remedy: "write annotation: {text: lowest, position: bottom}", into: &reader)
        })

    private var whole: String? {
        get { isEach ? nil : texts.first }
        set { texts = newValue.map { [$0] } ?? texts }
    }

    private var each: [String] {
        get { isEach ? texts : [] }
        set { (texts, isEach) = (newValue, true) }
    }
}

extension Form where Content == MarkAnnotation {
    /// A text, or a mapping with `text` or `texts`.
    fileprivate static var annotation: Form {
        .shaped(
            "a text or a mapping",
            [
                ShapedForm(.mapping, form: MarkAnnotation.kind.form),
                ShapedForm(
                    .text, .number, .flag,
                    form: Form<String>.shown.asPart(
                        { MarkAnnotation([$0], isEach: false) }, from: { _ in nil })),
            ])
    }
}
