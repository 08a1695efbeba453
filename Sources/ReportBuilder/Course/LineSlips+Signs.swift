/// Whether a text may hold such lines.
extension LineSlips {
    /// Most lessons hold nothing of the kind, and are not looked at line by line.
    static func mayHold(_ bytes: [UInt8], from offset: Int) -> Bool {
        var isAtStart = true
        for index in bytes.indices.dropFirst(offset) {
            let (byte, next) = (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0)
            if byte == UInt8(ascii: "\n") {
                isAtStart = true
                continue
            }
            // Lines below heads of tables, and two backslashes.
            if byte == UInt8(ascii: "|") && isLineBelowHead(bytes, at: index + 1)
                || byte == UInt8(ascii: "-") && next == UInt8(ascii: "|")
                || byte == UInt8(ascii: "\\") && next == byte
            {
                return true
            }
            guard isAtStart, byte != UInt8(ascii: " "), byte != UInt8(ascii: ">") else { continue }
            isAtStart = false
            switch byte {
            case UInt8(ascii: "#"):
                let run = bytes[index...].prefix { $0 == byte }
                if run.count > 6 || run.endIndex < bytes.count && !bytes[run.endIndex].isMarkdownSpace {
                    return true
                }
            case UInt8(ascii: ":"): if next == UInt8(ascii: " ") { return true }
            case UInt8(ascii: "-"): if next == byte { return true }
            case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "i"):
                if next == UInt8(ascii: ".") || next == UInt8(ascii: ")") || next == byte { return true }
            case UInt8(ascii: "("), UInt8(ascii: "T"): return true
            default: break
            }
        }
        return false
    }

    private static func isLineBelowHead(_ bytes: [UInt8], at index: Int) -> Bool {
        let behind = bytes[index...].prefix(3).first { $0 != UInt8(ascii: " ") }
        return behind == UInt8(ascii: "-") || behind == UInt8(ascii: ":")
    }
}
