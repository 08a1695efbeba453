import Drawing
import Schema

/// A mark as it was read, with what the chart around it takes from it.
struct MarkPart {
    var mark: (any ChartMark)?
    /// The name of a surface, for its color bar.
    var label: String?
    var levels: ContourLevels?
    var grid: Grid?
    var map: ColorMap?
    /// What the mark was read from.
    var fields: ChartFields?
    /// Whether the mark makes the chart a surface in space.
    var isSpace = false
}

extension ChartFields {
    /// The marks of the list `marks`: several for one entry where a column of its data names series.
    func marks() -> [MarkPart]? {
        guard let items = writtenMarks() else { return nil }
        if items.isEmpty { report("the chart has no marks", at: "marks", remedy: Self.marksExample) }
        let read = items.enumerated().flatMap { index, item in
            parts(item, at: path + [.key("marks"), .index(index)])
        }
        return Self.namedByColumns(read)
    }

    private static let marksExample = "write marks: [{mark: line, x: [0, 1, 2], y: [4, 2, 1]}]"

    /// The list of the marks, which a chart must have.
    private func writtenMarks() -> [Value]? {
        guard requires("marks", or: WrittenFigure.tellingKeys, remedy: Self.marksExample) else { return nil }
        return list("marks", "the marks")
    }

    /// Marks that show several columns of data files and have no names are named by the columns: one color for all
    /// of them, under no title, would tell nobody which is which.
    private static func namedByColumns(_ parts: [MarkPart]) -> [MarkPart] {
        let columns = parts.map { part -> String? in
            guard let fields = part.fields, fields.table != nil, part.mark?.plotted != nil,
                case .text(let column)? = fields["y"]
            else { return nil }
            return ["series", "label", "color-by"].contains(where: fields.has) ? nil : column
        }
        guard Set(columns.compactMap { $0 }).count > 1 else { return parts }
        return zip(parts, columns).map { part, column in
            var part = part
            guard let column else { return part }
            part.mark?.style.series = column
            if let named = part.mark as? any EndNamedMark { part.mark = named.endLabel(column) }
            return part
        }
    }

    private func parts(_ value: Value, at path: [PathStep]) -> [MarkPart] {
        guard case .fields = value else {
            reader.report(
                "a mark must be a mapping, found \(value.described)", at: path,
                remedy: "write {mark: line, x: [0, 1], y: [4, 2]}")
            return []
        }
        guard let loose = reader.fields(value, at: path, "the mark", keys: nil),
            loose.requires("mark", remedy: "write mark: line"),
            let kind = loose.choice("mark", of: MarkVocabulary.names, called: "marks", "the mark")
        else { return [] }
        let type = MarkVocabulary.type(named: kind)
        let own = (type?.everyKey ?? ChartKind.space.keys).map(\.key)
        guard var fields = reader.fields(value, at: path, "the mark \(kind)", keys: ["mark"] + own) else {
            return []
        }
        guard let type else {
            guard let gridded = GriddedFields(fields) else { return [] }
            return [
                MarkPart(
                    label: fields.label(), levels: gridded.levels, grid: gridded.grid, fields: fields,
                    isSpace: true)
            ]
        }
        if fields.has("data") {
            guard let name = fields.text("data", "the data file"),
                let table = reader.table(name, at: path + [.key("data")])
            else { return [] }
            fields.table = table
        }
        guard let made = fields.made(type) else { return [] }
        var mark: any ChartMark = made
        var part = MarkPart(mark: mark, fields: fields)
        part.map = mark.style.colorMap
        if own.contains("levels") {
            (part.label, part.levels) = (fields.label(), mark.colorKey?.levels)
        }
        guard fields.table != nil, let column = fields.text("series", "the series") else {
            part.mark = mark
            return [part]
        }
        guard let names = fields.texts("series", "the series") else { return [] }
        // A data file names the series in a column: a mark for each, named at its end.
        if let named = mark as? any EndNamedMark, fields["label"] != .flag(false), named.endLabel == nil {
            mark = named.endLabel(column)
        }
        guard let rowed = mark as? any RowedMark else { return [part] }
        return Chart.split(rowed, names) { $0.style.series = $1 }.map { MarkPart(mark: $0, fields: fields) }
    }

