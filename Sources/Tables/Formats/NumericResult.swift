/// Something computed that is saved as numbers, in each of the formats there are for them.
package protocol NumericResult {
    /// What a `.npz` file of it holds: all of it.
    var archive: NumPyArchive { get }
    /// What a `.csv` file of it holds.
    var table: Table { get }
    /// What a `.json` file of it holds.
    var json: JSONValue { get }
}
