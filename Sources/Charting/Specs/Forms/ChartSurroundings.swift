import Schema
import Tables

/// What the reading of a chart depends on beside what is written: its data files, and which marks there are.
struct ChartSurroundings: ReaderSurroundings {
    /// The table of the mark that is read.
    enum Columns {
        case none
        /// There should be one, and what is wrong with it has been said.
        case missing
        case read(Table)
    }

    var data = ChartData()
    var table = Columns.none
    /// Of marks that name no data file.
    var usualTable = Columns.none
    /// `nil`: those of this library.
    var marks: KindList<any ChartMark>?
}

extension Reader {
    var chart: ChartSurroundings {
        get { self[ChartSurroundings.self] }
        set { self[ChartSurroundings.self] = newValue }
    }
}

/// The data files of a figure, each read once, and what its readers should know of them.
final class ChartData {
    let source: (any ChartDataSource)?
    /// Of tables, only the rows that have this in this column.
    var filter: (column: String, value: String)?
    /// How many figures stand around the one that is read.
    var depth = 0
    private var tables: [String: Table?] = [:]
    private var notes: [String] = []

    init(source: (any ChartDataSource)? = nil) { self.source = source }

    /// Keeps what readers of the figure should know of its data; the same only once.
    func note(_ text: String?) {
        if let text, !notes.contains(text) { notes.append(text) }
    }

    /// The notes since the last figure, for the one that was read.
    func takeNotes() -> [String] {
        defer { notes = [] }
        return notes
    }

    /// The table of a data file, with the rows that the filter keeps.
    func table(_ name: String, at path: [PathStep], _ reader: inout Reader) -> Table? {
        if tables[name] == nil {
            guard let source = source(for: "the data", at: path, &reader) else { return nil }
            do {
                tables[name] = .some(try source.table(name))
            } catch {
                reader.report(error.message, at: path, remedy: error.remedy)
                return nil
            }
        }
        guard let known = tables[name], let table = known else { return nil }
        return filtered(table)
    }

    /// The rows that the filter keeps.
    func filtered(_ table: ChartSurroundings.Columns) -> ChartSurroundings.Columns {
        if case .read(let table) = table { .read(filtered(table)) } else { table }
    }

    private func filtered(_ table: Table) -> Table {
        guard let filter, let cells = table[filter.column]?.cells else { return table }
        return table.rows((0..<table.rowCount).filter { cells.text($0) == filter.value })
    }

    /// Where data files are.
    ///
    /// - Parameter content: what may be written into the chart instead, for a complaint where there are none.
    func source(
        for content: String, at path: [PathStep], _ reader: inout Reader
    ) -> (any ChartDataSource)? {
        if let source { return source }
        reader.report(
            "data files need a folder to be looked for in", at: path,
            remedy: "write \(content) into the chart, or give the chart as a file")
        return nil
    }
}
