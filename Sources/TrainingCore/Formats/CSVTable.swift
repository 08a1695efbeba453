/// A table as comma-separated values (RFC 4180): a header, then a line per row.
///
/// Lines end in CR LF; a field with a comma, a quote or a line break is quoted.
public struct CSVTable: Sendable, Hashable {
    /// The names of the columns, in their order.
    public let columns: [String]
    /// As many fields in each as there are columns.
    public let rows: [[String]]

    package init(columns: [String], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A number as a field: the shortest text that parses back to the same Double; `nan`, `inf` and
    /// `-inf`, which all common readers take, where it is not finite.
    package static func field(_ value: Double) -> String { "\(value)" }

    /// The table as CSV, with a head and line feeds.
    public var text: String {
        var text = ""
        for row in [columns] + rows {
            for (index, field) in row.enumerated() {
                if index > 0 { text += "," }
                text += Self.quoted(field)
            }
            text += "\r\n"
        }
        return text
    }

    /// The text in UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }

    private static func quoted(_ field: String) -> String {
        let special: (UInt8) -> Bool = { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
        guard field.utf8.contains(where: special) else { return field }
        var text = "\""
        for character in field.unicodeScalars {
            if character == "\"" { text += "\"" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
