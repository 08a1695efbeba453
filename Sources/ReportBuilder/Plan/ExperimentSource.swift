import TrainingCore

/// An experiment that a command line names.
public struct ExperimentSource: Sendable {
    /// The id in its lesson, else the name of its file without the extension.
    public let id: String
    /// What is trained.
    public let experiment: Experiment
    /// What was recorded of it, where a recording was named; nothing needs to be trained then.
    public let recording: Recording?
    /// The name of the file without the extension.
    public let name: String
    /// How the experiment is written; `nil` where there are no words for it.
    let written: ExperimentDocument?

    /// What was recorded, or what a training records now.
    public func trained() -> Recording { recording ?? experiment.run() }

    /// Trainings of the same experiment from other seeds; none of a recording, which does not say how weights were drawn.
    package func reruns(seeds count: Int, vocabulary: Vocabulary = .standard) -> [Recording] {
        guard recording == nil, let plan = written?.plan(seeds: count, of: vocabulary.experiments) else {
            return []
        }
        return (0..<plan.count).compactMap(plan.recording)
    }

    init(
        id: String, _ experiment: Experiment, recording: Recording? = nil, name: String? = nil,
        written: ExperimentDocument? = nil
    ) {
        self.written = written
        self.id = id
        self.experiment = experiment
        self.recording = recording
        self.name = name ?? id
    }

    /// Reads `experiment.yaml`, `lesson.md#id`, a recording of `descent train` (`.npz` or `.json`), or any of these but a
    /// lesson's from `-`, the standard input, whose data files are those of the current folder.
    ///
    /// - Parameters:
    ///   - seed: instead of the seed of the training.
    ///   - settings: values instead of the experiment's own.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong with the material.
    /// - Returns: `nil` after errors in the material.
    /// - Throws: ``FileError`` where a file cannot be read, is no recording that can be used, or a lesson has no such
    ///   experiment.
    public static func read(
        _ argument: String, seed: UInt64? = nil, settings: [ExperimentSetting] = [],
        vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ExperimentSource? {
        let parts = argument.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        if parts[0].hasSuffix(".md") {
            return try fromLesson(
                parts[0], id: parts.count > 1 ? parts[1] : nil,
                overrides: .init(seed: seed, settings: settings), vocabulary: vocabulary,
                diagnostics: &diagnostics)
        }
        let isInput = argument == "-"
        let bytes = try FileSystem.read(argument)
        let path = isInput ? "<stdin>" : argument
        let fileName = isInput ? "experiment" : FileSystem.name(of: argument)
        let name = fileName.lastIndex(of: ".").map { String(fileName[..<$0]) } ?? fileName
        if argument.hasSuffix(".npz") || RecordingFile.isRecording(bytes) {
            guard settings.isEmpty else {
                throw FileError(
                    path: path,
                    reason: "this is a recording; --set changes the experiment that it was made from")
            }
            return try fromRecording(bytes, path: path, name: name, seed: seed, vocabulary: vocabulary)
        }
        let file = SourceFile(name: path, bytes: bytes)
        let folder = CourseFolder(path: isInput ? "." : FileSystem.folder(of: argument))
        let read = ExperimentFile.read(
            file, folder: folder,
            overrides: .init(seed: seed, settings: settings, readsStandardInput: !isInput),
            vocabulary: vocabulary, diagnostics: &diagnostics)
        return read.map { ExperimentSource(id: name, $0.experiment, written: $0.written) }
    }

    /// With another seed the experiment is there, but what was recorded is no more its recording.
    private static func fromRecording(
        _ bytes: [UInt8], path: String, name: String, seed: UInt64?, vocabulary: Vocabulary
    ) throws(FileError) -> ExperimentSource {
        do {
            let read = try RecordingFile(bytes: bytes, of: vocabulary.experiments)
            let (id, recording) = (read.id ?? name, read.recording)
            guard let seed, seed != recording.experiment.training.seed else {
                return ExperimentSource(
                    id: id, recording.experiment, recording: recording, name: name,
                    written: ExperimentDocument(of: recording.experiment, kinds: vocabulary.experiments))
            }
            var training = recording.experiment.training
            training.seed = seed
            return ExperimentSource(id: id, try recording.experiment.with(training: training), name: name)
        } catch {
            throw FileError(path: path, reason: "\(error)")
        }
    }

    private static func fromLesson(
        _ path: String, id: String?, overrides: ExperimentOverrides, vocabulary: Vocabulary,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ExperimentSource? {
        let file = SourceFile(name: path, bytes: try FileSystem.read(path))
        var overrides = overrides
        overrides.experiment = id
        var found: [Diagnostic] = []
        let experiments = experiments(
            of: file, at: path, overrides: overrides, vocabulary: vocabulary, diagnostics: &found)
        guard let experiments else {
            diagnostics += found
            return nil
        }
        guard let experiment = experiments.first(where: { $0.id == id }) else {
            throw missing(id, among: experiments.map(\.id), path: path)
        }
        // Mistakes elsewhere in the lesson do not matter here.
        diagnostics += found.filter { diagnostic in
            guard diagnostic.file.name == file.name, let range = diagnostic.range else { return true }
            return experiment.range.lower <= range.lower && range.lower < experiment.range.upper
        }
        return experiment.source
    }

    /// An experiment of a lesson: its name, where its block stands, and what it is unless that is wrong.
    private typealias Named = (id: String, range: SourceRange, source: ExperimentSource?)

    /// Those of a lesson that have names; `nil` where it cannot be read.
    private static func experiments(
        of file: SourceFile, at path: String, overrides: ExperimentOverrides, vocabulary: Vocabulary,
        diagnostics: inout [Diagnostic]
    ) -> [Named]? {
        let lesson = LessonReader.alone(
            file, at: path, overrides: overrides, vocabulary: vocabulary, diagnostics: &diagnostics)
        return lesson?.blocks.compactMap { block in
            guard case .experiment(let experiment) = block.content, let id = experiment.id?.name else {
                return nil
            }
            let source = experiment.experiment.map {
                ExperimentSource(id: id, $0, written: experiment.written)
            }
            return (id, block.range, source)
        }
    }

    private static func missing(_ id: String?, among ids: [String], path: String) -> FileError {
        let remedy =
            ids.isEmpty ? "the lesson has none" : "it has " + ids.map { "#\($0)" }.joined(separator: ", ")
        return FileError(
            path: path,
            reason: id.map { "there is no experiment \"\($0)\" in this lesson; \(remedy)" }
                ?? "say which experiment of the lesson is meant; \(remedy)")
    }
}
