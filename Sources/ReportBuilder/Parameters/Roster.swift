/// The students for whom a course is built, each with the values of parameters that are their own.
public struct Roster: Sendable {
    /// A row of the file.
    public struct Student: Sendable, Hashable {
        /// What stands in the column `student`.
        public let id: String
        /// The values of this student's own.
        public let settings: [ParameterSetting]
        /// Where the pages go, for a course of this name, relative to the folder of the output.
        let place: PathTemplate
        let cells: [String: String]
        let range: SourceRange

        /// The folder of the pages of a course, relative to that of the output.
        package func folder(ofCourse name: String) -> String {
            place.filled(cells.merging(["course": name]) { $1 })
        }
    }

    /// In the order of the file.
    public let students: [Student]
    /// The columns beside `student`.
    public let columns: [String]

    /// Reads a table with a column `student`; other columns are values of parameters of their names, or parts of
    /// paths.
    ///
    /// - Parameters:
    ///   - file: CSV, JSON Lines or JSON.
    ///   - template: the folders of the pages: texts with `{student}`, `{course}` or other columns in braces.
    ///   - courses: the names of the courses.
    ///   - parameters: the names of their parameters.
    /// - Returns: `nil` after mistakes.
    public init?(
        _ file: SourceFile, path template: String, courses: [String], parameters: [String],
        diagnostics: inout [Diagnostic]
    ) {
        let before = diagnostics.count
        var reader = TableFormat.all.reader(of: file)
        let names = reader.names(hasHeader: true) ?? []
        columns = names.filter { $0 != "student" }
        guard let column = names.firstIndex(of: "student") else {
            diagnostics += reader.diagnostics
            if reader.diagnostics.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        "the roster has no column \"student\"", file: file, range: file.lineRange(0),
                        remedy: Self.remedy(forColumns: names), code: .invalidData))
            }
            return nil
        }
        let place: PathTemplate
        do throws(PathTemplate.Mistake) {
            place = try PathTemplate(template, names: names + ["course"])
        } catch {
            let file = SourceFile(name: "--path", text: template)
            diagnostics.append(
                Diagnostic(error.message, file: file, range: file.range, remedy: error.remedy))
            return nil
        }
        var students: [Student] = []
        var known: [String: SourceRange] = [:]
        while let row = reader.row(of: names.count) {
            var cells: [String: String] = [:]
            for (name, cell) in zip(names, row) { cells[name] = reader.text(cell) }
            let id = cells["student"] ?? ""
            let range = row[column].range
            if id.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        "this student has no name", file: file,
                        range: file.lineRange(file.lineIndex(at: range.lower)),
                        remedy: "write one into the column student", code: .invalidData))
                continue
            }
            if let first = known[id] {
                diagnostics.append(
                    Diagnostic(
                        "the student \"\(id.shortened(to: 60))\" stands twice in the roster", file: file,
                        range: range,
                        remedy: "remove one of the rows",
                        notes: [.init("it is here first", file: file, range: first)], code: .invalidData))
                continue
            }
            known[id] = range
            let settings = zip(names, row).filter { parameters.contains($0.0) && cells[$0.0] != "" }.map {
                ParameterSetting(name: $0, text: cells[$0] ?? "", file: file, range: $1.range)
            }
            students.append(
                Student(id: id, settings: settings, place: place, cells: cells, range: range))
        }
        diagnostics += reader.diagnostics
        self.students = students
        if students.isEmpty, diagnostics.count == before {
            diagnostics.append(
                Diagnostic(
                    "the roster has no students", file: file, range: file.lineRange(0),
                    remedy: "write a row for each", code: .invalidData))
        }
        checkPlaces(courses, of: file, diagnostics: &diagnostics)
        if diagnostics.count > before { return nil }
        warnOfColumns(names, parameters, place, in: file, diagnostics: &diagnostics)
    }

    private static func remedy(forColumns names: [String]) -> String {
        if names.count == 1, let mark = names[0].first(where: { ";\t|".contains($0) }) {
            let word = [";": "semicolons", "\t": "tabs"][mark] ?? "other marks"
            return "its columns are separated by \(word); save it with commas between them"
        }
        return Nearest.match("student", among: names).map { "rename \"\($0)\"" }
            ?? "name one of its columns so; each row is a student"
    }

    /// Says which columns nothing is made of although they are nearly called like a parameter.
    private func warnOfColumns(
        _ names: [String], _ parameters: [String], _ place: PathTemplate, in file: SourceFile,
        diagnostics: inout [Diagnostic]
    ) {
        let unused = names.filter { $0 != "student" && !parameters.contains($0) && !place.names($0) }
        let missing = parameters.filter { !names.contains($0) }
        for name in unused {
            guard let near = Nearest.match(name, among: missing) else { continue }
            diagnostics.append(
                Diagnostic(
                    "the column \"\(name.shortened(to: 40))\" is no parameter", severity: .warning,
                    file: file,
                    range: file.lineRange(0),
                    remedy: "did you mean \"\(near)\"? The courses are built without it",
                    code: .unknownName))
        }
    }

    /// Complains about folders that cannot be, or that two of them would share.
    private func checkPlaces(_ courses: [String], of file: SourceFile, diagnostics: inout [Diagnostic]) {
        var taken: [String: SourceRange] = [:]
        for student in students {
            for course in courses {
                let folder = student.folder(ofCourse: course)
                if let objection = PathTemplate.objection(to: folder) {
                    diagnostics.append(
                        Diagnostic(
                            "\"\(folder.shortened(to: 60))\" cannot be a folder: \(objection)", file: file,
                            range: student.range, remedy: "write another name, or another --path"))
                    break
                }
                // Some file systems do not tell capitals apart.
                if let other = taken[folder.lowercased()] {
                    diagnostics.append(
                        Diagnostic(
                            "the pages would go to \"\(folder.shortened(to: 60))\", as others do", file: file,
                            range: student.range,
                            remedy: "take a --path with {student} and, for several courses, {course}",
                            notes: [.init("the others are of this row", file: file, range: other)]))
                    break
                }
                taken[folder.lowercased()] = student.range
            }
        }
    }
}
