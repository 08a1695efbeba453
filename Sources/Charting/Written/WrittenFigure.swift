import Drawing
import Schema

/// Figures in writing: a chart, small multiples of charts, a surface in space, a network diagram, a product,
/// or panels of any of them.
///
/// ```yaml
/// title: Two runs
/// x: Update
/// y: {label: Mean squared error, scale: log}
/// marks:
///   - {mark: line, series: A, x: [0, 1, 2, 3], y: [49, 25.4, 13.17, 6.83]}
/// ```
///
/// docs/charts.md has every key.
public enum WrittenFigure {
    /// The keys of all figures.
    public static let keys: [String] = {
        var seen: Set<String> = ["size"]
        return ChartKind.figures.flatMap(\.names).filter { seen.insert($0).inserted }
    }()

    /// The keys that say which figure it is, where it is not a chart with its `marks`.
    public static let tellingKeys = ["facets", "facet", "panels", "layers", "factors"]

    /// The parts of figures that are no marks, with their keys.
    public static var parts: [(name: String, keys: [String])] {
        [
            ("a layer", NetworkDiagram.layerKeys), ("a node", NetworkDiagram.nodeKeys),
            ("an edge", NetworkDiagram.edgeKeys), ("a factor", ProductFigure.termKeys),
            ("facets", ChartFields.facetsKeys), ("panels", ChartFields.panelsKeys),
            ("a network diagram", NetworkDiagram.writtenKeys), ("a product", ProductFigure.writtenKeys),
            ("an axis", ChartFields.axisKeys),
        ]
    }

    /// Every mark, with the keys that it takes beside those of all marks.
    public static var marks: [(name: String, keys: [String])] {
        MarkVocabulary.marks.map { ($0.writtenName, $0.writtenKind.names) } + [
            (MarkVocabulary.space, ChartKind.space.names)
        ]
    }

    /// What a file with a figure may hold, for JSON Schema.
    public static var description: FormDescription { .either(ChartKind.figures.map(\.form)) }

    /// All kinds of figures and of what is in them, for pages of reference.
    public static var kinds: [KindDescription] { ChartKind.figures.map(\.description) }

    /// Reads a figure.
    ///
    /// - Parameters:
    ///   - value: the mapping with the keys ``keys``; others are errors.
    ///   - source: where data files are; `nil` allows none.
    ///   - misspelled: keys beside them that have been complained about, so that what they were meant for is not
    ///     missed as well.
    /// - Returns: the figure, if there is no problem, and all problems.
    public static func read(
        _ value: Value, source: (any ChartDataSource)? = nil, misspelled: [String] = []
    ) -> (figure: (any Figure)?, problems: [Problem]) {
        let reader = ChartReader(source: source)
        var figure: (any Figure)?
        if let fields = reader.fields(value, at: [], "the chart", keys: keys, misspelled: misspelled) {
            figure = fields.figure()
        }
        return (reader.problems.isEmpty ? figure : nil, reader.problems)
    }
}

extension ChartFields {
    /// The figure that the mapping describes.
    func figure() -> (any Figure)? {
        if has("facets") { return writtenFacets() }
        if has("facet") { return splitFacets() }
        if has("panels") { return panels() }
        if has("layers") { return network() }
        if has("factors") { return product() }
        refuseKeysOfOthers()
        guard let parts = marks() else { return nil }
        if let space = parts.first(where: { $0.isSpace }) { return surface(space, among: parts) }
        return chart(parts)
    }

    /// A chart that is a part of another figure: a facet or an inset.
    func lonelyChart() -> Chart? {
        refuseKeysOfOthers()
        return chart()
    }

    /// - Parameter own: keys that the figure has although a chart alone does not.
    func refuseKeysOfOthers(besides own: [String] = []) {
        let owners = [
            ("facets and panels", ["columns"]), ("facets", ["facets", "facet", "share", "plot-aspect"]),
            ("panels", ["panels", "panel-aspect"]),
            ("network diagrams", ["layers", "edges", "reversed"]), ("products", ["factors", "result"]),
        ]
        for (owner, keys) in owners {
            for key in keys where has(key) && !own.contains(key) {
                report("only \(owner) have \(key)", at: key, .key, remedy: "remove \(key)")
            }
        }
    }

    // MARK: Charts

    static let axisKeys = ChartKind.axis.names

