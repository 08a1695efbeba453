/// Reads the rows of a CSV file (RFC 4180), each cell with its place.
///
/// Spaces around values are dropped, empty lines are skipped. A value in quotes may contain commas, line breaks, and
/// quotes written twice.
struct CSVReader: TableReading {
    let file: SourceFile
    /// What is wrong with the form of the file.
    private(set) var diagnostics: [Diagnostic] = []
    private var offset = 0
    // Each by itself: a pattern of several is set up when it is first used, which every byte would ask about.
    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")

    init(_ file: SourceFile) { self.file = file }

    func text(_ cell: TableCell) -> String {
        if let bytes = bytes(of: cell) { return file.text(in: bytes) }
        return file.text(in: Self.inside(cell)).replacing("\"\"", with: "\"")
    }

    func bytes(of cell: TableCell) -> SourceRange? {
        guard cell.isQuoted else { return cell.range }
        let inner = Self.inside(cell)
        return file.bytes[inner.lower..<inner.upper].contains(Self.quote) ? nil : inner
    }

    /// Without the quotes.
    private static func inside(_ cell: TableCell) -> SourceRange {
        SourceRange(lower: cell.range.lower + 1, upper: cell.range.upper - 1)
    }

    /// The names of the columns: the first row, or numbers from 0 where that is one of values already.
    ///
    /// - Returns: `nil` after errors.
    mutating func names(hasHeader: Bool) -> [String]? {
        let start = offset
        guard let cells = next() else {
            if diagnostics.isEmpty {
                report(
                    "the file is empty", at: SourceRange(lower: 0, upper: 0),
                    remedy: "start it with column names")
            }
            return nil
        }
        guard hasHeader else {
            offset = start
            return cells.indices.map(String.init)
        }
        let names = cells.map(text)
        var seen: Set<String> = []
        for (cell, name) in zip(cells, names) where !seen.insert(name).inserted {
            report("there are two columns \"\(name)\"", at: cell.range, remedy: "rename one of them")
        }
        return diagnostics.isEmpty ? names : nil
    }

    mutating func row(of count: Int) -> [TableCell]? {
        while let cells = next() {
            if cells.count == count { return cells }
            report(
                "this row has \(cells.count) value\(cells.count == 1 ? "" : "s"), the file has \(count) column\(count == 1 ? "" : "s")",
                at: file.lineRange(file.lineIndex(at: cells[0].range.lower)),
                remedy: "write one value per column, separated by commas")
        }
        return nil
    }

    // MARK: Bytes

    private mutating func next() -> [TableCell]? {
        // After ten mistakes the file is something else.
        while offset < file.bytes.count, diagnostics.count < 10 {
            var cells: [TableCell] = []
            repeat { cells.append(cell()) } while skip(Self.comma)
            _ = skip(Self.newline)
            let isBlank = cells.count == 1 && !cells[0].isQuoted && cells[0].range.isEmpty
            if !isBlank { return cells }
        }
        return nil
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard offset < file.bytes.count, file.bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// Reads up to the comma or the line feed that ends a cell.
    private mutating func cell() -> TableCell {
        skipSpaces()
        let start = offset
        guard skip(Self.quote) else { return TableCell(range: rest(from: start)) }
        while offset < file.bytes.count {
            guard skip(Self.quote) else {
                offset += 1
                continue
            }
            // A second one is a quote inside.
            if skip(Self.quote) { continue }
            let range = SourceRange(lower: start, upper: offset)
            skipSpaces()
            let more = rest(from: offset)
            if !more.isEmpty {
                report(
                    "there is text behind the quotes of a value", at: more,
                    remedy: "a quote inside of quotes is written twice")
            }
            return TableCell(range: range, isQuoted: true)
        }
        let line = file.lineRange(file.lineIndex(at: start))
        let range = SourceRange(lower: start, upper: max(line.upper, start + 1))
        report(
            "a value in quotes has no end", at: range,
            remedy: "close the quotes; a quote inside is written twice")
        return TableCell(range: range)
    }

    /// What is left of a cell, without the spaces behind it.
    private mutating func rest(from start: Int) -> SourceRange {
        while offset < file.bytes.count, file.bytes[offset] != Self.comma, file.bytes[offset] != Self.newline
        {
            offset += 1
        }
        var end = offset
        while end > start, Self.isSpace(file.bytes[end - 1]) { end -= 1 }
        return SourceRange(lower: start, upper: end)
    }

    private mutating func skipSpaces() {
        while offset < file.bytes.count, Self.isSpace(file.bytes[offset]) { offset += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private mutating func report(_ message: String, at range: SourceRange, remedy: String) {
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy, code: .invalidData))
    }
}
