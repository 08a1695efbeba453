import Drawing
import Schema

/// A chart as it is written, from which the chart follows, or a surface in space.
struct ChartSpec: Sendable {
    /// The titles, and all that needs no other part.
    var chart = Chart {}
    var x = AxisSpec()
    var y = AxisSpec()
    var parts: [MarkPart] = []
    var legend = LegendSpec()
    var colorBar = ColorBarSpec()

    static var kind: Kind<ChartSpec> {
        Kind(
            "chart", title: "A chart", "Two axes and marks between them.", ChartSpec(),
            fields: Field.titles.map { $0.through(\.chart) } + fields + [.training, .name, .size])
    }

    /// Those that facets of a column have as well.
    static var fields: [Field<ChartSpec>] {
        [axis("x", \.x, "The axis along x: its title, or a mapping."), axis("y", \.y, "The axis along y.")]
            + marks + looks + parts
    }

    private static func axis(
        _ key: String, _ property: WritableKeyPath<ChartSpec, AxisSpec> & Sendable, _ words: String
    ) -> Field<ChartSpec> {
        Field(
            key, property, AxisSpec.form, words, called: "the axis \(key)",
            isUsual: { axis, _ in axis.isUsual })
    }

    static let marksExample = "[{mark: line, x: [0, 1, 2], y: [4, 2, 1]}]"

    private static var marks: [Field<ChartSpec>] {
        let marks = FigureForm.marks
        return [
            Field(
                "marks", \.parts, MarkPart.form(marks), "What is drawn.", called: "the marks",
                example: marksExample, isRequired: true,
                isUsual: { _, _ in false })
        ]
    }

    private static var looks: [Field<ChartSpec>] {
        [
            Field(
                "legend", \.legend, LegendSpec.form, "Whether and where series are named.",
                called: "the legend", example: "{position: top}"),
            Field(
                "colors", \.chart.seriesPaints,
                .names(of: .color, words: "names of series, each with its color") { "the color of \($0)" },
                "Colors of series.", called: "the colors"),
            Field(
                "symbols", \.chart.seriesSymbols,
                .names(of: .word("symbols"), words: "names, each with its symbol") { "the symbol of \($0)" },
                "Symbols of names.", called: "the symbols"),
            Field(
                "equal-aspect", \.chart.hasEqualAspect, .flag,
                "Whether a unit is as long along x as along y."),
        ]
    }

    private static var parts: [Field<ChartSpec>] {
        [
            Field(
                "color-bar", \.colorBar, ColorBarSpec.form, "Whether and how colors are explained.",
                called: "the color bar"),
            Field(
                "inset", \.chart.inset, .optional(InsetSpec.form), "A small chart in the plot.",
                called: "the inset", isUsual: { inset, _ in inset == nil }),
        ]
    }

    init() {}

    init(_ chart: Chart) {
        self.chart = chart
        x = AxisSpec(chart.xAxis, chart.xSecondaryAxis)
        y = AxisSpec(chart.yAxis, chart.ySecondaryAxis)
        parts = chart.marks.map { MarkPart(mark: $0) }
        legend = LegendSpec(isShown: chart.showsLegend, placement: chart.legend)
        if let bar = chart.colorBar {
            colorBar = ColorBarSpec(bar)
        } else if chart.marks.contains(where: { $0.colorKey?.fillsPlot == true }) {
            colorBar = ColorBarSpec(isShown: false)
        }
    }

    // MARK: The chart

    /// The chart, or the surface in space that it is.
    func figure(_ mapping: Mapping, _ reader: inout Reader) -> any Figure {
        parts.lazy.compactMap(\.space).first.map { surface($0, mapping, &reader) } ?? chart(mapping, &reader)
    }

    func chart(_ mapping: Mapping, _ reader: inout Reader) -> Chart {
        if let part = parts.first(where: { $0.space != nil }) {
            reader.report(
                "a surface in space stands alone", at: mapping.path, .head,
                remedy: "draw \(part.label ?? "it") as a chart of its own")
        }
        var chart = self.chart
        chart.marks = parts.map(\.mark)
        chart.notes = reader.chart.data.takeNotes()
        (chart.xAxis, chart.yAxis) = (x.options, y.options)
        (chart.xSecondaryAxis, chart.ySecondaryAxis) = (x.secondary, y.secondary)
        nameCells(of: &chart, mapping)
        (chart.showsLegend, chart.legend) = (legend.isShown, legend.placement)
        if chart.legend.isAlways { chart.marks = withoutSecondNames }
        chart.colorBar = colorBar.options(parts, mapping, &reader)
        check(chart, mapping, &reader)
        chart.notes += pointsOutside(chart)
        return chart
    }

