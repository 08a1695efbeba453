import ArgumentParser
import CairoRenderer
import ReportBuilder
import TrainingCore

struct BuildCommand: AsyncParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Builds the pages of courses.",
        discussion: """
            Every course gets a folder of its own in DIR; several courses get an index over them. With --root one \
            course stands in DIR itself, with --single-file or --pdf each becomes one file. Nothing is written while there is any error. Files there that no build wrote stay; `descent status DIR` tells \
            whether a build came to its end.

            EXAMPLES
              descent build Courses/optimization
              descent build Courses/optimization Courses/statistics -o public
              descent build Courses/optimization --figures png,svg,pdf
              descent build Courses/* --keep-going
              descent build Courses/optimization -o docs --root
              descent build Courses/optimization --single-file -o course.html
              descent build Courses/optimization/passes.md --pdf -o passes.pdf
              descent build Courses/optimization --set rate=0.02
              descent build Courses/optimization --roster students.csv --path '{group}/{student}' -o public
            """)

    @OptionGroup var arguments: CourseArguments

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"),
        completion: .directory)
    var output = "Output"

    @Option(
        help: ArgumentHelp(
            "The formats in which figures stand beside the pages as files (png,svg,pdf), or none; "
                + "instead of the list in course.yaml.", valueName: "formats"))
    var figures: String?

    @OptionGroup var forms: FormOptions

    @OptionGroup var roster: RosterOptions

    @Flag(
        help: """
            Builds into a new folder beside DIR and then makes DIR a link to it, in one step. Old folders stay.
            """)
    var atomic = false

    @Flag(
        help: """
            Writes the courses and lessons that have no errors, though others have some, and ends with 2 then instead \
            of 1.
            """)
    var keepGoing = false

    @Flag(help: "Waits until everything is on the disk, so that a power failure takes nothing of it.")
    var sync = false

    @OptionGroup var messaging: MessageOptions

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { messaging.style }

    func validate() throws {
        _ = try formats()
        if roster.file != nil, atomic || sync {
            throw ValidationError("--\(atomic ? "atomic" : "sync") does not go with --roster yet.")
        }
        let objection =
            arguments.cache.objection(toStandingIn: [output])
            ?? forms.objection(
                to: arguments.courses, output: output, roster: roster.file != nil, atomic: atomic)
            ?? (forms.areFiles ? nil : folder.objection(to: arguments.courses))
        if let objection { throw ValidationError(objection) }
    }

    private var folder: OutputFolder { OutputFolder(path: output, isRoot: forms.isRoot) }

    private func formats() throws -> [ImageFormat]? {
        guard let figures else { return nil }
        return figures == "none" ? [] : try FormatList.formats(in: figures, of: "--figures")
    }

    func run() async throws {
        if let file = roster.file {
            return try await roster.build(arguments, file, into: output, figures: try formats())
        }
        // Who has no Chromium hears of it before anything is computed.
        let printer = forms.pdf ? try Chromium.installed() : nil
        if try await isDone() { return }
        let observer = FileObserver()
        let built = try await FileObservation.$observer.withValue(observer) {
            try await arguments.build(
                figures: try formats(), keepsGoing: keepGoing, areSingleFiles: forms.areFiles)
        }
        guard !built.isEmpty else { throw ExitCode(1) }
        if forms.areFiles {
            try forms.write(built, to: output, isFlushed: sync, printer: printer)
        } else {
            try writePages(built, seen: observer)
        }
        if built.count < arguments.courses.count { throw ExitCode(2) }
    }

    private func writePages(_ built: [BuiltCourse], seen observer: FileObserver) throws {
        try withFiles { () throws(FileError) in
            let note = { (text: String) in Console.warn(text) }
            let pages: [String]
            if atomic {
                pages = try folder.writeAtomically(built, isFlushed: sync, note: note)
            } else {
                let written = try folder.writeAll(built, isFlushed: sync, note: note)
                keep(built, written, seen: observer)
                pages = written.pages
            }
            for page in pages { Console.say(page) }
            keepRecords(of: built)
        }
        for course in built where !course.leftOut.isEmpty {
            Console.warn("\(course.name) was written without \(course.leftOut.joined(separator: ", "))")
        }
        if built.count < arguments.courses.count || built.contains(where: { !$0.leftOut.isEmpty }) {
            throw ExitCode(2)
        }
    }
}

