import TrainingCore

/// What a teacher has beside the pages of all students: who has which numbers, and where the answers are.
enum KeyIndex {
    /// A student's pages of one course.
    struct Row: Sendable {
        var student: String
        var course: String
        /// The pages with the answers, relative to the index.
        var folder: String
        var values: [NamedParameter]
    }

    /// The index as a page and as a table.
    static func files(_ rows: [Row]) -> [OutputFile] {
        [
            OutputFile(path: "key.csv", bytes: table(rows).bytes),
            OutputFile(path: "index.html", text: page(rows)),
        ]
    }

    /// The names of all parameters, in the order of their letters.
    private static func names(_ rows: [Row]) -> [String] {
        Set(rows.flatMap { $0.values.map(\.name) }).sorted()
    }

    private static func cells(_ row: Row, _ names: [String]) -> [String] {
        names.map { name in row.values.first { $0.name == name }?.value ?? "" }
    }

    private static func table(_ rows: [Row]) -> CSVTable {
        let names = names(rows)
        return CSVTable(
            columns: ["student", "course", "pages"] + names,
            rows: rows.map { [harmless($0.student), $0.course, $0.folder] + cells($0, names).map(harmless) })
    }

    /// A cell that a spreadsheet takes for a formula gets an apostrophe, as spreadsheets write it.
    private static func harmless(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
            Double(cell) == nil
        else { return cell }
        return "'" + cell
    }

    private static func page(_ rows: [Row]) -> String {
        let names = names(rows)
        let header = (["Student", "Course"] + names).map { HTMLNode.text($0) }
        let body = rows.map { row -> [HTMLNode] in
            // A dot and a slash, so that no name is taken for an address with a scheme.
            let address = HTMLAddress("./" + percentEncoded(row.folder) + "/index.html")
            let link =
                address.map { HTMLNode.element("a", .href($0), text: row.student) } ?? .text(row.student)
            return [link, .text(row.course)] + cells(row, names).map { .text($0) }
        }
        let main = HTMLNode.element(
            "main",
            content: [
                .element("h1", text: "Numbers and answers"),
                TableMarkup.table(
                    alignments: [.left, .left], header: header, rows: body,
                    name: "Students and their numbers",
                    hasRowHeaders: true),
            ])
        let head = HTMLNode.element(
            "head",
            content: [
                .element("meta", HTMLAttribute("charset", "utf-8")),
                .element("title", text: "Numbers and answers"),
            ])
        let page = HTMLNode.element(
            "html", HTMLAttribute("lang", "en"), content: [head, .element("body", content: [main])])
        return "<!DOCTYPE html>\n" + page.markup + "\n"
    }

    /// What could be syntax of an address, by its number.
    private static func percentEncoded(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
