/// Columns with names, each of one type, and a cell of each in every row.
///
/// What a training, a landscape or a sweep recorded is such a table, and so is every data file of a chart or an
/// experiment. Numbers stay numbers: they become text when the table is written, and not before.
public struct Table: Sendable, Hashable {
    /// A column: its name, and a cell a row.
    public struct Column: Sendable, Hashable {
        /// What the first line of a CSV file calls it.
        public let name: String
        /// From the first row on.
        public let cells: Cells

        /// - Parameter cells: as many as the other columns of the table have.
        public init(_ name: String, _ cells: Cells) {
            self.name = name
            self.cells = cells
        }
    }

    /// In their order, each name once.
    public let columns: [Column]
    /// How many rows there are.
    public let rowCount: Int
    /// The numbers of the rows in their file, from 1, where these are some of them; `nil` counts all.
    package private(set) var rowNumbers: [Int]?
    /// Whether readers are told otherwise why cells are empty.
    package var hasExplainedGaps = false

    /// A table of columns; shorter ones end with cells that are missing.
    public init(_ columns: [Column]) {
        rowCount = columns.map(\.cells.count).max() ?? 0
        self.columns = columns
    }

    /// The names of the columns.
    public var names: [String] { columns.map(\.name) }

    /// The column of that name.
    ///
    /// - Complexity: linear in the number of columns.
    public subscript(name: String) -> Column? { columns.first { $0.name == name } }

    /// The table of some of the rows, counted from 0.
    ///
    /// - Complexity: linear in these rows; cells that still stand in their file stay there.
    package func rows(_ indices: [Int]) -> Table {
        var part = Table(columns.map { Column($0.name, $0.cells.rows(indices)) })
        part.rowNumbers = indices.map { rowNumber($0) }
        part.hasExplainedGaps = hasExplainedGaps
        return part
    }

    /// By which number readers of its file find a row, counted from 1.
    package func rowNumber(_ index: Int) -> Int {
        guard let rowNumbers else { return index + 1 }
        return rowNumbers.indices.contains(index) ? rowNumbers[index] : index + 1
    }
}
