import Charting

extension ChartTable {
    /// A file in one of the formats of tables as columns of text.
    ///
    /// - Returns: `nil` after errors.
    init?(_ file: SourceFile, formats: [TableFormat], diagnostics: inout [Diagnostic]) {
        var reader = formats.reader(of: file)
        defer { diagnostics += reader.diagnostics }
        guard let columns = reader.names(hasHeader: true) else { return nil }
        var rows: [[String]] = []
        while let cells = reader.row(of: columns.count) { rows.append(cells.map { reader.text($0) }) }
        guard reader.diagnostics.isEmpty else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
