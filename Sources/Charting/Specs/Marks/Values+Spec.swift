import Drawing
import Schema

// Points, bars, boxes and sectors in writing.

extension PointMark: SpecifiedMark {
    static let specName = "point"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<PointMark> {
        Kind(
            specName, title: "Points", "A symbol at every pair of values.",
            knownAs: ["scatter", "scatterplot", "circle", "dot", "dots"],
            PointMark(x: .nothing, y: .nothing),
            fields: [.x(\.x), .y(\.y), .data, .name(\.text), .sides(\.sides)],
            problems: { .unequal([("x", $0.x), ("y", $0.y)]) },
            completing: { mark, mapping, _ in
                mark.text = mapping.label(mark.text, series: mark.style.series)
                if mark.sides.isEmpty { mark.sides = [.topRight] }
            })
    }
}

extension BarMark: SpecifiedMark {
    static let specName = "bar"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<BarMark> {
        Kind(
            specName, title: "Bars", "Bars over names or numbers; lying where y has names.",
            knownAs: ["barh", "column", "barplot"],
            BarMark(x: .nothing, y: .nothing), fields: [.x(\.x), .y(\.y), .data] + places + texts,
            problems: { mark in
                guard mark.x.areNames, mark.y.areNames else {
                    return .unequal([("x", mark.x), ("y", mark.y)])
                }
                return [
                    Problem(
                        path: ["y"],
                        message: "x and y of the bars are both names, so that no bar has a length",
                        remedy: "write numbers for one of them, such as 0.45 in place of 45%")
                ]
            })
    }

    private static var places: [Field<BarMark>] {
        [
            Field(
                "base", \.base, .gappedNumbers,
                "Where each bar starts; those without one stand on each other."),
            Field(
                "bar-width", \.width, .within(0...1), "The width of a bar as a fraction of its band.",
                called: "the width of bars"),
            Field(
                "shift", \.shift, .number, "How far bars are moved in their band, from -1 to 1.",
                called: "the shift"),
            Field(
                "stacking", \.stacking, .word("ways of stacking"), "What bars do that share a place.",
                called: "the stacking"),
        ]
    }

    private static var texts: [Field<BarMark>] {
        [
            Field(
                "group", \.group, .optional(.text), "Bars of different groups stand side by side.",
                called: "the group"),
            Field(
                "labels", \.valueLabels, .texts, "A text at the end of each bar.", called: "the labels"),
            Field("colors", \.paints, .colors, "A color for each bar.", called: "the colors"),
        ]
    }
}

extension BoxMark: SpecifiedMark {
    static let specName = "box"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<BoxMark> {
        Kind(
            specName, title: "Box plots",
            "For each name a box from quartile to quartile with the median, whiskers, and points beyond.",
            knownAs: ["boxplot", "box-plot"],
            BoxMark(x: .nothing, y: .nothing),
            fields: [
                .x(\.x), .y(\.y), .data,
                Field(
                    "box-width", \.width, .within(0...1), "The width of a box as a fraction of its band.",
                    called: "the width of boxes"),
            ],
            problems: { mark in
                guard mark.y.areNames else { return .unequal([("x", mark.x), ("y", mark.y)]) }
                return [
                    Problem(
                        path: ["y"], message: "the values of a box are numbers, found names",
                        remedy: "write the names behind x and the numbers behind y")
                ]
            })
    }
}

extension SectorMark: SpecifiedMark {
    static let specName = "sector"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<SectorMark> {
        Kind(
            specName, title: "Sectors", "Shares of a whole as sectors of a circle.",
            knownAs: ["pie", "arc", "donut"],
            SectorMark(angle: .nothing),
            fields: [
                .values("angle", \.angle, "The shares; only their proportions matter.", example: "[3, 2, 1]"),
                Field("names", \.writtenNames, .texts, "Their names.", called: "the names"),
                Field(
                    "hole", \.innerRadius, .within(0...0.9),
                    "The radius of the hole, as a fraction of the circle's.", called: "the hole"),
                .name(\.text), .data,
            ],
            completing: { mark, mapping, reader in
                mark.text = mapping.label(mark.text, series: mark.style.series)
                guard mapping.has("names"), mark.names.count != mark.angle.count else { return }
                mapping.report(
                    "angle has \(mark.angle.count) values and names has \(mark.names.count)", at: "names",
                    remedy: "write angle: [3, 2, 1] and names: [a, b, c]", into: &reader)
            })
    }

    /// Names are written as what sectors are colored by.
    private var writtenNames: [String] {
        get { [] }
        set { style.groups = .value("", newValue) }
    }
}
