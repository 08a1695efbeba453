import Drawing

// Lines, points, bars, areas, errors and sectors in writing.

extension LineMark: WrittenMark {
    static let writtenKind = ChartKind(
        "line", title: "A line", "Points joined by straight lines.",
        [.x, .y, .data, .label])

    init?(_ fields: ChartFields) {
        guard let values = fields.xy() else { return nil }
        self.init(x: values[0], y: values[1])
        // A line with a series is named at its end unless `label: false`.
        self = endLabel(fields.has("label") ? fields.label() : fields.text("series"))
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writeEnd(endLabel, series: style.series, to: &writer)
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
}

/// The name at the end of a line, where it is not that of its series.
private func writeEnd(_ label: String?, series: String?, to writer: inout ChartWriter) {
    if label == nil, series != nil {
        writer.flag("label", false)
    } else if label != series {
        writer.text("label", label)
    }
}

extension PointMark: WrittenMark {
    static let writtenKind = ChartKind(
        "point", title: "Points", "A symbol at every pair of values.",
        [.x, .y, .data, .label, .sides])

    init?(_ fields: ChartFields) {
        guard let values = fields.xy() else { return nil }
        self.init(x: values[0], y: values[1])
        if let label = fields.label() {
            self = annotation(label, sides: fields.sides("sides") ?? [])
        }
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writer.text("label", annotation?.text)
        if let sides = annotation?.sides, sides != [.topRight] {
            writer.texts("sides", sides.map(\.writtenName))
        }
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
}

extension BarMark: WrittenMark {
    static let writtenKind = ChartKind(
        "bar", title: "Bars", "Bars over names or numbers; lying where y has names.",
        [
            .x, .y, .data,
            ChartKey("base", .numbers, "Where each bar starts; those without one stand on each other."),
            ChartKey(
                "bar-width", .upTo(1), "The width of a bar as a fraction of its band.",
                usual: .number(BarMark.usualWidth)),
            ChartKey(
                "shift", .number(.all), "How far bars are moved in their band, from -1 to 1.",
                usual: .number(0)),
            ChartKey(
                "stacking", .word(MarkStackingMethod.self), "What bars do that share a place.",
                usual: .text("standard")),
            ChartKey("group", .text, "Bars of different groups stand side by side."),
            ChartKey("labels", .texts, "A text at the end of each bar."),
            ChartKey("colors", .texts, "A color for each bar."),
        ])

    init?(_ fields: ChartFields) {
        guard let values = fields.xy() else { return nil }
        let methods = MarkStackingMethod.allCases.map(\.rawValue)
        let stacking = fields.choice("stacking", of: methods, called: "ways of stacking", "the stacking")
        self.init(
            x: values[0], y: values[1], base: fields.gappedNumbers("base") ?? [],
            width: fields.positive("bar-width", "the width of bars", to: 1) ?? Self.usualWidth,
            shift: fields.number("shift", "the shift") ?? 0,
            stacking: stacking.flatMap(MarkStackingMethod.init) ?? .standard)
        if let group = fields.text("group", "the group") { self = position(by: .value("", group)) }
        if let labels = fields.texts("labels", "the labels") { self = valueLabels(labels) }
        guard let colors = fields.texts("colors", "the colors") else { return }
        let paints = colors.compactMap { Paint(written: $0) }
        guard paints.count == colors.count else {
            fields.report(
                "the colors must all be colors", at: "colors", remedy: "write colors: [accent, \"#c4520a\"]")
            return nil
        }
        self = foregroundStyles(paints)
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writer.numbers("base", base, evenIfEmpty: false)
        writer.number("bar-width", width, unless: Self.usualWidth)
        writer.number("shift", shift, unless: 0)
        if stacking != .standard { writer.text("stacking", stacking.rawValue) }
        writer.text("group", group)
        writer.texts("labels", valueLabels)
        writer.texts("colors", paints.map(\.written))
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
}

extension AreaMark: WrittenMark {
    static let writtenKind = ChartKind(
        "area", title: "An area", "The area between a line and 0, or another line.",
        [.x, .y, ChartKey("y0", .values, "The other line."), .data])
    static var writtenStyle: MarkStyle {
        AreaMark(x: .value("", [Double]()), yStart: .value("", [Double]()), yEnd: .value("", [Double]()))
            .style
    }

    init?(_ fields: ChartFields) {
        guard let values = fields.xy(fields.has("y0") ? ["y", "y0"] : ["y"]) else { return nil }
        let zero = PlottableValue.value(values[1].label, [Double](repeating: 0, count: values[1].count))
        self.init(x: values[0], yStart: values.count > 2 ? values[2] : zero, yEnd: values[1])
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", yEnd)
        writer.plottable("y0", yStart)
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: yEnd.values) }
}

extension ErrorBandMark: WrittenMark {
    static let writtenKind = ChartKind(
        "error-band", title: "An error band", "A line and the band of its uncertainty.",
        [
            .x, .y, ChartKey("low", .values, "The lower border.", isRequired: true),
            ChartKey("high", .values, "The upper border.", isRequired: true), .data,
        ])