// MARK: What the cache knows

extension BuildCommand {
    /// What is asked for: the same words in the same folders mean the same build.
    private var words: [String] {
        (arguments.courses + [output]).flatMap { [$0, FileSystem.place(of: $0)] }
            + [figures ?? "", "\(forms.isRoot) \(keepGoing)", arguments.edition.rawValue]
            + arguments.settings.map(\.text)
    }

    /// Whether the same build was done before, and all that has changed since, if anything, is texts of lessons whose
    /// pages could be made anew by themselves.
    private func isDone() async throws -> Bool {
        guard !atomic, !forms.areFiles, let cache = arguments.cache.results,
            let known = FinishedBuild.known(to: cache, as: words)
        else { return false }
        var build: FinishedBuild
        switch known.state {
        case .another: return false
        case .same(let same, let isNewer):
            build = same
            if isNewer { build.keep(in: cache, as: words) }
        case .edited(let edited, let lessons):
            guard let revised = try await revise(edited, lessons) else { return false }
            build = revised
            build.keep(in: cache, as: words)
        }
        if sync { try withFiles { () throws(FileError) in try FileSystem.flushFileSystem(of: output) } }
        Console.repeatWarnings(build.warnings)
        for page in build.pages { Console.say(page) }
        return true
    }

    private func revise(_ build: FinishedBuild, _ lessons: Set<String>) async throws -> FinishedBuild? {
        let builder = try arguments.builder()
        // Where something is wrong the whole build says it.
        return try? await builder.revise(
            build, lessons: lessons, of: CourseArguments.folder(of: arguments.courses[0]),
            for: arguments.reader, figures: try formats(), note: { Console.warn($0) })
    }

    private func keep(
        _ built: [BuiltCourse], _ written: OutputFolder.Written, seen observer: FileObserver
    ) {
        let isWhole = built.allSatisfy { $0.leftOut.isEmpty && !$0.hasErrors }
        guard built.count == arguments.courses.count, isWhole, let cache = arguments.cache.results else {
            return
        }
        let warnings = Diagnostic.sorted(built.flatMap(\.diagnostics)).map(FinishedBuild.Warning.init)
        let course = built.count == 1 ? built[0].kept : nil
        FinishedBuild(seen: observer, written, warnings: warnings, course: course)?
            .keep(in: cache, as: words)
    }

    /// For `descent explain`.
    private func keepRecords(of built: [BuiltCourse]) {
        guard let cache = arguments.cache.results else { return }
        for course in built {
            let source = arguments.courses.first {
                CourseArguments.folder(of: $0).parameters.course == course.name
            }
            BuildRecord(
                course: FileSystem.place(of: source ?? course.name),
                folder: forms.isRoot ? output : "\(output)/\(course.name)", program: cache.program,
                inputs: course.inputs
            ).keep(in: cache)
        }
    }
}

struct CheckCommand: AsyncParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks for errors in courses without writing anything.",
        discussion: """
            Experiments are run, figures drawn and checks compared, as in a build.

            EXAMPLES
              descent check Courses/optimization
              descent check Courses/* --json
              descent check Courses/optimization --sarif > problems.sarif
            """)

    @OptionGroup var arguments: CourseArguments

    @OptionGroup var messaging: MessageOptions

    @Flag(help: "Prints what is wrong as one document of SARIF 2.1.0, which code hosts and editors read.")
    var sarif = false

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle {
        var style = messaging.style
        if sarif { style.form = .sarif }
        return style
    }

    func validate() throws {
        if sarif, messaging.json { throw ValidationError("Ask for --json or for --sarif, not for both.") }
    }

    func run() async throws {
        for course in try await arguments.build(figures: []) {
            Console.say(
                "\(course.name): \(counted(course.lessonCount, "lesson")), "
                    + "\(counted(course.experimentCount, "experiment")), "
                    + "\(counted(course.figureCount, "figure or table", "figures and tables")), no errors")
        }
    }
}
