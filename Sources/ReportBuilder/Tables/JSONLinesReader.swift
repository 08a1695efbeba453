import Tables
import TrainingCore

/// Reads JSON Lines: an object a line, whose keys are columns. A key that a line has not is an empty cell there.
struct JSONLinesReader: TableReading {
    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []
    private var columns: [String: Int] = [:]
    private var rows: [[TableCell]] = []
    private var nextRow = 0

    init(_ file: SourceFile) { self.file = file }

    mutating func names(hasHeader: Bool) -> [String]? {
        var names: [String] = []
        var start = 0
        // After ten mistakes the file is something else.
        while start < file.bytes.count, diagnostics.count < 10 {
            let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
            var line = JSONLine(file.bytes, start..<end)
            start = end + 1
            guard let members = line.members() else {
                report("this line is no JSON object", at: line.range)
                continue
            }
            guard !members.isEmpty || !line.isBlank else { continue }
            var row: [TableCell] = []
            for (name, range) in members {
                let column = columns[name] ?? names.count
                if column == names.count {
                    columns[name] = column
                    names.append(name)
                }
                while row.count <= column { row.append(Self.missing(at: line.range)) }
                row[column].range = range
            }
            rows.append(row)
        }
        if names.isEmpty, diagnostics.isEmpty {
            report("the file is empty", at: SourceRange(lower: 0, upper: 0))
        }
        return diagnostics.isEmpty ? names : nil
    }

    mutating func row(of count: Int) -> [TableCell]? {
        guard nextRow < rows.count else { return nil }
        var row = rows[nextRow]
        nextRow += 1
        let end = row.last?.range.upper ?? 0
        while row.count < count { row.append(Self.missing(at: SourceRange(lower: end, upper: end))) }
        return row
    }

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

    private static func missing(at range: SourceRange) -> TableCell {
        TableCell(range: SourceRange(lower: range.lower, upper: range.lower))
    }

    private mutating func report(_ message: String, at range: SourceRange) {
        diagnostics.append(
            Diagnostic(
                message, file: file, range: range,
                remedy: "write an object a line: {\"step\": 1, \"loss\": 0.5}", code: .invalidData))
    }
}

/// One line: finds where its values stand, without reading them.
private struct JSONLine {
    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    let range: SourceRange
    let isBlank: Bool

    init(_ bytes: [UInt8], _ line: Range<Int>) {
        self.bytes = bytes
        var (lower, upper) = (line.lowerBound, line.upperBound)
        while lower < upper, Self.isSpace(bytes[lower]) { lower += 1 }
        while upper > lower, Self.isSpace(bytes[upper - 1]) { upper -= 1 }
        (offset, end) = (lower, upper)
        isBlank = lower == upper
        range = SourceRange(lower: lower, upper: upper)
    }

    /// The keys with the places of their values; none for an empty line, `nil` for what is no object.
    mutating func members() -> [(name: String, range: SourceRange)]? {
        if isBlank { return [] }
        guard take("{") else { return nil }
        var members: [(name: String, range: SourceRange)] = []
        if take("}") { return isAtEnd ? [] : nil }
        repeat {
            guard let key = string(), take(":"), let value = value() else { return nil }
            let name = JSONValue(parsing: bytes[key.lower..<key.upper])?.string
            guard let name else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") && isAtEnd ? members : nil
    }

    private var isAtEnd: Bool { offset == end }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private mutating func skipSpaces() {
        while offset < end, Self.isSpace(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpaces()
        guard offset < end, bytes[offset] == UInt8(ascii: sign) else { return false }
        offset += 1
        skipSpaces()
        return true
    }

    private mutating func string() -> SourceRange? {
        skipSpaces()
        guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { return nil }
        let start = offset
        offset += 1
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < end else { return nil }
        offset += 1
        return SourceRange(lower: start, upper: offset)
    }

    /// A value up to the comma or the brace behind it; lists and objects stay as they are.
    private mutating func value() -> SourceRange? {
        skipSpaces()
        guard offset < end else { return nil }
        if bytes[offset] == UInt8(ascii: "\"") { return string() }
        let start = offset
        var depth = 0
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                guard string() != nil else { return nil }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return range(from: start) }
                depth -= 1
            case UInt8(ascii: ","):
                if depth == 0 { return range(from: start) }
            default: break
            }
            offset += 1
        }
        return nil
    }

    private func range(from start: Int) -> SourceRange? {
        var last = offset
        while last > start, Self.isSpace(bytes[last - 1]) { last -= 1 }
        return last > start ? SourceRange(lower: start, upper: last) : nil
    }
}
