/// A place in a TeX formula, and the tokens from there on.
struct TeXScanner {
    enum Token: Hashable {
        /// A command without its backslash: a name of letters, or one other character.
        case command(String)
        case character(Unicode.Scalar)
        case end
    }

    private let bytes: [UInt8]
    /// Bytes from the start of the formula.
    private(set) var position = 0
    /// Where the last token returned by `next` starts.
    private(set) var tokenStart = 0

    init(_ tex: String) {
        bytes = Array(tex.utf8)
    }

    var count: Int { bytes.count }

    /// A part of the formula as it is written.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    mutating func skipSpaces() {
        while position < bytes.count, bytes[position].isTeXSpace { position += 1 }
    }

    func peek() -> Token {
        var copy = self
        return copy.next()
    }

    /// The next token; spaces before it mean nothing.
    mutating func next() -> Token {
        skipSpaces()
        return nextHere()
    }

    /// The next token, where spaces count.
    mutating func nextHere() -> Token {
        tokenStart = position
        guard position < bytes.count else { return .end }
        guard bytes[position] == UInt8(ascii: "\\") else { return .character(scalar()) }
        position += 1
        guard position < bytes.count else { return .command("") }
        let start = position
        while position < bytes.count, bytes[position].isLetter { position += 1 }
        if position == start { return .command(String(Character(scalar()))) }
        if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
            // Starred names (operatorname*) read like their plain forms.
            let name = String(decoding: bytes[start..<position], as: UTF8.self)
            if ["operatorname", "hspace", "vspace", "tag", "DeclareMathOperator"].contains(name) {
                position += 1
            }
            return .command(name)
        }
        return .command(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func scalar() -> Unicode.Scalar {
        let length =
            switch bytes[position] {
            case ..<0x80: 1
            case ..<0xE0: 2
            case ..<0xF0: 3
            default: 4
            }
        let end = min(position + length, bytes.count)
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    /// What stands up to the brace that closes the group just opened, whose opening brace is behind
    /// `position`; nil when none closes it.
    mutating func rawGroup() -> String? {
        let start = position
        var depth = 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            position = min(position + 1, bytes.count)
            if depth == 0 { return String(decoding: bytes[start..<(position - 1)], as: UTF8.self) }
        }
        return nil
    }

    /// What stands up to a byte outside of braces, behind which the position is then; nil when there is none.
    mutating func raw(until end: UInt8) -> String? {
        let start = position
        var depth = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\") {
                position = min(position + 1, bytes.count)
            } else if byte == end, depth == 0 {
                return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
            }
        }
        return nil
    }

    /// Skips the length behind a line break, as in `\\[2pt]`.
    mutating func skipLineSpacing() {
        let bracket = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "*") { position += 1 }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "[") else { return }
        position += 1
        guard let text = raw(until: UInt8(ascii: "]")), text.count < 12,
            text.contains(where: \.isNumber), text.last?.isLetter == true
        else {
            position = bracket
            return
        }
    }

    /// The number a run of digits with at most one decimal point makes, whose first digit was just read.
    mutating func number(startingWith first: Unicode.Scalar) -> String {
        let start = tokenStart
        var hasPoint = first == "."
        while position < bytes.count {
            let isPoint = bytes[position] == UInt8(ascii: ".")
            let digitFollows = position + 1 < bytes.count && bytes[position + 1].isDigit
            // `{,}` is a comma within a number.
            if bytes[position...].starts(with: "{,}".utf8), position + 3 < bytes.count,
                bytes[position + 3].isDigit
            {
                position += 3
                continue
            }
            guard bytes[position].isDigit || isPoint && !hasPoint && digitFollows else { break }
            hasPoint = hasPoint || isPoint
            position += 1
        }
        return String(decoding: bytes[start..<position].filter { $0 != 0x7B && $0 != 0x7D }, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isTeXSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isLetter: Bool { (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self) }
}