    private func made(_ type: any WrittenMark.Type) -> (any WrittenMark)? {
        guard var mark = type.init(self) else { return nil }
        let groups = mark.style.groups
        mark.style = type.writtenStyle
        mark.style.groups = groups
        mark.style.read(self)
        if case .numbers(let numbers)? = mark.style.groups?.values, let first = numbers.first,
            !(type is any ValueColoredMark.Type), numbers.contains(where: { $0 != first })
        {
            report(
                "\(what) has one color, and color-by has several numbers", at: "color-by",
                remedy: "give one number for all, or names, for a mark of each")
        }
        return mark
    }

    // MARK: Facets

    static let facetsKeys = ChartKind.facets.names

    /// Charts that are written one by one.
    func writtenFacets() -> Facets? {
        refuse(besides: Self.facetsKeys, "facets have") { "write \($0) into the charts" }
        guard let items = list("facets", "the facets"),
            reader.hasRoom(for: items.count, "facets", most: ChartReader.mostPanels, at: path, "facets")
        else { return nil }
        let charts = items.enumerated().compactMap { index, item in
            reader.fields(
                item, at: path + [.key("facets"), .index(index)], "the chart", keys: WrittenFigure.keys
            ).flatMap { $0.lonelyChart() }
        }
        if items.isEmpty {
            report("there are no facets", at: "facets", remedy: "write facets: [{title: A, marks: [...]}]")
        }
        return facets(charts)
    }

    /// One chart for each name in a column of the data: `facet: run`.
    func splitFacets() -> Facets? {
        refuseKeysOfOthers(besides: Self.facetsKeys + ["facet"])
        guard let column = text("facet", "the facet"), let items = writtenMarks() else { return nil }
        var names: [String] = []
        var seen: Set<String> = []
        for (index, item) in items.enumerated() {
            guard case .fields(let fields) = item,
                case .text(let file)? = fields.first(where: { $0.key == "data" })?.value
            else { continue }
            let place = path + [.key("marks"), .index(index), .key("data")]
            let table = reader.table(file, at: place)
            for name in table?.column(column) ?? [] where seen.insert(name).inserted { names.append(name) }
        }
        guard !names.isEmpty else {
            report(
                "no data file of a mark has a column \"\(column.shortened(to: 40))\"", at: "facet",
                remedy: "write the name of a column, or the charts one by one: facets: [{marks: [...]}]")
            return nil
        }
        let most = ChartReader.mostPanels
        guard names.count <= most else {
            report(
                "the column \(column.shortened(to: 40)) has \(names.count) different values, a figure has room for \(most)",
                at: "facet", remedy: "choose a column with fewer values")
            return nil
        }
        var charts: [Chart] = []
        for name in names {
            reader.filter = (column, name)
            let before = reader.problems.count
            guard var chart = chart() else { break }
            (chart.title, chart.subtitle, chart.summary, chart.caption) = (name, "", "", "")
            charts.append(chart)
            // What is wrong with the marks is so in every facet.
            if reader.problems.count > before { break }
        }
        reader.filter = nil
        return facets(charts)
    }

    private func facets(_ charts: [Chart]) -> Facets {
        let ways = Facets.Sharing.allCases.map(\.rawValue)
        let share = choice("share", of: ways, called: "ways of sharing", "what facets share")
        var facets = Facets(
            columns: integer("columns", in: 1...20, "the number of columns"),
            sharing: share.flatMap(Facets.Sharing.init) ?? .both
        ) { charts }
        facets.aspect = positive("plot-aspect", "the aspect", to: 10) ?? facets.aspect
        facets.caption = text("caption", "the caption") ?? ""
        readTitles(into: &facets)
        return facets
    }
}
