import Tables

/// What a teacher has beside the pages of all students: who has which numbers, and where the answers are.
enum KeyIndex {
    /// A student's pages of one course.
    struct Row: Sendable {
        var student: String
        var course: String
        /// The pages with the answers, relative to the index.
        var folder: String
        var values: [NamedParameter]
        var answers: [LessonAnswer]

        /// Answers by the lesson, what they are called, and a number where a lesson has several of the name.
        var namedAnswers: [(name: String, text: String)] {
            var counts: [String: Int] = [:]
            return answers.map { answer in
                let name = "\(answer.lesson): \(answer.title)"
                counts[name, default: 0] += 1
                let count = counts[name] ?? 1
                return (count == 1 ? name : "\(name) \(count)", answer.text)
            }
        }
    }

    /// The index as a page and as a table.
    static func files(_ rows: [Row]) -> [OutputFile] {
        [
            OutputFile(path: "key.csv", bytes: table(rows).csvBytes),
            OutputFile(path: "index.html", text: page(rows)),
        ]
    }

    /// The columns behind those that say who it is: parameters in the order of their letters, answers in that of the pages.
    private struct Columns {
        let parameters: [String]
        private(set) var answers: [String] = []

        var names: [String] { parameters + answers }

        init(_ rows: [Row]) {
            parameters = Set(rows.flatMap { $0.values.map(\.name) }).sorted()
            var known: Set<String> = []
            for (name, _) in rows.flatMap(\.namedAnswers) where known.insert(name).inserted {
                answers.append(name)
            }
        }

        func cells(of row: Row) -> [String] {
            let texts = Dictionary(row.namedAnswers.map { ($0.name, $0.text) }) { first, _ in first }
            return parameters.map { name in row.values.first { $0.name == name }?.value ?? "" }
                + answers.map { texts[$0] ?? "" }
        }
    }

    private static func table(_ rows: [Row]) -> Table {
        let columns = Columns(rows)
        let cells = rows.map { [$0.student, $0.course, $0.folder] + columns.cells(of: $0) }
        return Table(
            (["student", "course", "pages"] + columns.names).enumerated().map { index, name in
                Table.Column(harmless(name), .texts(cells.map { harmless($0[index]) }))
            })
    }

    /// A cell that a spreadsheet takes for a formula gets an apostrophe, as spreadsheets write it.
    private static func harmless(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
            Double(cell) == nil
        else { return cell }
        return "'" + cell
    }

    private static func page(_ rows: [Row]) -> String {
        let columns = Columns(rows)
        let header = (["Student", "Course"] + columns.names).map { HTMLNode.text($0) }
        let body = rows.map { row -> [HTMLNode] in
            // A dot and a slash, so that no name is taken for an address with a scheme.
            let address = HTMLAddress("./" + percentEncoded(row.folder) + "/index.html")
            let link =
                address.map { HTMLNode.element("a", .href($0), text: row.student) } ?? .text(row.student)
            return [link, .text(row.course)] + columns.cells(of: row).map { .text($0) }
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
