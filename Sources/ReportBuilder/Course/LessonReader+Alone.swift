extension LessonReader {
    /// Reads one lesson of a course, or a file that belongs to none.
    ///
    /// - Parameter path: where the file is, from which its course is found.
    static func alone(
        _ file: SourceFile, at path: String, overrides: ExperimentOverrides, vocabulary: Vocabulary,
        diagnostics: inout [Diagnostic]
    ) -> Lesson? {
        let (course, own) = CourseFolder.course(ofLesson: path)
        let name = String(own.dropLast(3))
        let folder = course.ofLesson(own)
        let parameters = ParameterReading.parameters(of: folder, diagnostics: &diagnostics)
        var shared = shared(
            for: file, name: name, folder: folder, parameters: parameters, vocabulary: vocabulary)
        return read(
            file, name: name, folder: folder, overrides: overrides, parameters: parameters,
            vocabulary: vocabulary, shared: &shared, diagnostics: &diagnostics)
    }
}

/// What stands behind the # of a lesson.
package enum LessonIdentifiers {
    /// The ids of a lesson's experiments, in their order, and if asked for of its figures, tables and charts. None where the
    /// file cannot be read. O(lesson).
    package static func read(_ path: String, isDrawn: Bool) -> [String] {
        guard let bytes = try? FileSystem.read(path) else { return [] }
        var ignored: [Diagnostic] = []
        let lesson = LessonReader.alone(
            SourceFile(name: path, bytes: bytes), at: path, overrides: .init(), vocabulary: .standard,
            diagnostics: &ignored)
        return lesson?.blocks.compactMap { block in
            if case .experiment(let experiment) = block.content { return experiment.id?.name }
            return isDrawn ? block.figureID : nil
        } ?? []
    }
}