    func chart() -> Chart? { marks().map { chart($0) } }

    private func chart(_ parts: [MarkPart]) -> Chart {
        if let part = parts.first(where: { $0.isSpace }) {
            reader.report(
                "a surface in space stands alone", at: path, .head,
                remedy: "draw \(part.label ?? "it") as a chart of its own")
        }
        var chart = Chart { parts.compactMap(\.mark) }
        chart.notes = reader.takeNotes()
        readTitles(into: &chart)
        chart.caption = text("caption", "the caption") ?? ""
        chart.xAxis = axis("x")
        chart.yAxis = axis("y")
        nameCells(of: &chart, parts)
        (chart.xSecondaryAxis, chart.ySecondaryAxis) = (secondaryAxis("x"), secondaryAxis("y"))
        readLegend(into: &chart)
        if chart.legend.isAlways { chart.marks = withoutSecondNames(parts) }
        chart.hasEqualAspect = flag("equal-aspect") ?? false
        if case .fields(let colors)? = self["colors"] {
            for field in colors {
                guard case .text(let text) = field.value, let paint = Paint(written: text) else {
                    reader.report(
                        "the color of \(field.key.shortened(to: 40)) must be a color, found \(field.value.described)",
                        at: path + [.key("colors"), .key(field.key)], remedy: "write \(field.key): accent")
                    continue
                }
                chart.seriesPaints[field.key] = paint
            }
        }
        if case .fields(let symbols)? = self["symbols"] {
            for field in symbols {
                guard case .text(let text) = field.value, let symbol = Symbol(rawValue: text) else {
                    reader.report(
                        "the symbol of \(field.key.shortened(to: 40)) must be a symbol, found \(field.value.described)",
                        at: path + [.key("symbols"), .key(field.key)],
                        remedy: "there are " + Symbol.allCases.map(\.rawValue).joined(separator: ", "))
                    continue
                }
                chart.seriesSymbols[field.key] = symbol
            }
        }
        chart.colorBar = colorBar(parts)
        chart.inset = inset()
        checkAxes(of: chart, parts)
        return chart
    }

    /// The marks of a chart whose legend is asked for: names of series do not stand at the ends of lines as well,
    /// unless that is written too.
    private func withoutSecondNames(_ parts: [MarkPart]) -> [any ChartMark] {
        parts.compactMap { part in
            guard let named = part.mark as? any EndNamedMark, part.fields?.has("label") == false else {
                return part.mark
            }
            return named.endLabel(nil)
        }
    }

    /// Cells of a table stand side by side, all of one size, on axes of which nothing else is written: columns of a sweep
    /// are seldom evenly spaced, and numbers in their cells need room.
    private func nameCells(of chart: inout Chart, _ parts: [MarkPart]) {
        guard parts.allSatisfy({ $0.fields?.table != nil && $0.mark?.demands.areCells == true }) else {
            return
        }
        func isFree(_ key: String) -> Bool {
            guard case .fields(let written)? = self[key] else { return true }
            return !written.contains {
                ["scale", "domain", "exponent", "ticks", "secondary"].contains($0.key)
            }
        }
        if isFree("x") { chart.xAxis.scale = .category }
        if isFree("y") { chart.yAxis.scale = .category }
    }

    func readTitles(into figure: inout some Figure) {
        figure.title = text("title", "the title") ?? ""
        figure.subtitle = text("subtitle", "the subtitle") ?? ""
        figure.summary = text("alt", "the alternative text") ?? ""
    }

    /// The bar that is written, or the one of the first mark whose colors need one.
    func colorBar(_ parts: [MarkPart]) -> ColorBarOptions? {
        if case .flag(let isShown)? = self["color-bar"], !isShown { return nil }
        guard let value = self["color-bar"], case .fields = value else {
            guard let part = parts.first(where: { $0.levels != nil }), let levels = part.levels else {
                return nil
            }
            return ColorBarOptions(
                levels: levels, title: part.label ?? "", map: part.map ?? .sequential,
                isContinuous: part.mark?.colorKey?.isContinuous ?? false)
        }
        let keys = ChartKind.colorBar.names
        guard let bar = reader.fields(value, at: path + [.key("color-bar")], "the color bar", keys: keys)
        else {
            return nil
        }
        var levels = parts.lazy.compactMap(\.levels).first
        if case .fields(let inner)? = bar["levels"] { levels = ContourLevels(written: inner, bar) }
        guard let levels else {
            bar.reader.report(
                "the color bar has no levels", at: bar.path, .head,
                remedy: "write levels: {values: [1, 2, 5], range: [0, 10]}")
            return nil
        }
        let maps = ColorMap.names.map(\.name)
        let map = bar.choice("map", of: maps, called: "color maps", "the color map").flatMap { ColorMap($0) }
        let usual = parts.first { $0.levels != nil }?.map ?? .sequential
        return ColorBarOptions(
            levels: levels, title: bar.text("title") ?? "", map: map ?? usual,
            isContinuous: bar.flag("continuous") ?? false)
    }

