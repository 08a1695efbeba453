import Platform
import TrainingCore

/// Numbers of a table. Only the columns that are asked for have to be numbers.
struct NumberTable {
    /// Columns that are wanted, in the order of the choice.
    struct Choice {
        var columns: [Int]
        /// Which of them holds the one target of each sample: names of classes may stand in it for their numbers.
        var target: Int?
    }

    struct Format {
        /// Whether the first line names the columns; else they are called 0, 1, 2, ….
        var hasHeader = true
        var missing = DataSpec.MissingValues.error
        /// The names of classes, with the number that stands for each.
        var classes: [(name: String, number: Double)] = []
    }

    /// The chosen columns of every row, in the order of the choice.
    let numbers: Matrix

    /// - Parameter choose: gives the columns that are wanted by the names of all, or `nil` after errors.
    /// - Returns: `nil` after errors; at most ten of one file are reported.
    init?(
        _ file: SourceFile, format: Format, among formats: [TableFormat], diagnostics: inout [Diagnostic],
        choose: ([String]) -> Choice?
    ) {
        var reader = NumberTableReader(cells: formats.reader(of: file), format: format)
        defer { diagnostics += reader.cells.diagnostics + reader.diagnostics }
        guard let columns = reader.cells.names(hasHeader: format.hasHeader), let chosen = choose(columns)
        else { return nil }
        reader.read(chosen, of: columns)
        guard reader.cells.diagnostics.isEmpty, reader.diagnostics.isEmpty else { return nil }
        numbers = reader.numbers
    }
}

private struct NumberTableReader {
    let format: NumberTable.Format
    var cells: any TableReading
    var diagnostics: [Diagnostic] = []
    /// Row by row.
    private var elements: [Double] = []
    private var rowCount = 0
    private var width = 0
    /// Row and place in it of every value that is to be replaced by a mean.
    private var holes: [(row: Int, column: Int, range: SourceRange)] = []
    /// Where the one target of each sample stands in a row.
    private var target: Int?
    /// Texts in that place that name no class, each once, and where the first one stands.
    private var strangers: (first: SourceRange, names: [String])?
    private static let mostClasses = 20

    init(cells: any TableReading, format: NumberTable.Format) {
        self.cells = cells
        self.format = format
    }

    var numbers: Matrix { Matrix(rows: rowCount, columns: width, known: elements) }

    mutating func read(_ choice: NumberTable.Choice, of columns: [String]) {
        let chosen = choice.columns
        (width, target) = (chosen.count, choice.target)
        while diagnostics.count < 10, let row = cells.row(of: columns.count) {
            self.row(chosen.map { row[$0] })
        }
        if let strangers, let target { report(strangers, ofColumn: columns[chosen[target]]) }
        if diagnostics.isEmpty, cells.diagnostics.isEmpty { fillHoles(chosen.map { columns[$0] }) }
    }

    private mutating func row(_ row: [TableCell]) {
        var missing: [(row: Int, column: Int, range: SourceRange)] = []
        for (column, cell) in row.enumerated() {
            if let number = shortNumber(cell) {
                elements.append(number)
                continue
            }
            let text = cells.text(cell)
            if case .finite(let number)? = YAMLNumber(text) {
                elements.append(number)
            } else if format.missing != .error, Self.isMissing(text) {
                missing.append((rowCount, column, cell.range))
                elements.append(0)
            } else if column == target, let number = classNumber(text, at: cell.range) {
                elements.append(number)
            } else {
                let found = text.isEmpty ? "nothing" : "\"\(text.shortened(to: 40))\""
                report(
                    "expected a finite number, found \(found)", at: cell.range,
                    remedy: Self.isMissing(text)
                        ? "write it, or choose missing: drop or missing: mean"
                        : "write a number, with a point and without a unit")
                elements.append(0)
            }
        }
        if format.missing == .drop, !missing.isEmpty {
            elements.removeLast(width)
            return
        }
        holes += missing
        rowCount += 1
    }

    /// What stands for the name of a class; 0 for other words, which are told all together.
    private mutating func classNumber(_ text: String, at range: SourceRange) -> Double? {
        if let known = format.classes.first(where: { $0.name == text }) { return known.number }
        guard text.contains(where: \.isLetter) else { return nil }
        var names = strangers?.names ?? []
        guard names.contains(text) || names.count < Self.mostClasses else { return nil }
        if !names.contains(text) { names.append(text) }
        strangers = (strangers?.first ?? range, names)
        return 0
    }

    private mutating func report(_ strangers: (first: SourceRange, names: [String]), ofColumn name: String) {
        func list(_ names: [String]) -> String {
            names.map { $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } ? $0 : "\"\($0)\"" }
                .joined(separator: ", ")
        }
        let found = "\"\((strangers.names.first ?? "").shortened(to: 40))\""
        guard format.classes.isEmpty else {
            return report(
                "the column \"\(name)\" has \(found), which is none of the classes", at: strangers.first,
                remedy: "write \(list(format.classes.map(\.name))), or add it to classes")
        }
        report(
            "expected a finite number, found \(found)", at: strangers.first,
            remedy: "where the column names classes, list them under data, in the order of the outputs: "
                + "classes: [\(list(strangers.names))]")
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
            let values = (0..<rowCount).filter { !missing.contains($0) }.map { elements[$0 * width + column] }
            guard !values.isEmpty else {
                report("the column \"\(names[column])\" has no value at all", at: first.range)
                continue
            }
            let mean = values.reduce(0, +) / Double(values.count)
            for hole in own { elements[hole.row * width + column] = mean }
        }
    }

    private mutating func report(_ message: String, at range: SourceRange, remedy: String? = nil) {
        diagnostics.append(
            Diagnostic(message, file: cells.file, range: range, remedy: remedy, code: .invalidData))
    }
}
