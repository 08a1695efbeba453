/// Reads a table from one JSON value, in the forms that other programs write:
///
/// - a list of records, `[{"step": 1, "loss": 0.5}, …]`,
/// - one such list among other keys, as `log_history` of a trainer's state,
/// - a list a column, `{"step": [1, 2], "loss": [0.5, 0.4]}`, also with a number before each value
///   (`{"loss": {"0": 0.5, "1": 0.4}}`). Shorter columns end with empty cells.
struct JSONTableReader: JSONTableReading {
    private typealias Columns = [(name: String, cells: [SourceRange])]

    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []
    var records = JSONRecords()

    init(_ file: SourceFile) { self.file = file }

    mutating func names(hasHeader: Bool) -> [String]? {
        var whole = JSONScanner(file.bytes, 0..<file.bytes.count)
        guard !whole.isBlank else {
            report("the file is empty", at: SourceRange(lower: 0, upper: 0))
            return nil
        }
        let isRead =
            file.bytes[whole.range.lower] == UInt8(ascii: "[") ? readList(&whole) : readObject(&whole)
        if !isRead, diagnostics.isEmpty {
            report(
                "there is no table in this JSON", at: file.lineRange(file.lineIndex(at: whole.range.lower)))
        }
        return diagnostics.isEmpty ? records.names : nil
    }

    private mutating func readList(_ whole: inout JSONScanner) -> Bool {
        guard let items = whole.items(), whole.isAtEnd else { return endedEarly(whole) }
        return read(records: items)
    }

    /// An object with a list of records, or with columns.
    private mutating func readObject(_ whole: inout JSONScanner) -> Bool {
        guard let members = whole.members(), whole.isAtEnd else { return endedEarly(whole) }
        var lists: Columns = []
        for (name, range) in members {
            var value = JSONScanner(file.bytes, range.lower..<range.upper)
            if let items = value.items() { lists.append((name, items)) }
        }
        let recordLists = lists.filter { $0.cells.first.map(isObject) == true }
        if recordLists.count == 1 { return read(records: recordLists[0].cells) }
        let columns = lists.filter { list in !list.cells.contains(where: isNested) }
        if !columns.isEmpty { return read(columns) }
        return read(numberedColumns(members))
    }

    private mutating func endedEarly(_ whole: JSONScanner) -> Bool {
        let start = min(whole.offset, file.bytes.count)
        report(
            "the JSON goes wrong here", at: SourceRange(lower: start, upper: min(start + 1, file.bytes.count))
        )
        return false
    }

    private func isObject(_ range: SourceRange) -> Bool { file.bytes[range.lower] == UInt8(ascii: "{") }

    private func isNested(_ range: SourceRange) -> Bool {
        isObject(range) || file.bytes[range.lower] == UInt8(ascii: "[")
    }

    /// Objects whose values have numbers before them, the same in each.
    private func numberedColumns(_ members: [(name: String, range: SourceRange)]) -> Columns {
        var columns: Columns = []
        var numbers: [String]?
        for (name, range) in members {
            var value = JSONScanner(file.bytes, range.lower..<range.upper)
            guard let cells = value.members(), cells.allSatisfy({ Int($0.name) != nil }),
                numbers == nil || numbers == cells.map(\.name)
            else { return [] }
            numbers = cells.map(\.name)
            columns.append((name, cells.map(\.range)))
        }
        return columns
    }

    private mutating func read(records items: [SourceRange]) -> Bool {
        for item in items {
            var record = JSONScanner(file.bytes, item.lower..<item.upper)
            guard let members = record.members() else {
                report("this is no record", at: item)
                return false
            }
            records.append(members, at: item)
        }
        return !records.names.isEmpty
    }

    private mutating func read(_ columns: Columns) -> Bool {
        for row in 0..<(columns.map(\.cells.count).max() ?? 0) {
            let cells = columns.filter { row < $0.cells.count }.map { (name: $0.name, range: $0.cells[row]) }
            records.append(cells, at: cells[0].range)
        }
        return !records.names.isEmpty
    }

    private mutating func report(_ message: String, at range: SourceRange) {
        diagnostics.append(
            Diagnostic(
                message, file: file, range: range,
                remedy:
                    "write a list of records: [{\"step\": 1, \"loss\": 0.5}], or a list a column: {\"step\": [1], "
                    + "\"loss\": [0.5]}", code: .invalidData))
    }
}