    init?(_ fields: ChartFields) {
        guard let values = fields.xy(["y", "low", "high"]) else { return nil }
        self.init(x: values[0], y: values[1], yStart: values[2], yEnd: values[3])
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writer.plottable("low", yStart)
        writer.plottable("high", yEnd)
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
}

extension ErrorBarMark: WrittenMark {
    static let writtenKind = ChartKind(
        "error-bar", title: "Error bars", "Whiskers from a lower to an upper value.",
        [
            .x, ChartKey("low", .values, "The lower ends.", isRequired: true),
            ChartKey("high", .values, "The upper ends.", isRequired: true), .data,
        ])
    static var writtenStyle: MarkStyle {
        ErrorBarMark(x: .value("", [Double]()), yStart: .value("", [Double]()), yEnd: .value("", [Double]()))
            .style
    }

    init?(_ fields: ChartFields) {
        guard let values = fields.xy(["low", "high"]) else { return nil }
        self.init(x: values[0], yStart: values[1], yEnd: values[2])
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("low", yStart)
        writer.plottable("high", yEnd)
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: yEnd.values) }
}

extension SectorMark: WrittenMark {
    static let writtenKind = ChartKind(
        "sector", title: "Sectors", "Shares of a whole as sectors of a circle.",
        [
            ChartKey("angle", .values, "The shares; only their proportions matter.", isRequired: true),
            ChartKey("names", .texts, "Their names."),
            ChartKey(
                "hole", .upTo(0.9), "The radius of the hole, as a fraction of the circle's.",
                usual: .number(0)),
            .label, .data,
        ])

    init?(_ fields: ChartFields) {
        let example = "write angle: [3, 2, 1] and names: [a, b, c]"
        guard fields.requires("angle", remedy: example), let angle = fields.plottable("angle") else {
            return nil
        }
        self.init(angle: angle, innerRadius: fields.positive("hole", "the hole", to: 0.9) ?? 0)
        if let names = fields.texts("names", "the names") {
            guard names.count == angle.count else {
                fields.report(
                    "angle has \(angle.count) values and names has \(names.count)", at: "names",
                    remedy: example)
                return nil
            }
            style.groups = .value("", names)
        }
        if let label = fields.label() { self = annotation(label) }
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("angle", angle)
        writer.number("hole", innerRadius, unless: 0)
        writer.text("label", text)
    }

    public var plotted: PlottedValues? {
        PlottedValues(x: .categories(seriesNames), y: angle.values, areData: false)
    }
}

extension LinePlot: WrittenMark {
    static let writtenKind = ChartKind(
        "function", title: "A function", "The curve of a formula.",
        [
            ChartKey("formula", .text, "A formula in x.", isRequired: true),
            ChartKey("domain", .pair, "Where it is drawn.", isRequired: true),
            ChartKey("x-name", .text, "The name for the axis along x."),
            ChartKey("y-name", .text, "The name for the axis along y."),
            .label,
        ])

    init?(_ fields: ChartFields) {
        let example = "write {mark: function, formula: \"x^2\", domain: [-1, 1]}"
        guard fields.requires("formula", remedy: example), fields.requires("domain", remedy: example),
            let formula = fields.formula("formula"), let ends = fields.numbers("domain", "the domain")
        else { return nil }
        guard ends.count == 2, ends[0] < ends[1] else {
            fields.report(
                "the domain must be two numbers, the smaller one first", at: "domain",
                remedy: "write domain: [-1, 1]")
            return nil
        }
        self.init(
            x: fields.text("x-name") ?? "", y: fields.text("y-name") ?? "", domain: ends[0]...ends[1],
            formula: formula)
        self = endLabel(fields.has("label") ? fields.label() : fields.text("series"))
    }

    func write(to writer: inout ChartWriter) {
        guard let formula else {
            // A function of Swift has no written form but its values.
            let samples = writtenSamples
            writer.plottable("x", .value(xLabel, samples.x))
            writer.plottable("y", .value(yLabel, samples.y))
            return writeEnd(endLabel, series: style.series, to: &writer)
        }
        writer.text("formula", formula.text)
        writer.numbers("domain", [domain.lowerBound, domain.upperBound])
        writer.text("x-name", xLabel)
        writer.text("y-name", yLabel)
        writeEnd(endLabel, series: style.series, to: &writer)
    }

    var nameInWriting: String { formula == nil ? LineMark.writtenName : Self.writtenName }

    public var plotted: PlottedValues? {
        let samples = samples
        return PlottedValues(x: .numbers(samples.x), y: .numbers(samples.y), areData: false)
    }
}

extension ChartFields {
    /// A formula in x, and in y where that is allowed.
    func formula(_ key: String, withY: Bool = false) -> Formula? {
        guard let text = text(key) else { return nil }
        do {
            let formula = try Formula(text)
            if formula.usesY, !withY {
                report(
                    "the formula has a y, but only x has values here", at: key, remedy: "write a formula in x"
                )
                return nil
            }
            return formula
        } catch {
            report(
                "the formula has a mistake at character \(error.offset + 1): \(error.message)", at: key,
                remedy: "write a formula such as \"exp(-x^2) * sin(3 x)\"")
            return nil
        }
    }
}
