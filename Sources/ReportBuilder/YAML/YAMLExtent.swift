/// Finds where a value ends whose start the parser names; the parser does not say.
///
/// Exact for what stands in one line, which is all that a mark under a line can show.
struct YAMLExtent {
    let file: SourceFile
    let start: Int

    func end(ofScalar text: String, isPlain: Bool) -> Int {
        let line = file.lineRange(file.lineIndex(at: start))
        guard start < line.upper else { return start }
        let bytes = file.bytes[start..<line.upper]
        if isPlain {
            let value = Array(text.utf8)
            return bytes.starts(with: value) ? start + value.count : line.upper
        }
        guard let quote = bytes.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            return line.upper
        }
        var index = start + 1
        while index < line.upper {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 1
            } else if bytes[index] == quote {
                let isDoubled = index + 1 < line.upper && bytes[index + 1] == quote
                guard quote == UInt8(ascii: "'"), isDoubled else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return line.upper
    }

    /// The end of a list or mapping whose last value ends at `last`; with its closing bracket, if any.
    func end(after last: Int?) -> Int {
        let end = min(max(last ?? start + 1, start), file.bytes.count)
        guard start < file.bytes.count else { return end }
        let opening = file.bytes[start]
        guard opening == UInt8(ascii: "[") || opening == UInt8(ascii: "{") else { return end }
        var index = max(end, start + 1)
        while index < file.bytes.count {
            switch file.bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: ","): index += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): return index + 1
            default: return end
            }
        }
        return end
    }
}
