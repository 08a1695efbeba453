import Schema

// The keys of marks in writing; those that many have stand here once.
extension ChartKey {
    static let x = ChartKey("x", .values, "Where the values stand along x.", isRequired: true)
    static let y = ChartKey("y", .values, "The values along y.", isRequired: true)
    static let data = ChartKey("data", .text, "The file beside the chart whose columns x, y and others name.")
    static let label = ChartKey("label", .label, "The name at the mark: a text, or false for none.")

    static func span(_ key: String, _ words: String) -> ChartKey {
        ChartKey(key, .numbers, words, isRequired: true)
    }

    static let spans = [
        span("x", "Where each begins along x."), span("y", "Where each begins along y."),
        span("x2", "Where each ends along x."), span("y2", "Where each ends along y."),
    ]

    /// What every mark has.
    static let style = [
        ChartKey(
            "series", .text,
            "The name of the series; with a data file, a column: a mark of each of its names."),
        ChartKey(
            "color", .color,
            "A token such as accent, #1f5fbf, or #1f5fbf|#6ea8fe for light and dark; auto for the usual one."),
        ChartKey(
            "width", .either([.upTo(100), .words([Word("auto", "the usual width")])]),
            "The width of lines, in points."),
        ChartKey(
            "dash", .plainNumbers, "Lengths of dashes and gaps in turn, in points; none is a solid line."),
        ChartKey("opacity", .upTo(1), "From 0, invisible, to 1."),
        ChartKey("symbol", .word(Symbol.self), "The symbol at each value."),
        ChartKey("size", .upTo(200), "The radius of symbols, in points.", usual: .number(Theme.pointRadius)),
        ChartKey(
            "spacing", .upTo(10_000), "The least distance of two symbols, in points.", usual: .number(0)),
        ChartKey("casing", .flag, "A line in the color of the ground around the mark.", usual: .flag(false)),
        ChartKey(
            "color-by", .values,
            "Colors by values: names split the mark into series, numbers have a color bar."),
        ChartKey("symbol-by", .values, "Symbols by names."),
        ChartKey("map", .word(ColorMap.names.map(\.name)), "The colors of numbers and surfaces."),
    ]

    /// What words can be put beside.
    static let annotation = ChartKey(
        "annotation", .either([.text, ChartKind.annotation.form]), "Words beside the mark or its values.")

    /// What marks on a grid have.
    static let grid =
        [
            ChartKey("grid", .text, "An .npz file with x, y and loss or z, in place of the three."),
            ChartKey("x", .plainNumbers, "Ascending numbers."),
            ChartKey("y", .plainNumbers, "Ascending numbers."),
            ChartKey("z", .rows, "A row of numbers for each y, or a formula in x and y."),
        ] + levels

    static let levels = [
        ChartKey(
            "levels", .either([.whole(2...50), .plainNumbers, ChartKind.levels.form]),
            "How many contours, or their heights.", usual: .number(8)),
        ChartKey("center", .number(.all), "The value in the middle of the colors."),
        ChartKey("label", .label, "The title of the color bar."),
    ]

    static let field = [
        ChartKey("x", .plainNumbers, "Ascending numbers.", isRequired: true),
        ChartKey("y", .plainNumbers, "Ascending numbers.", isRequired: true),
        ChartKey("dx", .rows, "How far arrows go along x: rows, or a formula.", isRequired: true),
        ChartKey("dy", .rows, "How far arrows go along y: rows, or a formula.", isRequired: true),
    ]

    static let sides = ChartKey(
        "sides", .list(of: .word(LabelRequest.Side.allCases.map(\.writtenName)), counts: nil),
        "Where the text may stand, in the order of preference.")
}

extension ChartKind {
    static let annotation = ChartKind(
        "annotation", title: "An annotation", "Words beside a mark or each of its values.",
        [
            ChartKey("text", .text, "Words for the mark."),
            ChartKey("texts", .texts, "Words for each value."),
            ChartKey("position", .word(AnnotationPosition.self), "On which side.", usual: .text("automatic")),
            ChartKey(
                "alignment", .word(Alignment.self), "Which part stands at the same part of the value.",
                usual: .text("center")),
            ChartKey("spacing", .upTo(200), "The distance, in points."),
        ])

    static let levels = ChartKind(
        "levels", title: "Levels of contours", "Heights of contours, one by one.",
        [
            ChartKey("values", .plainNumbers, "The heights, ascending.", isRequired: true),
            ChartKey("labels", .texts, "What is written on each."),
            ChartKey("range", .pair, "The values of the first and the last color.", isRequired: true),
            ChartKey("logarithmic", .flag, "Whether colors follow the logarithm.", usual: .flag(false)),
        ])
}
