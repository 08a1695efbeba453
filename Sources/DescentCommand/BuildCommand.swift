import ArgumentParser
import CairoRenderer
import ReportBuilder

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What building and checking have in common.
struct CourseArguments: ParsableArguments {
    @Argument(help: "Folders with a course.yaml.")
    var courses: [String]

    @Option(help: "How many experiments, figures and pages are worked on at the same time.")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
    }

    /// Builds all courses in memory and reports what is wrong with any of them.
    ///
    /// - Parameter figures: the formats in which figures become files; `nil` leaves that to the courses.
    func build(figures: [ImageFormat]?) async throws -> [BuiltCourse] {
        let builder = try CourseBuilder(jobs: jobs)
        var built: [BuiltCourse] = []
        for path in courses {
            Console.progress("descent: reading \(path)")
            do {
                built.append(
                    try await builder.build(
                        CourseFolder(path: path), coursesAddress: courses.count > 1 ? "../index.html" : nil,
                        figures: figures))
            } catch {
                throw Console.fail(error.description)
            }
        }
        try Console.report(built.flatMap(\.diagnostics))
        return built
    }
}

extension CourseBuilder {
    /// With the fonts of this machine.
    ///
    /// - Parameter jobs: `nil` for one on each core.
    init(jobs: Int?) throws {
        do {
            try self.init(
                fonts: try FontSet.system(), jobs: jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        } catch {
            throw Console.fail(error.description)
        }
    }
}

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Builds the pages of courses.",
        discussion: """
            Every course gets a folder of its own in DIR; several courses get an index over them. Nothing is \
            written while there is any error. Files there that no build wrote stay; `descent status DIR` tells \
            whether a build came to its end.

            EXAMPLES
              descent build Courses/optimization
              descent build Courses/optimization Courses/statistics -o public
              descent build Courses/optimization --figures png,svg,pdf
            """)

    @OptionGroup var arguments: CourseArguments

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output = "Output"

    @Option(
        help: ArgumentHelp(
            "The formats in which figures stand beside the pages as files (png,svg,pdf), or none; "
                + "instead of the list in course.yaml.", valueName: "formats"))
    var figures: String?

    @Flag(
        help: """
            Builds into a new folder beside DIR and then makes DIR a link to it, in one step. Old folders stay.
            """)
    var atomic = false

    func validate() throws {
        _ = try formats()
        if let objection = OutputFolder(path: output).objection(to: arguments.courses) {
            throw ValidationError(objection)
        }
    }

    private func formats() throws -> [ImageFormat]? {
        guard let figures else { return nil }
        return figures == "none" ? [] : try FormatList.formats(in: figures, of: "--figures")
    }

    func run() async throws {
        let built = try await arguments.build(figures: try formats())
        try withFiles { () throws(FileError) in
            let folder = OutputFolder(path: output)
            let note = { (text: String) in Console.warn(text) }
            let pages =
                try atomic ? folder.writeAtomically(built, note: note) : folder.write(built, note: note)
            for page in pages { print(page) }
        }
    }
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks for errors in courses without writing anything.",
        discussion: """
            Experiments are run, figures drawn and checks compared, as in a build.

            EXAMPLES
              descent check Courses/optimization
            """)

    @OptionGroup var arguments: CourseArguments

    func run() async throws {
        for course in try await arguments.build(figures: []) {
            print(
                "\(course.name): \(course.lessonCount) lessons, \(course.experimentCount) experiments, "
                    + "\(course.figureCount) figures and tables, no errors")
        }
    }
}
