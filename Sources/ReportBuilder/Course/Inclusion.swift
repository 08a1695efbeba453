/// Puts the files that a lesson includes where it names them: `::: include _part.md` between paragraphs, and code behind
/// the attribute `{include="net.py" lines="3-10"}` of its fence.
///
/// The result is one text, which remembers where each of its parts came from; whoever complains about a place in it is
/// led back there by ``SourceFile/origin(of:)``.
struct Inclusion {
    /// How deep included files may include others.
    static let maximumDepth = 16
    /// How many files a lesson may include, those that they include with them.
    static let maximumCount = 1000
    /// How long the text may become, in bytes.
    static let maximumSize = 16 << 20

    private let folder: CourseFolder
    private var bytes: [UInt8] = []
    private var pieces: [SourcePiece] = []
    private var count = 0
    private var isFull = false
    private var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - offset: where the text begins, behind the front matter.
    ///   - name: the file as the folder calls it.
    /// - Returns: the file itself where it includes nothing.
    static func expanded(
        _ file: SourceFile, from offset: Int, named name: String, in folder: CourseFolder,
        diagnostics: inout [Diagnostic]
    ) -> SourceFile {
        guard mayInclude(file.bytes) else { return file }
        var inclusion = Inclusion(folder: folder)
        inclusion.append(file, file.range.lower..<offset)
        inclusion.read(file, from: offset, chain: [name])
        diagnostics += inclusion.diagnostics
        guard inclusion.count > 0 else { return file }
        return SourceFile(name: file.name, bytes: inclusion.bytes, pieces: inclusion.pieces)
    }

    private init(folder: CourseFolder) { self.folder = folder }

    /// Most lessons include nothing, and are not looked at line by line.
    private static func mayInclude(_ bytes: [UInt8]) -> Bool {
        let word = Array("include".utf8)
        return bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
    }

    // MARK: Reading

    /// - Parameter chain: the files that lead here, this one last.
    private mutating func read(_ file: SourceFile, from offset: Int, chain: [String]) {
        var fence: Fence?
        var isComment = false
        var start = offset
        for line in SourceLines(bytes: file.bytes, startingAt: offset) {
            let content = file.bytes[line]
            if let open = fence {
                if open.isClosed(by: content) { fence = nil }
            } else if isComment {
                isComment = content.firstRange(of: Array("-->".utf8)) == nil
            } else if let opened = Fence(openedBy: content) {
                fence = opened
                guard let code = IncludeLine(fence: content) else { continue }
                append(file, start..<line.upperBound)
                start = line.upperBound
                include(code, at: file.line(line), of: file, chain: chain, in: opened)
            } else if let text = IncludeLine(division: content) {
                append(file, start..<line.lowerBound)
                start = line.upperBound
                include(text, at: file.line(line), of: file, chain: chain, in: nil)
            } else if let open = content.firstRange(of: Array("<!--".utf8)) {
                isComment = content[open.upperBound...].firstRange(of: Array("-->".utf8)) == nil
            }
        }
        append(file, start..<file.bytes.count)
    }

    private mutating func include(
        _ line: IncludeLine, at range: SourceRange, of file: SourceFile, chain: [String], in fence: Fence?
    ) {
        // A line that cannot be filled leaves an empty one, so that it is not complained about again.
        count += 1
        func report(_ message: String, _ remedy: String, _ inclusion: inout Inclusion) {
            inclusion.diagnostics.append(
                Diagnostic(message, file: file, range: range, remedy: remedy, code: .include))
        }
        let path = line.path
        guard !path.isEmpty else {
            return report("the include names no file", "write its name: ::: include _part.md", &self)
        }
        let place = (try? folder.place(of: path)) ?? path
        guard chain.count <= Self.maximumDepth, !chain.contains(place) else {
            let way = (chain.drop { $0 != place } + [place]).joined(separator: " → ")
            return chain.contains(place)
                ? report("\"\(path)\" includes itself: \(way)", "remove one of these includes", &self)
                : report(
                    "files include each other more than \(Self.maximumDepth) deep",
                    "put the texts into fewer files", &self)
        }
        guard count <= Self.maximumCount, bytes.count <= Self.maximumSize else {
            defer { isFull = true }
            guard !isFull else { return }
            return report(
                "the lesson includes more than \(Self.maximumCount) files or \(Self.maximumSize >> 20) MB",
                "divide it into several lessons", &self)
        }
        guard let included = source(of: path, at: range, of: file) else { return }
        guard fence == nil else {
            return includeCode(included, line, fence) { report($0, $1, &$2) }
        }
        guard path.hasSuffix(".md") else {
            return report(
                "\"\(path.shortened(to: 60))\" is no Markdown",
                "show code with a block: ```python {include=\"\(path)\"}", &self)
        }
        var start = 0
        if included.text(in: included.lineRange(0)).trimmed == "---" {
            diagnostics.append(
                Diagnostic(
                    "an included file has no front matter", file: included, range: included.lineRange(0),
                    remedy: "delete it, or write a link to the lesson instead of including it", code: .include
                ))
            let end = included.lineStarts.indices.dropFirst().first {
                included.text(in: included.lineRange($0)).trimmed == "---"
            }
            start =
                end.map {
                    $0 + 1 < included.lineStarts.count ? included.lineStarts[$0 + 1] : included.bytes.count
                } ?? 0
        }
        read(included, from: start, chain: chain + [place])
        endLine(of: included)
    }

