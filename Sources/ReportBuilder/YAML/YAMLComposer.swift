import Schema

/// Parses a YAML text into nodes with places.
///
/// Only what JSON can say is allowed, in YAML's clothes: no anchors and aliases (a few lines of them
/// can stand for more values than a machine can hold), no tags, no key twice, keys are plain text.
struct YAMLComposer: ~Copyable {
    /// The longest YAML text, in bytes.
    static let maximumSize = 16 << 20
    /// How many lists and mappings may stand inside each other.
    static let maximumDepth = 64
    /// How many mistakes are told. Only a text that was never meant as this kind of YAML has more.
    static let maximumMistakes = 100

    private let source: YAMLSource
    private var events: YAMLEvents
    private var diagnostics: [Diagnostic] = []
    /// Before this place in the file no tab is looked for.
    private var untabbed = 0

    /// Nothing behind this place can be read, and why has been said.
    private struct Stop: Error {}

    /// - Returns: the root, or `nil` after an error. A text without any value is a null.
    static func compose(_ source: YAMLSource, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        guard source.bytes.count <= maximumSize else {
            diagnostics.append(
                Diagnostic(
                    "this YAML text has \(source.bytes.count) bytes; at most \(maximumSize) are read",
                    file: source.file, range: source.range(of: 0..<0),
                    remedy: "move data to a file of its own", code: .invalidYAML))
            return nil
        }
        var composer = YAMLComposer(source: source)
        let root = try? composer.root()
        diagnostics += composer.diagnostics
        return composer.diagnostics.isEmpty ? root : nil
    }

    private init(source: YAMLSource) {
        self.source = source
        events = YAMLEvents(of: source.bytes)
    }

    private mutating func root() throws(Stop) -> YAMLNode {
        _ = try next()
        guard case .documentStart = try next().kind else {
            return YAMLNode(content: .scalar("", isPlain: true), range: source.range(of: 0..<0))
        }
        let root = try node(from: try next(), depth: 0)
        _ = try next()
        let behind = try next()
        if case .documentStart = behind.kind {
            try refuse(YAMLExplanation.furtherDocument, at: source.range(of: behind.range))
        }
        return root
    }

    private mutating func next() throws(Stop) -> YAMLEvent {
        do throws(YAMLFailure) {
            return try events.next()
        } catch {
            diagnostics.append(YAMLProblem.diagnostic(for: error, in: source))
            throw Stop()
        }
    }

    // MARK: Nodes

    /// The node that starts with an event.
    private mutating func node(from event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        try refuseProperties(of: event)
        let range = source.range(of: event.range)
        switch event.kind {
        case .scalar(let text, let isPlain):
            return YAMLNode(content: .scalar(text, isPlain: isPlain), range: range)
        case .sequenceStart:
            return try sequence(from: range.lower, depth: depth, isFlow: isFlow(event))
        case .mappingStart:
            return try mapping(from: range.lower, depth: depth, isFlow: isFlow(event))
        case .alias:
            try refuse(YAMLExplanation.aliases, at: range)
            return YAMLNode(content: .scalar(source.file.text(in: range), isPlain: true), range: range)
        case .end, .documentStart, .documentEnd, .streamStart, .streamEnd:
            // libyaml does not end what it has not begun.
            try refuse(YAMLExplanation(message: "this YAML text cannot be read"), at: range)
            throw Stop()
        }
    }

    /// Whether a list or mapping stands in brackets, where lines may be indented in any way.
    private func isFlow(_ event: YAMLEvent) -> Bool {
        let start = event.range.lowerBound
        return start < source.bytes.count && "{[".utf8.contains(source.bytes[start])
    }

