import Charting
import Drawing

extension ChartSpecReader {
    /// Every mark there is, with the keys it takes beside `mark`.
    private static let markKeys: [(name: String, keys: [String])] = [
        ("line", ["series", "x", "y", "data", "label"]),
        ("point", ["series", "x", "y", "data", "label"]),
        ("bar", ["series", "x", "y", "data"]),
        ("area", ["series", "x", "y", "y0", "data"]),
        ("rule", ["x", "y", "label"]),
        ("rectangle", ["series", "x", "x2", "y", "y2"]),
        ("arrow", ["series", "x", "y", "x2", "y2", "label"]),
        ("text", ["x", "y", "text"]),
        ("contour", ["grid", "x", "y", "z", "levels", "label"]),
        ("filled-contour", ["grid", "x", "y", "z", "levels", "label"]),
        ("heatmap", ["grid", "x", "y", "z", "levels", "label"]),
        ("surface3d", ["grid", "x", "y", "z", "levels", "label"]),
    ]

    /// The marks of one entry: more than one where a column of its data names series.
    mutating func marks(_ node: YAMLNode) -> [SpecifiedMark] {
        guard case .mapping(let raw) = node.content else {
            decoder.error(
                "a mark must be a mapping, found \(node.described)", at: node.range,
                remedy: "write {mark: line, x: [0, 1], y: [4, 2]}")
            return []
        }
        let names = ChartSpecReader.markKeys.map(\.name)
        let loose = YAMLFields(range: node.range, fields: raw)
        guard
            let kind = decoder.required("mark", in: loose, of: "the mark", remedy: "write mark: line")
                .flatMap({ decoder.choice($0, of: names, called: "marks", "the mark") }),
            let keys = ChartSpecReader.markKeys.first(where: { $0.name == kind })?.keys,
            let fields = decoder.fields(of: node, "the mark \(kind)", keys: ["mark"] + keys)
        else { return [] }
        switch kind {
        case "rule": return rule(fields).map { [$0] } ?? []
        case "text": return text(fields).map { [$0] } ?? []
        case "rectangle", "arrow": return span(fields, kind: kind).map { [$0] } ?? []
        case "contour", "filled-contour", "heatmap", "surface3d":
            return field(fields, kind: kind).map { [$0] } ?? []
        default: return plotted(fields, kind: kind)
        }
    }

    // MARK: Lines, points, bars, areas

    private mutating func plotted(_ fields: YAMLFields, kind: String) -> [SpecifiedMark] {
        let columns = columns(fields, kind: kind)
        let label = fields["label"].flatMap { decoder.text($0, "the label") }
        return columns.map { column in
            var mark = SpecifiedMark(kind: kind, series: column.series, x: column.x, y: column.y)
            let (x, y) = (
                PlottableValue.plotted(column.x, column.names.x),
                PlottableValue.plotted(column.y, column.names.y)
            )
            let drawn: any ChartMark
            switch kind {
            case "line":
                let line = LineMark(x: x, y: y)
                drawn = (label ?? column.series).map { line.endLabel($0) } ?? line
            case "point":
                let point = PointMark(x: x, y: y)
                drawn = label.map { point.annotation($0) } ?? point
            case "bar":
                drawn = BarMark(x: x, y: y)
            default:
                let base = column.base ?? Array(repeating: 0, count: y.count)
                drawn = AreaMark(x: x, yStart: .value("y", base), yEnd: y)
            }
            mark.marks = [column.series.map { drawn.series($0) } ?? drawn]
            return mark
        }
    }

    /// The values of one series.
    private struct Column {
        var series: String?
        var x: PlottableValue.Values
        var y: PlottableValue.Values
        var base: [Double]?
        /// What a data file calls its columns.
        var names = (x: "", y: "")
    }

    private mutating func columns(_ fields: YAMLFields, kind: String) -> [Column] {
        let example = "write x: [0, 1, 2] and y: [4, 2, 1]"
        guard let xNode = decoder.required("x", in: fields, of: "the mark \(kind)", remedy: example),
            let yNode = decoder.required("y", in: fields, of: "the mark \(kind)", remedy: example)
        else { return [] }
        if let data = fields["data"] { return columns(from: data, fields: fields, x: xNode, y: yNode) }
        guard let x = values(xNode, "x"), let y = values(yNode, "y") else { return [] }
        let base = fields["y0"].flatMap { decoder.numbersWithGaps($0, "y0") }
        guard x.count == y.count, base.map({ $0.count == y.count }) ?? true else {
            decoder.error(
                "x has \(x.count) values and y has \(y.count)", at: yNode.range,
                remedy: "give as many values for x as for y")
            return []
        }
        let series = fields["series"].flatMap { decoder.text($0, "the series") }
        return [Column(series: series, x: x, y: y, base: base)]
    }

    /// Numbers, or texts where one of the values is a text that is no number.
    private mutating func values(_ node: YAMLNode, _ what: String) -> PlottableValue.Values? {
        guard case .sequence(let items) = node.content else {
            return decoder.numbersWithGaps(node, what).map { .numbers($0) }
        }
        let texts = items.compactMap { item -> String? in
            guard case .scalar(let text, let isPlain) = item.content, !item.isNull else { return nil }
            return isPlain && YAMLNumber(text) != nil ? nil : text
        }
        if !texts.isEmpty, texts.count == items.count { return .categories(texts) }
        return decoder.numbersWithGaps(node, what).map { .numbers($0) }
    }

    // MARK: Data files

