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
    private static let leading = 1.3

    /// Breaks at spaces; a word that is wider than the block is cut with an ellipsis.
    ///
    /// - Parameter limit: the most lines there may be; the last one then ends with an ellipsis. Blocks
    ///   of 0 lines are empty, and so are those narrower than the ellipsis that would have to cut something.
    init(
        _ text: String, size: Double, weight: FontWeight = .regular, width: Double, limit: Int = 4,
        measuring: any TextMeasuring
    ) {
        func line(_ text: String) -> TextLine {
            LabelText.line(text, size: size, weight: weight, measuring: measuring)
        }
        func fits(_ text: String) -> Bool { measuring.extents(of: line(text)).width <= width }
        var rows: [String] = []
        var row = ""
        for word in LabelText.words(of: text) {
            let longer = row.isEmpty ? word : row + " " + word
            if row.isEmpty || fits(longer) {
                row = longer
            } else {
                rows.append(row)
                row = word
            }
        }
        if !row.isEmpty { rows.append(row) }
        // Where not even the sign of what is left out has room, a short text may still have it.
        let fitsWhole = rows.count <= limit && rows.allSatisfy(fits)
        if limit <= 0 || !fitsWhole && !fits("…") {
            rows = []
        } else if rows.count > limit {
            rows = Array(rows.prefix(limit))
            rows[limit - 1] += "…"
        }
        lines = rows.map { line(Self.shortened($0, fits: fits)) }
        self.text = text
        let shown = lines.map(\.plainText).joined(separator: " ")
        isWhole = shown == LabelText.words(of: text).map(LabelText.plain).joined(separator: " ")
        extents = lines.map(measuring.extents)
    }

    /// The longest beginning that fits, with an ellipsis; the text itself if it fits whole.
    static func shortened(_ text: String, fits: (String) -> Bool) -> String {
        guard !fits(text) else { return text }
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