    private func inset() -> ChartInset? {
        guard let value = self["inset"] else { return nil }
        let keys = ChartKind.inset.names
        guard let inset = reader.fields(value, at: path + [.key("inset")], "the inset", keys: keys),
            inset.requires("chart", remedy: "write inset: {chart: {marks: [...]}}"),
            let inner = inset["chart"],
            let fields = reader.fields(
                inner, at: inset.path + [.key("chart")], "the chart of the inset", keys: WrittenFigure.keys),
            let chart = reader.nested(at: inset.path + [.key("chart")], { fields.lonelyChart() })
        else { return nil }
        let corners = ChartInset.Corner.allCases.map(\.rawValue)
        let corner = inset.choice("corner", of: corners, called: "corners", "the corner")
        return ChartInset(
            chart: chart, corner: corner.flatMap { ChartInset.Corner(rawValue: $0) },
            share: inset.positive("size", "the size", to: 1) ?? ChartInset.usualShare)
    }

    // MARK: Axes

    func axis(_ name: String) -> AxisOptions {
        var options = AxisOptions()
        guard let value = self[name] else { return options }
        guard case .fields = value else {
            options.label = text(name, "the label of \(name)")
            return options
        }
        guard
            let axis = reader.fields(value, at: path + [.key(name)], "the axis \(name)", keys: Self.axisKeys)
        else { return options }
        options.label = axis.text("label", "the label of \(name)")
        let scales = ScaleKind.names.map(\.name)
        if let scale = axis.choice("scale", of: scales, called: "scales", "the scale of \(name)") {
            options.scale = ScaleKind(scale) ?? .linear
        }
        if let exponent = axis.positive("exponent", "the exponent", to: 10), exponent > 0 {
            options.scale = .power(exponent: exponent)
        }
        if let items = axis["domain"]?.items, items.first?.isText == true || options.scale == .category {
            options.categories = axis.texts("domain")
        } else if let ends = axis.numbers("domain", "the domain of \(name)") {
            if ends.count == 2, ends[0] < ends[1] {
                options.domain = ends[0]...ends[1]
            } else {
                axis.report(
                    "the domain of \(name) must be two numbers, the smaller one first", at: "domain",
                    remedy: "write domain: [0, 20]")
            }
        }
        options.includesZero = axis.flag("zero")
        options.isInteger = axis.flag("integer") ?? false
        options.isReversed = axis.flag("reversed") ?? false
        options.showsGrid = axis.flag("grid")
        options.showsMinorTicks = axis.flag("minor")
        options.showsLabels = axis.flag("labels") ?? true
        options.showsZeroLine = axis.flag("zero-line") ?? true
        options.isHidden = axis.flag("hidden") ?? false
        axis.readTicks(into: &options)
        return options
    }

    private func readTicks(into options: inout AxisOptions) {
        switch self["ticks"] {
        case nil: return
        case .flag(let isShown): options.showsTicks = isShown
        case .fields(let fields):
            guard
                let ticks = reader.fields(
                    .fields(fields), at: path + [.key("ticks")], "the ticks", keys: ChartKind.ticks.names)
            else { return }
            if let step = ticks.number("step", "the step") {
                guard step > 0 else {
                    return ticks.report("the step must be above 0", at: "step", remedy: "write step: 5")
                }
                options.tickValues = .stride(by: step)
            } else if let count = ticks.integer("count", in: 2...50, "the number of ticks") {
                options.tickValues = .automatic(desiredCount: count)
            }
        default:
            if let values = numbers("ticks", "the ticks") { options.tickValues = .numbers(values) }
        }
    }
}

extension Value {
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
