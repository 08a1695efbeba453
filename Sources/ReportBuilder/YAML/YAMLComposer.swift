import Yams

/// Parses a YAML text into nodes with places.
///
/// Only what JSON can say is allowed, in YAML's clothes: no anchors and aliases (a few lines of them
/// can stand for more values than a machine can hold), no tags, no key twice, keys are plain text.
struct YAMLComposer {
    /// The longest YAML text, in bytes.
    static let maximumSize = 16 << 20
    /// How many lists and mappings may stand inside each other.
    static let maximumDepth = 64
    static let tooDeep = "lists and mappings stand more than \(maximumDepth) deep inside each other"

    private let source: YAMLSource
    private var diagnostics: [Diagnostic] = []

    /// - Returns: the root, or `nil` after an error. A text without any value is a null.
    static func compose(_ source: YAMLSource, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        var composer = YAMLComposer(source: source)
        let root = composer.compose()
        diagnostics += composer.diagnostics
        return composer.diagnostics.isEmpty ? root : nil
    }

    private init(source: YAMLSource) {
        self.source = source
    }

    private mutating func compose() -> YAMLNode? {
        let start = source.offset(ofByte: 0)
        guard source.text.utf8.count <= YAMLComposer.maximumSize else {
            let size = source.text.utf8.count
            report(
                "this YAML text has \(size) bytes; at most \(YAMLComposer.maximumSize) are read",
                at: SourceRange(lower: start, upper: start), remedy: "move data to a file of its own")
            return nil
        }
        guard !mentionsManyAliases else { return nil }
        do {
            // The resolver without rules: what a plain text means is decided by who reads it.
            let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                return YAMLNode(
                    content: .scalar("", isPlain: true), range: SourceRange(lower: start, upper: start))
            }
            // Nodes hold their anchors weakly; the parser owns them.
            return withExtendedLifetime(parser) { convert(root, depth: 0) }
        } catch let error as YamlError {
            diagnostics.append(YAMLProblem.diagnostic(for: error, in: source))
        } catch {
            report("this YAML text cannot be read: \(error)", at: SourceRange(lower: start, upper: start))
        }
        return nil
    }

    private mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
        let start = node.mark.map { source.offset(of: $0) } ?? source.offset(ofByte: 0)
        guard !refusesAnchor(of: node, at: start), !refusesTag(of: node, at: start) else { return nil }
        if depth >= YAMLComposer.maximumDepth, node.scalar == nil {
            report(
                YAMLComposer.tooDeep, at: SourceRange(lower: start, upper: start + 1),
                remedy: "flatten the value")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            let end = YAMLExtent(file: source.file, start: start).end(
                ofScalar: scalar.string, isPlain: isPlain)
            return YAMLNode(
                content: .scalar(scalar.string, isPlain: isPlain),
                range: SourceRange(lower: start, upper: end))
        case .sequence(let sequence):
            let items = sequence.compactMap { convert($0, depth: depth + 1) }
            let end = YAMLExtent(file: source.file, start: start).end(after: items.last?.range.upper)
            return YAMLNode(content: .sequence(items), range: SourceRange(lower: start, upper: end))
        case .mapping(let mapping):
            let fields = mapping.compactMap { field(key: $0.key, value: $0.value, depth: depth + 1) }
            let end = YAMLExtent(file: source.file, start: start).end(after: fields.last?.value.range.upper)
            return YAMLNode(content: .mapping(fields), range: SourceRange(lower: start, upper: end))
        case .alias:
            refuseAliases(at: SourceRange(lower: start, upper: start + 1))
            return nil
        }
    }

    private mutating func field(key: Node, value: Node, depth: Int) -> YAMLField? {
        guard let keyNode = convert(key, depth: depth), let valueNode = convert(value, depth: depth) else {
            return nil
        }
        guard case .scalar(let name, _) = keyNode.content else {
            report(
                "a key must be a word, found \(keyNode.described)", at: keyNode.range,
                remedy: "write key: value; put braces that belong to a text into quotes")
            return nil
        }
        return YAMLField(key: name, keyRange: keyNode.range, value: valueNode)
    }

    // MARK: What is refused

    private mutating func refusesAnchor(of node: Node, at start: Int) -> Bool {
        guard let anchor = node.anchor else { return false }
        // The node starts at its anchor.
        refuseAliases(at: SourceRange(lower: start, upper: start + anchor.rawValue.utf8.count + 1))
        return true
    }

    private mutating func refuseAliases(at range: SourceRange) {
        report(YAMLExplanation.aliases.message, at: range, remedy: YAMLExplanation.aliases.remedy)
    }

    private mutating func refusesTag(of node: Node, at start: Int) -> Bool {
        let name: String
        switch node {
        case .scalar(let scalar): name = scalar.tag.rawValue
        case .sequence(let sequence): name = sequence.tag.rawValue
        case .mapping(let mapping): name = mapping.tag.rawValue
        case .alias: return false
        }
        // Comparing keys gives those without a tag the one that every text, list or mapping has.
        let usual: [Tag.Name] = [.implicit, .str, .seq, .map]
        guard !usual.contains(Tag.Name(rawValue: name)) else { return false }
        report(
            "tags are not allowed, found \(name)", at: SourceRange(lower: start, upper: start + 1),
            remedy: "leave the tag out; put a text that starts with ! into quotes")
        return true
    }

    /// Whether so many names stand behind both & and * that comparing keys, which happens before the first
    /// node is seen here, might take forever. Then all are refused without parsing.
    private var mentionsManyAliases: Bool {
        mutating get {
            let bytes = Array(source.text.utf8)
            var anchors = 0
            var aliases = 0
            var firstAnchor = 0
            for index in bytes.indices.dropLast() {
                let isMark = bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "*")
                guard isMark, Character(UnicodeScalar(bytes[index + 1])).isLetter else { continue }
                if bytes[index] == UInt8(ascii: "&") {
                    if anchors == 0 { firstAnchor = index }
                    anchors += 1
                } else {
                    aliases += 1
                }
            }
            guard anchors >= 3, aliases >= 12 else { return false }
            let start = source.offset(ofByte: firstAnchor)
            refuseAliases(at: SourceRange(lower: start, upper: start + 1))
            return true
        }
    }

    private mutating func report(_ message: String, at range: SourceRange, remedy: String? = nil) {
        diagnostics.append(Diagnostic(message, file: source.file, range: range, remedy: remedy))
    }
}
