/// A format of tables: what the end of a file's name says, and what reads its rows.
///
/// A new format is a file with a ``TableReading`` and a line in ``all``. Arrays (`.npy`, `.npz`) are no text and are read
/// elsewhere.
struct TableFormat: Sendable {
    /// As prose calls it.
    let name: String
    /// With which names of files end, without the dot.
    let extensions: [String]
    let reader: @Sendable (SourceFile) -> any TableReading

    static let all = [
        TableFormat(name: "CSV", extensions: ["csv"]) { CSVReader($0) },
        TableFormat(name: "JSON Lines", extensions: ["jsonl", "ndjson"]) { JSONLinesReader($0) },
    ]

    /// What reads a file: by its name, else as the first format.
    static func reader(of file: SourceFile) -> any TableReading {
        let ending = file.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let format = all.first { $0.extensions.contains(ending) } ?? all[0]
        return format.reader(file)
    }
}

/// Reads a table row by row, each cell with its place.
protocol TableReading {
    var file: SourceFile { get }
    /// What is wrong with the form of the file.
    var diagnostics: [Diagnostic] { get }

    /// The names of the columns; `nil` after errors.
    ///
    /// - Parameter hasHeader: whether a first row names them, in formats where that is left open.
    mutating func names(hasHeader: Bool) -> [String]?
    /// The next row with this many cells; others are reported. `nil` at the end.
    mutating func row(of count: Int) -> [TableCell]?
    /// What a cell says.
    func text(_ cell: TableCell) -> String
}

/// The place of one value of a table.
struct TableCell {
    /// With its quotes.
    var range: SourceRange
    var isQuoted = false
}
