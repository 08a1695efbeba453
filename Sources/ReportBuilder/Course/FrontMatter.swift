import Schema

/// What a lesson says of itself, between two lines of three hyphens at its beginning.
struct FrontMatter: Sendable, Hashable {
    var title: String?
    /// One sentence for the index; may be empty.
    var summary = ""
    var kind = Lesson.Kind.concept
    /// Who wrote it, instead of the course's author.
    var author = ""
    /// When, as its author writes it.
    var date = ""
    /// Whether it is left out of the course.
    var isDraft = false
    /// The editions that have it; all, where it names none.
    var editions: [String] = []
    /// The names of pages that lead here, `old-name` or `old-name.html`.
    var aliases: [String] = []
    /// Where each of them stands.
    var aliasRanges: [SourceRange] = []
    /// The files with the works that it may cite, besides those of the course.
    var bibliography: [String] = []
    /// Where each of them stands.
    var bibliographyRanges: [SourceRange] = []
    /// Where the texts that may hold values stand.
    var places: [String: Int] = [:]

    /// The keys whose texts may hold values.
    private static let textKeys = ["title", "summary"]

    static let written = Kind(
        "front-matter", title: "front matter", "What a lesson says of itself, at its beginning.",
        FrontMatter(),
        fields: [
            Field(
                "title", \.title, .optional(.text), "What the lesson is called.", called: "the title",
                example: "Making one update", isRequired: true),
            Field("summary", \.summary, .text, "One sentence for the contents.", called: "the summary"),
            Field(
                "kind", \.kind, Lesson.Kind.form, "What the contents say it is.", called: "the kind of lesson"
            ),
            Field("author", \.author, .text, "Who wrote it; the author of the course.", called: "the author"),
            Field(
                "date", \.date, .text, "When it was written, as readers see it.", called: "the date",
                example: "May 2026"),
            Field("draft", \.isDraft, .flag, "Whether it is left out of the course."),
            Field(
                "only", \.editions,
                .oneOrMore(of: .word(among: Edition.named.map(\.rawValue), called: "editions")),
                "The editions that have it; all of them.", called: "the list of editions",
                example: "solutions"),
            Field(
                "aliases", \.aliases, .oneOrMore(of: .text),
                "Names that its page had before, which lead to it.",
                called: "the list of aliases", example: "old-name"),
            Field(
                "bibliography", \.bibliography, .oneOrMore(of: .text),
                "BibTeX files with works that it cites, besides those of the course.",
                called: "the bibliography", example: "references.bib"),
        ])
}

extension Lesson.Kind {
    static let form = Form<Lesson.Kind>.word("kinds") {
        switch $0 {
        case .concept: "A text that explains."
        case .exercise: "A text that asks."
        }
    }
}

extension FrontMatter {
    /// Reads the beginning of a lesson; what is missing is complained about and replaced.
    ///
    /// - Returns: with it the byte at which the text of the lesson starts.
    static func read(
        from file: SourceFile, parameters: Parameters, diagnostics: inout [Diagnostic]
    ) -> (matter: FrontMatter, bodyOffset: Int) {
        guard file.isFence(line: 0) else {
            diagnostics.append(
                Diagnostic(
                    "the lesson has no front matter", file: file,
                    range: SourceRange(lower: 0, upper: file.lineRange(0).upper),
                    remedy:
                        "begin the file with ---, a line title: …, and --- again; what is included has a name that begins with _",
                    code: .frontMatter))
            return (FrontMatter(), 0)
        }
        guard let end = file.lineStarts.indices.dropFirst().first(where: file.isFence) else {
            diagnostics.append(
                Diagnostic(
                    "the front matter has no end", file: file, range: file.lineRange(0),
                    remedy: "write --- on a line of its own below the title", code: .unclosed))
            return (FrontMatter(), file.bytes.count)
        }
        let body = end + 1 < file.lineStarts.count ? file.lineStarts[end + 1] : file.bytes.count
        let start = file.lineRange(1).lower
        let text = file.text(in: SourceRange(lower: start, upper: file.lineStarts[end]))
        let source = YAMLSource(file: file, text: text, startingAt: start)
        guard let matterNode = YAMLComposer.compose(source, diagnostics: &diagnostics) else {
            return (FrontMatter(), body)
        }
        var filling = ParameterFilling(parameters, in: file)
        let root = filling.filled(matterNode)
        diagnostics += filling.diagnostics
        var decoder = YAMLDecoder(file: file)
        let matter = decoder.readAnyhow(root, as: written, called: "the front matter")
        if matter != nil, filling.diagnostics.isEmpty {
            decoder.refuseValues(in: root, except: textKeys)
        }
        diagnostics += decoder.diagnostics
        var read = matter ?? FrontMatter()
        if ["today", "now", "last-modified", "auto"].contains(read.date.lowercased()) {
            diagnostics.append(
                Diagnostic(
                    "the date \"\(read.date)\" is none: dates do not come from a clock", file: file,
                    range: root["date"]?.range, remedy: "write the day, as readers see it: \"14 March 2026\"",
                    code: .invalidValue))
        }
        for key in textKeys {
            read.places[key] = root[key].map { $0.range.lower + $0.quoteWidth(in: file) }
        }
        read.aliasRanges = root.ranges(of: "aliases", count: read.aliases.count)
        read.bibliographyRanges = root.ranges(of: "bibliography", count: read.bibliography.count)
        return (read, body)
    }
}

extension YAMLNode {
    /// Where the items of a list stand, or the one that may stand in its place.
    func ranges(of key: String, count: Int) -> [SourceRange] {
        if case .sequence? = self[key]?.content {
            return (0..<count).map { range(at: [.key(key), .index($0)]) }
        }
        return Array(repeating: self[key]?.range ?? range, count: count)
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
