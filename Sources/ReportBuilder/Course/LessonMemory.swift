/// The lessons of the build before, each with all that it was read from.
struct LessonMemory: Sendable {
    /// A lesson without mistakes.
    struct Entry: Sendable {
        /// Its own file.
        let bytes: [UInt8]
        let parameters: Parameters
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

    private var entries: [String: [String: Entry]] = [:]

    /// The lesson, if nothing that it was read from is another.
    func entry(
        _ name: String, _ file: SourceFile, parameters: Parameters, for edition: Edition,
        besides shared: SharedExperiments
    ) -> Entry? {
        guard let entry = entries[edition.rawValue]?[name], entry.bytes == file.bytes,
            entry.parameters == parameters, shared.answers(entry.named), entry.files.hold
        else { return nil }
        return entry
    }

    /// As it was read by the last build.
    func known(_ name: String, for edition: Edition) -> Entry? { entries[edition.rawValue]?[name] }

    /// Keeps what a build has read for an edition, and nothing else of this edition.
    mutating func keep(_ lessons: [String: Entry], for edition: Edition) {
        entries[edition.rawValue] = lessons
    }
}
