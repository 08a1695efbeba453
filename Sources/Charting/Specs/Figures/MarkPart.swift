import Schema
import Tables

/// A mark as it was read, with what the chart around it takes from it.
struct MarkPart: Sendable {
    var mark: any ChartMark
    /// What the mark was read from; nothing where it is to be written.
    var mapping = Mapping(path: [], what: "", members: Members(all: []))
    var table: Table?
    /// Whether the name at the end is written although it is that of the series.
    var namesEnd = false

    /// The surface that all of the chart becomes.
    var space: SpaceMark? { mark as? SpaceMark }

    var levels: ContourLevels? { mark.colorKey?.levels ?? space?.surface.levels }
    /// Whether its colors are those of all of the plot.
    var fillsPlot: Bool { space != nil || mark.colorKey?.fillsPlot == true }
    var map: ColorMap? { space?.surface.colorMap ?? mark.style.colorMap }

    /// The name of a surface, for its color bar.
    var label: String? {
        switch mapping["label"] {
        case nil, .flag(false)?: nil
        case .flag?: mark.style.series
        case let value?: value.plainText
        }
    }

    /// The label that is written, not the one that follows from the series.
    var ownLabel: String? { if case .flag? = mapping["label"] { nil } else { label } }

    /// The marks of the list `marks`: several for one entry where a column of its data names series.
    static func form(_ marks: KindList<any ChartMark>) -> Form<[MarkPart]> {
        Form(.list(of: marks.form.description, counts: 1...Int.max)) { value, spot, reader in
            guard let items = reader.list(value, at: spot) else { return nil }
            if items.isEmpty { reader.report("the chart has no marks", at: spot.path, remedy: spot.remedy) }
            let parts = items.enumerated().flatMap { index, item in
                read(item, at: spot.path + [.index(index)], &reader)
            }
            return namedByColumns(parts)
        } write: { parts in
            .list(parts.map { $0.written(marks) })
        }
    }

    private func written(_ marks: KindList<any ChartMark>) -> Value {
        guard case .fields(var members)? = marks.value(of: mark) else { return .none }
        if namesEnd, let label = mark.endLabel { members.append(.init("label", .text(label))) }
        return .fields(members)
    }

    private static func read(_ value: Value, at path: [PathStep], _ reader: inout Reader) -> [MarkPart] {
        reader.chart.table = reader.chart.data.filtered(reader.chart.usualTable)
        defer { reader.chart.table = .none }
        guard let mark = (reader.chart.marks ?? Marks.all).read(value, at: path, into: &reader) else {
            return []
        }
        let name = value["mark"]?.plainText ?? ""
        var part = MarkPart(
            mark: mark,
            mapping: Mapping(path: path, what: "the mark \(name)", members: Members(all: value.members)))
        guard case .read(let table) = reader.chart.table else { return [part] }
        part.table = table
        guard let series = value["series"] else {
            part.noteRuns(reader.chart.data)
            return [part]
        }
        // Of a training, which has columns of numbers, it is most often a name.
        if value["data"] == nil, let name = series.plainText, table[name] == nil { return [part] }
        // A data file names the series in a column: a mark for each.
        part.mark.style.series = nil
        let spot = Spot(path: path + ["series"], name: "the series")
        guard let names = Form<[String]>.texts.read(series, at: spot, into: &reader) else { return [] }
        guard part.mark is any RowedMark else {
            reader.report(
                "the mark \(name) cannot be drawn for each name of a column", at: path + ["series"],
                remedy: "write a mark for each, or take one of values such as line, point or bar")
            return []
        }
        guard Marks.hasRoom(for: names, of: "series", part.mapping, &reader) else { return [] }
        let parts = part.split(names)
        for part in parts.prefix(1) { part.noteRuns(reader.chart.data) }
        return parts
    }

    /// A mark for each name of its series. Colors by another column stay: they say which runs belong together.
    private func split(_ names: [String]) -> [MarkPart] {
        guard let rowed = mark as? any RowedMark else { return [self] }
        var rows: [String: [Int]] = [:]
        for (index, name) in names.enumerated() { rows[name, default: []].append(index) }
        let groups = mark.style.groups.flatMap { $0.count == names.count ? $0 : nil }
        return Chart.split(rowed, names) { mark, name in
            mark.style.series = name
            guard let own = groups?.rows(rows[name] ?? []) else { return }
            mark.style.groups = own
            guard own.areNames else { return }
            mark.style.series = nil
            if let named = (mark as any ChartMark) as? any EndNamedMark,
                let plain = named.endLabel(nil) as? any RowedMark
            {
                mark = plain
            }
        }.map { mark in
            var copy = self
            copy.mark = mark
            return copy
        }
    }

    /// Says that a line goes through the same x again and again, as where a file holds several runs.
    private func noteRuns(_ data: ChartData) {
        guard mark is LineMark, case .numbers(let x)? = mark.plotted?.x, mark.style.groups?.areNames != true,
            let column = mapping["x"]?.plainText
        else { return }
        var seen: Set<Double> = []
        let again = x.count { $0.isFinite && !seen.insert($0).inserted }
        guard again > 1, again * 5 >= x.count else { return }
        data.note(
            "\(column): \(again) of \(x.count) values of a line are there once more; if the file holds several runs, "
                + "series: COLUMN draws a line of each")
    }

    /// Marks that show several columns of data files and have no names are named by the columns: one color for all
    /// of them, under no title, would tell nobody which is which.
    private static func namedByColumns(_ parts: [MarkPart]) -> [MarkPart] {
        let columns = parts.map { part -> String? in
            guard part.table != nil, part.mark.plotted != nil, case .text(let column)? = part.mapping["y"]
            else {
                return nil
            }
            return ["series", "label", "color-by"].contains(where: part.mapping.has) ? nil : column
        }
        guard Set(columns.compactMap { $0 }).count > 1 else { return parts }
        return zip(parts, columns).map { part, column in
            var part = part
            guard let column else { return part }
            part.mark.style.series = column
            if let named = part.mark as? any EndNamedMark { part.mark = named.endLabel(column) }
            return part
        }
    }
}

extension Value {
    /// A text, or a number or flag as it was written.
    var plainText: String? {
        switch self {
        case .text(let text): text
        case .number(_, let written): written
        case .flag(let flag): "\(flag)"
        default: nil
        }
    }
}
