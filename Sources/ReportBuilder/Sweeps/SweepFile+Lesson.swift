import Schema
import Sweeps

extension SweepFile {
    /// Reads a sweep from its file, or that of a lesson from `lesson.md#id`.
    ///
    /// - Returns: `nil` after errors.
    /// - Throws: ``FileError`` where a file cannot be read, or a lesson has no such sweep.
    package static func plan(
        of argument: String, settings: [ExperimentSetting] = [], vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> SweepPlan? {
        let parts = argument.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts[0].hasSuffix(".md") else {
            return try read(argument, settings: settings, vocabulary: vocabulary, diagnostics: &diagnostics)
        }
        guard settings.isEmpty else {
            throw FileError(
                path: argument, reason: "--set changes experiments, which a sweep of a lesson has of its own")
        }
        return try plan(
            inLesson: parts[0], id: parts.count > 1 ? parts[1] : "", vocabulary: vocabulary,
            diagnostics: &diagnostics)
    }

    private static func plan(
        inLesson path: String, id: String, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> SweepPlan? {
        let file = SourceFile(name: path, bytes: try FileSystem.read(path))
        let (course, own) = CourseFolder.course(ofLesson: path)
        let name = String(own.dropLast(3))
        let folder = course.ofLesson(own)
        var found: [Diagnostic] = []
        let parameters = ParameterReading.parameters(of: folder, diagnostics: &found)
        var shared = LessonReader.shared(
            for: file, name: name, folder: folder, parameters: parameters, vocabulary: vocabulary)
        let lesson = LessonReader.read(
            file, name: name, folder: folder, parameters: parameters, vocabulary: vocabulary, shared: &shared,
            diagnostics: &found)
        guard let lesson else {
            diagnostics += found
            return nil
        }
        let sweeps = lesson.blocks.compactMap {
            block -> (id: String, range: SourceRange, plan: SweepPlan?)? in
            guard case .sweep(let sweep) = block.content else { return nil }
            return (sweep.id?.name ?? "", block.range, sweep.plan)
        }
        guard let sweep = sweeps.first(where: { $0.id == id }) else {
            let listed =
                sweeps.isEmpty
                ? "the lesson has none" : "it has " + sweeps.map { "#\($0.id)" }.joined(separator: ", ")
            throw FileError(
                path: path,
                reason: id.isEmpty
                    ? "say which sweep of the lesson is meant; \(listed)"
                    : "there is no sweep \"\(id.shortened(to: 60))\" in this lesson; \(listed)")
        }
        if sweep.plan == nil {
            // Mistakes elsewhere in the lesson do not matter here.
            diagnostics += found.filter { diagnostic in
                diagnostic.range.map { sweep.range.lower <= $0.lower && $0.lower < sweep.range.upper } ?? true
            }
        }
        return sweep.plan
    }
}
