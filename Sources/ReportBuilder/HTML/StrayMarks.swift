/// Signs in a text that mean something in other dialects of Markdown or in TeX and nothing here: on the page they would
/// stand as they are. A new one is a line in ``rules``.
struct StrayMarks {
    /// What a sign means elsewhere and what to write here; nothing where it means nothing.
    struct Found {
        /// In bytes, from the sign.
        var length: Int
        var message: String
        var remedy: String
    }

    /// The places of a text where a byte stands are given to what knows the byte.
    private static let rules: [(sign: Character, find: @Sendable (StrayMarks) -> Found?)] = [
        ("^", { $0.inlineFootnote }), ("[", { $0.looseFootnote }), ("[", { $0.contents }),
        ("[", { $0.wikiLink }),
        ("[", { $0.looseReference }), ("]", { $0.spacedAddress }), ("]", { $0.distantAddress }),
        ("!", { $0.box }), ("?", { $0.box }), ("!", { $0.inclusion }), ("-", { $0.inclusion }),
        ("<", { $0.inclusion }),
        ("@", { $0.inclusion }), ("%", { $0.hidden }),
        ("*", { $0.abbreviation }), ("(", { $0.example }), ("=", { $0.tab }),
        ("=", { $0.pair("==", "write **…** or *…*") }),
        ("+", { $0.blockBreak }), ("+", { $0.pair("++", "write *…*") }), ("^", { $0.raised }),
        ("~", { $0.lowered }), ("(", { $0.target }), (".", { $0.directive }),
        (":", { $0.shortName }), ("{", { $0.liquid }), ("{", { $0.revision }), ("{", { $0.inclusion }),
        ("{", { $0.singleBraces }),
        ("{", { $0.openAttributes }), ("`", { $0.openCode }),
        ("r", { $0.numberReference }), ("\\", { $0.command }),
    ]

    private static let signs = Dictionary(grouping: rules.indices) { rules[$0].sign.asciiValue ?? 0 }

    let bytes: [UInt8]
    let knows: (String) -> Bool
    var index = 0

    /// - Parameter range: where the text stands, byte for byte.
    /// - Parameter knows: whether there is a value of a name.
    static func problems(
        in text: String, at range: SourceRange, knows: @escaping (String) -> Bool = { _ in false }
    ) -> [ArticleProblem] {
        var marks = StrayMarks(bytes: Array(text.utf8), knows: knows)
        var problems: [ArticleProblem] = []
        while marks.index < marks.bytes.count {
            let found = signs[marks.bytes[marks.index]]?.lazy.compactMap { rules[$0].find(marks) }.first
            if let found {
                let start = range.lower + marks.index
                problems.append(
                    ArticleProblem(
                        message: found.message, remedy: found.remedy,
                        range: SourceRange(lower: start, upper: start + found.length)))
            }
            marks.index += found?.length ?? 1
        }
        return problems
    }

    // MARK: What stands around a sign

    /// Whether a formula may begin or end here, of which something is told elsewhere.
    var hasDollars: Bool { bytes.contains(UInt8(ascii: "$")) }

    /// From the sign on.
    var rest: ArraySlice<UInt8> { bytes[index...] }

    var isFirst: Bool { index == 0 }

    /// Whether a word may begin here.
    var isBehindSpace: Bool {
        isFirst || bytes[index - 1].isMarkdownSpace || Array("([{\"'".utf8).contains(bytes[index - 1])
    }

    func begins(with text: String) -> Bool { rest.starts(with: text.utf8) }

    /// What stands between an opening and the next closing sign; nil where it is not closed.
    func inside(_ opening: String, _ closing: String) -> String? {
        guard begins(with: opening) else { return nil }
        let inner = rest.dropFirst(opening.utf8.count)
        guard let end = inner.firstRange(of: Array(closing.utf8)) else { return nil }
        return String(decoding: inner[..<end.lowerBound], as: UTF8.self)
    }
}

// MARK: Brackets

extension StrayMarks {
    var inlineFootnote: Found? {
        guard begins(with: "^[") else { return nil }
        return Found(
            length: 2, message: "^[ opens a footnote within the text, which is not known here",
            remedy: "write [^name] and on a line of its own [^name]: its text")
    }

    var looseFootnote: Found? {
        guard let name = inside("[^", "]"), name.contains(where: \.isWhitespace) else { return nil }
        return Found(
            length: name.utf8.count + 3, message: "the name of a footnote has no spaces",
            remedy: "write [^\(name.trimmed.replacing(" ", with: "-"))], and the same before its text")
    }

    var contents: Found? {
        guard isFirst, let text = ["[TOC]", "[toc]", "[[toc]]", "[[TOC]]"].first(where: begins),
            bytes.count == text.utf8.count
        else { return nil }
        return Found(
            length: bytes.count, message: "\(text) is a word of another dialect",
            remedy: "delete it; the contents stand on every page by themselves")
    }

    var wikiLink: Found? {
        guard let name = inside("[[", "]]"), name.first?.isLetter == true, !name.contains(","),
            !name.contains("[")
        else { return nil }
        let target = name.split(separator: "|").first.map { String($0).trimmed } ?? name
        let isPicture = !isFirst && bytes[index - 1] == UInt8(ascii: "!")
        return Found(
            length: name.utf8.count + 4, message: "[[…]] is a link of another dialect",
            remedy: isPicture
                ? "write ![what it shows](\(target))"
                : "write [](\(target.contains(".") ? target : target + ".md")), which says the title by itself"
        )
    }

    /// `[words][name]` without an address for the name.
    var looseReference: Found? {
        guard isBehindSpace, let words = inside("[", "]"), !words.isEmpty, !words.contains("[") else {
            return nil
        }
        var behind = self
        behind.index += words.utf8.count + 2
        guard let name = behind.inside("[", "]"), name.first?.isLetter == true else { return nil }
        return Found(
            length: words.utf8.count + name.utf8.count + 4, message: "there is no address called \"\(name)\"",
            remedy: "write [\(name)]: address on a line of its own, or [\(words)](address)")
    }

    /// `[words](two words.pdf)`
    var spacedAddress: Found? {
        guard let address = inside("](", ")"), address.trimmed.contains(where: \.isWhitespace),
            address.contains(where: { "./#".contains($0) }), !address.contains("\"")
        else { return nil }
        return Found(
            length: address.utf8.count + 3, message: "an address holds no spaces, so this is no link",
            remedy: "write (\(address.trimmed.replacing(" ", with: "%20")))")
    }

    /// `[words] (#place)`
    var distantAddress: Found? {
        guard let address = inside("] (", ")"), !address.contains(where: \.isWhitespace),
            address.hasPrefix("#") || address.hasPrefix("http") || address.hasSuffix(".md")
        else { return nil }
        return Found(
            length: address.utf8.count + 4,
            message: "a space stands between the words of a link and its address",
            remedy: "write ](\(address))")
    }
}
