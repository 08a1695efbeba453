extension ShapeError {
    /// Throws unless a matrix has so many rows and columns.
    package static func check(_ matrix: Matrix, rows: Int, columns: Int, _ what: String) throws(ShapeError) {
        guard matrix.rows != rows || matrix.columns != columns else { return }
        throw ShapeError(
            what, expected: "\(rows) × \(columns)", found: "\(matrix.rows) × \(matrix.columns)")
    }
}
