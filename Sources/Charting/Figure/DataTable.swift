/// The numbers behind a figure, as a table of finished text.
public struct DataTable: Sendable, Hashable {
    /// What the table shows.
    public var caption: String
    /// The names of the columns.
    public var columns: [String]
    /// One row of as many cells as there are columns.
    public var rows: [[String]]

    /// A table whose rows have a cell for each column.
    public init(caption: String, columns: [String], rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
