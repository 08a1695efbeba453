import TrainingCore

/// Numbers of a CSV file (RFC 4180): a line per row, values separated by commas.
///
/// Spaces around values are dropped, empty lines are skipped. A value in quotes may contain commas, and
/// quotes written twice, but no line break. Only the columns that are asked for have to be numbers.
struct NumberTable {
    struct Format {
        /// Whether the first line names the columns; else they are called 0, 1, 2, ….
        var hasHeader = true
        var missing = Missing.error
    }

    /// What becomes of a value that is not there: empty, NA, NaN, null or ?, in any case of letters.
    enum Missing: String, CaseIterable {
        /// It is an error.
        case error
        /// Its row is left out.
        case drop
        /// The mean of the column's other values stands in for it.
        case mean
    }

    /// The chosen columns of every row, in the order of the choice.
    let rows: [[Double]]

    /// - Parameter choose: gives the columns that are wanted by the names of all, or `nil` after errors.
    /// - Returns: `nil` after errors; at most ten of one file are reported.
    init?(
        _ file: SourceFile, format: Format, diagnostics: inout [Diagnostic], choose: ([String]) -> [Int]?
    ) {
        var reader = NumberTableReader(file: file, format: format)
        guard let columns = reader.header(), let chosen = choose(columns) else {
            diagnostics += reader.diagnostics
            return nil
        }
        reader.read(chosen, of: columns)
        diagnostics += reader.diagnostics
        guard reader.diagnostics.isEmpty else { return nil }
        rows = reader.rows
    }

    /// A number without `.0`.
    static func text(_ value: Double) -> String { numberText(value) }
}

private struct NumberTableReader {
    let file: SourceFile
    let format: NumberTable.Format
    var rows: [[Double]] = []
    var diagnostics: [Diagnostic] = []
    private var nextLine = 0
    /// Row and place in it of every value that is to be replaced by a mean.
    private var holes: [(row: Int, column: Int, range: SourceRange)] = []

    init(file: SourceFile, format: NumberTable.Format) {
        self.file = file
        self.format = format
    }

    /// The names of the columns.
    mutating func header() -> [String]? {
        while nextLine < file.lineStarts.count {
            let cells = cells(ofLine: nextLine)
            guard !cells.isEmpty else {
                nextLine += 1
                continue
            }
            guard format.hasHeader else { return cells.indices.map(String.init) }
            nextLine += 1
            var seen: Set<String> = []
            for cell in cells where !seen.insert(cell.text).inserted {
                report("there are two columns \"\(cell.text)\"", at: cell.range, remedy: "rename one of them")
            }
            return diagnostics.isEmpty ? cells.map(\.text) : nil
        }
        report(
            "the file is empty", at: SourceRange(lower: 0, upper: 0), remedy: "start it with column names")
        return nil
    }

    mutating func read(_ chosen: [Int], of columns: [String]) {
        for line in nextLine..<file.lineStarts.count where diagnostics.count < 10 {
            let cells = cells(ofLine: line)
            if cells.isEmpty { continue }
            guard cells.count == columns.count else {
                report(
                    "this row has \(cells.count) values, the file has \(columns.count) columns",
                    at: file.lineRange(line), remedy: "write one number per column, separated by commas")
                continue
            }
            row(chosen.map { cells[$0] })
        }
        if diagnostics.isEmpty { fillHoles(chosen.map { columns[$0] }) }
    }

    private mutating func row(_ cells: [Cell]) {
        var numbers: [Double] = []
        var missing: [(row: Int, column: Int, range: SourceRange)] = []
        for (column, cell) in cells.enumerated() {
            if case .finite(let number)? = YAMLNumber(cell.text) {
                numbers.append(number)
            } else if cell.isMissing, format.missing != .error {
                missing.append((rows.count, column, cell.range))
                numbers.append(0)
            } else {
                let found = cell.text.isEmpty ? "nothing" : "\"\(cell.text.shortened(to: 40))\""
                report(
                    "expected a finite number, found \(found)", at: cell.range,
                    remedy: cell.isMissing ? "write it, or choose missing: drop or missing: mean" : nil)
                numbers.append(0)
            }
        }
        if format.missing == .drop, !missing.isEmpty { return }
        holes += missing
        rows.append(numbers)
    }

    private mutating func fillHoles(_ names: [String]) {
        guard !holes.isEmpty else { return }
        for column in names.indices {
            let own = holes.filter { $0.column == column }
            guard let first = own.first else { continue }
            let missing = Set(own.map(\.row))
            let values = rows.indices.filter { !missing.contains($0) }.map { rows[$0][column] }
            guard !values.isEmpty else {
                report("the column \"\(names[column])\" has no value at all", at: first.range)
                continue
            }
            let mean = values.reduce(0, +) / Double(values.count)
            for hole in own { rows[hole.row][column] = mean }
        }
    }

    // MARK: Cells

    private struct Cell {
        var text: String
        var range: SourceRange

        var isMissing: Bool { ["", "na", "nan", "null", "?"].contains(text.lowercased()) }
    }

    private mutating func cells(ofLine line: Int) -> [Cell] {
        let range = file.lineRange(line)
        let bytes = file.bytes
        guard bytes[range.lower..<range.upper].contains(where: { !isSpace($0) }) else { return [] }
        var cells: [Cell] = []
        var start = range.lower
        var isQuoted = false
        for index in range.lower...range.upper {
            if index < range.upper {
                if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
                guard bytes[index] == UInt8(ascii: ","), !isQuoted else { continue }
            }
            cells.append(cell(start, index))
            start = index + 1
        }
        if isQuoted, let last = cells.last {
            report(
                "a value in quotes has no end on its line", at: last.range,
                remedy: "close the quotes; a quote inside is written twice")
        }
        return cells
    }

    private func cell(_ lower: Int, _ upper: Int) -> Cell {
        var (lower, upper) = (lower, upper)
        while lower < upper, isSpace(file.bytes[lower]) { lower += 1 }
        while lower < upper, isSpace(file.bytes[upper - 1]) { upper -= 1 }
        let range = SourceRange(lower: lower, upper: upper)
        let text = file.text(in: range)
        guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else {
            return Cell(text: text, range: range)
        }
        return Cell(text: String(text.dropFirst().dropLast()).replacing("\"\"", with: "\""), range: range)
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private mutating func report(_ message: String, at range: SourceRange, remedy: String? = nil) {
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy))
    }
}
