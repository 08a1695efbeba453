/// Takes code apart by the table of its language. Whatever the text, the tokens joined are the text, and no step goes back.
struct CodeLexer {
    private let bytes: [UInt8]
    private let language: CodeLanguage
    private var position = 0
    private(set) var tokens: [CodeToken] = []

    static func tokens(of text: String, in language: CodeLanguage) -> [CodeToken] {
        var lexer = CodeLexer(bytes: Array(text.utf8), language: language)
        while lexer.position < lexer.bytes.count { lexer.step() }
        return lexer.tokens
    }

    private init(bytes: [UInt8], language: CodeLanguage) {
        self.bytes = bytes
        self.language = language
    }

    // MARK: Steps

    private mutating func step() {
        if let end = blockComment() ?? lineComment() { return add(.comment, to: end) }
        if let end = key() { return add(.key, to: end) }
        if let (kind, end) = string(at: position) { return add(kind, to: end) }
        if let end = special() { return add(.special, to: end) }
        if let end = number() { return add(.number, to: end) }
        if isWord(bytes[position]) { return word() }
        add(.plain, to: position + 1)
    }

    private mutating func add(_ kind: CodeToken.Kind, to end: Int) {
        if let last = tokens.indices.last, tokens[last].kind == kind {
            tokens[last].range = tokens[last].range.lowerBound..<end
        } else {
            tokens.append(CodeToken(kind: kind, range: position..<end))
        }
        position = end
    }

