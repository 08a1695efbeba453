import ArgumentParser
import CairoRenderer
import ReportBuilder
import SystemLibrary

/// What building and checking have in common.
struct CourseArguments: ParsableArguments {
    @Argument(help: "Folders with a course.yaml.", completion: .directory)
    var courses: [String]

    @Option(help: "How many experiments, figures and pages are worked on at the same time.")
    var jobs: Int?

    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A value of a parameter that a course declares, such as rate=0.02; may be repeated.",
            valueName: "name=value"),
        transform: { argument in
            if let setting = ParameterSetting(argument) { return setting }
            throw ValidationError("\"\(argument)\" is no setting; write NAME=VALUE such as rate=0.02.")
        })
    var settings: [ParameterSetting] = []

    @Option(
        help: ArgumentHelp(
            "For whom: student leaves answers out, solutions and print have them open; what names its editions with only: "
                + "is in these. Without it everything is there, and answers fold out.",
            valueName: "name"),
        transform: { text in
            if let edition = Edition(rawValue: text), edition != .usual { return edition }
            throw ValidationError(unknown("edition", text, among: Edition.named.map(\.rawValue)))
        })
    var edition: Edition = .usual

    @OptionGroup var cache: CacheOptions

    func validate() throws {
        if let objection = cache.objection(toStandingIn: courses) { throw ValidationError(objection) }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
    }

    /// For whom.
    var reader: Readership { Readership(settings: settings, edition: edition) }

    /// What builds, with the cache.
    func builder() throws -> CourseBuilder {
        var builder = try CourseBuilder(jobs: jobs)
        builder.cache = cache.results
        return builder
    }

    /// Builds all courses in memory and reports what is wrong with any of them.
    ///
    /// - Parameter figures: the formats in which figures become files; `nil` leaves that to the courses.
    /// - Parameter keepsGoing: whether courses and lessons without errors are given where others have some.
    /// - Parameter areSingleFiles: whether each becomes one file; then a course may be a lesson of one.
    func build(
        figures: [ImageFormat]?, keepsGoing: Bool = false, areSingleFiles: Bool = false
    ) async throws -> [BuiltCourse] {
        let builder = try builder()
        try checkSettings()
        var built: [BuiltCourse] = []
        var failure: ExitCode?
        for path in courses {
            Console.progress("descent: reading \(path)")
            do {
                built.append(
                    try await builder.build(
                        CourseArguments.folder(of: path),
                        for: reader,
                        coursesAddress: courses.count > 1 ? "../index.html" : nil, figures: figures,
                        as: areSingleFiles ? .singleFile(lesson: CourseArguments.lesson(in: path)) : .pages,
                        keepsGoing: keepsGoing))
            } catch {
                failure = Console.fail(error)
            }
        }
        guard keepsGoing else {
            try Console.report(built.flatMap(\.diagnostics))
            if let failure { throw failure }
            return built
        }
        let whole = built.filter { !$0.files.isEmpty }
        do { try Console.report(built.flatMap(\.diagnostics)) } catch {
            guard !whole.isEmpty else { throw error }
        }
        return whole
    }
}

extension CourseArguments {
    /// The lesson that a path names, `COURSE/lesson.md`; `nil` for a course.
    static func lesson(in path: String) -> String? {
        guard path.hasSuffix(".md"), !FileSystem.isFolder(path) else { return nil }
        return String(CourseFolder.course(ofLesson: path).file.dropLast(3))
    }

    /// The folder of a course, or of the course of a lesson.
    static func folder(of path: String) -> CourseFolder {
        lesson(in: path) == nil ? CourseFolder(path: path) : CourseFolder.course(ofLesson: path).folder
    }

    /// The names of the parameters that any of the courses has.
    var parameterNames: [String] {
        Set(courses.flatMap { CourseArguments.folder(of: $0).parameters.names }).sorted()
    }

    /// Complains about settings of parameters that no course has.
    func checkSettings() throws {
        guard !settings.isEmpty else { return }
        let known = parameterNames
        try Console.report(settings.filter { !known.contains($0.name) }.map { $0.unknown(among: known) })
    }
}

extension CourseBuilder {
    /// With the fonts of this machine.
    ///
    /// - Parameter jobs: `nil` for one on each core.
    init(jobs: Int?) throws {
        do {
            try self.init(fonts: try FontSet.system(), jobs: jobs ?? Self.processors)
        } catch {
            throw Console.fail(error.description)
        }
    }

    /// How many cores there are.
    static var processors: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}
