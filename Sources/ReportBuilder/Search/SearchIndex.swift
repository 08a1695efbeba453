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
    private var sections: [(lesson: Int, section: Section)] = []

    mutating func add(_ lesson: PageLesson, _ sections: [Section]) {
        lessons.append((lesson.address, lesson.title))
        self.sections += sections.map { (lessons.count - 1, $0) }
    }

    /// `var descentSearch = {"lessons": [[address, title], …], "sections": [[lesson, id, title, text], …]};`, an item a
    /// line.
    var script: String {
        let lessons = lessons.map { "[\(Self.string($0.address)),\(Self.string($0.title))]" }
        let sections = sections.map { lesson, section in
            "[\(lesson),\(Self.string(section.id)),\(Self.string(section.title)),\(Self.string(section.text))]"
        }
        return "var descentSearch={\"lessons\":[\n" + lessons.joined(separator: ",\n")
            + "\n],\"sections\":[\n"
            + sections.joined(separator: ",\n") + "\n]};\n"
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
        return classes.contains { ["anchor", "data", "downloads", "unseen", "footnote-back"].contains($0) }
    }

    /// With one space where there are several.
    private static func joined(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