    private mutating func sequence(from start: Int, depth: Int, isFlow: Bool) throws(Stop) -> YAMLNode {
        try checkDepth(depth, at: start)
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if case .end = event.kind {
                let range = range(from: start, to: event, last: items.last)
                return YAMLNode(content: .sequence(items), range: range)
            }
            if !isFlow { try refuseTab(before: event.range.lowerBound) }
            items.append(try node(from: event, depth: depth + 1))
        }
    }

    private mutating func mapping(from start: Int, depth: Int, isFlow: Bool) throws(Stop) -> YAMLNode {
        try checkDepth(depth, at: start)
        var fields: [YAMLField] = []
        var places: [String: SourceRange] = [:]
        while true {
            let event = try next()
            if case .end = event.kind {
                let range = range(from: start, to: event, last: fields.last?.value)
                return YAMLNode(content: .mapping(fields), range: range)
            }
            if !isFlow { try refuseTab(before: event.range.lowerBound) }
            let key = try node(from: event, depth: depth + 1)
            let value = try node(from: try next(), depth: depth + 1)
            guard case .scalar(let name, _) = key.content else {
                try refuse(
                    YAMLExplanation(
                        message: "a key must be a word, found \(key.described)",
                        remedy: "write key: value; put braces that belong to a text into quotes"),
                    at: key.range)
                continue
            }
            if isFlow, try refuseDecimalComma(in: key, value, behind: fields.last) { continue }
            if let first = places[name] {
                try refuseDuplicate(name, at: key.range, first: first)
            } else {
                places[name] = key.range
                fields.append(YAMLField(key: name, keyRange: key.range, value: value))
            }
        }
    }

    /// A list or mapping ends with its bracket; without one, with its last value, for libyaml ends it where
    /// the next thing begins.
    private func range(from start: Int, to end: YAMLEvent, last: YAMLNode?) -> SourceRange {
        let upper = end.range.isEmpty ? last?.range.upper : source.range(of: end.range).upper
        return SourceRange(lower: start, upper: max(start, upper ?? start + 1))
    }

    // MARK: What is refused

    private mutating func refuse(
        _ mistake: YAMLExplanation, at range: SourceRange, notes: [Diagnostic.Note] = [],
        code: ProblemCode = .invalidYAML
    ) throws(Stop) {
        diagnostics.append(
            Diagnostic(
                mistake.message, file: source.file, range: range, remedy: mistake.remedy, notes: notes,
                code: code))
        if diagnostics.count >= YAMLComposer.maximumMistakes { throw Stop() }
    }

    private mutating func checkDepth(_ depth: Int, at start: Int) throws(Stop) {
        guard depth >= YAMLComposer.maximumDepth else { return }
        try refuse(
            YAMLExplanation(
                message:
                    "lists and mappings stand more than \(YAMLComposer.maximumDepth) deep inside each other",
                remedy: "flatten the value"),
            at: SourceRange(lower: start, upper: start + 1))
        throw Stop()
    }

    /// Refuses a tab that indents a line: how far it reaches is a matter of taste.
    private mutating func refuseTab(before byte: Int) throws(Stop) {
        guard let tab = source.tab(indentingLineOf: byte), tab >= untabbed else { return }
        untabbed = source.offset(ofByte: byte)
        try refuse(YAMLExplanation.tab, at: SourceRange(lower: tab, upper: tab + 1))
    }

    /// `{rate: 0,01}` are two keys to YAML, the second of which has no value.
    private mutating func refuseDecimalComma(
        in key: YAMLNode, _ value: YAMLNode, behind before: YAMLField?
    ) throws(Stop) -> Bool {
        guard let before, case .scalar(let digits, isPlain: true) = key.content, value.isNull,
            value.range.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            case .scalar(let whole, isPlain: true) = before.value.content, YAMLNumber(whole) != nil,
            source.file.text(in: SourceRange(lower: before.value.range.upper, upper: key.range.lower)) == ","
        else { return false }
        let range = SourceRange(lower: before.value.range.lower, upper: key.range.upper)
        let mistake = YAMLExplanation(
            message: "\(before.key) has a decimal comma: \(whole),\(digits)",
            remedy: "\(whole),\(digits)".remedyForDecimalComma)
        try refuse(mistake, at: range, code: .wrongType)
        return true
    }

    /// Refuses anchors and tags, which stand at the beginning of what they belong to.
    private mutating func refuseProperties(of event: YAMLEvent) throws(Stop) {
        guard event.hasAnchor || event.hasTag else { return }
        let word = source.bytes[event.range.lowerBound...].prefix { !" \t\r\n".utf8.contains($0) }
        let range = source.range(of: word.indices)
        if word.first == UInt8(ascii: "&") {
            try refuse(YAMLExplanation.aliases, at: range)
        } else {
            try refuse(
                YAMLExplanation(
                    message: "tags are not allowed, found \(source.file.text(in: range).shortened(to: 40))",
                    remedy: "leave the tag out; put a text that starts with ! into quotes"),
                at: range)
        }
    }

    private mutating func refuseDuplicate(
        _ key: String, at range: SourceRange, first: SourceRange
    ) throws(Stop) {
        try refuse(
            YAMLExplanation(
                message: "the key \"\(key.shortened(to: 40))\" stands twice in the same mapping",
                remedy: "remove one of the two, or give it another name"),
            at: range, notes: [Diagnostic.Note("it is here first", file: source.file, range: first)],
            code: .duplicateKey)
    }
}
