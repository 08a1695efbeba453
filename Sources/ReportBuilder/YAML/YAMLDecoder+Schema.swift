import Schema

extension YAMLDecoder {
    /// Reads what a list of kinds declares, and complains at the places of the file.
    mutating func read<Base>(_ node: YAMLNode, as kinds: KindList<Base>) -> Base? {
        let value = value(of: node)
        return read(node) { kinds.read(value, at: [], into: &$0) }
    }

    /// Reads a mapping that a kind declares.
    ///
    /// - Parameter what: the thing, for messages: "the penalty".
    mutating func read<Root>(_ node: YAMLNode, as kind: Kind<Root>, called what: String) -> Root? {
        let value = value(of: node)
        return read(node) { kind.read(value, at: [], called: what, into: &$0) }
    }

    /// Reads one value in the form that is declared for it.
    mutating func read<Content>(_ node: YAMLNode, as form: Form<Content>, called what: String) -> Content? {
        let value = value(of: node)
        return read(node) { form.read(value, at: Spot(path: [], name: what), into: &$0) }
    }

    /// Reads a mapping as far as it can be read, after complaints about the rest; `nil` where it is no mapping.
    mutating func readAnyhow<Root>(_ node: YAMLNode, as kind: Kind<Root>, called what: String) -> Root? {
        let value = value(of: node)
        var reader = Reader()
        let root = kind.readAnyhow(value, at: [], called: what, into: &reader)
        report(reader, in: node)
        return root
    }

    /// The members of a mapping, after complaints about keys that do not exist; `nil` where it is no mapping.
    mutating func members(of node: YAMLNode, called what: String, keys: [String]) -> Members? {
        let value = value(of: node)
        var reader = Reader()
        let members = reader.members(of: value, at: [], called: what, keys: keys)
        report(reader, in: node)
        return members
    }

    private mutating func read<Content>(_ node: YAMLNode, _ read: (inout Reader) -> Content?) -> Content? {
        let before = diagnostics.count
        var reader = Reader()
        let content = read(&reader)
        report(reader, in: node)
        return diagnostics.count == before ? content : nil
    }

    /// Complains about a problem of what a node says, at the place in the file that its path leads to.
    mutating func report(_ problem: Problem, in root: YAMLNode) {
        error(
            problem.message, at: root.range(of: problem, in: file),
            remedy: problem.remedy.isEmpty ? nil : problem.remedy, code: problem.code)
    }

    /// The value of a node; numbers beyond the range of a Double are complained about.
    mutating func value(of node: YAMLNode) -> Value {
        switch node.content {
        case .mapping(let fields): return .fields(fields.map { .init($0.key, value(of: $0.value)) })
        case .sequence(let items):
            let values = items.map { value(of: $0) }
            return Self.numbers(values).map { .numbers($0) } ?? .list(values)
        case .scalar(let text, let isPlain):
            guard isPlain else { return .text(text) }
            if node.isNull { return .none }
            if text == "true" || text == "false" { return .flag(text == "true") }
            switch YAMLNumber(text) {
            case .finite(let number)?: return .number(number, written: text)
            case .nonFinite?: return .number(.nan, written: text)
            case .tooLarge?:
                error(
                    "\(text) is beyond the largest number there is, about 1.8e308", at: node.range,
                    remedy: "write a smaller number", code: .outOfRange)
                return .number(.nan, written: text)
            case nil: return .text(text)
            }
        }
    }

    /// Long lists of numbers, kept compactly; short ones keep how they were written.
    private static func numbers(_ values: [Value]) -> [Double]? {
        guard values.count > 8 else { return nil }
        var numbers: [Double] = []
        for value in values {
            guard case .number(let number, _) = value, number.isFinite else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}

extension YAMLNode {
    /// Where a problem is: at the longest beginning of its path that there is.
    func range(of problem: Problem, in file: SourceFile) -> SourceRange {
        var node = self
        var keyRange: SourceRange?
        for step in problem.path {
            switch (step, node.content) {
            case (.key(let key), .mapping(let fields)):
                guard let field = fields.field(meant: key) else { return node.head(in: file) }
                (node, keyRange) = (field.value, field.keyRange)
            case (.index(let index), .sequence(let items)):
                guard items.indices.contains(index) else { return node.range }
                (node, keyRange) = (items[index], nil)
            default: return node.range
            }
        }
        switch problem.place {
        case .value: return node.range
        case .key: return keyRange ?? node.range
        case .head: return node.head(in: file)
        case .character(let index): return node.range(ofCharacter: index, in: file)
        }
    }

    /// From a character of a text to its end; all of a text that is folded or escaped, as it then stands otherwise
    /// in the file.
    private func range(ofCharacter index: Int, in file: SourceFile) -> SourceRange {
        let quote = quoteWidth(in: file)
        guard case .scalar(let text, _) = content, file.text(in: range).dropFirst(quote).hasPrefix(text)
        else {
            return range
        }
        let start = range.lower + quote + String(text.prefix(index)).utf8.count
        return SourceRange(lower: min(start, max(range.lower, range.upper - 1)), upper: range.upper)
    }

    /// The longest beginning of a path that there is, as a whole.
    func range(at path: [PathStep]) -> SourceRange {
        var node = self
        for step in path {
            switch (step, node.content) {
            case (.key(let key), .mapping(let fields)):
                guard let field = fields.field(meant: key) else { return node.range }
                node = field.value
            case (.index(let index), .sequence(let items)):
                guard items.indices.contains(index) else { return node.range }
                node = items[index]
            default: return node.range
            }
        }
        return node.range
    }

    /// Where a mapping starts, for complaints about what is not in it: its brace or its first key.
    private func head(in file: SourceFile) -> SourceRange {
        guard case .mapping(let fields) = content else { return range }
        let isBrace = range.lower < file.bytes.count && file.bytes[range.lower] == UInt8(ascii: "{")
        if !isBrace, let first = fields.first { return first.keyRange }
        return SourceRange(lower: range.lower, upper: range.lower + 1)
    }
}

extension [YAMLField] {
    /// The field of a key, else one whose key is a slip of it.
    func field(meant key: String) -> YAMLField? {
        first { $0.key == key } ?? first { Nearest.match($0.key, among: [key]) != nil }
    }
}