    private mutating func columns(
        from data: YAMLNode, fields: YAMLFields, x: YAMLNode, y: YAMLNode
    ) -> [Column] {
        guard let table = table(data), let xs = column(x, of: table, "x"), let ys = column(y, of: table, "y")
        else { return [] }
        var names = Array(repeating: String?.none, count: table.rows.count)
        if let node = fields["series"] {
            guard let series = column(node, of: table, "the series") else { return [] }
            names = series
        }
        var order: [String?] = []
        for name in names where !order.contains(name) { order.append(name) }
        let titles = (x: decoder.file.text(in: x.range), y: decoder.file.text(in: y.range))
        return order.map { name in
            let rows = names.indices.filter { names[$0] == name }
            return Column(
                series: name, x: ChartSpecReader.values(rows.map { xs[$0] }),
                y: ChartSpecReader.values(rows.map { ys[$0] }), names: titles)
        }
    }

    private mutating func table(_ node: YAMLNode) -> TextTable? {
        guard let name = decoder.text(node, "the data file") else { return nil }
        if let known = files[name] { return known }
        guard let folder else {
            decoder.error(
                "data files need a folder to be looked for in", at: node.range,
                remedy: "write the data into the chart, or give the chart as a file")
            return nil
        }
        do {
            let table = TextTable(try folder.read(name), diagnostics: &decoder.diagnostics)
            files[name] = table
            return table
        } catch {
            decoder.error(
                error.description, at: node.range,
                remedy: "data files stand in the folder of the chart, or below it")
            return nil
        }
    }

    private mutating func column(_ node: YAMLNode, of table: TextTable, _ what: String) -> [String]? {
        decoder.choice(node, of: table.columns, called: "columns", "the column for \(what)")
            .flatMap(table.column)
    }

    /// Cells as numbers, empty ones and `nan` as gaps; as categories where one of them is a text.
    private static func values(_ cells: [String]) -> PlottableValue.Values {
        var numbers: [Double] = []
        for cell in cells {
            switch YAMLNumber(cell) {
            case .finite(let number)?: numbers.append(number)
            case .nonFinite?, .tooLarge?: numbers.append(.nan)
            case nil where cell.isEmpty: numbers.append(.nan)
            case nil: return .categories(cells)
            }
        }
        return .numbers(numbers)
    }

    // MARK: Rules, rectangles, arrows, texts

    private mutating func rule(_ fields: YAMLFields) -> SpecifiedMark? {
        let example = "write {mark: rule, y: 0.5}"
        guard let node = fields["x"] ?? fields["y"], fields["x"] == nil || fields["y"] == nil else {
            decoder.error(
                "a rule stands at one x or one y", at: fields.headRange(in: decoder.file), remedy: example)
            return nil
        }
        guard let value = decoder.number(node, "the place of the rule") else { return nil }
        var rule = fields["x"] == nil ? RuleMark(y: value) : RuleMark(x: value)
        if let label = fields["label"].flatMap({ decoder.text($0, "the label") }) {
            rule = rule.annotation(label)
        }
        return SpecifiedMark(
            kind: "rule", marks: [rule.lineStyle(dash: [5, 4]).foregroundStyle(Theme.muted)])
    }

    private mutating func text(_ fields: YAMLFields) -> SpecifiedMark? {
        let example = "write {mark: text, x: 3, y: 0.5, text: here}"
        guard let x = decoder.required("x", in: fields, of: "the text", remedy: example),
            let y = decoder.required("y", in: fields, of: "the text", remedy: example),
            let words = decoder.required("text", in: fields, of: "the text", remedy: example),
            let px = decoder.number(x, "x"), let py = decoder.number(y, "y"),
            let text = decoder.text(words, "the text")
        else { return nil }
        return SpecifiedMark(
            kind: "text", marks: [TextMark(x: .value("", px), y: .value("", py), text: text)])
    }

    private mutating func span(_ fields: YAMLFields, kind: String) -> SpecifiedMark? {
        let example = "write x: [0], y: [0], x2: [1] and y2: [1]"
        let lists = ["x", "y", "x2", "y2"].map { key -> [Double]? in
            decoder.required(key, in: fields, of: "the mark \(kind)", remedy: example)
                .flatMap { decoder.numbersWithGaps($0, key) }
        }
        guard let x = lists[0], let y = lists[1], let x2 = lists[2], let y2 = lists[3] else { return nil }
        guard Set([x.count, y.count, x2.count, y2.count]).count == 1 else {
            decoder.error(
                "x, y, x2 and y2 do not have equally many values", at: fields.headRange(in: decoder.file),
                remedy: example)
            return nil
        }
        let series = fields["series"].flatMap { decoder.text($0, "the series") }
        var mark = SpecifiedMark(kind: kind, series: series, x: .numbers(x), y: .numbers(y))
        var drawn: any ChartMark
        if kind == "arrow" {
            let arrow = ArrowMark(xStart: x, yStart: y, xEnd: x2, yEnd: y2)
            drawn =
                fields["label"].flatMap { decoder.text($0, "the label") }.map { arrow.annotation($0) }
                ?? arrow
        } else {
            drawn = RectangleMark(xStart: x, xEnd: x2, yStart: y, yEnd: y2).opacity(0.2)
        }
        if let series { drawn = drawn.series(series) }
        mark.marks = [drawn]
        return mark
    }
}

extension PlottableValue {
    static func plotted(_ values: Values, _ label: String) -> PlottableValue {
        switch values {
        case .numbers(let numbers): .value(label, numbers)
        case .categories(let names): .value(label, names)
        }
    }
}
