import Tables

extension Table {
    /// A file in one of the formats of tables. Its cells stay in the bytes of the file until they are asked for.
    ///
    /// - Returns: `nil` after errors.
    init?(_ file: SourceFile, formats: [TableFormat], diagnostics: inout [Diagnostic]) {
        guard file.bytes.count <= FileCellStoreBuilder.largestFile else {
            diagnostics.append(
                Diagnostic(
                    "a table has at most \(FileCellStoreBuilder.largestFile) bytes", file: file, range: nil,
                    remedy: "cut it into several files"))
            return nil
        }
        var reader = formats.reader(of: file)
        defer { diagnostics += reader.diagnostics }
        guard let names = reader.names(hasHeader: true) else { return nil }
        var cells = FileCellStoreBuilder(file.bytes, names: names, rows: file.lineStarts.count)
        while let row = reader.row(of: names.count) {
            for cell in row {
                if let range = reader.bytes(of: cell) {
                    cells.append(range.lower..<range.upper)
                } else {
                    cells.append(reader.text(cell))
                }
            }
        }
        guard reader.diagnostics.isEmpty else { return nil }
        self = cells.table()
    }
}
