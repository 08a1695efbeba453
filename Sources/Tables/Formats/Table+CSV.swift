extension Table {
    /// The table as comma-separated values (RFC 4180): a line with the names, then a line a row.
    ///
    /// Lines end in CR LF; a cell with a comma, a quote or a line break is quoted, and one where there is nothing is
    /// empty. Numbers are the shortest text that parses back to the same Double.
    public var csv: String {
        var text = ""
        Self.append(names, to: &text)
        for row in 0..<rowCount { Self.append(columns.lazy.map { $0.cells.text(row) }, to: &text) }
        return text
    }

    /// ``csv`` in UTF-8.
    public var csvBytes: [UInt8] { Array(csv.utf8) }

    private static func append(_ cells: some Sequence<String>, to text: inout String) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text += "," }
            text += quoted(cell)
        }
        text += "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        let special: (UInt8) -> Bool = { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
        guard cell.utf8.contains(where: special) else { return cell }
        var text = "\""
        for character in cell.unicodeScalars {
            if character == "\"" { text += "\"" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
