/// Rows of numbers as they were written or read, one behind the other in one list. They need not be equally long: who
/// complains about a row must still have it.
package struct NumberRows: Sendable, Hashable {
    /// The numbers of all rows.
    package private(set) var elements: [Double] = []
    /// How many rows there are.
    package private(set) var count = 0
    /// Of every row, as long as they are equally long.
    private var width = 0
    /// Where each row ends, once one has another length.
    private var ends: [Int]?

    /// None.
    package init() {}

    /// Those of a matrix, without copying them.
    package init(_ matrix: Matrix) {
        (elements, count, width) = (matrix.elements, matrix.rows, matrix.rows > 0 ? matrix.columns : 0)
    }

    /// One row for each list.
    package init(_ rows: [[Double]]) {
        for row in rows { append(row) }
    }

    /// One more row.
    package mutating func append(_ row: [Double]) {
        if count == 0 { width = row.count }
        elements += row
        count += 1
        if row.count != width, ends == nil { ends = (1..<count).map { $0 * width } }
        ends?.append(elements.count)
    }

    /// How long a row is.
    package func width(of row: Int) -> Int {
        ends.map { $0[row] - (row > 0 ? $0[row - 1] : 0) } ?? width
    }

    /// Whether all rows have this length; of no rows it is true.
    package func allHave(width wanted: Int) -> Bool {
        count == 0 || (ends == nil && width == wanted)
    }

    /// The rows as a matrix; nil where one has another length.
    package func matrix(columns: Int) -> Matrix? {
        allHave(width: columns) ? Matrix(rows: count, columns: columns, known: elements) : nil
    }
}

extension NumberRows: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(row: Int) -> ArraySlice<Double> {
        if let ends { return elements[(row > 0 ? ends[row - 1] : 0)..<ends[row]] }
        return elements[row * width..<(row + 1) * width]
    }
}

extension NumberRows: ExpressibleByArrayLiteral {
    package init(arrayLiteral rows: [Double]...) { self.init(rows) }
}
