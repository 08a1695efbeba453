import ArgumentParser
import ReportBuilder

struct ImportCommand: AsyncParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Makes lessons of notebooks, Quarto, R Markdown and plain Markdown.",
        discussion: """
            Nothing is run: code is shown, with the outputs and pictures that a notebook holds. Pictures beside the files \
            come along. What cannot be carried over is listed with its place, and so is what the lessons say in the words of \
            another dialect, with what to write instead. Files that are there are never written over.

            EXAMPLES
              descent import lecture.ipynb -o my-course
              descent import chapters/*.qmd -o my-course
            """)

    @Argument(
        help: ArgumentHelp("Files that end in .ipynb, .qmd, .Rmd or .md.", valueName: "files"),
        completion: .file(extensions: ImportedLesson.endings + ["Rmd"]))
    var files: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the course.", valueName: "dir"))
    var output: String

    @OptionGroup var messaging: MessageOptions

    var messages: MessageStyle { messaging.style }

    func validate() throws {
        if output.isEmpty { throw ValidationError("-o needs the name of a folder.") }
    }

    func run() async throws {
        let lessons = try withFiles { () throws(FileError) -> [ImportedLesson] in
            var lessons: [ImportedLesson] = []
            for file in files { lessons.append(try ImportedLesson.read(file)) }
            return lessons
        }
        let hadCourse = FileSystem.kind(of: "\(output)/course.yaml") != nil
        let written = try withFiles { () throws(FileError) in
            try ImportFolder(path: output).write(lessons, from: files)
        }
        Console.say("Wrote \(written.count) file\(written.count == 1 ? "" : "s") into \(output).")
        if hadCourse {
            let names = lessons.map { "\($0.name).md" }.joined(separator: ", ")
            Console.say("\(output)/course.yaml is as it was; where it lists its lessons, add \(names).")
        }
        let notes = lessons.flatMap(\.diagnostics)
        let built = try await CourseBuilder(jobs: nil).check(CourseFolder(path: output))
        // The lessons are written whatever is left to mend, so this is no failure.
        try? Console.report(notes + built)
        Console.say("When the rest is mended: descent build \(output)")
    }
}

extension CourseBuilder {
    /// What is wrong with a course.
    fileprivate func check(_ folder: CourseFolder) async throws -> [Diagnostic] {
        do {
            return try await build(folder, figures: []).diagnostics
        } catch {
            throw Console.fail(error)
        }
    }
}
