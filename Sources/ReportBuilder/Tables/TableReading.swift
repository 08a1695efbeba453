/// Reads a table row by row, each cell with its place.
public protocol TableReading {
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
    /// The bytes of the file that are the text of a cell as they stand; `nil` where the text is written otherwise. Large
    /// tables of a format that says so need no memory for their texts.
    func bytes(of cell: TableCell) -> SourceRange?
}

extension TableReading {
    /// None: each text is kept.
    public func bytes(of cell: TableCell) -> SourceRange? { nil }
}

/// The place of one value of a table.
public struct TableCell: Sendable, Hashable {
    /// With its quotes.
    public var range: SourceRange
    /// Whether it is a text whatever it says.
    public var isQuoted: Bool

    /// A cell with its bytes; quoted ones are text even where they look like numbers.
    public init(range: SourceRange, isQuoted: Bool = false) {
        self.range = range
        self.isQuoted = isQuoted
    }
}
