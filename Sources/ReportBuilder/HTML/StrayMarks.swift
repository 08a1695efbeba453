/// Signs in a text that mean something in other dialects of Markdown or in TeX and nothing here: on the page they would
/// stand as they are. A new one is a line in ``rules``.
struct StrayMarks {
    /// What a sign means elsewhere and what to write here; nothing where it means nothing.
    struct Found {
        /// In bytes, from the sign.
        var length: Int
        var message: String
        var remedy: String
        var isOfLoneSign = false
    }

    /// The places of a text where a byte stands are given to what knows the byte.
    private static let rules: [(sign: Character, find: @Sendable (StrayMarks) -> Found?)] = [
        ("^", { $0.inlineFootnote }), ("[", { $0.looseFootnote }), ("[", { $0.contents }),
        ("[", { $0.wikiLink }),
        ("[", { $0.looseReference }), ("]", { $0.spacedAddress }), ("]", { $0.distantAddress }),
        ("!", { $0.box }), ("?", { $0.box }), ("=", { $0.tab }), ("+", { $0.blockBreak }),
        ("(", { $0.target }), ("(", { $0.textReference }),
        ("(", { $0.example }), (".", { $0.directive }), ("*", { $0.abbreviation }), ("%", { $0.hidden }),
        ("!", { $0.inclusion }), ("-", { $0.inclusion }), ("<", { $0.inclusion }), ("@", { $0.inclusion }),
        ("{", { $0.inclusion }), ("r", { $0.numberReference }),
        ("=", { $0.pair("==", "write **…** or *…*") }), ("+", { $0.pair("++", "write *…*") }),
        ("*", { $0.strong }), ("^", { $0.raised }), ("~", { $0.lowered }), (":", { $0.shortName }),
        ("{", { $0.liquid }),
        ("{", { $0.revision }), ("{", { $0.singleBraces }), ("{", { $0.openAttributes }),
        ("`", { $0.openCode }),
        ("\\", { $0.command }),
    ]

    /// The rules of each byte.
    private static let rulesOfBytes: [[@Sendable (StrayMarks) -> Found?]] = {
        var found = [[@Sendable (StrayMarks) -> Found?]](repeating: [], count: 256)
        for rule in rules { rule.sign.asciiValue.map { found[Int($0)].append(rule.find) } }
        return found
    }()

    let bytes: [UInt8]
    let knows: (String) -> Bool
    var index = 0
    /// Whether a formula may begin or end in the text, of which something is told elsewhere.
    let hasDollars: Bool
    let firstTick: Int?
    let lastBrace: Int?

    private init(_ text: String, knows: @escaping (String) -> Bool) {
        bytes = Array(text.utf8)
        self.knows = knows
        hasDollars = bytes.contains(UInt8(ascii: "$"))
        firstTick = bytes.firstIndex(of: UInt8(ascii: "`"))
        lastBrace = bytes.lastIndex(of: UInt8(ascii: "}"))
    }

    /// - Parameters:
    ///   - range: where the text stands, byte for byte.
    ///   - knows: whether there is a value of a name.
    /// - Complexity: O(n): no rule looks further than ``reach``.
    static func problems(
        in text: String, at range: SourceRange, knows: @escaping (String) -> Bool = { _ in false }
    ) -> [ArticleProblem] {
        let rules = rulesOfBytes
        var marks = StrayMarks(text, knows: knows)
        var problems: [ArticleProblem] = []
        while marks.index < marks.bytes.count {
            let found = rules[Int(marks.bytes[marks.index])].lazy.compactMap { $0(marks) }.first
            if let found {
                let start = range.lower + marks.index
                var problem = ArticleProblem(
                    message: found.message, remedy: found.remedy,
                    range: SourceRange(lower: start, upper: start + found.length))
                problem.isOfLoneSign = found.isOfLoneSign
                problems.append(problem)
            }
            marks.index += found?.length ?? 1
        }
        return problems
    }

    /// How many bytes behind an opening sign its end is looked for.
    private static let reach = 300

    // MARK: What stands around a sign

    /// From the sign on.
    var rest: ArraySlice<UInt8> { bytes[index...] }

    var isFirst: Bool { index == 0 }

    /// Whether a word may begin here.
    var isBehindSpace: Bool {
        isFirst || bytes[index - 1].isMarkdownSpace || "([{\"'".utf8.contains(bytes[index - 1])
    }

    func begins(with text: String) -> Bool { rest.starts(with: text.utf8) }

    /// What stands between an opening and the next closing sign; nil where it is not closed.
    func inside(_ opening: String, _ closing: String) -> String? {
        guard begins(with: opening) else { return nil }
        let start = index + opening.utf8.count
        let closing = Array(closing.utf8)
        var end = start
        let last = min(bytes.count - closing.count, start + Self.reach)
        // Most signs have no end: so this is the loop that costs something.
        while end <= last {
            if bytes[end] == closing[0], bytes[end...].starts(with: closing) {
                return String(decoding: bytes[start..<end], as: UTF8.self)
            }
            end += 1
        }
        return nil
    }
}
