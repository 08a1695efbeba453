import Schema

/// Reads charts from their written form and collects everything that is wrong with it.
final class ChartReader {
    let source: (any ChartDataSource)?
    private(set) var problems: [Problem] = []
    /// Of tables, only the rows that have this in this column.
    var filter: (column: String, value: String)?
    /// How many figures stand around the one that is read.
    var depth = 0
    private var tables: [String: ChartTable?] = [:]
    private var notes: [String] = []

    init(source: (any ChartDataSource)? = nil) { self.source = source }

    func report(
        _ message: String, at path: [PathStep], _ place: Problem.Place = .value, remedy: String = ""
    ) {
        problems.append(Problem(path: path, place: place, message: message, remedy: remedy))
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

    /// Reads with a reader whose problems become this one's.
    func read<Content>(_ work: (inout Reader) -> Content) -> Content {
        var reader = Reader()
        let content = work(&reader)
        problems += reader.problems
        return content
    }

    /// A mapping, after complaints about keys that do not exist.
    ///
    /// - Parameter misspelled: further keys that do not exist and have been complained about.
    func fields(
        _ value: Value, at path: [PathStep], _ what: String, keys: [String]?, misspelled: [String] = []
    ) -> ChartFields? {
        let found = read { $0.members(of: value, at: path, called: what, keys: keys) }
        guard let found else { return nil }
        let members = Members(all: found.all, unknown: found.unknown + misspelled)
        return ChartFields(reader: self, path: path, what: what, members: members)
    }

    /// The table of a data file, with the rows that the filter keeps.
    func table(_ name: String, at path: [PathStep]) -> ChartTable? {
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
