import CairoRenderer

/// Builds courses for every student of a roster: each into a folder of its own, written when it is made, so that the
/// memory needed does not grow with the number of students.
public struct RosterBuild: Sendable {
    /// What became of one student's pages.
    public struct Outcome: Sendable {
        /// Who it is for.
        public let student: String
        /// The folders of the pages that were written, relative to that of the output; empty after errors.
        public internal(set) var folders: [String] = []
        /// What is wrong with the courses for this one.
        public internal(set) var diagnostics: [Diagnostic] = []
        /// What files or folders said against it.
        public internal(set) var failure: FileError?
        /// What is worth knowing about files that were changed after the build that wrote them.
        public internal(set) var notes: [String] = []
        /// What the key says of the student.
        var key: [KeyIndex.Row] = []

        /// Whether all pages of the student are there.
        public var isComplete: Bool {
            failure == nil && !diagnostics.contains { $0.severity == .error }
        }
    }

    private var builder: CourseBuilder
    private let courses: [CourseFolder]
    private let roster: Roster
    private let output: OutputFolder
    private let figures: [ImageFormat]?
    private let settings: [ParameterSetting]
    private let edition: Edition
    private let key: OutputFolder?
    private let jobs: Int
    private let memory = RosterMemory()
    private let parameters: [ParameterSource?]
    private let shared: SharedFiles
    private let keyFiles: SharedFiles

    /// - Parameters:
    ///   - output: the folder above those of the students.
    ///   - figures: the formats in which figures stand beside the pages, instead of those that the courses ask for.
    ///   - settings: values of parameters for all students whose rows have none.
    ///   - edition: what of the source the students get.
    ///   - key: where, outside of the output, each student's pages with the answers go, and an index of numbers and answers.
    ///   - isSharing: whether files that are equal for several students are names of one file, where the file system has
    ///     such names; else each is a copy.
    ///   - jobs: for how many students is worked at the same time.
    /// - Throws: ``CairoError`` where text cannot be laid out with the fonts.
    public init(
        _ courses: [CourseFolder], for roster: Roster, into output: OutputFolder, fonts: FontSet,
        figures: [ImageFormat]? = nil, settings: [ParameterSetting] = [],
        edition: Edition = .usual, key: OutputFolder? = nil, isSharing: Bool = true, jobs: Int
    ) throws(CairoError) {
        builder = try CourseBuilder(fonts: fonts, jobs: 1)
        self.courses = courses
        parameters = courses.map { ParameterSource($0) }
        self.roster = roster
        self.output = output
        self.figures = figures
        self.settings = settings
        self.edition = edition
        self.key = key
        self.jobs = jobs
        shared = SharedFiles(isOn: isSharing)
        keyFiles = SharedFiles(isOn: isSharing)
    }

    /// Results of earlier runs; nothing depends on it.
    package var cache: ResultCache? {
        get { builder.cache }
        set { builder.cache = newValue }
    }

    /// Tries for all students whether parameters can be drawn as their conditions say, before anything is built.
    ///
    /// - Returns: those for whom that is not so, with what is wrong, in the order of the roster.
    public func unsatisfied() -> [Outcome] {
        let readers = roster.students.map(readership)
        return zip(roster.students, readers).compactMap { student, reader in
            var outcome = Outcome(student: student.id)
            outcome.diagnostics = parameters.flatMap { $0?.reading(for: reader).unsatisfied ?? [] }
            return outcome.diagnostics.isEmpty ? nil : outcome
        }
    }

    private func readership(_ student: Roster.Student) -> Readership {
        Readership(student: student.id, settings: settings + student.settings, edition: edition)
    }

    /// Builds and writes.
    ///
    /// - Parameter progress: is told after each student how many are done.
    /// - Returns: what became of each student, in the order of the roster.
    public func run(progress: @escaping @Sendable (Int) -> Void = { _ in }) async -> [Outcome] {
        guard let first = roster.students.first else { return [] }
        let done = Counter()
        // What is equal for all is made for the first one, by all cores.
        let start = await build(first, jobs: jobs)
        progress(await done.next())
        let rest = await Parallel.map(Array(roster.students.dropFirst()), jobs: jobs) { student in
            let outcome = await build(student, jobs: 1)
            progress(await done.next())
            return outcome
        }
        return [start] + rest
    }

    /// Where files that are equal for several students are copies although links were asked for, and why; `nil` where they
    /// are not.
    package var refusedLinks: (path: String, reason: String)? { shared.refusal ?? keyFiles.refusal }

    private actor Counter {
        private var count = 0
        func next() -> Int {
            count += 1
            return count
        }
    }

    private func build(_ student: Roster.Student, jobs: Int) async -> Outcome {
        var outcome = Outcome(student: student.id)
        let reader = readership(student)
        var trees: [(folder: String, files: [OutputFile])] = []
        do throws(FileError) {
            for course in courses.indices {
                let built = try await built(course, for: reader, jobs: jobs)
                outcome.diagnostics += built.diagnostics
                trees.append((student.folder(ofCourse: built.name), built.files))
            }
            guard outcome.isComplete else { return outcome }
            for (folder, files) in trees {
                let tree = OutputTree(path: "\(output.path)/\(folder)")
                outcome.notes += try tree.replace(with: files, sharing: shared, isWatched: false).notes
                outcome.folders.append(folder)
            }
            if let key { try await write(key, for: reader, of: student, jobs: jobs, &outcome) }
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    private func built(
        _ course: Int, for reader: Readership, jobs: Int
    ) async throws(FileError) -> BuiltCourse {
        let builder = builder.working(jobs: jobs)
        let reading = parameters[course]?.reading(for: reader)
        let parameters = reading?.diagnostics.isEmpty == true ? reading?.parameters : nil
        return try await memory.remembering(
            course: course, reader.edition, parameters
        ) { (memory) throws(FileError) in
            try await builder.build(
                courses[course], for: reader, coursesAddress: nil, figures: figures, memory: &memory,
                holdsMedia: true, isRecorded: false)
        }
    }
}

extension RosterBuild {
    /// The student's pages with all answers, beside those of the others.
    private func write(
        _ key: OutputFolder, for reader: Readership, of student: Roster.Student, jobs: Int,
        _ outcome: inout Outcome
    ) async throws(FileError) {
        var reader = reader
        reader.edition = .solutions
        for course in courses.indices {
            let built = try await built(course, for: reader, jobs: jobs)
            guard !built.hasErrors else {
                outcome.diagnostics += built.diagnostics
                return
            }
            let folder = "pages/\(student.folder(ofCourse: built.name))"
            let tree = OutputTree(path: "\(key.path)/\(folder)")
            outcome.notes += try tree.replace(with: built.files, sharing: keyFiles, isWatched: false).notes
            outcome.key.append(
                KeyIndex.Row(
                    student: student.id, course: built.name, folder: folder, values: built.parameters,
                    answers: built.answers))
        }
    }

    /// Writes the index of the key, once all students are done.
    ///
    /// - Returns: the page; `nil` where no key was asked for.
    /// - Throws: where it cannot be written.
    public func writeKey(_ outcomes: [Outcome]) throws(FileError) -> String? {
        guard let key else { return nil }
        try OutputTree(path: key.path).replace(with: KeyIndex.files(outcomes.flatMap(\.key)))
        return "\(key.path)/index.html"
    }
}

extension CourseFolder {
    /// The name of the course in the folder and those of its parameters, in the order of their letters; none where it
    /// is no course.
    package var parameters: (course: String, names: [String]) {
        (courseName, ParameterReading.names(of: self))
    }
}
