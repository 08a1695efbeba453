/// Tables that are drawn otherwise, or stand where the parser sees none.
extension LineSlips {
    /// Whether it is a line such as `|---|:-:|`.
    func isBelowHead(_ text: String) -> Bool {
        guard text.contains("|"), text.contains("-"), text.allSatisfy({ "|-: \t".contains($0) }) else {
            return false
        }
        return cells(of: text).allSatisfy { cell in
            let dashes = cell.drop { $0 == ":" }
            return !cell.isEmpty && cell.count - dashes.count < 2 && dashes.first == "-"
                && dashes.drop { $0 == "-" }.count < 2 && !cell.contains(" ")
        }
    }

    func cells(of text: String) -> [String] {
        var text = text[...]
        if text.first == "|" { text.removeFirst() }
        if text.last == "|" { text.removeLast() }
        return text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
    }

    mutating func table(_ line: Int, in first: Int) {
        let before = line - 2
        if before >= first, !texts[before].hasPrefix("#") {
            report(
                "a table begins within a paragraph", at: line - 1, length: texts[line - 1].count,
                remedy: "leave a line blank above it")
            return
        }
        isInTable = true
        // The parser wants three signs in each cell.
        var run = 0
        var place = lines[line].lowerBound
        for byte in file.bytes[lines[line]] + [UInt8(ascii: "|")] {
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") {
                run += 1
            } else {
                if run > 0, run < 3 {
                    let last = file.bytes[place - 1] == UInt8(ascii: ":") && run > 1 ? place - 1 : place
                    insertions.append((last, String(repeating: "-", count: 3 - run)))
                }
                run = 0
            }
            place += 1
        }
    }

    /// The parser takes all lines up to a blank one for rows: what begins something else gets one before it, and text is
    /// complained about.
    mutating func endTable(before line: Int) {
        let text = texts[line]
        let level = text.prefix { $0 == "#" }.count
        let isBlock =
            text.hasPrefix(":::") || text.hasPrefix("$$") || text.hasPrefix("```") || text.hasPrefix("~~~")
            || text.hasPrefix(": ") || text.hasPrefix("Table: ") || text.hasPrefix("<!--")
            || (1...6).contains(level) && text.dropFirst(level).first == " "
        if text.isEmpty || isBlock {
            // In a quote the line would end it.
            if isBlock, quotes[line] == 0 { insertions.append((lines[line].lowerBound, "\n")) }
            start = nil
        } else if !text.contains("|"), let first = text.first, !"-*+>".contains(first), !first.isNumber {
            report(
                "text stands directly below a table", at: line, length: text.count,
                remedy: "leave a line blank between them, or write | around the cells of a row")
            start = nil
        }
    }

    /// `-----  ----`, as pandoc draws tables.
    mutating func drawnTable(_ line: Int) {
        let groups = texts[line].split(whereSeparator: \.isWhitespace)
        guard groups.count > 1, groups.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0 == "-" } }),
            groups.contains(where: { $0.count > 3 })
        else { return }
        report(
            "a table is drawn with lines of - here", at: line, length: texts[line].count,
            remedy: "write a table with | and a line |---|---|, or --- for a rule")
    }

    mutating func caption(_ line: Int) {
        var next = line + 1
        while next < lines.count, texts[next].isEmpty { next += 1 }
        guard next > line + 1, next + 1 < lines.count, texts[next].contains("|"), isBelowHead(texts[next + 1])
        else { return }
        // Behind a table it is the caption of that one.
        let above = texts[..<line].last { !$0.isEmpty }
        guard above?.contains("|") != true else { return }
        report(
            "a caption stands below its table here", at: line, length: texts[line].count,
            remedy: "put this line behind the table, with a blank line between them")
    }
}
