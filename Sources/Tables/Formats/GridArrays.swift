/// The arrays of an archive that make a surface: where it was taken, and a value for each pair.
package struct GridArrays: Sendable, Hashable {
    /// nx numbers.
    package let x: [Double]
    /// ny numbers.
    package let y: [Double]
    /// ny × nx numbers, a row for each y.
    package let values: [Double]

    /// Reads `x`, `y` and the values, which are called `loss`, or `z` where they are another quantity. An archive that
    /// has both is read by `loss`.
    package init(_ contents: NumPyContents) throws(NumPyReadError) {
        x = try contents.array("x").elements
        y = try contents.array("y").elements
        let isOther = contents.names.contains("z") && !contents.names.contains("loss")
        let table = try contents.array(isOther ? "z" : "loss")
        guard table.shape == [y.count, x.count] else {
            throw NumPyReadError(
                "The surface is \(table.shape.map(String.init).joined(separator: " × ")), expected "
                    + "\(y.count) × \(x.count): a row for each y.")
        }
        values = table.elements
    }
}
