/// The arrays of a file that make a surface: where it was taken, and a value for each pair.
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
        let x = try contents.array("x").elements
        let y = try contents.array("y").elements
        let isOther = contents.names.contains("z") && !contents.names.contains("loss")
        let table = try contents.array(isOther ? "z" : "loss")
        try self.init(x: x, y: y, rows: table.shape, table.elements)
    }

    /// The same from the members of a JSON object, where `null` is not-a-number.
    package init(_ json: JSONValue) throws(NumPyReadError) {
        func numbers(_ value: JSONValue?, _ name: String) throws(NumPyReadError) -> [Double] {
            guard case .array(let items) = value else {
                throw NumPyReadError("There is no list \"\(name)\".")
            }
            return items.map { $0.number ?? .nan }
        }
        let name = json["loss"] == nil && json["z"] != nil ? "z" : "loss"
        guard case .array(let items) = json[name] else {
            throw NumPyReadError("There is no list \"\(name)\" of rows.")
        }
        var values: [[Double]] = []
        for row in items { values.append(try numbers(row, "\(name)[\(values.count)]")) }
        let width = values.first?.count ?? 0
        guard values.allSatisfy({ $0.count == width }) else {
            throw NumPyReadError("The rows of \(name) have different lengths.")
        }
        try self.init(
            x: try numbers(json["x"], "x"), y: try numbers(json["y"], "y"), rows: [values.count, width],
            Array(values.joined()))
    }

    private init(x: [Double], y: [Double], rows shape: [Int], _ values: [Double]) throws(NumPyReadError) {
        guard shape == [y.count, x.count] else {
            throw NumPyReadError(
                "The surface is \(shape.map(String.init).joined(separator: " × ")), expected "
                    + "\(y.count) × \(x.count): a row for each y.")
        }
        (self.x, self.y, self.values) = (x, y, values)
    }
}
