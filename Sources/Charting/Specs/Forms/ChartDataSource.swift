import Schema
import Tables

/// Where written charts find their data files.
package protocol ChartDataSource {
    /// The table of a file.
    ///
    /// - Returns: `nil` after having told the user itself what is wrong.
    /// - Throws: ``Problem`` whose message and remedy are reported at the place of the name.
    func table(_ name: String) throws(Problem) -> Table?

    /// The arrays x, y and z of a file.
    func grid(_ name: String) throws(Problem) -> Grid
}
