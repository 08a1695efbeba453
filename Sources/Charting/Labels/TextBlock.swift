import Drawing

/// Text broken into lines that fit a width.
struct TextBlock {
    let lines: [TextLine]
    let extents: [TextExtents]
    /// What the block was made of.
    let text: String
    /// Whether all of the text is shown.
    let isWhole: Bool
    /// The distance between baselines, as a multiple of the size.
    static let leading = 1.3

    /// Breaks at spaces; a word that is wider than the block is cut with an ellipsis.
    ///
    /// - Parameters:
    ///   - limit: the most lines there may be; the last one then ends with an ellipsis. Blocks
    ///     of 0 lines are empty, and so are those narrower than the ellipsis that would have to cut something.
    ///   - breaksWords: goes on with a word that is wider than the block in the next line instead.
    init(
        _ text: String, size: Double, weight: FontWeight = .regular, width: Double, limit: Int = 4,
        breaksWords: Bool = false, measuring: any TextMeasuring
    ) {
        func line(_ text: String) -> TextLine {
            LabelText.line(text, size: size, weight: weight, measuring: measuring)
        }
        func fits(_ text: String) -> Bool { measuring.extents(of: line(text)).width <= width }
        let readable = Self.beginning(of: text, size: size, width: width, lines: limit)
        var words = LabelText.words(of: readable ?? text)
        words = Self.bound(words, fits: fits)
        if breaksWords { words = words.flatMap { Self.broken($0, fits: fits) } }
        let rows = Self.rows(words, width: width, limit: limit) { measuring.extents(of: line($0)).width }
        // Where not even the sign of what is left out has room, a short text may still have it.
        let fitsWhole = readable == nil && rows.count <= limit && rows.allSatisfy(fits)
        var shownRows = limit > 0 && (fitsWhole || fits("…")) ? Array(rows.prefix(limit)) : []
        if rows.count > limit, !shownRows.isEmpty { shownRows[limit - 1] += "…" }
        lines = shownRows.map { line(Self.shortened($0, fits: fits)) }
        self.text = text
        let shown = lines.map(\.plainText).joined(separator: " ")
        isWhole = readable == nil && shown == words.map(LabelText.plain).joined(separator: " ")
        extents = lines.map(measuring.extents)
    }

    /// The note below a figure, in as many lines as it takes.
    init(note: String, width: Double, limit: Int = 12, measuring: any TextMeasuring) {
        self.init(note, size: Theme.noteSize, width: width, limit: limit, measuring: measuring)
    }

    /// Words of which no line may begin or end with a sign between two values, or begin with a percent sign: "η = 0.02" is
    /// one of them, unless it is wider than the block.
    private static func bound(_ words: [String], fits: (String) -> Bool) -> [String] {
        guard words.contains(where: { $0 == "=" || $0.hasPrefix("%") }) else { return words }
        var result: [String] = []
        for word in words {
            let isBound = word == "=" || word.hasPrefix("%") || result.last?.hasSuffix(" =") == true
            if isBound, let last = result.last, fits(last + " " + word) {
                result[result.count - 1] = last + " " + word
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// A word in parts that fit: behind a sign that parts words if there is one, else with a hyphen. Parts have two
    /// letters at least.
    private static func broken(_ word: String, fits: (String) -> Bool) -> [String] {
        // Half a number would be another number.
        guard word.utf8.count <= 200, !word.contains(where: { $0 == "$" || $0.isNumber }), !fits(word) else {
            return [word]
        }
        let letters = Array(word)
        let lengths = (2..<max(2, letters.count - 1)).reversed()
        func isParted(_ length: Int) -> Bool { "_-/.:".contains(letters[length - 1]) }
        func part(_ length: Int) -> String {
            String(letters[..<length]) + (isParted(length) ? "" : "-")
        }
        let fitting = lengths.filter { fits(part($0)) }
        guard let length = fitting.first(where: isParted) ?? fitting.first else { return [word] }
        return [part(length)] + broken(String(letters[length...]), fits: fits)
    }

    /// Fills one row after the other with words, up to one row beyond the limit.
    private static func rows(
        _ words: [String], width: Double, limit: Int, widthOf: (String) -> Double
    ) -> [String] {
        var rows: [String] = []
        var (row, estimate) = ("", 0.0)
        let space = words.count > 1 ? widthOf(" ") : 0
        for word in words where rows.count <= limit {
            let own = widthOf(word)
            let longer = row.isEmpty ? word : row + " " + word
            let longerEstimate = row.isEmpty ? own : estimate + space + own
            // The parts tell enough but near the end of a row: its whole is not measured for every word.
            if row.isEmpty || longerEstimate < 0.97 * width || widthOf(longer) <= width {
                (row, estimate) = (longer, longerEstimate)
            } else {
                rows.append(row)
                (row, estimate) = (word, own)
            }
        }
        return row.isEmpty ? rows : rows + [row]
    }

    /// What lines of a width can hold at most of a very long text, and a little more; `nil` for all of it.
    ///
    /// Layouts try texts many times. Characters are at least a fifth as wide as they are high.
    private static func beginning(of text: String, size: Double, width: Double, lines: Int) -> String? {
        let count = Int(max(0, min(2000, width / size * 5))) * max(1, min(lines, 20)) + 2
        guard text.utf8.count > max(count, 400) else { return nil }
        let end = text.index(text.startIndex, offsetBy: max(count, 400), limitedBy: text.endIndex)
        return end.flatMap { $0 < text.endIndex ? String(text[..<$0]) : nil }
    }

    /// The most bytes of a text that is tried as one line.
    private static let longestLine = 4_000

    /// The longest beginning that fits, with an ellipsis; the text itself if it fits whole.
    static func shortened(_ text: String, fits: (String) -> Bool) -> String {
        guard text.utf8.count > longestLine || !fits(text) else { return text }
        // Formulas are cut as the characters that they are made of.
        let characters = Array(LabelText.plain(text).prefix(400))
        var (low, high) = (0, characters.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(String(characters[..<middle]) + "…") { low = middle } else { high = middle - 1 }
        }
        return String(characters[..<low]) + "…"
    }

    /// How many characters are shown.
    var visibleCount: Int { lines.reduce(0) { $0 + $1.plainText.count } }

    var width: Double { extents.map(\.width).max() ?? 0 }

    var height: Double {
        guard let first = extents.first, let last = extents.last else { return 0 }
        return first.ascent + (baselines.last ?? 0) + last.descent
    }

    /// The distances of the lines' baselines from the first one: more than usual where formulas are tall.
    private var baselines: [Double] {
        var baselines: [Double] = []
        for (index, line) in lines.enumerated() {
            guard let above = baselines.last else {
                baselines.append(0)
                continue
            }
            let needed = extents[index - 1].descent + extents[index].ascent
            let isTall = line.layout != nil || lines[index - 1].layout != nil
            let step = line.size * Self.leading
            baselines.append(above + (isTall ? max(step, needed) : step))
        }
        return baselines
    }

    /// The lines below each other, the first one's top at `top`.
    func items(x: Double, top: Double, anchor: TextItem.Anchor = .start, paint: Paint) -> [SceneItem] {
        guard let first = extents.first else { return [] }
        let baselines = baselines
        return lines.enumerated().map { index, line in
            let baseline = top + first.ascent + baselines[index]
            let full = !isWhole && index == lines.count - 1 ? LabelText.plain(text) : nil
            return .text(
                TextItem(line, at: Point(x, baseline), anchor: anchor, paint: paint, fullText: full))
        }
    }
}
