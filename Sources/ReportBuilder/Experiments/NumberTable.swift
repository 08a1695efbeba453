/// A CSV file of numbers: a line of column names, then a line of numbers per row.
///
/// Values are separated by commas; spaces around them and quotes around names are dropped, empty lines
/// are skipped.
struct NumberTable {
    let columns: [String]
    let rows: [[Double]]

    /// - Returns: `nil` after errors; at most ten of one file are reported.
    init?(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
        var reader = NumberTableReader(file: file)
        reader.read()
        diagnostics += reader.diagnostics
        guard reader.diagnostics.isEmpty else { return nil }
        columns = reader.columns
        rows = reader.rows
    }
}

private struct NumberTableReader {
    let file: SourceFile
    var columns: [String] = []
    var rows: [[Double]] = []
    var diagnostics: [Diagnostic] = []

    init(file: SourceFile) {
        self.file = file
    }

    mutating func read() {
        for line in file.lineStarts.indices where diagnostics.count < 10 {
            let cells = cells(ofLine: line)
            if cells.isEmpty { continue }
            if columns.isEmpty { header(cells) } else { row(cells, line: line) }
        }
        if columns.isEmpty {
            report(
                "the file is empty", at: SourceRange(lower: 0, upper: 0), remedy: "start it with column names"
            )
        }
    }

    private mutating func header(_ cells: [(text: String, range: SourceRange)]) {
        for cell in cells {
            let name =
                cell.text.count >= 2 && cell.text.hasPrefix("\"") && cell.text.hasSuffix("\"")
                ? String(cell.text.dropFirst().dropLast()) : cell.text
            if columns.contains(name) {
                report("there are two columns \"\(name)\"", at: cell.range, remedy: "rename one of them")
            }
            columns.append(name)
        }
    }

    private mutating func row(_ cells: [(text: String, range: SourceRange)], line: Int) {
        guard cells.count == columns.count else {
            report(
                "this row has \(cells.count) values, the file has \(columns.count) columns",
                at: file.lineRange(line), remedy: "write one number per column, separated by commas")
            return
        }
        var numbers: [Double] = []
        for cell in cells {
            if case .finite(let number)? = YAMLNumber(cell.text) {
                numbers.append(number)
            } else {
                let found = cell.text.isEmpty ? "nothing" : "\"\(cell.text.shortened(to: 40))\""
                report("expected a finite number, found \(found)", at: cell.range)
            }
        }
        rows.append(numbers)
    }

    private func cells(ofLine line: Int) -> [(text: String, range: SourceRange)] {
        let range = file.lineRange(line)
        let bytes = file.bytes[range.lower..<range.upper]
        guard bytes.contains(where: { !isSpace($0) }) else { return [] }
        return bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { cell in
            let lower = cell.firstIndex { !isSpace($0) } ?? cell.startIndex
            let upper = cell.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? lower
            let range = SourceRange(lower: lower, upper: upper)
            return (file.text(in: range), range)
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private mutating func report(_ message: String, at range: SourceRange, remedy: String? = nil) {
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy))
    }
}
