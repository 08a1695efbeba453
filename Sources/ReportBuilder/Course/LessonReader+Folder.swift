extension LessonReader {
    /// The experiments of the other lessons in a folder, for a lesson that is read alone; none where it is like none of
    /// them. What is wrong there is told when those lessons are read.
    static func shared(
        for file: SourceFile, name: String, folder: CourseFolder, parameters: Parameters,
        vocabulary: Vocabulary
    ) -> SharedExperiments {
        var shared = SharedExperiments()
        guard String(decoding: file.bytes, as: UTF8.self).contains("like:") else { return shared }
        var ignored: [Diagnostic] = []
        for other in (try? folder.lessonNames()) ?? [] where other != name + ".md" {
            let home = folder.ofLesson(other)
            guard let source = try? folder.seen(from: "").read(other) else { continue }
            _ = read(
                source, name: String(other.dropLast(3)), folder: home, parameters: parameters,
                vocabulary: vocabulary, shared: &shared, diagnostics: &ignored)
        }
        return shared
    }
}
