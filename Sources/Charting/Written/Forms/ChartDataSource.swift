import Schema

/// A table of texts: columns with names, rows with a cell for each.
package struct ChartTable: Sendable, Hashable {
    package var columns: [String]
    package var rows: [[String]]
    /// The numbers of the rows in the file, where these are some of them; `nil` counts from 1.
    var rowNumbers: [Int]?

    package init(columns: [String], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    func column(_ name: String) -> [String]? {
        columns.firstIndex(of: name).map { index in rows.map { index < $0.count ? $0[index] : "" } }
    }
}

/// Where written charts find their data files.
package protocol ChartDataSource {
    /// The table of a file.
    ///
    /// - Returns: `nil` after having told the user itself what is wrong.
    /// - Throws: ``Problem`` whose message and remedy are reported at the place of the name.
    func table(_ name: String) throws(Problem) -> ChartTable?

    /// The arrays x, y and z of a file.
    func grid(_ name: String) throws(Problem) -> Grid
}
