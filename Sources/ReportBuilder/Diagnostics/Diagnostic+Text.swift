extension Diagnostic {
    /// The diagnostic as a terminal shows it, with a line feed at the end:
    ///
    ///     lesson.md:12:9: error: unknown key "wieghts"
    ///       - {nodes: 2, wieghts: [[1]]}
    ///                    ^~~~~~~
    ///       help: did you mean "weights"?
    public var text: String {
        var text = Diagnostic.headline(severity.rawValue, message, file, range)
        if let range { text += SourceExcerpt(file: file, range: range).text }
        for note in notes {
            text += Diagnostic.headline("note", note.message, note.file, note.range)
            text += SourceExcerpt(file: note.file, range: note.range).text
        }
        if let remedy { text += "  help: \(remedy)\n" }
        return text
    }

    private static func headline(
        _ label: String, _ message: String, _ file: SourceFile, _ range: SourceRange?
    ) -> String {
        let place = range.map { ":\(file.position(at: $0.lower))" } ?? ""
        return "\(file.name)\(place): \(label): \(message)\n"
    }
}

/// A line of a file with a mark under the part that matters.
///
/// Tabs become four spaces, control characters a replacement character, and of a line too long for
/// a terminal only the part around the mark is shown.
struct SourceExcerpt {
    /// How many columns of a line are shown.
    static let width = 100
    private static let indent = "  "

    let text: String

    init(file: SourceFile, range: SourceRange) {
        let line = file.lineRange(file.lineIndex(at: range.lower))
        let start = min(max(range.lower, line.lower), line.upper)
        let end = min(max(range.upper, start), line.upper)
        // One character more than has room says that there are more. Lines may be very long, and characters some bytes.
        let most = SourceExcerpt.width + 1
        let near = most * 32
        let lower = max(line.lower, start - near)
        let upper = min(line.upper, end + near)
        var before = Cell.cells(of: file.text(in: SourceRange(lower: lower, upper: start)).suffix(most))
        var marked = Cell.cells(
            of: file.text(in: SourceRange(lower: start, upper: min(end, start + near))).prefix(most))
        var after = Cell.cells(of: file.text(in: SourceRange(lower: end, upper: upper)).prefix(most))
        guard !(before.isEmpty && marked.isEmpty && after.isEmpty) else {
            text = ""
            return
        }
        Cell.cut(&marked, to: SourceExcerpt.width * 3 / 5, keepingEnd: false)
        let room = SourceExcerpt.width - Cell.width(marked)
        Cell.cut(&after, to: max(room / 3, room - Cell.width(before)), keepingEnd: false)
        Cell.cut(&before, to: room - Cell.width(after), keepingEnd: true)
        let shown = (before + marked + after).map(\.text).joined()
        let mark = "^" + String(repeating: "~", count: max(0, Cell.width(marked) - 1))
        let space = String(repeating: " ", count: Cell.width(before))
        text = "\(SourceExcerpt.indent)\(shown)\n\(SourceExcerpt.indent)\(space)\(mark)\n"
    }
}

/// A character as it is shown, and how many columns of a terminal it takes.
private struct Cell {
    var text: String
    var width: Int

    static func cells(of text: Substring) -> [Cell] {
        text.map { character in
            if character == "\t" { return Cell(text: "    ", width: 4) }
            let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            return isControl
                ? Cell(text: "\u{FFFD}", width: 1)
                : Cell(text: String(character), width: character.terminalWidth)
        }
    }

    static func width(_ cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

    /// Takes cells away, and puts an ellipsis in their place, until `limit` columns are left.
    static func cut(_ cells: inout [Cell], to limit: Int, keepingEnd: Bool) {
        guard width(cells) > limit else { return }
        var kept: [Cell] = []
        var room = max(0, limit - 1)
        for cell in keepingEnd ? cells.reversed() : cells {
            guard cell.width <= room else { break }
            kept.append(cell)
            room -= cell.width
        }
        kept.append(Cell(text: "…", width: 1))
        cells = keepingEnd ? kept.reversed() : kept
    }
}

extension Character {
    /// How many columns a terminal gives to the character: 2 for East Asian wide ones and emoji.
    fileprivate var terminalWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.properties.isEmojiPresentation { return 2 }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(first.value) } ? 2 : 1
    }
}
