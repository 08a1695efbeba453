import Schema

// The keys of figures and of their parts in writing.
extension ChartKey {
    static let titles = [
        ChartKey("title", .text, "What the figure is called."),
        ChartKey("subtitle", .text, "What is drawn: quantity, network, settings."),
        ChartKey("caption", .text, "A note below the figure."),
        ChartKey(
            "alt", .text, "What it shows, for people who cannot see it; else it is made from the values."),
    ]
    static let size = ChartKey("size", .text, "The canvas in points, as 640x400; of the outermost figure.")
}

extension ChartKind {
    /// All that a file may be.
    static var figures: [ChartKind] { [chart, facets, columnFacets, panels, network, product] }

    static let axis = ChartKind(
        "axis", title: "An axis", "How an axis is scaled and labelled.",
        [
            ChartKey("label", .text, "Its title; empty for none."),
            ChartKey(
                "scale", .word(ScaleKind.names.map(\.name)), "How values turn into places.",
                usual: .text("linear")),
            ChartKey("exponent", .upTo(10), "Of the scale power."),
            ChartKey(
                "domain", .list(of: .either([.number(.all), .text]), counts: 1...Int.max),
                "The first and the last value, or names in their order."),
            ChartKey("zero", .flag, "Whether 0 is shown; else where it is near."),
            ChartKey("integer", .flag, "Whether ticks stand at whole numbers only.", usual: .flag(false)),
            ChartKey("reversed", .flag, "Whether it runs the other way.", usual: .flag(false)),
            ChartKey(
                "ticks", .either([.flag, .plainNumbers, ticks.form]), "Where ticks stand; false for none.",
                usual: .flag(true)),
            ChartKey("grid", .flag, "Whether ticks have lines through the plot."),
            ChartKey("minor", .flag, "Whether there are short ticks between the others."),
            ChartKey("labels", .flag, "Whether ticks have labels.", usual: .flag(true)),
            ChartKey("zero-line", .flag, "Whether the other axis stands at 0.", usual: .flag(true)),
            ChartKey("hidden", .flag, "Whether all of it is left out.", usual: .flag(false)),
            ChartKey("secondary", secondAxis.form, "The same axis in another unit."),
        ])

    static let ticks = ChartKind(
        "ticks", title: "Ticks", "Where ticks stand.",
        [
            ChartKey("step", Form<Double>.positive.description, "At the multiples of this."),
            ChartKey("count", .whole(2...50), "About so many."),
        ])

    static let secondAxis = ChartKind(
        "second axis", title: "A second axis", "An axis in another unit.",
        [
            ChartKey("label", .text, "Its title."),
            ChartKey("formula", .text, "Its value, of the axis' own x or y: x / 32.", isRequired: true),
        ])

    static let legend = ChartKind(
        "legend", title: "A legend", "Where the legend stands.",
        [
            ChartKey(
                "position", .word(AnnotationPosition.self), "On which side of the plot.",
                usual: .text("automatic")),
            ChartKey("alignment", .word(Alignment.self), "Where along it."),
            ChartKey("spacing", .upTo(200), "The distance from the plot, in points."),
        ])

    static let colorBar = ChartKind(
        "color bar", title: "A color bar", "What colors stand for.",
        [
            ChartKey("title", .text, "What the numbers are."),
            ChartKey("levels", levels.form, "The values on it; else those of the marks."),
            ChartKey("map", .word(ColorMap.names.map(\.name)), "Its colors."),
            ChartKey("continuous", .flag, "Whether colors flow.", usual: .flag(false)),
        ])

    static let inset = ChartKind(
        "inset", title: "An inset", "A small chart in a corner of the plot.",
        [
            ChartKey("chart", .chart, "The chart.", isRequired: true),
            ChartKey("corner", .word(ChartInset.Corner.self), "Where; else where it covers least."),
            ChartKey(
                "size", .upTo(1), "Its width and height as a fraction of the plot's.",
                usual: .number(ChartInset.usualShare)),
        ])

    /// The marks, told apart by `mark`.
    static var marks: FormDescription {
        .union(tag: "mark", kinds: markKinds.map(\.description), usual: nil)
    }

    static let chart = ChartKind(
        "chart", title: "A chart", "Two axes and marks between them.",
        ChartKey.titles + [
            ChartKey("x", .either([.text, axis.form]), "The axis along x: its title, or a mapping."),
            ChartKey("y", .either([.text, axis.form]), "The axis along y."),
            ChartKey("marks", .list(of: marks, counts: 1...Int.max), "What is drawn.", isRequired: true),
            ChartKey("legend", .either([.flag, legend.form]), "Whether and where series are named."),
            ChartKey(
                "colors", .names(of: .color, words: "names of series, each with its color"),
                "Colors of series."),
            ChartKey(
                "symbols", .names(of: .word(Symbol.self), words: "names, each with its symbol"),
                "Symbols of names."),
            ChartKey(
                "equal-aspect", .flag, "Whether a unit is as long along x as along y.", usual: .flag(false)),
            ChartKey("color-bar", .either([.flag, colorBar.form]), "Whether and how colors are explained."),
            ChartKey("inset", inset.form, "A small chart in the plot."), .size,
        ])

    private static let facetKeys = [
        ChartKey("columns", .whole(1...20), "How many stand side by side."),
        ChartKey(
            "share", .word(Facets.Sharing.self), "Which axes are the same for all.", usual: .text("both")),
        ChartKey("plot-aspect", .upTo(10), "The height of a plot by its width.", usual: .number(0.75)),
        .size,
    ]

    static let facets = ChartKind(
        "facets", title: "Facets", "Small charts of one size.",
        ChartKey.titles
            + [
                ChartKey(
                    "facets", .list(of: .chart, counts: 1...ChartReader.mostPanels), "The charts.",
                    isRequired: true)
            ]
            + facetKeys)

    static let columnFacets = ChartKind(
        "facet", title: "Facets of a column", "A chart for each name in a column of its data.",
        [ChartKey("facet", .text, "The column.", isRequired: true)] + facetKeys
            + chart.keys.filter { $0.key != "size" })

    static let panels = ChartKind(
        "panels", title: "Panels", "Any figures side by side.",
        ChartKey.titles + [
            ChartKey(
                "panels", .list(of: .chart, counts: 1...ChartReader.mostPanels), "The figures.",
                isRequired: true),
            ChartKey("columns", .whole(1...20), "How many stand side by side."),
            ChartKey("panel-aspect", .upTo(10), "The height of a panel by its width."), .size,
        ])
}
