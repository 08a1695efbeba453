import Schema

// Legends and color bars in writing.

/// Whether there is a legend, and where.
struct LegendSpec: Sendable, Hashable {
    var isShown = true
    var placement = LegendPlacement()

    private static let kind = Kind(
        "legend", title: "A legend", "Where the legend stands.", LegendPlacement(),
        fields: [
            Field(
                "position", \.position, .word("positions"), "On which side of the plot.",
                called: "the position of the legend"),
            Field(
                "alignment", \.alignment, .optional(.word("alignments")), "Where along it.",
                called: "the alignment of the legend"),
            Field(
                "spacing", \.spacing, .optional(.within(0...200)), "The distance from the plot, in points.",
                called: "the spacing of the legend"),
        ])

    static var form: Form<LegendSpec> {
        .shaped(
            "true, false or a mapping",
            [
                ShapedForm(
                    .flag,
                    form: Form<Bool>.flag.asPart(
                        { LegendSpec(isShown: $0, placement: LegendPlacement(isAlways: $0)) }, from: \.flag)),
                ShapedForm(
                    .mapping,
                    form: kind.form.asPart({ LegendSpec(placement: $0) }, from: { $0.placement })),
            ])
    }

    /// What is written where there is no more to say.
    private var flag: Bool? {
        if !isShown { return false }
        return Self.kind.members(of: placement).isEmpty ? placement.isAlways : nil
    }
}

/// Whether colors are explained, and how.
struct ColorBarSpec: Sendable, Hashable {
    /// `nil`: where a mark needs it.
    var isShown: Bool?
    var bar: Bar?

    struct Bar: Sendable, Hashable {
        var title = ""
        var levels: ContourLevels?
        var map: ColorMap?
        var isContinuous = false

        static let kind = Kind(
            "color bar", title: "A color bar", "What colors stand for.", Bar(),
            fields: [
                Field("title", \.title, .shown, "What the numbers are.", called: "the title"),
                Field(
                    "levels", \.levels, .optional(.levels), "The values on it; else those of the marks.",
                    called: "the levels"),
                Field("map", \.map, .optional(.colorMap), "Its colors.", called: "the color map"),
                Field("continuous", \.isContinuous, .flag, "Whether colors flow."),
            ])
    }

    init(isShown: Bool? = nil) { self.isShown = isShown }

    init(_ bar: Bar) { self.bar = bar }

    init(_ options: ColorBarOptions) {
        bar = Bar(
            title: options.title, levels: options.levels, map: options.map, isContinuous: options.isContinuous
        )
    }

    static var form: Form<ColorBarSpec> {
        .shaped(
            "true, false or a mapping",
            [
                ShapedForm(
                    .flag, form: Form<Bool>.flag.asPart({ ColorBarSpec(isShown: $0) }, from: \.isShown)),
                ShapedForm(.mapping, form: Bar.kind.form.asPart({ ColorBarSpec($0) }, from: \.bar)),
            ])
    }

    /// The bar that is written, or the one of the first mark whose colors need one.
    func options(
        _ parts: [MarkPart], _ mapping: Mapping, _ reader: inout Reader
    ) -> ColorBarOptions? {
        if isShown == false { return nil }
        // Lines of equal height have one color, and their heights on them: a bar explains them only where it is asked for.
        let isAsked = isShown == true || bar != nil
        let part = parts.first { $0.levels != nil && (isAsked || $0.fillsPlot) }
        let map = part?.map ?? .sequential
        guard let bar else {
            guard let levels = part?.levels else { return nil }
            return ColorBarOptions(
                levels: levels, title: part?.label ?? "", map: map,
                isContinuous: part?.mark.colorKey?.isContinuous ?? false)
        }
        guard let levels = bar.levels ?? part?.levels else {
            reader.report(
                "the color bar has no levels", at: mapping.path + ["color-bar"], .head,
                remedy: "write levels: {values: [1, 2, 5], range: [0, 10]}")
            return nil
        }
        return ColorBarOptions(
            levels: levels, title: bar.title, map: bar.map ?? map, isContinuous: bar.isContinuous)
    }
}
