import Platform

/// Cells of one column that stay in the bytes of their file: eight bytes a cell beside the file, which all columns share.
///
/// A cell becomes a text or a number when it is asked for. Most columns of a large file never are.
public struct FileCells: Sendable, Hashable, RandomAccessCollection {
    private let file: FileCellStore
    private let column: Int
    /// Which rows of the file; `nil`: all.
    private var selection: [Int]?

    init(_ file: FileCellStore, column: Int) {
        self.file = file
        self.column = column
    }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many rows there are.
    public var endIndex: Int { selection?.count ?? file.rowCount }

    /// The text of a row, counted from 0.
    public subscript(row: Int) -> String { file.text(file.cell(selection?[row] ?? row, column)) }

    /// The number of a row where its text is a short decimal number; `nil` for all else.
    package func shortNumber(_ row: Int) -> Double? {
        file.number(file.cell(selection?[row] ?? row, column))
    }

    func rows(_ indices: [Int]) -> FileCells {
        var part = self
        part.selection = indices.map { selection?[$0] ?? $0 }
        return part
    }

    /// Cells are equal where their texts are.
    public static func == (left: FileCells, right: FileCells) -> Bool {
        left.count == right.count && left.elementsEqual(right)
    }

    /// Cells that are equal go to one place.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for text in self { hasher.combine(text) }
    }
}

/// The bytes of a file, and where in them its cells are, row by row.
package final class FileCellStore: Sendable {
    private let bytes: [UInt8]
    /// Of each cell, row by row.
    private let starts: [UInt32]
    private let lengths: [UInt32]
    /// Cells whose text is not what their bytes say, by their place in the rows.
    private let others: [Int: String]
    private let width: Int

    fileprivate init(
        bytes: [UInt8], starts: [UInt32], lengths: [UInt32], others: [Int: String], width: Int
    ) {
        self.bytes = bytes
        self.starts = starts
        self.lengths = lengths
        self.others = others
        self.width = width
    }

    var rowCount: Int { width == 0 ? 0 : starts.count / width }

    func cell(_ row: Int, _ column: Int) -> Int { row * width + column }

    func text(_ cell: Int) -> String {
        if lengths[cell] == .max { return others[cell] ?? "" }
        return String(decoding: bytes[range(cell)], as: UTF8.self)
    }

    func number(_ cell: Int) -> Double? {
        guard lengths[cell] != .max else { return nil }
        return DecimalNumber.short(bytes, in: range(cell))
    }

    private func range(_ cell: Int) -> Range<Int> {
        Int(starts[cell])..<Int(starts[cell]) + Int(lengths[cell])
    }
}

/// Takes the cells of a file row by row, and becomes the columns of a table.
package struct FileCellStoreBuilder {
    /// Files with more bytes have places that four bytes cannot hold.
    package static let largestFile = Int(UInt32.max) - 1

    private let bytes: [UInt8]
    private let names: [String]
    private var starts: [UInt32] = []
    private var lengths: [UInt32] = []
    private var others: [Int: String] = [:]

    /// - Parameters:
    ///   - bytes: at most ``largestFile``.
    ///   - rows: how many there will be, about.
    package init(_ bytes: [UInt8], names: [String], rows: Int) {
        self.bytes = bytes
        self.names = names
        starts.reserveCapacity(rows * names.count)
        lengths.reserveCapacity(rows * names.count)
    }

    /// The next cell, whose text are these bytes of the file.
    package mutating func append(_ range: Range<Int>) {
        starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
        lengths.append(UInt32(truncatingIfNeeded: range.count))
    }

    /// The next cell, whose text stands otherwise in the file.
    package mutating func append(_ text: String) {
        if !text.isEmpty { others[starts.count] = text }
        starts.append(0)
        lengths.append(text.isEmpty ? 0 : .max)
    }

    /// The columns, where every row had a cell for each.
    package consuming func table() -> Table {
        let file = FileCellStore(
            bytes: bytes, starts: starts, lengths: lengths, others: others, width: names.count)
        return Table(
            names.enumerated().map { Table.Column($1, .written(FileCells(file, column: $0))) })
    }
}
