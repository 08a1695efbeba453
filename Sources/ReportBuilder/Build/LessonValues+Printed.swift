extension LessonValues {
    /// Looks whether what a program has printed are these values, each rounded to the digits that are there.
    ///
    /// - Parameters:
    ///   - text: what is printed, at `offset` of the file.
    ///   - names: names of values or formulas, with commas between them, at `range`.
    func compare(printed text: String, at offset: Int, with names: String, at range: SourceRange) {
        var rest = PrintedNumbers(text).numbers[...]
        let before = diagnostics.count
        for name in Self.parts(of: names) where diagnostics.count == before {
            let place = place(of: name, in: range)
            guard let value = number(called: name, at: place) else { continue }
            if let index = rest.firstIndex(where: { $0.isRounded(value) }) {
                rest = rest[(index + 1)...]
                continue
            }
            let next = rest.first.map {
                SourceRange(lower: offset + $0.range.lowerBound, upper: offset + $0.range.upperBound)
            }
            diagnostics.append(
                Diagnostic(
                    "\(name) is \(value), which is not printed here", file: lesson.file, range: next ?? place,
                    remedy: "print what the recording says, or correct the experiment", code: .checkFailed))
        }
    }

    private func place(of name: String, in range: SourceRange) -> SourceRange {
        let text = lesson.file.text(in: range)
        guard let found = text.firstRange(of: name) else { return range }
        let lower = range.lower + text[..<found.lowerBound].utf8.count
        return SourceRange(lower: lower, upper: lower + name.utf8.count)
    }

    /// What stands between the commas that are in no brackets.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map(\.trimmed)
    }
}
