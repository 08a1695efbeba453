import ArgumentParser
import CairoRenderer
import Drawing
import ReportBuilder

struct ExportCommand: AsyncParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Draws all figures of a course into files, or writes its quizzes for Moodle.",
        discussion: """
            Every figure is drawn as its page shows it, into DIR/lesson/figure.png and the like. The course is \
            checked as in a build, and nothing is written while there is any error. Files that are as they \
            should be, and all others in DIR, are left alone. --moodle writes the quizzes of its lessons as Moodle \
            imports them.

            EXAMPLES
              descent export Courses/optimization -o figures
              descent export Courses/optimization -o slides --formats svg,pdf --theme dark
              descent export Courses/optimization -o print --formats pdf --theme print --size 480x320
              descent export Courses/optimization --moodle questions.xml
            """)

    @Argument(help: "A folder with a course.yaml.", completion: .directory)
    var course: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The file for Moodle to write the quizzes to.", valueName: "file.xml"))
    var moodle: String?

    @Option(help: "What is written: png, svg, pdf, or several of them.")
    var formats = "png"

    @Option(help: "The size of each figure in points, such as 800x600; else each has the size of its page.")
    var size: String?

    @Option(help: "light, dark or print.")
    var theme = Appearance.light.rawValue

    @Option(help: "How many experiments and figures are worked on at the same time.")
    var jobs: Int?

    @OptionGroup var messaging: MessageOptions

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { messaging.style }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
        guard output != nil || moodle != nil else {
            throw ValidationError("Say what to write: -o DIR for figures, --moodle FILE.xml for quizzes.")
        }
        if output?.isEmpty == true { throw ValidationError("The name of the folder to write to is empty.") }
        if let moodle, !moodle.hasSuffix(".xml") {
            throw ValidationError("The file for Moodle ends with .xml, not \"\(moodle)\".")
        }
        try CanvasOptions.validate(size: size, theme: theme)
        _ = try FormatList.formats(in: formats, of: "--formats")
    }

    func run() async throws {
        let formats = output == nil ? [] : try FormatList.formats(in: formats, of: "--formats")
        let builder = try CourseBuilder(jobs: jobs)
        Console.progress("descent: \(output == nil ? "reading" : "drawing the figures of") \(course)")
        let exported: BuiltCourse
        do {
            exported = try await builder.export(
                CourseFolder(path: course), formats: formats,
                appearance: Appearance(rawValue: theme) ?? .light,
                size: size.flatMap { Size(parsing: $0) })
        } catch {
            throw Console.fail(error)
        }
        try Console.report(exported.diagnostics)
        if let moodle { try write(exported, to: moodle) }
        guard let output else { return }
        let written = try withFiles { () throws(FileError) in
            try OutputFolder(path: output).add(exported.files)
        }
        let count = exported.files.count
        Console.say("\(output): \(count) file\(count == 1 ? "" : "s"), \(written) of them new or changed")
    }

    private func write(_ course: BuiltCourse, to moodle: String) throws {
        guard !course.quizzes.isEmpty else { throw Console.fail("\(self.course): no lesson has a quiz") }
        let (text, warnings) = MoodleQuestions.file(of: course)
        for warning in warnings { Console.warn(warning) }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(Array(text.utf8), to: moodle) }
        let count = course.quizzes.count
        Console.say("\(moodle): \(count) question\(count == 1 ? "" : "s")")
    }
}
