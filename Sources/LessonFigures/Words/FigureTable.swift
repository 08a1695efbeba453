import Charting

/// The numbers behind a figure, each of which says what it is.
package struct FigureTable: Sendable {
    package let caption: Phrase
    package let columns: [Phrase]
    package let rowCount: Int
    private let makeRow: @Sendable (Int) -> [Phrase]

    /// - Parameter row: made when it is asked for: long tables would hold many statements.
    init(caption: Phrase, columns: [Phrase], rowCount: Int, row: @escaping @Sendable (Int) -> [Phrase]) {
        self.caption = caption
        self.columns = columns
        self.rowCount = rowCount
        makeRow = row
    }

    init(caption: Phrase, columns: [Phrase], rows: [[Phrase]]) {
        self.init(caption: caption, columns: columns, rowCount: rows.count) { rows[$0] }
    }

    package func row(_ index: Int) -> [Phrase] { makeRow(index) }

    /// The table as readers see it.
    package var text: DataTable {
        DataTable(
            caption: caption.text, columns: columns.map(\.text),
            rows: (0..<rowCount).map { makeRow($0).map(\.text) })
    }
}