    // MARK: Characters

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// Characters beyond ASCII are letters, so that none is cut in two.
    private func isLetter(_ byte: UInt8?) -> Bool {
        byte.map { $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: "_") } ?? false
    }

    private func isWord(_ byte: UInt8?) -> Bool {
        byte.map { isLetter($0) || $0.isDigit || language.wordCharacters.contains($0) } ?? false
    }

    private func begins(_ text: String, at index: Int) -> Bool {
        !text.isEmpty && bytes[min(index, bytes.count)...].starts(with: text.utf8)
    }

    private var isLineStart: Bool {
        var index = position - 1
        while let before = byte(index), before == UInt8(ascii: " ") || before == UInt8(ascii: "\t") {
            index -= 1
        }
        return byte(index).map { $0 == UInt8(ascii: "\n") } ?? true
    }

    private var isWordStart: Bool {
        guard let before = byte(position - 1) else { return true }
        return !isWord(before) && !isLetter(before) && !before.isDigit && !")]}'\"".utf8.contains(before)
            && before != bytes[position]
    }

    private func lineEnd(from index: Int) -> Int {
        bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    // MARK: Comments

    private func blockComment() -> Int? {
        guard let comment = language.blockComments.first(where: { begins($0.open, at: position) }) else {
            return nil
        }
        var index = position + comment.open.utf8.count
        var depth = 1
        while index < bytes.count {
            if begins(comment.close, at: index) {
                index += comment.close.utf8.count
                depth -= 1
                if depth == 0 { return index }
            } else if comment.nests, begins(comment.open, at: index) {
                index += comment.open.utf8.count
                depth += 1
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private func lineComment() -> Int? {
        guard begins(language.lineComment, at: position) else { return nil }
        let before = byte(position - 1)
        let isFree =
            before.map { $0.isMarkdownSpace || $0 == UInt8(ascii: "\n") || ";(".utf8.contains($0) } ?? true
        return isFree || !language.commentsFollowSpaces ? lineEnd(from: position) : nil
    }

    // MARK: Strings

    /// The string that begins at a place, with what stands before its quotes.
    private func string(at start: Int, depth: Int = 0) -> (kind: CodeToken.Kind, end: Int)? {
        var prefixEnd = start
        while prefixEnd < start + 3, let next = byte(prefixEnd), next.isLetter { prefixEnd += 1 }
        let prefix = String(decoding: bytes[start..<prefixEnd], as: UTF8.self)
        let isFree = !isWord(byte(start - 1))
        let form = language.strings.first { form in
            if !prefix.isEmpty {
                return isFree && form.prefixes.contains(prefix) && begins(form.open, at: prefixEnd)
            }
            guard begins(form.open, at: start) else { return false }
            return !form.startsWord || depth > 0 || isWordStart
        }
        guard let form else { return nil }
        let escapes = form.escapes && !prefix.lowercased().contains("r")
        let end = stringEnd(form, from: prefixEnd + form.open.utf8.count, escapes: escapes, depth: depth)
        if form.isName { return (.plain, end) }
        return (language.keys == .strings && isFollowedByColon(end) ? .key : .string, end)
    }

    private func stringEnd(_ form: CodeLanguage.StringForm, from start: Int, escapes: Bool, depth: Int) -> Int
    {
        var index = start
        while index < bytes.count {
            if begins(form.close, at: index) { return index + form.close.utf8.count }
            if !form.spansLines, bytes[index] == UInt8(ascii: "\n") { return index }
            if escapes, begins(form.interpolation, at: index) {
                index = interpolationEnd(form, from: index + form.interpolation.utf8.count, depth: depth)
            } else if escapes, bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                form.spansLines || bytes[index + 1] != UInt8(ascii: "\n")
            {
                index += 2
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// Code in a string is a part of it; strings within may hold parentheses. Deeper ones are not looked into.
    private func interpolationEnd(_ form: CodeLanguage.StringForm, from start: Int, depth: Int) -> Int {
        var index = start
        var open = 1
        while index < bytes.count, form.spansLines || bytes[index] != UInt8(ascii: "\n") {
            if depth < 4, let inner = string(at: index, depth: depth + 1) {
                index = max(inner.end, index + 1)
                continue
            }
            if bytes[index] == UInt8(ascii: "(") { open += 1 }
            if bytes[index] == UInt8(ascii: ")") { open -= 1 }
            index += 1
            if open == 0 { return index }
        }
        return index
    }

    private func isFollowedByColon(_ end: Int) -> Bool {
        let rest = bytes[end...].drop(while: \.isMarkdownSpace)
        return rest.first == UInt8(ascii: ":")
    }

    // MARK: Keys, names and numbers

    /// A key of YAML: at the beginning of a line, behind hyphens, or behind a brace or comma.
    private func key() -> Int? {
        guard language.keys == .plain, isLetter(bytes[position]) || bytes[position].isDigit else {
            return nil
        }
        var before = position - 1
        while let found = byte(before), found == UInt8(ascii: " ") || found == UInt8(ascii: "-") {
            before -= 1
        }
        let isPlace = byte(before).map { "\n{,".utf8.contains($0) } ?? true
        guard isPlace else { return nil }
        var index = position
        while let next = byte(index), !"\n#\"'{}[],".utf8.contains(next) {
            if next == UInt8(ascii: ":") {
                guard let behind = byte(index + 1) else { return index }
                if behind.isMarkdownSpace || behind == UInt8(ascii: "\n") { return index }
            }
            index += 1
        }
        return nil
    }

    /// A name behind a sigil.
    private func special() -> Int? {
        guard let sigil = language.sigils.first(where: { $0.character == bytes[position] }) else {
            return nil
        }
        switch sigil.place {
        case .anywhere: break
        case .lineStart: guard isLineStart else { return nil }
        case .wordStart: guard isWordStart else { return nil }
        }
        var index = position + 1
        if sigil.character == UInt8(ascii: "$") {
            if byte(index) == UInt8(ascii: "{") {
                let inside = bytes[index...].prefix(200)
                return inside.prefix { $0 != UInt8(ascii: "\n") }.firstIndex(of: UInt8(ascii: "}")).map {
                    $0 + 1
                }
            }
            if let one = byte(index), one.isDigit || "@*#?!$-".utf8.contains(one) { return index + 1 }
        }
        guard isLetter(byte(index)) else { return nil }
        while let next = byte(index), isLetter(next) || next.isDigit || next == UInt8(ascii: ".") {
            index += 1
        }
        while byte(index - 1) == UInt8(ascii: ".") { index -= 1 }
        return index
    }

    private func number() -> Int? {
        let first = bytes[position]
        let isDecimal = first == UInt8(ascii: ".") && byte(position + 1)?.isDigit == true
        guard first.isDigit || isDecimal, !isWord(byte(position - 1)) else { return nil }
        var index = position
        func digits(_ from: Int) -> Int {
            var index = from
            while let next = byte(index), next.isDigit || next == UInt8(ascii: "_") { index += 1 }
            return index
        }
        if first == UInt8(ascii: "0"), let mark = byte(index + 1), "xXbBoO".utf8.contains(mark) {
            index += 2
            while let next = byte(index), next.isDigit || next.isLetter || next == UInt8(ascii: "_") {
                index += 1
            }
            return index
        }
        index = digits(index)
        if byte(index) == UInt8(ascii: "."), byte(index + 1)?.isDigit == true { index = digits(index + 1) }
        if let mark = byte(index), mark | 0x20 == UInt8(ascii: "e") {
            let sign = byte(index + 1).map { "+-".utf8.contains($0) } == true ? 1 : 0
            if byte(index + 1 + sign)?.isDigit == true { index = digits(index + 1 + sign) }
        }
        if let suffix = byte(index), language.numberSuffixes.contains(suffix) { index += 1 }
        // A word that begins with a digit, as shells have.
        return language.hasOptions && isWord(byte(index)) ? nil : index
    }

    private mutating func word() {
        var end = position + 1
        while isWord(byte(end)) { end += 1 }
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        let isMember = byte(position - 1) == UInt8(ascii: ".")
        if language.hasOptions, bytes[position] == UInt8(ascii: "-"), text.utf8.count > 1 {
            add(.special, to: end)
        } else if !isMember, language.keywords.contains(text) {
            add(.keyword, to: end)
        } else if !isMember, language.known.contains(text) {
            add(.known, to: end)
        } else {
            add(.plain, to: end)
        }
    }
}
