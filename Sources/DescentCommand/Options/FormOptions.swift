import ArgumentParser
import ReportBuilder

/// As what courses are built: a folder of pages, or files that hold everything.
struct FormOptions: ParsableArguments {
    @Flag(
        name: .customLong("root"),
        help: "Puts the pages of one course into DIR itself, as hosts of pages such as GitHub's show it.")
    var isRoot = false

    @Flag(
        help: """
            Writes one HTML file that holds everything, of a course or of one lesson (COURSE/lesson.md): DIR/NAME.html, or the file that -o names.
            """)
    var singleFile = false

    @Flag(
        help: """
            Prints the same as a PDF with bookmarks, by an installed Chromium: DIR/NAME.pdf, or the file that -o names.
            """)
    var pdf = false

    /// The endings of the files that are written.
    private var endings: [String] { (singleFile ? ["html"] : []) + (pdf ? ["pdf"] : []) }

    /// Whether files are written in place of folders of pages.
    var areFiles: Bool { singleFile || pdf }

    private var option: String { singleFile ? "--single-file" : "--pdf" }

    /// Why these forms do not go with what else was asked for; `nil` where they do.
    func objection(to courses: [String], output: String, roster: Bool, atomic: Bool) -> String? {
        if isRoot {
            if areFiles { return "--root does not go with \(option), whose file stands where -o says." }
            if roster {
                return "--root does not go with --roster; --path says where the pages of each student go."
            }
            if courses.count > 1 {
                return
                    "--root puts one course into DIR itself, but \(courses.count) were named; name one, or leave "
                    + "--root out, and each gets a folder, with an index over them."
            }
        }
        guard areFiles else { return nil }
        if roster { return "\(option) does not go with --roster yet." }
        if atomic { return "--atomic does not go with \(option): every file is whole at every moment." }
        guard let ending = ending(of: output) else {
            guard OutputFolder.isNameOfFile(output) else { return nil }
            return
                "\(option) writes files that end in .\(endings.joined(separator: " and .")), not \"\(output)\"."
        }
        guard endings.count == 1, courses.count == 1 else {
            return
                "\"\(output)\" is the name of one file, but \(endings.count * courses.count) are written; name a folder."
        }
        let isHTML = ["html", "htm"].contains(ending)
        guard isHTML == singleFile else {
            return "\(option) writes a file that ends in .\(endings[0]), not \"\(output)\"."
        }
        return nil
    }

    /// Whether -o names a file, and how it ends.
    private func ending(of output: String) -> String? {
        let ending = FileSystem.pathExtension(of: output).lowercased()
        guard !FileSystem.isFolder(output), !output.hasSuffix("/"), ["html", "htm", "pdf"].contains(ending)
        else { return nil }
        return ending
    }

    /// Writes the files of courses that were built as single files, and says which.
    ///
    /// - Parameter isFlushed: whether they are on the disk when this returns.
    func write(_ courses: [BuiltCourse], to output: String, isFlushed: Bool, printer: Chromium?) throws {
        for course in courses {
            guard let file = course.files.first else { continue }
            for ending in endings {
                let name = String(file.path.dropLast(4)) + ending
                let target = self.ending(of: output) == nil ? "\(output)/\(name)" : output
                let bytes = ending == "pdf" ? try printer?.pdf(of: file.bytes) ?? [] : file.bytes
                try withFiles { () throws(FileError) in
                    try FileSystem.makeFolder(FileSystem.folder(of: target))
                    try FileSystem.writeAtomically(bytes, to: target, isFlushed ? .flushed : .usual)
                }
                print(target)
            }
        }
    }
}
