import Drawing
import Schema

// Lines, functions, areas and errors in writing.

extension LineMark: SpecifiedMark {
    static let specName = "line"
    /// A function of Swift has no written form but its values.
    static let entry = Marks.entry(kind, unlike: { ($0 as? LinePlot)?.line })

    private static var kind: Kind<LineMark> {
        Kind(
            specName, title: "A line", "Points joined by straight lines.",
            knownAs: ["plot", "path", "curve"],
            LineMark(x: .nothing, y: .nothing),
            fields: [
                .x(\.x), .y(\.y), .data,
                Field(
                    "interpolate", \.interpolation, .word("interpolations"),
                    "How the line goes from point to point.", called: "the interpolation"),
                .endName(\.endName),
            ],
            problems: { .unequal([("x", $0.x), ("y", $0.y)]) },
            completing: { mark, mapping, _ in
                mark.endLabel = mapping.label(mark.endLabel, series: mark.style.series, isUsual: true)
            })
    }

    private var endName: EndName {
        get { EndName(endLabel, series: style.series) }
        set { endLabel = newValue.text }
    }
}

extension LinePlot: SpecifiedMark {
    static let specName = "function"
    static let entry = Marks.entry(
        LinePlot.self, kind, style: \.style,
        make: { spec, mapping, _ in
            guard let formula = spec.formula, let domain = spec.domain else { return nil }
            var mark = LinePlot(x: spec.xName, y: spec.yName, domain: domain, formula: formula)
            mark.style = spec.style
            return mark.endLabel(
                mapping.label(spec.endName.text, series: mark.style.series, isUsual: true))
        }, spec: { ($0 as? LinePlot).flatMap(Spec.init) })

    private struct Spec: Sendable {
        var formula: Formula?
        var domain: ClosedRange<Double>?
        var xName = ""
        var yName = ""
        var endName = EndName.series
        var style = MarkStyle()

        init() {}

        init?(_ mark: LinePlot) {
            guard mark.formula != nil else { return nil }
            (formula, domain, xName, yName) = (mark.formula, mark.domain, mark.xLabel, mark.yLabel)
            (endName, style) = (EndName(mark.endLabel, series: mark.style.series), mark.style)
        }
    }

    private static var kind: Kind<Spec> {
        Kind(
            specName, title: "A function", "The curve of a formula.",
            knownAs: ["fplot", "stat-function"], Spec(),
            fields: [
                Field(
                    "formula", \.formula, .formula(), "A formula in x.", called: "the formula",
                    example: "\"x^2\"",
                    isRequired: true),
                Field(
                    "domain", \.domain, .range, "Where it is drawn.", called: "the domain",
                    example: "[-1, 1]",
                    isRequired: true),
                Field("x-name", \.xName, .text, "The name for the axis along x."),
                Field("y-name", \.yName, .text, "The name for the axis along y."), .endName(\.endName),
            ])
    }

    /// The curve as a line through many of its points.
    fileprivate var line: LineMark {
        let samples = writtenSamples
        var line = LineMark(x: .value(xLabel, samples.x), y: .value(yLabel, samples.y))
        line.style = style
        return line.endLabel(endLabel)
    }
}

extension AreaMark: SpecifiedMark {
    /// Parts of a stack have none of their own.
    private var otherLine: PlottableValue {
        get { stacking == .unstacked ? yStart : .nothing }
        set { yStart = newValue }
    }

    static let specName = "area"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<AreaMark> {
        Kind(
            specName, title: "An area",
            "The area between a line and 0, or another line; areas of several series stand on each other.",
            knownAs: ["fill-between", "ribbon", "fill"],
            AreaMark(x: .nothing, yStart: .nothing, yEnd: .nothing),
            fields: [
                .x(\.x), .y(\.yEnd), Field("y0", \.otherLine, .values, "The other line."), .data,
                Field(
                    "interpolate", \.interpolation, .word("interpolations"),
                    "How its lines go from point to point.", called: "the interpolation"),
                Field(
                    "stacking", \.stacking, .word("ways of stacking"),
                    "What areas without y0 do of which there are several; standard.", called: "the stacking"),
            ],
            completing: { mark, mapping, reader in
                if mapping.has("y0") {
                    mark.stacking = .unstacked
                } else {
                    if !mapping.has("stacking") { mark.stacking = .standard }
                    mark.yStart = .value(mark.yEnd.label, [Double](repeating: 0, count: mark.yEnd.count))
                }
                for problem in Problem.unequal([("x", mark.x), ("y", mark.yEnd), ("y0", mark.yStart)]) {
                    reader.report(problem.below(mapping.path))
                }
            })
    }
}

extension ErrorBandMark: SpecifiedMark {
    static let specName = "error-band"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<ErrorBandMark> {
        Kind(
            specName, title: "An error band", "A line and the band of its uncertainty.",
            knownAs: ["confidence-band", "band"],
            ErrorBandMark(x: .nothing, y: .nothing, yStart: .nothing, yEnd: .nothing),
            fields: [
                .x(\.x), .y(\.y), .values("low", \.yStart, "The lower border."),
                .values("high", \.yEnd, "The upper border."), .data,
            ],
            problems: { .unequal([("x", $0.x), ("y", $0.y), ("low", $0.yStart), ("high", $0.yEnd)]) })
    }
}

extension ErrorBarMark: SpecifiedMark {
    static let specName = "error-bar"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<ErrorBarMark> {
        Kind(
            specName, title: "Error bars", "Whiskers from a lower to an upper value.",
            knownAs: ["errorbar", "whiskers"],
            ErrorBarMark(x: .nothing, yStart: .nothing, yEnd: .nothing),
            fields: [
                .x(\.x), .values("low", \.yStart, "The lower ends."),
                .values("high", \.yEnd, "The upper ends."),
                .data,
            ],
            problems: { .unequal([("x", $0.x), ("low", $0.yStart), ("high", $0.yEnd)]) })
    }
}

extension [Problem] {
    static func unequal(_ columns: [(key: String, values: PlottableValue)]) -> [Problem] {
        Problem.unequal(columns)
    }
}