    /// The marks of a chart whose legend is asked for: names of series do not stand at the ends of lines as well,
    /// unless that is written too.
    private var withoutSecondNames: [any ChartMark] {
        parts.map { part in
            guard let named = part.mark as? any EndNamedMark, !part.mapping.has("label") else {
                return part.mark
            }
            return named.endLabel(nil)
        }
    }

    /// Cells of a table stand side by side, all of one size, on axes of which nothing else is written: columns of a sweep
    /// are seldom evenly spaced, and numbers in their cells need room.
    private func nameCells(of chart: inout Chart, _ mapping: Mapping) {
        guard parts.allSatisfy({ $0.table != nil && $0.mark.demands.areCells }) else { return }
        if AxisSpec.isFree(mapping["x"]) { chart.xAxis.scale = .category }
        if AxisSpec.isFree(mapping["y"]) { chart.yAxis.scale = .category }
    }

    /// Reports an axis that would have numbers and names, and a logarithmic one on which no value has a position.
    /// Points that the domains of the axes leave out; of lines it is seen that they go on.
    private func pointsOutside(_ chart: Chart) -> [String] {
        parts.compactMap { part in
            guard part.mark is PointMark, let plotted = part.mark.plotted else { return nil }
            func isOutside(_ values: PlottableValue.Values, _ axis: AxisOptions, _ row: Int) -> Bool {
                guard case .numbers(let numbers) = values, row < numbers.count, numbers[row].isFinite,
                    let domain = axis.domain
                else { return false }
                return !domain.contains(numbers[row])
            }
            let count = min(plotted.x.count, plotted.y.count)
            let outside = (0..<count).count {
                isOutside(plotted.x, chart.xAxis, $0) || isOutside(plotted.y, chart.yAxis, $0)
            }
            guard outside > 0 else { return nil }
            let name = part.mark.style.series.map { "\($0): " } ?? ""
            return
                "\(name)\(outside) of \(count) points \(outside == 1 ? "lies" : "lie") outside of the domain"
        }
    }

    private func check(_ chart: Chart, _ mapping: Mapping, _ reader: inout Reader) {
        for isX in [true, false] {
            let key = isX ? "x" : "y"
            // There, numbers are names like others.
            if (isX ? chart.xAxis : chart.yAxis).scale == .category { continue }
            let kinds = parts.compactMap { part -> (part: MarkPart, isNames: Bool)? in
                guard let plotted = part.mark.plotted, plotted.areData else { return nil }
                switch isX ? plotted.x : plotted.y {
                case .categories(let names): return names.isEmpty ? nil : (part, true)
                case .numbers(let numbers): return numbers.contains(where: \.isFinite) ? (part, false) : nil
                }
            }
            guard let first = kinds.first, let other = kinds.first(where: { $0.isNames != first.isNames })
            else { continue }
            let (names, numbers) = first.isNames ? (first, other) : (other, first)
            other.part.mapping.report(
                "the axis \(key) has numbers\(described(numbers.part, isX)) and names\(described(names.part, isX))",
                at: key, remedy: "an axis has numbers or names: draw the other mark as a chart of its own",
                into: &reader)
        }
        for axis in chart.emptyAxes(chart.drawnMarks) {
            let key = axis.isX ? "x" : "y"
            reader.report(
                "all values of \(key) are 0 or less, which have no place on a logarithmic axis",
                at: mapping.path + [.key(key), "scale"],
                remedy: "write scale: symlog, which is logarithmic on both sides of 0")
        }
    }

    /// Of which column, if the axis of the mark has a name.
    private func described(_ part: MarkPart, _ isX: Bool) -> String {
        let demands = part.mark.demands
        let name = (isX ? demands.xLabel : demands.yLabel) ?? ""
        return name.isEmpty ? "" : " (\(name.shortened(to: 40)))"
    }
}
