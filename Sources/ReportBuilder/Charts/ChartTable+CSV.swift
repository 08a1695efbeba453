/// A CSV file as columns of text: a line of names, then a line of cells per row.
///
/// Cells may be quoted as RFC 4180 says; empty lines are skipped.
struct TextTable: Sendable {
    let columns: [String]
    let rows: [[String]]

    /// - Returns: `nil` after errors.
    init?(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
        var lines: [(cells: [String], line: Int)] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var line = 0
        var start = 0
        func text() -> String {
            String(decoding: cell, as: UTF8.self).trimmingSpaces
        }
        var index = 0
        let bytes = file.bytes
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                if isQuoted, index + 1 < bytes.count, bytes[index + 1] == byte {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == UInt8(ascii: ","), !isQuoted {
                cells.append(text())
                cell = []
            } else if byte == UInt8(ascii: "\n"), !isQuoted {
                cells.append(text())
                if cells != [""] { lines.append((cells, start)) }
                (cells, cell) = ([], [])
                line += 1
                start = line
            } else {
                if byte == UInt8(ascii: "\n") { line += 1 }
                cell.append(byte)
            }
            index += 1
        }
        cells.append(text())
        if cells != [""] { lines.append((cells, start)) }
        guard let header = lines.first else {
            diagnostics.append(
                Diagnostic(
                    "the file is empty", file: file, range: SourceRange(lower: 0, upper: 0),
                    remedy: "start it with column names"))
            return nil
        }
        for row in lines.dropFirst() where row.cells.count != header.cells.count {
            diagnostics.append(
                Diagnostic(
                    "this row has \(row.cells.count) values, the file has \(header.cells.count) columns",
                    file: file, range: file.lineRange(row.line),
                    remedy: "write one value per column, separated by commas"))
            return nil
        }
        columns = header.cells
        rows = lines.dropFirst().map(\.cells)
    }

    func column(_ name: String) -> [String]? {
        columns.firstIndex(of: name).map { index in rows.map { $0[index] } }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
