import Platform
import TrainingCore

/// Numbers of a table. Only the columns that are asked for have to be numbers.
struct NumberTable {
    struct Format {
        /// Whether the first line names the columns; else they are called 0, 1, 2, ….
        var hasHeader = true
        var missing = DataSpec.MissingValues.error
    }

    /// The chosen columns of every row, in the order of the choice.
    let rows: [[Double]]

    /// - Parameter choose: gives the columns that are wanted by the names of all, or `nil` after errors.
    /// - Returns: `nil` after errors; at most ten of one file are reported.
    init?(
        _ file: SourceFile, format: Format, among formats: [TableFormat], diagnostics: inout [Diagnostic],
        choose: ([String]) -> [Int]?
    ) {
        var reader = NumberTableReader(cells: formats.reader(of: file), format: format)
        defer { diagnostics += reader.cells.diagnostics + reader.diagnostics }
        guard let columns = reader.cells.names(hasHeader: format.hasHeader), let chosen = choose(columns)
        else { return nil }
        reader.read(chosen, of: columns)
        guard reader.cells.diagnostics.isEmpty, reader.diagnostics.isEmpty else { return nil }
        rows = reader.rows
    }
}

private struct NumberTableReader {
    let format: NumberTable.Format
    var cells: any TableReading
    var rows: [[Double]] = []
    var diagnostics: [Diagnostic] = []
    /// Row and place in it of every value that is to be replaced by a mean.
    private var holes: [(row: Int, column: Int, range: SourceRange)] = []

    init(cells: any TableReading, format: NumberTable.Format) {
        self.cells = cells
        self.format = format
    }

    mutating func read(_ chosen: [Int], of columns: [String]) {
        while diagnostics.count < 10, let row = cells.row(of: columns.count) {
            self.row(chosen.map { row[$0] })
        }
        if diagnostics.isEmpty, cells.diagnostics.isEmpty { fillHoles(chosen.map { columns[$0] }) }
    }

    private mutating func row(_ row: [TableCell]) {
        var numbers: [Double] = []
        var missing: [(row: Int, column: Int, range: SourceRange)] = []
        for (column, cell) in row.enumerated() {
            if let number = shortNumber(cell) {
                numbers.append(number)
                continue
            }
            let text = cells.text(cell)
            if case .finite(let number)? = YAMLNumber(text) {
                numbers.append(number)
            } else if format.missing != .error, Self.isMissing(text) {
                missing.append((rows.count, column, cell.range))
                numbers.append(0)
            } else {
                let found = text.isEmpty ? "nothing" : "\"\(text.shortened(to: 40))\""
                report(
                    "expected a finite number, found \(found)", at: cell.range,
                    remedy: Self.isMissing(text)
                        ? "write it, or choose missing: drop or missing: mean"
                        : "write a number, with a point and without a unit")
                numbers.append(0)
            }
        }
        if format.missing == .drop, !missing.isEmpty { return }
        holes += missing
        rows.append(numbers)
    }

    /// Of most cells, without a text between.
    private func shortNumber(_ cell: TableCell) -> Double? {
        guard let range = cells.bytes(of: cell) else { return nil }
        return DecimalNumber.short(cells.file.bytes, in: range.lower..<range.upper)
    }

    private static func isMissing(_ text: String) -> Bool {
        ["", "na", "nan", "null", "?"].contains(text.lowercased())
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

    private mutating func report(_ message: String, at range: SourceRange, remedy: String? = nil) {
        diagnostics.append(
            Diagnostic(message, file: cells.file, range: range, remedy: remedy, code: .invalidData))
    }
}
