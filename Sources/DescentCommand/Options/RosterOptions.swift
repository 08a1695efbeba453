import ArgumentParser
import CairoRenderer
import ReportBuilder

/// A course for every student.
struct RosterOptions: ParsableArguments {
    @Option(
        name: .customLong("roster"),
        help: ArgumentHelp(
            "A table with a column student: the courses are built for each row, columns that are named like parameters "
                + "are their values.", valueName: "file"), completion: .file())
    var file: String?

    @Option(
        help: ArgumentHelp(
            "The folder of a student's pages in DIR, with columns of the roster in braces; {student}, with several courses "
                + "{student}/{course}.", valueName: "template"))
    var path: String?

    @Option(
        help: ArgumentHelp(
            "A folder outside of DIR for each student's pages with the answers, and for an index of all numbers and answers: "
                + "index.html and key.csv.", valueName: "dir"))
    var key: String?

    @Flag(
        name: .customLong("copy"),
        help: """
            Writes a file of its own for every student where files are equal; without it they are hard links to one, which \
            take no room.
            """)
    var isCopying = false

    func validate() throws {
        if isCopying, file == nil { throw ValidationError("--copy goes with --roster.") }
        if key != nil, file == nil { throw ValidationError("--key goes with --roster.") }
        if key == "" { throw ValidationError("The name of the folder of --key is empty.") }
        if path != nil, file == nil { throw ValidationError("--path goes with --roster.") }
        if file == "" { throw ValidationError("The name of the roster is empty.") }
    }

    /// Builds, writes, and says for whom it went wrong: 2 where some have their pages, 1 where nobody has.
    func build(
        _ arguments: CourseArguments, _ file: String, into output: String, figures: [ImageFormat]?
    ) async throws {
        try arguments.checkSettings()
        if let key, let objection = OutputFolder(path: key).objection(toStandingBeside: output) {
            throw Console.fail(objection)
        }
        let folders = arguments.courses.map { CourseFolder(path: $0) }
        var diagnostics: [Diagnostic] = []
        let source = try withFiles { () throws(FileError) in
            SourceFile(name: file, bytes: try FileSystem.read(file))
        }
        let roster = Roster(
            source, path: path ?? (folders.count > 1 ? "{student}/{course}" : "{student}"),
            courses: folders.map(\.parameters.course), parameters: arguments.parameterNames,
            diagnostics: &diagnostics)
        try Console.report(diagnostics)
        guard let roster else { throw Console.failUnexplained() }
        var build: RosterBuild
        do {
            build = try RosterBuild(
                folders, for: roster, into: OutputFolder(path: output), fonts: try FontSet.system(),
                figures: figures, settings: arguments.settings, edition: arguments.edition,
                key: key.map { OutputFolder(path: $0) }, isSharing: !isCopying,
                jobs: arguments.jobs ?? CourseBuilder.processors)
            build.cache = arguments.cache.results
        } catch {
            throw Console.fail(error.description)
        }
        let unsatisfied = build.unsatisfied()
        guard unsatisfied.isEmpty else {
            if Console.style.form == .text {
                show(unsatisfied, isPart: true)
            } else {
                tell(unsatisfied, isPart: true)
            }
            throw Console.fail(
                "\(output): nothing is built, as parameters of \(unsatisfied.count) of \(roster.students.count) students cannot be drawn"
            )
        }
        let count = roster.students.count
        let outcomes = await build.run { done in
            Console.status("descent: \(done) of \(count) students")
        }
        Console.status("")
        if let (path, reason) = build.refusedLinks {
            Console.warn("\(path) and others are copies, not links to an equal file: \(reason)")
        }
        if let page = try withFiles({ () throws(FileError) in try build.writeKey(outcomes) }) {
            print("\(page): numbers and answers")
        }
        try report(outcomes, output: output)
    }

    private func report(_ outcomes: [RosterBuild.Outcome], output: String) throws {
        if Console.style.form == .text { show(outcomes) } else { tell(outcomes) }
        let whole = outcomes.count(where: \.isComplete)
        Console.say("\(output): pages for \(whole) of \(outcomes.count) students")
        if whole < outcomes.count { throw ExitCode(whole > 0 ? 2 : 1) }
    }

    /// What went wrong, a line a problem, with the students where these are not all.
    private func tell(_ outcomes: [RosterBuild.Outcome], isPart: Bool = false) {
        var students: [ProblemRecord: [String]] = [:]
        var order: [ProblemRecord] = []
        for outcome in outcomes {
            var records = outcome.diagnostics.map { ProblemRecord($0) }
            records +=
                outcome.failure.map {
                    [ProblemRecord($0.reason, file: $0.path, severity: .error, code: .file)]
                } ?? []
            records += outcome.notes.map { ProblemRecord($0, severity: .note, code: .note) }
            for record in records where !Console.style.isQuiet || record.severity == .error {
                if students[record] == nil { order.append(record) }
                students[record, default: []].append(outcome.student)
            }
        }
        for record in order {
            var record = record
            let names = students[record] ?? []
            if isPart || names.count < outcomes.count {
                record.message += ", for \(names.joined(separator: ", "))"
            }
            Console.tell(record)
        }
    }

    /// One message for what went wrong alike for many.
    private func show(_ outcomes: [RosterBuild.Outcome], isPart: Bool = false) {
        var students: [String: [String]] = [:]
        var order: [String] = []
        var failures: [String: String] = [:]
        func note(_ message: String, of student: String) {
            if students[message] == nil { order.append(message) }
            students[message, default: []].append(student)
        }
        for outcome in outcomes {
            for diagnostic in outcome.diagnostics
            where !Console.style.isQuiet || diagnostic.severity == .error {
                note(diagnostic.text, of: outcome.student)
            }
            if let failure = outcome.failure {
                // A full disk is one message, whichever files it hit.
                let first = failures[failure.reason] ?? "descent: error: \(failure.description)\n"
                failures[failure.reason] = first
                note(first, of: outcome.student)
            }
            for text in outcome.notes where !Console.style.isQuiet {
                note("descent: note: \(text)\n", of: outcome.student)
            }
        }
        for message in order.prefix(ShownMessages.shownDiagnostics) {
            Console.error(message, terminator: "")
            let names = students[message] ?? []
            if isPart || names.count < outcomes.count {
                Console.error(
                    "  for \(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? " and \(names.count - 5) more" : "")"
                )
            }
        }
        if let omission = ShownMessages.omission(of: order.count) { Console.error("descent: \(omission)") }
    }
}