    private mutating func includeCode(
        _ file: SourceFile, _ line: IncludeLine, _ fence: Fence?,
        _ report: (String, String, inout Inclusion) -> Void
    ) {
        let count = file.lineStarts.count - (file.bytes.last == UInt8(ascii: "\n") ? 1 : 0)
        guard let lines = line.lines(of: count) else {
            return report(
                "\"\((line.linesText ?? "").shortened(to: 30))\" are no lines of \(line.path), which has \(count)",
                "write lines=\"3-10\", counted from 1", &self)
        }
        guard !lines.isEmpty else { return }
        let range = file.lineStarts[lines.lowerBound]..<file.lineRange(lines.upperBound - 1).upper
        let closes = lines.contains { index in
            let line = file.lineRange(index)
            return fence?.isClosed(by: file.bytes[line.lower..<line.upper]) == true
        }
        guard !closes else {
            return report(
                "\(line.path) holds a line that ends the block",
                "begin and end the block with more signs: ````",
                &self)
        }
        append(file, range)
        endLine(of: file)
    }

    private mutating func source(of path: String, at range: SourceRange, of file: SourceFile) -> SourceFile? {
        do {
            let included = try folder.read(path)
            return included.reportIllFormedText(into: &diagnostics) ? nil : included
        } catch {
            let parts = path.split(separator: "/")
            let place = parts.dropLast().map { $0 + "/" }.joined()
            let last = parts.last.map(String.init) ?? path
            let whole = (try? folder.place(of: path)).map(CourseFolder.folder(of:)) ?? ""
            let near = (try? FileSystem.names(in: "\(folder.path)/\(whole)")).flatMap { names in
                names.contains(last) ? nil : Nearest.match(last, among: names)
            }
            diagnostics.append(
                Diagnostic(
                    "\"\(path.shortened(to: 60))\" cannot be included: \(error.reason)", file: file,
                    range: range,
                    remedy: near.map { Nearest.question(about: "\"\(place)\($0)\"") }
                        ?? "name a file as seen from the folder of the lesson or of the course",
                    code: .include))
            return nil
        }
    }

    // MARK: Writing

    private mutating func append(_ file: SourceFile, _ range: Range<Int>) {
        guard !range.isEmpty, !isFull else { return }
        pieces.append(SourcePiece(start: bytes.count, file: file, offset: range.lowerBound))
        bytes += file.bytes[range]
    }

    private mutating func endLine(of file: SourceFile) {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
}

/// What a line wants to be included.
private struct IncludeLine {
    var path: String
    /// `3-10`, as it is written.
    var linesText: String?

    /// `::: include _part.md`, at the margin.
    init?(division line: ArraySlice<UInt8>) {
        let colons = line.prefix { $0 == UInt8(ascii: ":") }
        guard colons.count >= 3 else { return nil }
        let words = String(decoding: line[colons.endIndex...], as: UTF8.self).trimmed
        let word = words.prefix { !$0.isWhitespace }
        guard ["include", "{include}"].contains(String(word)) else { return nil }
        self.init(path: words.dropFirst(word.count).trimmed)
    }

    /// The attribute `include` of a fence at the margin.
    init?(fence line: ArraySlice<UInt8>) {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        let info = String(decoding: line.drop { $0 == first }, as: UTF8.self).trimmed
        guard let attributes = CodeInfo(info).attributes, let path = attributes["include"] else { return nil }
        self.init(path: path)
        linesText = attributes["lines"]
    }

    private init(path: String) {
        var path = path
        if path.count > 1, let quote = path.first, quote == "\"" || quote == "'", path.last == quote {
            path = String(path.dropFirst().dropLast())
        }
        while path.hasPrefix("./") { path.removeFirst(2) }
        self.path = path
    }

    /// The lines that are meant, from 0; all without a range, `nil` where there are none such.
    func lines(of count: Int) -> Range<Int>? {
        guard let linesText else { return 0..<count }
        let parts = linesText.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmed) }
        guard let first = parts.first ?? nil, first >= 1, first <= count, parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return (first - 1)..<first }
        // An open end reaches to that of the file.
        let last = linesText.trimmed.hasSuffix("-") ? count : parts[1]
        guard let last, last >= first, last <= count else { return nil }
        return (first - 1)..<last
    }
}

extension SourceFile {
    /// A line without its end.
    fileprivate func line(_ range: Range<Int>) -> SourceRange {
        let end =
            range.upperBound > range.lowerBound && bytes[range.upperBound - 1] == UInt8(ascii: "\n") ? 1 : 0
        return SourceRange(lower: range.lowerBound, upper: range.upperBound - end)
    }
}
