import Drawing

/// A scene as text that is short enough to keep: long lines and long lists are cut and end with a hash of what
/// was cut off, so that any change shows, and most changes show themselves.
enum SceneDigest {
    private static let longestLine = 240
    private static let longestList = 24

    static func text(of scene: Scene) -> String {
        var lines: [String] = []
        var list: [String] = []
        for line in scene.description.split(separator: "\n", omittingEmptySubsequences: false) {
            // A run of lines that begin alike, as the cells of a heat map do.
            if let last = list.last, kind(last) != kind(String(line)) { flush(&list, into: &lines) }
            list.append(String(line))
        }
        flush(&list, into: &lines)
        return lines.joined(separator: "\n")
    }

    /// The indentation and the first word.
    private static func kind(_ line: String) -> String {
        String(line.prefix { $0 == " " }) + String(line.drop { $0 == " " }.prefix { $0 != " " })
    }

    private static func flush(_ list: inout [String], into lines: inout [String]) {
        lines += list.prefix(longestList).map(shortened)
        let rest = list.dropFirst(longestList)
        if !rest.isEmpty {
            lines.append("… \(rest.count) more lines, \(hash(rest.joined(separator: "\n").utf8))")
        }
        list = []
    }

    private static func shortened(_ line: String) -> String {
        guard line.count > longestLine else { return line }
        return "\(line.prefix(longestLine)) … \(line.count) characters, \(hash(line.utf8))"
    }

    /// 64-bit FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> String {
        String(
            bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 36)
    }
}
