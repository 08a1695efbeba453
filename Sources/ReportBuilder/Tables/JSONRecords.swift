import Tables

/// Records in JSON whose keys are columns: in the order in which they come up, and with an empty cell where a record has
/// not what others have.
struct JSONRecords {
    private(set) var names: [String] = []
    private var columns: [String: Int] = [:]
    private var rows: [[TableCell]] = []
    private var nextRow = 0

    /// - Parameter record: where it is.
    mutating func append(_ members: [(name: String, range: SourceRange)], at record: SourceRange) {
        var row: [TableCell] = []
        for (name, range) in members {
            let column = columns[name] ?? names.count
            if column == names.count {
                columns[name] = column
                names.append(name)
            }
            while row.count <= column { row.append(Self.missing(at: record.lower)) }
            row[column].range = range
        }
        rows.append(row)
    }

    /// The next record.
    mutating func row(of count: Int) -> [TableCell]? {
        guard nextRow < rows.count else { return nil }
        var row = rows[nextRow]
        nextRow += 1
        let end = row.last?.range.upper ?? 0
        while row.count < count { row.append(Self.missing(at: end)) }
        return row
    }

    private static func missing(at offset: Int) -> TableCell {
        TableCell(range: SourceRange(lower: offset, upper: offset))
    }
}

/// A format whose cells are values of JSON.
protocol JSONTableReading: TableReading {
    var records: JSONRecords { get set }
}

extension JSONTableReading {
    mutating func row(of count: Int) -> [TableCell]? { records.row(of: count) }

    /// Numbers as they are written, texts without their quotes; `null` is an empty cell.
    func text(_ cell: TableCell) -> String {
        let text = file.text(in: cell.range)
        guard text.hasPrefix("\"") else { return text == "null" ? "" : text }
        return JSONValue(parsing: text.utf8)?.string ?? text
    }

    /// Numbers, and texts without an escape.
    func bytes(of cell: TableCell) -> SourceRange? {
        let range = cell.range
        guard !range.isEmpty else { return range }
        let bytes = file.bytes[range.lower..<range.upper]
        switch bytes.first {
        case UInt8(ascii: "\""):
            guard !bytes.contains(UInt8(ascii: "\\")) else { return nil }
            return SourceRange(lower: range.lower + 1, upper: range.upper - 1)
        case UInt8(ascii: "n"): return nil
        default: return range
        }
    }
}
