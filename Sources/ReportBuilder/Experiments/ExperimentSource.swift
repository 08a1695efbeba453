import TrainingCore

/// An experiment that somebody names on a command line.
public struct ExperimentSource: Sendable {
    /// The id in its lesson, else the name of its file without the extension.
    public let id: String
    public let experiment: Experiment

    /// Reads `experiment.yaml`, `lesson.md#id`, or `-` for the standard input.
    ///
    /// - Parameters:
    ///   - seed: instead of the seed of the training.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong with the material.
    /// - Returns: `nil` after errors in the material.
    /// - Throws: ``FileError`` where a file cannot be read, or a lesson has no such experiment.
    public static func read(
        _ argument: String, seed: UInt64? = nil, vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ExperimentSource? {
        let parts = argument.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        if parts[0].hasSuffix(".md") {
            return try fromLesson(
                parts[0], id: parts.count > 1 ? parts[1] : nil, seed: seed, vocabulary: vocabulary,
                diagnostics: &diagnostics)
        }
        let isInput = argument == "-"
        let file = SourceFile(name: isInput ? "<stdin>" : argument, bytes: try FileSystem.read(argument))
        let folder = isInput ? nil : CourseFolder(path: FileSystem.folder(of: argument))
        let experiment = ExperimentFile.experiment(
            in: file, folder: folder, overrides: .init(seed: seed, readsStandardInput: !isInput),
            vocabulary: vocabulary, diagnostics: &diagnostics)
        let name = isInput ? "experiment" : FileSystem.name(of: argument)
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return experiment.map { ExperimentSource(id: stem, experiment: $0) }
    }

    private static func fromLesson(
        _ path: String, id: String?, seed: UInt64?, vocabulary: Vocabulary,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ExperimentSource? {
        let file = SourceFile(name: path, bytes: try FileSystem.read(path))
        let name = String(FileSystem.name(of: path).dropLast(3))
        let folder = CourseFolder(path: FileSystem.folder(of: path))
        var found: [Diagnostic] = []
        guard
            let lesson = LessonReader.read(
                file, name: name, folder: folder, overrides: .init(seed: seed),
                vocabulary: vocabulary, diagnostics: &found)
        else {
            diagnostics += found
            return nil
        }
        var ids: [String] = []
        for block in lesson.blocks {
            guard case .experiment(let experiment) = block.content, let own = experiment.id?.name else {
                continue
            }
            ids.append(own)
            guard own == id else { continue }
            if let experiment = experiment.experiment {
                return ExperimentSource(id: own, experiment: experiment)
            }
            // Mistakes elsewhere in the lesson do not matter here.
            diagnostics += found.filter { diagnostic in
                diagnostic.range.map { block.range.lower <= $0.lower && $0.lower < block.range.upper } ?? true
            }
            return nil
        }
        let remedy =
            ids.isEmpty ? "the lesson has none" : "it has " + ids.map { "#\($0)" }.joined(separator: ", ")
        throw FileError(
            path: path,
            reason: id.map { "there is no experiment \"\($0)\" in this lesson; \(remedy)" }
                ?? "say which experiment of the lesson is meant; \(remedy)")
    }
}
