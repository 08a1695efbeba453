import TrainingCore

/// An experiment in a file of its own.
public enum ExperimentFile {
    /// Reads an experiment file.
    ///
    /// - Parameters:
    ///   - file: YAML, so JSON too.
    ///   - folder: where data files are looked for; `nil` allows none.
    ///   - overrides: what is to be read otherwise than it stands there.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong.
    /// - Returns: `nil` after errors.
    public static func experiment(
        in file: SourceFile, folder: CourseFolder?, overrides: ExperimentOverrides = .init(),
        vocabulary: Vocabulary = .standard, diagnostics: inout [Diagnostic]
    ) -> Experiment? {
        read(file, folder: folder, overrides: overrides, vocabulary: vocabulary, diagnostics: &diagnostics)?
            .experiment
    }

    /// The same with how it is written.
    static func read(
        _ file: SourceFile, folder: CourseFolder?, overrides: ExperimentOverrides,
        vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) -> (experiment: Experiment, written: ExperimentDocument?)? {
        guard !file.reportIllFormedText(into: &diagnostics),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        var reader = ExperimentReader(
            file: file, folder: folder, overrides: overrides, vocabulary: vocabulary)
        defer { diagnostics += reader.decoder.diagnostics }
        return reader.read(root).map { ($0, reader.written) }
    }
}

extension SourceFile {
    /// Complains where the file is not UTF-8.
    func reportIllFormedText(into diagnostics: inout [Diagnostic]) -> Bool {
        guard let offset = firstIllFormedByte else { return false }
        diagnostics.append(
            Diagnostic(
                "the text is not UTF-8 from here on", file: self,
                range: SourceRange(lower: offset, upper: offset + 1), remedy: "save the file as UTF-8",
                code: .invalidText))
        return true
    }
}
