import Schema

/// A value that a command line gives instead of an experiment's own: `training.optimizer.learning-rate=0.1`.
public struct ExperimentSetting: Sendable, Hashable {
    /// What is replaced.
    package let path: Path
    /// The argument, for messages with places.
    let file: SourceFile
    /// Where its value begins.
    private let valueStart: Int

    /// - Parameter argument: keys with dots between them, numbers of items of lists in brackets, `=`, and a value in YAML;
    ///   nothing behind the `=` takes the key away.
    /// - Returns: `nil` where that is not its form.
    public init?(_ argument: String) {
        guard let sign = argument.firstIndex(of: "="), let path = Path.written(argument[..<sign]) else {
            return nil
        }
        self.path = path
        file = SourceFile(name: "--set", text: argument)
        valueStart = argument[...sign].utf8.count
    }

    /// As it was given.
    public var argument: String { file.text }

    /// The experiment with the value in its place.
    func applied(to experiment: Value, diagnostics: inout [Diagnostic]) -> Value {
        let bytes = Array(file.bytes[valueStart...])
        let source = YAMLSource(
            file: file, text: String(decoding: bytes, as: UTF8.self), startingAt: valueStart)
        var part = Value.none
        if bytes.contains(where: { $0 != UInt8(ascii: " ") }) {
            guard let root = YAMLComposer.compose(source, diagnostics: &diagnostics) else {
                return experiment
            }
            var decoder = YAMLDecoder(file: file)
            part = decoder.value(of: root)
            diagnostics += decoder.diagnostics
        }
        if let set = experiment.replacing(path, by: part) { return set }
        let problem = Value.noPlace(for: path, in: "the experiment")
        diagnostics.append(diagnostic(problem.message, remedy: problem.remedy))
        return experiment
    }

    /// Whether a problem is the setting's and not the file's.
    func isAtFault(at path: Path, in experiment: Value) -> Bool {
        path.starts(with: self.path) || self.path.starts(with: path) && !experiment.holds(path)
    }

    func diagnostic(_ message: String, remedy: String?) -> Diagnostic {
        Diagnostic(message, file: file, range: file.range, remedy: remedy)
    }
}
