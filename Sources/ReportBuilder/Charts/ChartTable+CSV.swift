import Charting

extension ChartTable {
    /// A CSV file as columns of text: a line of names, then a line of cells per row.
    ///
    /// - Returns: `nil` after errors.
    init?(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
        var reader = CSVReader(file)
        defer { diagnostics += reader.diagnostics }
        guard let columns = reader.names() else { return nil }
        var rows: [[String]] = []
        while let cells = reader.row(of: columns.count) { rows.append(cells.map(reader.text)) }
        guard reader.diagnostics.isEmpty else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
