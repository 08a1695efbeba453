import TrainingCore

/// The computed values that a lesson can name.
///
/// A class, because the trees of recordings are made when they are first asked for and kept; each is used by
/// one task only.
final class LessonValues {
    private let lesson: Lesson
    private let index: ExperimentIndex
    private let recordings: Recordings
    private let parameters: Parameters
    private var trees: [String: JSONValue] = [:]
    var diagnostics: [Diagnostic] = []
    /// The values that were written, in their order, each once.
    private(set) var sources: [ValueSource] = []
    private var known: Set<ValueSource> = []

    init(
        _ lesson: Lesson, index: ExperimentIndex, recordings: Recordings, parameters: Parameters = .none
    ) {
        self.lesson = lesson
        self.index = index
        self.recordings = recordings
        self.parameters = parameters
    }

    /// The HTML of `{{ expression }}`; nothing after an error.
    func markup(of expression: String, at range: SourceRange) -> HTMLNode {
        written(expression, at: range) { (parsed, value) throws(ValueError) in
            let source = ValueSource(text: try parsed.text(of: value), path: parsed.path.text)
            note(source)
            return BlockMarkup.value(text: source.text, value: value.description, origin: source.path)
        } ?? .empty
    }

    private func note(_ source: ValueSource) {
        if known.insert(source).inserted { sources.append(source) }
    }

    /// The TeX of `{{ expression }}` in a formula; `nil` after an error.
    func tex(of expression: String, at range: SourceRange) -> String? {
        written(expression, at: range) { (parsed, value) throws(ValueError) in
            let tex = try parsed.tex(of: value)
            note(ValueSource(text: try parsed.text(of: value), path: parsed.path.text))
            return tex
        }
    }

    private func written<Form>(
        _ expression: String, at range: SourceRange,
        as form: (ValueExpression, JSONValue) throws(ValueError) -> Form
    ) -> Form? {
        do throws(ValueError) {
            var parsed = try ValueExpression(expression)
            if parsed.path.steps.isEmpty { parsed = parsed.ofParameter }
            guard let value = try value(of: parsed.path) else { return nil }
            return try form(parsed, value)
        } catch {
            diagnostics.append(error.diagnostic(in: lesson.file, startingAt: range.lower))
            return nil
        }
    }

    /// Compares what a lesson expects with what was computed.
    func run(_ checks: [ValueCheck]) {
        for check in checks {
            do throws(ValueError) {
                guard let value = try value(of: check.path) else { continue }
                diagnostics += check.diagnostics(for: value, in: lesson.file)
            } catch {
                diagnostics.append(error.diagnostic(in: lesson.file, startingAt: check.pathRange.lower))
            }
        }
    }

    /// - Returns: `nil` where the experiment has errors of its own.
    private func value(of path: ValuePath) throws(ValueError) -> JSONValue? {
        guard !path.steps.isEmpty else { return try parameter(path) }
        guard let tree = try tree(of: path.subject) else { return nil }
        return try path.value(in: tree)
    }

    private func parameter(_ path: ValuePath) throws(ValueError) -> JSONValue {
        if let value = parameters[path.subject] { return value.json }
        guard (try? index.entry(path.subject, in: lesson.name)) == nil else { throw path.incomplete }
        throw parameters.unknown(path.subject)
    }

    private func tree(of subject: String) throws(ValueError) -> JSONValue? {
        if let tree = trees[subject] { return tree }
        do {
            guard case .experiment(let experiment) = try index.entry(subject, in: lesson.name) else {
                return nil
            }
            let tree = recordings[experiment]?.values
            trees[subject] = tree
            return tree
        } catch {
            throw ValueError(message: error.message, remedy: error.remedy, range: 0..<subject.utf8.count)
        }
    }
}
