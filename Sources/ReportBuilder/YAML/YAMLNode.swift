import Platform

/// A value of a YAML text, and where it stands in its file.
struct YAMLNode: Sendable, Hashable {
    enum Content: Sendable, Hashable {
        /// Text. Only plain text, without quotes, may also mean a number, a flag or nothing.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLField])
    }

    var content: Content
    var range: SourceRange

    /// Whether the author wrote nothing, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The value in a few words, for messages: `the text "fast"`, `the number 3`, `a list`.
    var described: String {
        switch content {
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .scalar(let text, let isPlain):
            if isNull { return "nothing" }
            if isPlain, YAMLNumber(text) != nil { return "the number \(text)" }
            if isPlain, text == "true" || text == "false" { return text }
            return "the text \"\(text.shortened(to: 40))\""
        }
    }
}

/// A key of a mapping with its value.
struct YAMLField: Sendable, Hashable {
    var key: String
    var keyRange: SourceRange
    var value: YAMLNode
}

/// What plain text means as a number: the decimal numbers of JSON, with an optional plus sign and
/// without the obligation to write a digit on both sides of the point.
enum YAMLNumber: Sendable, Hashable {
    case finite(Double)
    /// `.nan`, `.inf`, `Infinity` and the like.
    case nonFinite
    /// A decimal number beyond the range of a Double: `1e999`.
    case tooLarge

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if let number = DecimalNumber.short(bytes, in: 0..<bytes.count) {
            self = .finite(number)
            return
        }
        let names = ["nan", "inf", "infinity"]
        var name = text.lowercased()
        if name.hasPrefix("-") || name.hasPrefix("+") { name.removeFirst() }
        if name.hasPrefix(".") { name.removeFirst() }
        if names.contains(name) {
            self = .nonFinite
            return
        }
        guard YAMLNumber.isDecimal(text), let value = Double(text) else { return nil }
        self = value.isFinite ? .finite(value) : .tooLarge
    }

    private static func isDecimal(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        func skip(_ choices: String) -> Bool {
            guard let first = rest.first, choices.utf8.contains(first) else { return false }
            rest.removeFirst()
            return true
        }
        func digits() -> Int {
            let count = rest.prefix(while: isDigit).count
            rest.removeFirst(count)
            return count
        }
        _ = skip("+-")
        var count = digits()
        if skip(".") { count += digits() }
        guard count > 0 else { return false }
        if skip("eE") {
            _ = skip("+-")
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

extension String {
    /// The text, or its beginning and an ellipsis, in one line.
    func shortened(to limit: Int) -> String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
