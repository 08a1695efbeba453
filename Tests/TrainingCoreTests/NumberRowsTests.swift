import Testing

@testable import TrainingCore

@Suite("Rows as they were written")
struct NumberRowsTests {
    @Test("Rows of one length are a matrix, and a matrix is rows")
    func matrix() {
        let rows = NumberRows([[1, 2], [3, 4], [5, 6]])
        let matrix = Matrix(rows: 3, columns: 2, known: [1, 2, 3, 4, 5, 6])
        #expect(rows.matrix(columns: 2) == matrix && rows == NumberRows(matrix))
        #expect(rows.matrix(columns: 3) == nil)
        #expect(rows.map { Array($0) } == [[1, 2], [3, 4], [5, 6]])
    }

    @Test("A row of another length keeps its numbers and its length, wherever it stands", arguments: 0..<4)
    func ragged(place: Int) {
        var lists = [[1.0, 2], [3, 4], [5, 6]]
        lists.insert([7, 8, 9], at: place)
        let rows = NumberRows(lists)
        #expect(rows.map { Array($0) } == lists)
        #expect(rows.indices.map { rows.width(of: $0) } == lists.map(\.count))
        #expect(!rows.allHave(width: 2) && rows.matrix(columns: 2) == nil)
    }

    @Test("Empty rows are rows, and no rows have every length")
    func empty() {
        #expect(NumberRows([[], []]).count == 2 && NumberRows([[], []]).allHave(width: 0))
        #expect(NumberRows([[], [1]]).map { Array($0) } == [[], [1]])
        #expect(NumberRows().allHave(width: 5) && NumberRows().matrix(columns: 5)?.rows == 0)
    }
}
