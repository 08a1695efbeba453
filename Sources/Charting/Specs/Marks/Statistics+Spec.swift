import Schema

// Histograms and regressions in writing.

extension HistogramMark: SpecifiedMark {
    static let specName = "histogram"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<HistogramMark> {
        Kind(
            specName, title: "A histogram", "How many values fall into each of many bins.",
            knownAs: ["hist", "histplot"],
            HistogramMark(x: .nothing),
            fields: [
                .values("x", \.x, "The values.", example: "[1.2, 0.7, 1.1]"), .data,
                Field(
                    "bins", \.bins, .optional(.integer(1...HistogramBins.most)),
                    "How many bins; round ones that follow from the values.", called: "the number of bins"),
            ],
            problems: { mark in
                guard mark.x.areNames else { return [] }
                return [
                    Problem(
                        path: ["x"], message: "the values of a histogram are numbers, found names",
                        remedy: "count names with a bar mark")
                ]
            })
    }
}

extension RegressionMark: SpecifiedMark {
    static let specName = "regression"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<RegressionMark> {
        Kind(
            specName, title: "A regression",
            "The straight line of least squares through points, with the band of its uncertainty.",
            knownAs: ["regplot", "lmplot", "trend", "trendline", "smooth"],
            RegressionMark(x: .nothing, y: .nothing),
            fields: [
                .x(\.x), .y(\.y), .data,
                Field(
                    "confidence", \.confidence, .within(0...0.9999),
                    "With which the band holds the mean of y; 0 draws no band.", called: "the confidence"),
                .endName(\.endName),
            ],
            problems: { mark in
                let unequal: [Problem] = .unequal([("x", mark.x), ("y", mark.y)])
                guard unequal.isEmpty else { return unequal }
                for (key, values) in [("x", mark.x), ("y", mark.y)] where values.areNames {
                    return [
                        Problem(
                            path: [.key(key)], message: "a regression is over numbers, and \(key) has names",
                            remedy: "give numbers for x and y")
                    ]
                }
                guard mark.x.count > 0, mark.fit == nil else { return [] }
                return [
                    Problem(
                        path: ["x"], message: "a line needs points at two different x",
                        remedy: "give two different numbers for x, each with a y")
                ]
            },
            completing: { mark, mapping, _ in
                mark.endLabel = mapping.label(mark.endLabel, series: mark.style.series, isUsual: true)
            })
    }

    private var endName: EndName {
        get { EndName(endLabel, series: style.series) }
        set { endLabel = newValue.text }
    }
}
