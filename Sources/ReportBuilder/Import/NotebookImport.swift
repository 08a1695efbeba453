import Tables

/// Makes a lesson of a notebook of Jupyter (nbformat 4): text, code, and what the notebook printed and drew.
struct NotebookImport {
    private let file: SourceFile
    private let language: String
    private let cells: [JSONValue]
    private var lesson: ImportedLesson
    private var parts: [String] = []

    /// - Throws: where the file is no notebook.
    init(_ file: SourceFile, name: String) throws(FileError) {
        guard let notebook = JSONValue(parsing: file.bytes), case .object = notebook else {
            throw FileError(path: file.name, reason: "this is no notebook: it is not a JSON object")
        }
        guard let cells = notebook["cells"]?.items else {
            throw FileError(
                path: file.name,
                reason: notebook["worksheets"] == nil
                    ? "this is no notebook: it has no cells"
                    : "this notebook is of an old version; open it with Jupyter and save it")
        }
        self.file = file
        self.cells = cells
        let metadata = notebook["metadata"]
        language = ImportedLesson.info(
            metadata?["kernelspec"]?["language"]?.string ?? metadata?["language_info"]?["name"]?.string
                ?? "python")
        lesson = ImportedLesson(name: name, title: "")
    }

    func imported() -> ImportedLesson {
        var copy = self
        for (index, cell) in cells.enumerated() { copy.add(cell, number: index + 1) }
        copy.finish()
        return copy.lesson
    }

    private mutating func finish() {
        var body = parts.joined(separator: "\n")
        lesson.media = LinkedFiles(body).names.filter { name in !lesson.files.contains { $0.path == name } }
        if let leading = LeadingTitle(body) {
            lesson.title = leading.title
            body = String(leading.rest.drop { $0.isNewline })
        } else {
            lesson.title = lesson.name
        }
        lesson.text = ImportedLesson.frontMatter([("title", lesson.title)]) + "\n" + body
    }

    private mutating func note(_ number: Int, _ message: String, remedy: String) {
        lesson.note("cell \(number): \(message)", in: file, nil, remedy: remedy)
    }

    // MARK: Cells

    private mutating func add(_ cell: JSONValue, number: Int) {
        let source = Self.text(cell["source"])
        switch cell["cell_type"]?.string {
        case "markdown":
            var text = source
            for case let attachment in cell["attachments"]?.members ?? [] {
                guard let image = picture(in: attachment.value, number: number) else { continue }
                text = text.replacing("attachment:\(attachment.key)", with: image)
            }
            append(text)
        case "code":
            if !source.allSatisfy(\.isWhitespace) { append(ImportedLesson.fenced(source, language)) }
            for output in cell["outputs"]?.items ?? [] { add(output: output, number: number) }
        case "raw":
            if !source.allSatisfy(\.isWhitespace) {
                note(number, "a raw cell is not carried over", remedy: "write it as Markdown")
            }
        default:
            note(number, "a cell of an unknown type is not carried over", remedy: "write it as Markdown")
        }
    }

    private mutating func append(_ text: String) {
        guard !text.allSatisfy(\.isWhitespace) else { return }
        parts.append(text.hasSuffix("\n") ? text : text + "\n")
    }

    private mutating func add(output: JSONValue, number: Int) {
        switch output["output_type"]?.string {
        case "stream":
            append(ImportedLesson.fenced(Self.text(output["text"]), "text"))
        case "execute_result", "display_data":
            let data = output["data"] ?? .null
            if let image = picture(in: data, number: number) {
                append("![What the code above draws](\(image))")
                note(
                    number, "a picture has no words for who cannot see it",
                    remedy: "write what it shows in the brackets before \(image), or draw it as a figure")
            } else if data["text/plain"] != nil {
                append(ImportedLesson.fenced(Self.text(data["text/plain"]), "text"))
                if data["text/html"] != nil {
                    note(
                        number, "an output of HTML is carried over as plain text",
                        remedy: "write a table of Markdown if it was one")
                }
            } else {
                note(
                    number, "an output that is no text and no picture is not carried over",
                    remedy: "show it otherwise")
            }
        case "error":
            let name = output["ename"]?.string ?? "an error"
            note(
                number, "the code ended with \(name.shortened(to: 40)), which is not shown",
                remedy: "run it again, or leave it out")
        default: break
        }
    }

    /// Keeps the picture of an output as a file.
    ///
    /// - Returns: its name; `nil` where there is none.
    private mutating func picture(in data: JSONValue, number: Int) -> String? {
        let kinds = [
            ("image/svg+xml", "svg"), ("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif"),
        ]
        for (type, ending) in kinds {
            guard let value = data[type] else { continue }
            let text = Self.text(value)
            guard let bytes = ending == "svg" ? Array(text.utf8) : Base64.bytes(text), !bytes.isEmpty else {
                note(number, "a picture cannot be read", remedy: "run the notebook again")
                return nil
            }
            let name = "\(lesson.name)-\(lesson.files.count + 1).\(ending)"
            lesson.files.append(OutputFile(path: name, bytes: bytes))
            return name
        }
        return nil
    }

    /// A text, or a list of its lines.
    private static func text(_ value: JSONValue?) -> String {
        value?.string ?? (value?.items ?? []).compactMap(\.string).joined()
    }
}

extension JSONValue {
    fileprivate var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }
}
