/// Reads charts from their written form and collects everything that is wrong with it.
final class ChartReader {
    let source: (any ChartDataSource)?
    private(set) var problems: [ChartProblem] = []
    /// Of tables, only the rows that have this in this column.
    var filter: (column: String, value: String)?
    /// How many figures stand around the one that is read.
    var depth = 0
    private var tables: [String: ChartTable?] = [:]
    private var notes: [String] = []

    init(source: (any ChartDataSource)? = nil) { self.source = source }

    func report(
        _ message: String, at path: [ChartProblem.Step], _ place: ChartProblem.Place = .value,
        remedy: String = "", matter: ChartProblem.Matter = .other
    ) {
        problems.append(
            ChartProblem(path: path, place: place, matter: matter, message: message, remedy: remedy))
    }

    /// Keeps what readers of the figure should know of its data; the same only once.
    func note(_ text: String?) {
        if let text, !notes.contains(text) { notes.append(text) }
    }

    /// The notes since the last figure, for the one that was read.
    func takeNotes() -> [String] {
        defer { notes = [] }
        return notes
    }

    /// A mapping, after complaints about keys that do not exist.
    func fields(
        _ value: ChartValue, at path: [ChartProblem.Step], _ what: String, keys: [String]?
    ) -> ChartFields? {
        guard case .fields(let fields) = value else {
            let example = keys.map { "; it has the keys " + $0.joined(separator: ", ") } ?? ""
            report(
                "\(what) must be a mapping, found \(value.described)", at: path,
                remedy: "write key: value pairs" + example)
            return nil
        }
        let unknown = fields.map(\.key).filter { keys?.contains($0) == false }
        for key in unknown {
            report(
                "\(what) has no key \"\(key.cut(to: 40))\"", at: path + [.key(key)], .key,
                matter: .unknownKey(key, known: keys ?? []))
        }
        return ChartFields(reader: self, path: path, what: what, fields: fields, unknown: unknown)
    }

    /// The table of a data file, with the rows that the filter keeps.
    func table(_ name: String, at path: [ChartProblem.Step]) -> ChartTable? {
        if tables[name] == nil {
            guard let source else {
                report(
                    "data files need a folder to be looked for in", at: path,
                    remedy: "write the data into the chart, or give the chart as a file")
                return nil
            }
            do {
                tables[name] = .some(try source.table(name))
            } catch {
                report(error.message, at: path, remedy: error.remedy)
                return nil
            }
        }
        guard let known = tables[name], var table = known else { return nil }
        if let filter, let cells = table.column(filter.column) {
            let kept = cells.indices.filter { cells[$0] == filter.value }
            table.rows = kept.map { table.rows[$0] }
            table.rowNumbers = kept.map { $0 + 1 }
        }
        return table
    }
}
