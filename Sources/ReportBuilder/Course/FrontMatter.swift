/// The YAML between two lines of three hyphens at the beginning of a lesson.
struct FrontMatter {
    var title: String?
    var summary: String
    var kind: Lesson.Kind
    /// The byte at which the text of the lesson starts.
    var bodyOffset: Int

    static let keys = ["title", "summary", "kind"]

    /// Reads the beginning of a lesson; what is missing is complained about and replaced.
    init(of file: SourceFile, diagnostics: inout [Diagnostic]) {
        title = nil
        summary = ""
        kind = .concept
        bodyOffset = 0
        guard file.isFence(line: 0) else {
            diagnostics.append(
                Diagnostic(
                    "the lesson has no front matter", file: file,
                    range: SourceRange(lower: 0, upper: file.lineRange(0).upper),
                    remedy: "begin the file with ---, a line title: …, and --- again"))
            return
        }
        guard let end = file.lineStarts.indices.dropFirst().first(where: file.isFence) else {
            diagnostics.append(
                Diagnostic(
                    "the front matter has no end", file: file, range: file.lineRange(0),
                    remedy: "write --- on a line of its own below the title"))
            bodyOffset = file.bytes.count
            return
        }
        bodyOffset = end + 1 < file.lineStarts.count ? file.lineStarts[end + 1] : file.bytes.count
        let start = file.lineRange(1).lower
        let text = file.text(in: SourceRange(lower: start, upper: file.lineStarts[end]))
        let source = YAMLSource(file: file, text: text, startingAt: start)
        guard let root = YAMLComposer.compose(source, diagnostics: &diagnostics) else { return }
        var decoder = YAMLDecoder(file: file)
        defer { diagnostics += decoder.diagnostics }
        guard let fields = decoder.fields(of: root, "the front matter", keys: FrontMatter.keys) else {
            return
        }
        decoder.refuseValues(in: root)
        title = decoder.required(
            "title", in: fields, of: "the front matter", remedy: "write title: and what the lesson is called"
        ).flatMap { decoder.text($0, "the title") }
        summary = fields["summary"].flatMap { decoder.text($0, "the summary") } ?? ""
        kind =
            fields["kind"].flatMap { node in
                decoder.choice(
                    node, of: Lesson.Kind.allCases.map(\.rawValue), called: "kinds", "the kind of lesson")
            }.flatMap(Lesson.Kind.init) ?? .concept
    }
}

extension SourceFile {
    /// Whether a line is `---`, with spaces behind it at most.
    fileprivate func isFence(line: Int) -> Bool {
        let range = lineRange(line)
        let bytes = bytes[range.lower..<range.upper]
        return bytes.starts(with: Array("---".utf8))
            && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
