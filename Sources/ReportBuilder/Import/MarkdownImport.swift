/// Makes a lesson of Markdown, Quarto or R Markdown.
struct MarkdownImport {
    let file: SourceFile
    var lesson: ImportedLesson
    var fields: [(key: String, value: String)] = []
    /// Files of BibTeX.
    var bibliography: [String] = []
    /// Of code that is run elsewhere, the first.
    private var firstChunk: SourceRange?
    private var chunks = 0

    init(_ file: SourceFile, name: String) {
        self.file = file
        lesson = ImportedLesson(name: name, title: "")
    }

    mutating func imported() -> ImportedLesson {
        let bodyLine = readFrontMatter()
        var body = ""
        var fence: String?
        for line in bodyLine..<file.lineStarts.count {
            let text = file.text(in: file.lineRange(line))
            if let open = fence {
                if Self.closes(text, open) { fence = nil }
                if text.hasPrefix("#|") {
                    note(
                        "options of code that is run elsewhere", at: line,
                        remedy: "nothing runs here; delete what they asked for")
                    continue
                }
                body += text + "\n"
            } else if let open = Self.fence(text) {
                fence = open
                body += chunk(text, open, at: line) + "\n"
            } else {
                body += inlineCode(text, at: line) + "\n"
            }
        }
        // The line behind the last line feed is none.
        if file.bytes.last == UInt8(ascii: "\n"), body.hasSuffix("\n") { body.removeLast() }
        if let firstChunk {
            lesson.note(
                "\(chunks) piece\(chunks == 1 ? "" : "s") of code \(chunks == 1 ? "is" : "are") shown and not run",
                in: file, firstChunk,
                remedy:
                    "for numbers and pictures write experiments and figures, which are computed whenever the course is built"
            )
        }
        lesson.media = LinkedFiles(body).names + bibliography
        finish(body)
        return lesson
    }

    private mutating func finish(_ body: String) {
        var rest = body[...]
        if lesson.title.isEmpty, let leading = LeadingTitle(body) {
            (lesson.title, rest) = (leading.title, leading.rest)
        }
        if lesson.title.isEmpty { lesson.title = lesson.name }
        let text = rest.drop { $0.isNewline }
        lesson.text =
            ImportedLesson.frontMatter([("title", lesson.title)] + fields, bibliography: bibliography) + "\n"
            + text
    }

    mutating func note(_ message: String, at line: Int, remedy: String) {
        lesson.note(message, in: file, file.lineRange(line), remedy: remedy)
    }

    // MARK: Code

    /// The sign and the length of a fence that begins here.
    private static func fence(_ line: String) -> String? {
        let text = line.drop { $0 == " " }
        guard line.count - text.count < 4, let sign = text.first, sign == "`" || sign == "~" else {
            return nil
        }
        let fence = text.prefix { $0 == sign }
        let info = text.dropFirst(fence.count)
        return fence.count >= 3 && !(sign == "`" && info.contains("`")) ? String(fence) : nil
    }

    private static func closes(_ line: String, _ fence: String) -> Bool {
        let text = line.drop { $0 == " " }
        let signs = text.prefix { $0 == fence.first }
        return signs.count >= fence.count && text.dropFirst(signs.count).allSatisfy(\.isWhitespace)
    }

    /// The line that opens a piece of code, with its language alone: `{r setup, echo=FALSE}` is `r`.
    private mutating func chunk(_ line: String, _ fence: String, at number: Int) -> String {
        let indent = line.prefix { $0 == " " }
        let info = line.dropFirst(indent.count + fence.count).drop { $0 == " " }
        guard info.hasPrefix("{"), let end = info.firstIndex(of: "}") else { return line }
        let inside = info[info.index(after: info.startIndex)..<end]
        guard let first = inside.first, first.isLetter else { return line }
        let language = inside.prefix { $0.isLetter || $0.isNumber }
        chunks += 1
        firstChunk = firstChunk ?? file.lineRange(number)
        return indent + fence + ImportedLesson.info(String(language))
    }

    /// `r mean(x)` between backticks is a value elsewhere; it stays as code that is meant to be shown.
    private mutating func inlineCode(_ line: String, at number: Int) -> String {
        let signs = ["`r ", "`{r} ", "`{python} ", "`{julia} "].filter(line.contains)
        guard !signs.isEmpty else { return line }
        note(
            "what is computed within a sentence is not", at: number,
            remedy: "write a value of an experiment in braces: {{ id.loss[10] }}")
        var shown = ""
        var rest = line[...]
        while let start = signs.compactMap({ rest.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }),
            let end = rest[start.upperBound...].firstIndex(of: "`")
        {
            shown += rest[...end] + "{.raw}"
            rest = rest[rest.index(after: end)...]
        }
        return shown + rest
    }
}

/// The files beside a text that its images and links name.
struct LinkedFiles {
    /// Each once, in their order.
    private(set) var names: [String] = []

    init(_ text: String) {
        let links = text.split(separator: "](", omittingEmptySubsequences: false).dropFirst()
        let sources = text.split(separator: "src=\"", omittingEmptySubsequences: false).dropFirst()
        for part in links + sources {
            let name = String(
                part.prefix { $0 != ")" && $0 != " " && $0 != "#" && $0 != "\"" && !$0.isNewline })
            guard !name.isEmpty, !name.contains(":"), !names.contains(name),
                CourseFolder.objection(to: name) == nil
            else { continue }
            names.append(name)
        }
    }
}
