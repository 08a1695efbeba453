/// `{{ name }}` in a text in which no values are filled in, which would print the name.
enum MisplacedValue {
    static let message = "no value is filled in here"
    static let remedy =
        "put it into a text, a formula, a title or a caption of a lesson, or write { { for the braces themselves"
}

/// `{{` without `}}`.
enum UnfinishedValue {
    static let message = "{{ opens a value that never ends"
    static let remedy = "close it with }} on the same line, or write \\{{ for the braces themselves"
}

extension YAMLDecoder {
    /// Complains about values in the texts of a node.
    ///
    /// - Parameter keys: of the node, whose texts are Markdown and may hold values.
    mutating func refuseValues(in node: YAMLNode, except keys: [String] = []) {
        switch node.content {
        case .mapping(let fields):
            for field in fields where !keys.contains(field.key) { refuseValues(in: field.value) }
        case .sequence(let items):
            for item in items { refuseValues(in: item) }
        case .scalar(let text, _):
            guard ValueSyntax.opensValue(in: text) else { return }
            let written = file.text(in: node.range)
            let before = written.firstRange(of: "{{").map { written[..<$0.lowerBound].utf8.count } ?? 0
            error(
                MisplacedValue.message,
                at: SourceRange(lower: node.range.lower + before, upper: node.range.upper),
                remedy: MisplacedValue.remedy, code: .value)
        }
    }
}
