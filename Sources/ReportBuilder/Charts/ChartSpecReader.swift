import Charting
import Drawing

/// Reads a chart from YAML: titles, two axes and a list of marks.
struct ChartSpecReader {
    var decoder: YAMLDecoder
    /// Where data files are looked for; `nil` where there are none, as for the standard input.
    let folder: CourseFolder?
    /// Data files that marks have read, by name: several marks may share one.
    var files: [String: TextTable] = [:]

    static let keys = ["title", "subtitle", "x", "y", "marks", "legend", "alt"]
    static let axisKeys = ["label", "scale", "domain"]
    static let scales = ["linear", "log", "symlog", "category"]

    init(file: SourceFile, folder: CourseFolder?) {
        decoder = YAMLDecoder(file: file)
        self.folder = folder
    }

    /// The chart, or `nil` after errors, which are in ``decoder``.
    mutating func read(_ fields: YAMLFields) -> ChartSpec? {
        let before = decoder.diagnostics.count
        let title = fields["title"].flatMap { decoder.text($0, "the title") } ?? ""
        let subtitle = fields["subtitle"].flatMap { decoder.text($0, "the subtitle") } ?? ""
        let x = axis(fields["x"], "x")
        let y = axis(fields["y"], "y")
        let legend = fields["legend"].flatMap { decoder.flag($0, "the legend") } ?? true
        let example = "write marks: [{mark: line, x: [0, 1, 2], y: [4, 2, 1]}]"
        var marks: [SpecifiedMark] = []
        if let node = decoder.required("marks", in: fields, of: "the chart", remedy: example),
            let items = decoder.list(node, "the marks")
        {
            if items.isEmpty { decoder.error("the chart has no marks", at: node.range, remedy: example) }
            marks = items.flatMap { self.marks($0) }
        }
        let size = fields["size"].flatMap { decoder.canvasSize($0) }
        let summary = fields["alt"].flatMap { decoder.text($0, "the alternative text") }
        guard decoder.diagnostics.count == before else { return nil }

        var figure =
            SpecifiedMark.surface(among: marks, x: x, y: y) ?? chart(marks, x: x, y: y, legend: legend)
        figure.title = title
        figure.subtitle = subtitle
        figure.summary = summary ?? SpecifiedMark.summary(of: marks, x: x, y: y)
        return ChartSpec(
            figure: figure, size: size, table: SpecifiedMark.table(of: marks, x: x, y: y, caption: title))
    }

    private func chart(_ marks: [SpecifiedMark], x: AxisOptions, y: AxisOptions, legend: Bool) -> any Figure {
        var chart = Chart { marks.flatMap(\.marks) }.chartLegend(legend)
        chart.xAxis = x
        chart.yAxis = y
        if let levels = marks.lazy.compactMap(\.levels).first {
            chart = chart.chartColorBar(levels, title: marks.lazy.compactMap(\.series).first ?? "")
        }
        return chart
    }

    // MARK: Axes

    private mutating func axis(_ node: YAMLNode?, _ name: String) -> AxisOptions {
        var options = AxisOptions()
        guard let node else { return options }
        if case .scalar = node.content {
            options.label = decoder.text(node, "the label of \(name)")
            return options
        }
        guard let fields = decoder.fields(of: node, "the axis \(name)", keys: ChartSpecReader.axisKeys) else {
            return options
        }
        options.label = fields["label"].flatMap { decoder.text($0, "the label of \(name)") }
        if let node = fields["scale"],
            let scale = decoder.choice(
                node, of: ChartSpecReader.scales, called: "scales", "the scale of \(name)")
        {
            options.scale = ScaleKind(scale) ?? .linear
        }
        if let node = fields["domain"], let ends = decoder.numbers(node, "the domain of \(name)") {
            if ends.count == 2, ends[0] < ends[1] {
                options.domain = ends[0]...ends[1]
            } else {
                decoder.error(
                    "the domain of \(name) must be two numbers, the smaller one first", at: node.range,
                    remedy: "write domain: [0, 20]")
            }
        }
        return options
    }
}

extension YAMLDecoder {
    /// A size in points, written `640x400`.
    mutating func canvasSize(_ node: YAMLNode) -> Size? {
        guard let text = text(node, "the size") else { return nil }
        guard let size = Size(parsing: text) else {
            error(
                "\"\(text.shortened(to: 30))\" is not a size", at: node.range,
                remedy: "write width x height in points, from 100x100 to 4000x4000: size: 640x400")
            return nil
        }
        return size
    }

    /// Numbers with gaps: `.nan`, `.inf` and nothing at all are NaN.
    mutating func numbersWithGaps(_ node: YAMLNode, _ what: String) -> [Double]? {
        guard let items = list(node, what) else { return nil }
        let before = diagnostics.count
        let values = items.enumerated().map { index, item -> Double in
            if item.isNull { return .nan }
            if case .scalar(let text, isPlain: true) = item.content, case .nonFinite? = YAMLNumber(text) {
                return .nan
            }
            return number(item, "number \(index + 1) of \(what)") ?? .nan
        }
        return diagnostics.count == before ? values : nil
    }
}
