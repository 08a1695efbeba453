/// What the search of a course looks through: the text of every section, as a script that sets one variable, because a
/// page of a disk may load scripts but no data.
struct SearchIndex: Sendable {
    /// What stands between two headings of a lesson.
    struct Section: Sendable, Hashable {
        /// Of its heading; empty at the beginning of a lesson.
        var id = ""
        var title = ""
        var text = ""
    }

    private var lessons: [(address: String, title: String)] = []
    private var sections: [(lesson: Int, text: String)] = []

    mutating func add(_ lesson: PageLesson, _ sections: [Section]) {
        add(lesson, texts: sections.map { Self.text(of: $0) })
    }

    /// - Parameter texts: the sections as they are written.
    mutating func add(_ lesson: PageLesson, texts: [String]) {
        lessons.append((lesson.address, lesson.title))
        sections += texts.map { (lessons.count - 1, $0) }
    }

    /// `var descentSearch = {"lessons": [[address, title], …], "sections": [[lesson, id, title, text], …]};`, an item a
    /// line.
    var script: String {
        let lessons = lessons.map { "[\(Self.string($0.address)),\(Self.string($0.title))]" }
        let sections = sections.map { "[\($0),\($1)" }
        return "var descentSearch={\"lessons\":[\n" + lessons.joined(separator: ",\n")
            + "\n],\"sections\":[\n"
            + sections.joined(separator: ",\n") + "\n]};\n"
    }

    /// A section as it is written behind the number of its lesson.
    static func text(of section: Section) -> String {
        "\(string(section.id)),\(string(section.title)),\(string(section.text))]"
    }

    /// The script with other sections of one lesson; `nil` for what is no script of an index with this lesson.
    ///
    /// - Parameter lesson: counts from 0.
    static func script(
        _ script: [UInt8], with sections: [Section], of lesson: Int
    ) -> [UInt8]? {
        let start = Array("[\(lesson),".utf8)
        // No text has a line of its own, so that lines begin so nowhere else.
        guard let lines = lines(of: script, beginningWith: start), !sections.isEmpty else { return nil }
        let isLast = script[lines.upperBound - 1] != UInt8(ascii: ",")
        let text =
            sections.map { "[\(lesson),\(Self.text(of: $0))" }.joined(separator: ",\n") + (isLast ? "" : ",")
        return script[..<lines.lowerBound] + Array(text.utf8) + script[lines.upperBound...]
    }

    /// Where lines stand, one after the other, that begin so; without the last line feed.
    private static func lines(of script: [UInt8], beginningWith start: [UInt8]) -> Range<Int>? {
        var (line, first) = (0, -1)
        for index in script.indices where script[index] == UInt8(ascii: "\n") {
            if script[line...index].starts(with: start) {
                if first < 0 { first = line }
            } else if first >= 0 {
                return first..<(line - 1)
            }
            line = index + 1
        }
        return nil
    }

    /// A text in quotes, as JSON and scripts read it.
    private static func string(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                written += "\\"
                written.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written + "\""
    }
}

/// Takes the text of an article apart by its headings. What repeats it is left out: the tables behind figures, the words
/// for those who do not see them, the TeX of formulas.
struct SearchText {
    private(set) var sections: [SearchIndex.Section]

    static func sections(of lesson: PageLesson, _ article: Article) -> [SearchIndex.Section] {
        var reader = SearchText(summary: lesson.summary)
        reader.read(article.content)
        return reader.sections
    }

    /// - Parameter summary: what is said of the lesson before its text.
    init(summary: String) {
        sections = [SearchIndex.Section(text: summary)]
    }

    mutating func read(_ content: HTMLNode) {
        walk(content)
        for index in sections.indices {
            sections[index].text = Self.joined(sections[index].text)
            sections[index].title = Self.joined(sections[index].title)
        }
    }

    private mutating func walk(_ node: HTMLNode) {
        switch node {
        case .text(let text): sections[sections.count - 1].text += text
        case .fragment(let content): for node in content { walk(node) }
        case .trusted: break
        case .element(let name, let attributes, let content):
            if let level = name.text.last?.wholeNumberValue, name.text == "h\(level)",
                let id = attributes.first(where: { $0.name == "id" })?.value
            {
                sections.append(SearchIndex.Section(id: id, title: node.textContent))
                return
            }
            guard !Self.isLeftOut(name, attributes) else { return }
            let isInline = Self.inline.contains(name.text)
            if !isInline { sections[sections.count - 1].text += " " }
            for node in content { walk(node) }
            if !isInline { sections[sections.count - 1].text += " " }
        }
    }

    /// Elements that do not part words.
    private static let inline: Set<String> = [
        "a", "em", "strong", "del", "code", "span", "sup", "sub", "data", "math", "semantics", "mrow", "mi",
        "mo",
        "mn", "mtext", "msup", "msub", "msubsup", "mover", "munder", "munderover", "msqrt", "mstyle", "mfrac",
    ]

    private static func isLeftOut(_ name: HTMLName, _ attributes: [HTMLAttribute]) -> Bool {
        if name == "annotation" { return true }
        let classes = attributes.first { $0.name == "class" }?.value?.split(separator: " ") ?? []
        return classes.contains {
            ["anchor", "data", "downloads", "unseen", "footnote-back", "side-note"].contains($0)
        }
    }

    /// With one space where there are several.
    private static func joined(_ text: String) -> String {
        text.split { character in
            // Asking what a character is takes long.
            guard let byte = character.utf8.first, byte < 0x80 else { return character.isWhitespace }
            return byte == 32 || (9...13).contains(byte)
        }.joined(separator: " ")
    }
}
