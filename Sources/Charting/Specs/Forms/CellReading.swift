import Schema
import Tables

/// What the cells of a column, or the items of a list, are: numbers or names, never both.
///
/// They are names where numbers are fewer than a tenth of the cells that say something; else numbers, among
/// which a text is a gap. Spellings of a missing value (``missing``) say nothing: they make no column names, and
/// are gaps in both.
struct CellReading {
    enum Cell {
        case number(Double)
        /// Written as a number, or as a missing one, that no axis has: `nan`, `inf`, `NA`, an empty cell.
        case missing
        case text
    }

    struct Gap: Sendable, Hashable {
        let index: Int
        let text: String
    }

    let values: PlottableValue.Values
    /// Cells that are neither a number nor, among names, a name.
    let gaps: [Gap]

    /// How spreadsheets, statistics programs and languages write that there is no value.
    static let missing: Set<String> = [
        "", "NA", "N/A", "n/a", "#N/A", "<NA>", "NULL", "Null", "null", "None", "NaN", "NAN", "nan", ".nan",
        ".NaN", ".NAN", "-nan", ".inf", "-.inf", "+.inf", ".Inf", "-.Inf", ".INF", "-", "\u{2013}",
        "\u{2014}",
    ]
    private static let longestMissing = 5

    static func cell(_ text: String) -> Cell {
        if text.utf8.count <= longestMissing, missing.contains(text) { return .missing }
        guard let number = Double(text), !text.hasPrefix("0x"), !text.hasPrefix("-0x") else { return .text }
        return number.isFinite ? .number(number) : .missing
    }

    /// - Parameter numbers: takes texts as gaps even where they are many.
    ///
    /// - Complexity: linear in the cells; numbers never become texts on the way.
    init(_ cells: Table.Cells, asNumbers: Bool = false) {
        var (numbers, texts): ([Double], Int) = ([], 0)
        var gaps: [Gap] = []
        numbers.reserveCapacity(cells.count)
        var count = 0
        for index in 0..<cells.count {
            switch Self.cell(cells, index) {
            case .number(let number):
                count += 1
                numbers.append(number)
            case .text:
                texts += 1
                numbers.append(.notedGap)
                gaps.append(Gap(index: index, text: cells.text(index)))
            case .missing:
                numbers.append(.notedGap)
                gaps.append(Gap(index: index, text: cells.text(index)))
            }
        }
        guard !asNumbers, texts > 0, count * 10 < count + texts else {
            (values, self.gaps) = (.numbers(numbers), gaps)
            return
        }
        let isMissing = { (text: String) in
            if case .missing = Self.cell(text) { true } else { false }
        }
        values = .categories(cells.texts.map { isMissing($0) ? "" : $0 })
        self.gaps = gaps.filter { isMissing($0.text) }
    }

    private static func cell(_ cells: Table.Cells, _ row: Int) -> Cell {
        switch cells {
        case .integers(let numbers): numbers[row].map { .number(Double($0)) } ?? .missing
        case .numbers(let numbers): numbers[row].isFinite ? .number(numbers[row]) : .missing
        case .texts(let texts): cell(texts[row])
        case .written(let written): written.shortNumber(row).map { .number($0) } ?? cell(written[row])
        }
    }

    /// Texts as names, even those that look like numbers, as they were written between quotes; numbers where
    /// none of them says anything.
    init(namesIn cells: [String]) {
        let gaps = cells.enumerated().compactMap { index, text in
            Self.missing.contains(text) ? Gap(index: index, text: text) : nil
        }
        self.gaps = gaps
        values =
            gaps.count == cells.count
            ? .numbers(cells.map { _ in .notedGap })
            : .categories(cells.map { Self.missing.contains($0) ? "" : $0 })
    }

    /// What is left out, in one sentence; `nil` where nothing is.
    ///
    /// - Parameters:
    ///   - name: of the column or the list.
    ///   - cell: what one of them is called, and where it stands: `("cell", "row")`.
    ///   - place: the number by which readers find a cell.
    func note(_ name: String, cell: (one: String, place: String), place: (Int) -> Int) -> String? {
        guard !gaps.isEmpty else { return nil }
        let isNames = if case .categories = values { true } else { false }
        let (thing, things) = isNames ? ("name", "names") : ("number", "numbers")
        let shown = gaps.prefix(3).map { gap in
            "\(gap.text.isEmpty ? "empty" : gap.text.shortened(to: 20)) (\(cell.place) \(place(gap.index)))"
        }
        let more = gaps.count > shown.count ? " and \(gaps.count - shown.count) more" : ""
        return "\(name): \(gaps.count) of \(values.count) \(cell.one)s "
            + (gaps.count == 1 ? "is no \(thing)" : "are no \(things)") + ": "
            + shown.joined(separator: ", ") + more
    }
}
