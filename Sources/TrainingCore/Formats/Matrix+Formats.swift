import Tables

extension NumPyArchive {
    /// Adds a matrix, rows × columns.
    package mutating func add(_ name: String, _ matrix: Matrix) {
        add(name, rows: matrix.rows, columns: matrix.columns, matrix.elements)
    }
}

extension NumPyArray {
    /// Rows and columns; a list is a column.
    package var matrix: Matrix {
        Matrix(rows: shape[0], columns: shape.count == 2 ? shape[1] : 1, known: elements)
    }
}

extension JSONValue {
    /// A list of rows.
    package init(_ matrix: Matrix) { self = .array(matrix.nested.map(JSONValue.init)) }
}
