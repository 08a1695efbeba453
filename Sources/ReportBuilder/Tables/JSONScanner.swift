import Tables

/// Finds where the members of JSON objects and the items of lists stand in the bytes of a file, without reading them.
struct JSONScanner {
    private let bytes: [UInt8]
    private let end: Int
    /// Where the next thing is looked for: after a failure, where that was.
    private(set) var offset: Int
    /// Without the spaces around it.
    let range: SourceRange

    /// - Parameter part: what is scanned, and no further.
    init(_ bytes: [UInt8], _ part: Range<Int>) {
        self.bytes = bytes
        var (lower, upper) = (part.lowerBound, part.upperBound)
        while lower < upper, Self.isSpace(bytes[lower]) { lower += 1 }
        while upper > lower, Self.isSpace(bytes[upper - 1]) { upper -= 1 }
        (offset, end) = (lower, upper)
        range = SourceRange(lower: lower, upper: upper)
    }

    var isBlank: Bool { range.isEmpty }
    var isAtEnd: Bool { offset == end }

    /// The keys of the object that begins here, with the places of their values; `nil` for what is none.
    mutating func members() -> [(name: String, range: SourceRange)]? {
        guard take("{") else { return nil }
        var members: [(name: String, range: SourceRange)] = []
        if take("}") { return [] }
        repeat {
            guard let key = string(), take(":"), let value = value() else { return nil }
            let name = JSONValue(parsing: bytes[key.lower..<key.upper])?.string
            guard let name else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") ? members : nil
    }

    /// The places of the items of the list that begins here; `nil` for what is none.
    mutating func items() -> [SourceRange]? {
        guard take("[") else { return nil }
        var items: [SourceRange] = []
        if take("]") { return [] }
        repeat {
            guard let value = value() else { return nil }
            items.append(value)
        } while take(",")
        return take("]") ? items : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }

    private mutating func skipSpaces() {
        while offset < end, Self.isSpace(bytes[offset]) { offset += 1 }
    }

    /// Whether this sign is next; then it is passed.
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

    /// A value up to the comma or the bracket behind it; lists and objects stay as they are.
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
