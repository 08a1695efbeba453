/// A rectangle of numbers, stored row by row.
///
/// Weights are nodes × inputs, data are samples × features, node values are samples × nodes.
public struct Matrix: Sendable, Hashable {
    /// How many rows, at least 0.
    public let rows: Int
    /// How many columns, at least 0.
    public let columns: Int

    /// `rows × columns` numbers; row r, column c is at `r * columns + c`.
    public internal(set) var elements: [Double]

    /// A matrix of `elements`, row by row.
    ///
    /// - Throws: where there are not `rows * columns` elements, or a count is negative. Rows that may be ragged have
    ///   ``init(rowsOf:)``.
    public init(rows: Int, columns: Int, elements: [Double]) throws(ShapeError) {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard rows >= 0, columns >= 0, !overflow, elements.count == count else {
            throw ShapeError(
                "The elements of a matrix", expected: "\(rows) × \(columns)", found: "\(elements.count)")
        }
        self.init(rows: rows, columns: columns, known: elements)
    }

    /// A matrix of elements whose count the caller knows to be right.
    package init(rows: Int, columns: Int, known elements: [Double]) {
        precondition(
            rows >= 0 && columns >= 0 && elements.count == rows * columns,
            "A \(rows) × \(columns) matrix has \(rows * columns) elements, not \(elements.count)")
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }

    /// A matrix of the given rows; nil if they differ in length. No rows make a 0 × 0 matrix.
    public init?(rowsOf nested: [[Double]]) {
        let columns = nested.first?.count ?? 0
        guard nested.allSatisfy({ $0.count == columns }) else { return nil }
        self.init(rows: nested.count, columns: columns, known: nested.flatMap { $0 })
    }

    /// The number in the given row and column, both counted from 0. Others stop the process, as with arrays.
    public subscript(row: Int, column: Int) -> Double {
        get { elements[place(row, column)] }
        set { elements[place(row, column)] = newValue }
    }

    /// A column beyond the last must not give a number of the next row.
    private func place(_ row: Int, _ column: Int) -> Int {
        precondition(
            row >= 0 && row < rows && column >= 0 && column < columns,
            "A \(rows) × \(columns) matrix has no row \(row), column \(column)")
        return row * columns + column
    }

    /// One row, counted from 0. Others stop the process, as with arrays.
    public func row(_ index: Int) -> [Double] {
        precondition(index >= 0 && index < rows, "A \(rows) × \(columns) matrix has no row \(index)")
        return Array(elements[index * columns..<(index + 1) * columns])
    }

    /// One column, counted from 0. Others stop the process, as with arrays.
    public func column(_ index: Int) -> [Double] {
        precondition(
            index >= 0 && index < columns, "A \(rows) × \(columns) matrix has no column \(index)")
        return (0..<rows).map { elements[$0 * columns + index] }
    }

    /// Some of the columns, which exist, in the order given; one may be taken twice.
    package func choosing(columns chosen: [Int]) -> Matrix {
        var elements: [Double] = []
        elements.reserveCapacity(rows * chosen.count)
        for row in 0..<rows {
            for column in chosen { elements.append(self.elements[row * columns + column]) }
        }
        return Matrix(rows: rows, columns: chosen.count, known: elements)
    }

    /// The rows, as a list of lists.
    public var nested: [[Double]] { (0..<rows).map(row) }
}
