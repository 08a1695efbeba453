/// The numbers behind a figure, as a table of finished text.
public struct DataTable: Sendable, Hashable {
    public var caption: String
    public var columns: [String]
    /// One row of as many cells as there are columns.
    public var rows: [[String]]

    public init(caption: String, columns: [String], rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
