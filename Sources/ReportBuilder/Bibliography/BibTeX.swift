/// Works that lessons cite, as a BibTeX file lists them.
struct Bibliography: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        var key: String
        /// `article`, `book` and the like in lower case.
        var kind: String
        /// By name in lower case, without braces and commands of TeX.
        var fields: [String: String]
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var keys: [String] = []
    /// Whether works may be missing because a file cannot be read, which has been told.
    var isBroken = false

    subscript(key: String) -> Entry? { entries[key] }

    /// - Parameter diagnostics: takes what is wrong with the file.
    static func read(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> Bibliography {
        var reader = BibTeXReader(file)
        reader.read()
        diagnostics += reader.diagnostics
        var bibliography = reader.bibliography
        bibliography.isBroken = !reader.diagnostics.isEmpty
        return bibliography
    }

    fileprivate mutating func add(_ entry: Entry) -> Bool {
        guard entries[entry.key] == nil else { return false }
        entries[entry.key] = entry
        keys.append(entry.key)
        return true
    }

    /// The entries of several files together.
    mutating func add(_ other: Bibliography) {
        isBroken = isBroken || other.isBroken
        for key in other.keys {
            if let entry = other[key] { _ = add(entry) }
        }
    }
}

private struct BibTeXReader {
    private let file: SourceFile
    private let bytes: [UInt8]
    private var position = 0
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var bibliography = Bibliography()
    private var strings: [String: String] = [
        "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
        "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
        "dec": "December",
    ]

    init(_ file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    mutating func read() {
        while let sign = bytes[position...].firstIndex(of: UInt8(ascii: "@")) {
            position = sign + 1
            let kind = word().lowercased()
            skipSpaces()
            guard let open = current, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else {
                // Between entries anything may stand, addresses of mail too.
                if !kind.isEmpty, sign == 0 || bytes[sign - 1] == UInt8(ascii: "\n") {
                    report(
                        "@\(kind) opens no entry",
                        SourceRange(lower: sign, upper: sign + 1 + kind.utf8.count),
                        "write a brace behind it: @\(kind){key,")
                }
                continue
            }
            position += 1
            switch kind {
            case "comment", "preamble": skipGroup()
            case "string": strings.merge(fields(from: sign)) { $1 }
            default: readEntry(kind, from: sign)
            }
        }
    }

    private mutating func readEntry(_ kind: String, from start: Int) {
        skipSpaces()
        let keyStart = position
        while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"), !byte.isMarkdownSpace
        {
            position += 1
        }
        let key = String(decoding: bytes[keyStart..<position], as: UTF8.self)
        let keyRange = SourceRange(lower: keyStart, upper: position)
        skipSpaces()
        if current == UInt8(ascii: ",") { position += 1 }
        let fields = fields(from: start)
        guard !key.isEmpty else {
            report("the entry has no key", SourceRange(lower: start, upper: start + 1), "write @\(kind){key,")
            return
        }
        if !bibliography.add(.init(key: key, kind: kind, fields: fields)) {
            report("the key \"\(key)\" stands twice", keyRange, "choose another key")
        }
    }

    /// `name = value, …` up to the brace that closes.
    private mutating func fields(from start: Int) -> [String: String] {
        var fields: [String: String] = [:]
        while true {
            skipSpaces()
            guard let byte = current else {
                report(
                    "the entry never ends", SourceRange(lower: start, upper: start + 1),
                    "write } where it ends")
                return fields
            }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") {
                position += 1
                return fields
            }
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            let nameStart = position
            let name = word().lowercased()
            skipSpaces()
            guard !name.isEmpty, current == UInt8(ascii: "=") else {
                report(
                    "a field needs a name and a value",
                    SourceRange(lower: nameStart, upper: min(nameStart + 1, bytes.count)),
                    "write it as title = {…},")
                skipGroup()
                return fields
            }
            position += 1
            fields[name] = TeXText.plain(value())
        }
    }

    /// Texts in braces or quotes, numbers and names, joined by `#`.
    private mutating func value() -> String {
        var text = ""
        while true {
            skipSpaces()
            guard let byte = current else { return text }
            if byte == UInt8(ascii: "{") {
                position += 1
                text += group(until: UInt8(ascii: "}"))
            } else if byte == UInt8(ascii: "\"") {
                position += 1
                text += group(until: UInt8(ascii: "\""))
            } else {
                let name = word()
                if name.isEmpty { return text }
                text += strings[name.lowercased()] ?? name
            }
            skipSpaces()
            guard current == UInt8(ascii: "#") else { return text }
            position += 1
        }
    }

    private mutating func group(until end: UInt8) -> String {
        let start = position
        var depth = 0
        while let byte = current {
            if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
                position += 2
                continue
            }
            if depth == 0, byte == end { break }
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            position += 1
        }
        let text = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
        position = min(position + 1, bytes.count)
        return text
    }

    private mutating func skipGroup() { _ = group(until: UInt8(ascii: "}")) }

    private mutating func word() -> String {
        let start = position
        while let byte = current,
            byte.isLetter || byte.isDigit || byte >= 0x80 || "_-:.+/".utf8.contains(byte)
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpaces() {
        while let byte = current, byte.isMarkdownSpace { position += 1 }
    }

    private mutating func report(_ message: String, _ range: SourceRange, _ remedy: String) {
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy, code: .invalidData))
    }
}

/// Texts of BibTeX without the commands of TeX in them: `Schr{\"o}dinger` → Schrödinger.
private enum TeXText {
    private static let accents: [Character: String] = [
        "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
        ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "r": "\u{30A}",
        "k": "\u{328}", "d": "\u{323}", "b": "\u{331}",
    ]
    private static let letters = [
        "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "i": "i", "j": "j", "textendash": "–", "textemdash": "—", "dots": "…",
        "ldots": "…", "copyright": "©", "LaTeX": "LaTeX", "TeX": "TeX", "textquoteright": "’",
    ]

    static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.first {
            rest.removeFirst()
            switch character {
            case "{", "}", "$": break
            case "~": result += "\u{A0}"
            case "\\": result += command(&rest)
            case "-" where rest.first == "-":
                rest = rest.drop { $0 == "-" }
                result += "–"
            case _ where character.isWhitespace: if !result.hasSuffix(" ") { result += " " }
            default: result.append(character)
            }
        }
        return result.trimmed
    }

    private static func command(_ rest: inout Substring) -> String {
        guard let first = rest.first else { return "" }
        let name = String(rest.prefix(while: \.isLetter))
        if name.count <= 1, let mark = accents[first] {
            let after = rest.dropFirst()
            // A letter is an accent only before a brace or a space: \c{c}, \v s.
            if !first.isLetter || after.first == "{" || after.first == " " {
                rest = after.drop { $0 == "{" || $0 == " " || $0 == "\\" }
                guard let letter = rest.first else { return "" }
                rest.removeFirst()
                return String(letter) + mark
            }
        }
        guard !name.isEmpty else {
            rest.removeFirst()
            return String(first)
        }
        rest = rest.dropFirst(name.count)
        guard let letter = letters[name] else { return "" }
        if rest.first == " " { rest.removeFirst() }
        return letter
    }
}
