/// The lessons of the build before, each with all that it was read from.
struct LessonMemory: Sendable {
    /// A lesson without mistakes.
    struct Entry: LessonVersion {
        let making = Making()
        /// Its own file.
        let bytes: [UInt8]
        /// What was asked of the parameters.
        let asked: ParameterAnswers
        /// What was asked of other files.
        let files: FileFacts
        /// The experiments of other lessons that it is like.
        let named: [String: SharedExperiments.Answer]
        /// Its own.
        let added: [(id: String, written: SharedExperiments.Root)]
        /// `nil` for a draft and for what an edition leaves out.
        let lesson: Lesson?
        /// Warnings.
        let diagnostics: [Diagnostic]
    }

    /// The lessons of a course of which all but some are kept: these are not read. `nil`: all are read.
    var kept: KeptCourse?
    /// The lessons that are read all the same.
    var read: Set<String> = []

    /// By edition.
    private var entries: [String: LessonVersions<Entry>] = [:]

    /// The lesson, if nothing that it was read from is another.
    func entry(
        _ name: String, _ file: SourceFile, parameters: Parameters, for edition: Edition,
        besides shared: SharedExperiments
    ) -> Entry? {
        entries[edition.rawValue]?[name].first { entry in
            entry.asked.hold(in: parameters) && entry.bytes == file.bytes && shared.answers(entry.named)
                && entry.files.hold
        }
    }

    /// As it was read by the last build.
    func known(_ name: String, for edition: Edition) -> Entry? { entries[edition.rawValue]?[name].first }

    /// Keeps what a build has read for an edition, and nothing else of this edition.
    mutating func keep(_ lessons: [String: Entry], for edition: Edition) {
        entries[edition.rawValue, default: LessonVersions()].keep(lessons)
    }

    /// Takes in the lessons that another build used.
    mutating func join(_ other: LessonMemory, most: Int) {
        for (edition, lessons) in other.entries {
            entries[edition, default: LessonVersions()].join(lessons, most: most)
        }
    }
}
