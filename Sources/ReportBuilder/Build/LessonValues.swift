import Tables
import TrainingCore

/// What a text was told of the values that it names.
struct ValueAnswers: Sendable {
    fileprivate(set) var experiments: [String: Experiment] = [:]
    fileprivate(set) var knownNames: [String: Bool] = [:]
    fileprivate(set) var parameters = ParameterAnswers()

    /// Whether it would be told the same by other values.
    func hold(in values: LessonValues) -> Bool {
        parameters.hold(in: values.parameters)
            && experiments.allSatisfy { values.experiment($0.key) == $0.value }
            && knownNames.allSatisfy { values.knows($0.key) == $0.value }
    }
}

/// The computed values that a lesson can name.
///
/// A class, because the trees of recordings are made when they are first asked for and kept; each is used by
/// one task only.
final class LessonValues {
    let lesson: Lesson
    private let index: ExperimentIndex
    private let recordings: Recordings
    fileprivate let parameters: Parameters
    private let language: NumberLanguage
    private var trees: [String: JSONValue] = [:]
    var diagnostics: [Diagnostic] = []
    /// Whether a value is missing because its experiment has mistakes, which are told there.
    private(set) var isIncomplete = false
    /// The values that were written, in their order, each once.
    private(set) var sources: [ValueSource] = []
    private var known: Set<ValueSource> = []
    /// What was asked: the experiments behind the names that were used, and whether names are known.
    private(set) var answers = ValueAnswers()

    init(
        _ lesson: Lesson, index: ExperimentIndex, recordings: Recordings, parameters: Parameters = .none,
        language: NumberLanguage = .english
    ) {
        self.lesson = lesson
        self.index = index
        self.recordings = recordings
        self.parameters = parameters
        self.language = language
    }

    /// The HTML of `{{ expression }}`; nothing after an error.
    func markup(of expression: String, at range: SourceRange) -> HTMLNode {
        written(expression, at: range) { (parsed, value) throws(ValueError) in
            let source = ValueSource(text: try parsed.text(of: value, in: language), path: parsed.text)
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
            let tex = try parsed.tex(of: value, in: language)
            note(ValueSource(text: try parsed.text(of: value, in: language), path: parsed.text))
            return tex
        }
    }

    /// The words of `{{ expression }}` where no element can stand: in titles, code and addresses; `nil` after an error.
    ///
    /// - Parameter language: that of the page, unless the text is read by a machine.
    func words(
        of expression: String, at range: SourceRange, in language: NumberLanguage? = nil
    ) -> String? {
        written(expression, at: range) { (parsed, value) throws(ValueError) in
            let text = try parsed.text(of: value, in: language ?? self.language)
            note(ValueSource(text: text, path: parsed.text))
            return text
        }
    }

    /// A text with its values; one that is wrong is reported and left out.
    ///
    /// - Parameter offset: the byte of the file at which the text stands.
    func filled(_ text: String, startingAt offset: Int) -> String {
        guard ValueSyntax.opensValue(in: text) else { return text }
        return ValueSyntax.pieces(of: text, startingAt: offset).map { piece in
            switch piece {
            case .text(let text, _): return text
            case .value(let expression, let range, _): return words(of: expression, at: range) ?? ""
            case .unfinished(let range):
                diagnostics.append(
                    Diagnostic(
                        UnfinishedValue.message, file: lesson.file, range: range,
                        remedy: UnfinishedValue.remedy, code: .unclosed))
                return ""
            }
        }.joined()
    }

    /// Whether what stands in braces names an experiment or a parameter that there is.
    func knows(_ expression: String) -> Bool {
        let isKnown = looksUp(expression)
        answers.knownNames[expression] = isKnown
        return isKnown
    }

    private func looksUp(_ expression: String) -> Bool {
        guard let paths = (try? ValueExpression(expression))?.formula.paths else { return false }
        return paths.contains { path in
            path.steps.isEmpty
                ? parameters[path.subject] != nil : index.knows(path.subject, in: lesson.name)
        }
    }

    private func written<Form>(
        _ expression: String, at range: SourceRange,
        as form: (ValueExpression, JSONValue) throws(ValueError) -> Form
    ) -> Form? {
        do throws(ValueError) {
            var parsed = try ValueExpression(expression)
            if parsed.formula.path?.steps.isEmpty == true { parsed = parsed.ofParameter }
            let value = try parsed.formula.value { (path) throws(ValueError) in try self.value(of: path) }
            guard let value else { return nil }
            return try form(parsed, value)
        } catch {
            diagnostics.append(error.diagnostic(in: lesson.file, startingAt: range.lower))
            return nil
        }
    }

    /// The number of a value or a formula in an attribute; `nil` after an error.
    func number(called name: String, at range: SourceRange) -> Double? {
        do throws(ValueError) {
            let formula = try ValueFormulaReader.read(name)
            let value = try formula.value { (path) throws(ValueError) in try self.value(of: path) }
            guard let value else { return nil }
            if let number = value.number { return number }
            diagnostics.append(
                Diagnostic(
                    "\(name) is \(value.kindDescription), no number", file: lesson.file, range: range,
                    remedy: "name one of its values: \(name)[0]", code: .value))
        } catch {
            diagnostics.append(error.diagnostic(in: lesson.file, startingAt: range.lower))
        }
        return nil
    }

    /// The number that is the answer of a quiz, which is no number of the page; `nil` after an error.
    func number(of answer: QuizBlock.Number) -> Double? {
        do throws(ValueError) {
            let value = try answer.formula.value { (path) throws(ValueError) in try self.value(of: path) }
            guard let value else { return nil }
            if let number = value.number, number.isFinite { return number }
            report(
                "the answer is \(value.number.map { "\($0)" } ?? value.kindDescription), no number",
                at: answer.range)
        } catch {
            diagnostics.append(error.diagnostic(in: lesson.file, startingAt: answer.range.lower))
        }
        return nil
    }

    func report(_ message: String, at range: SourceRange) {
        diagnostics.append(
            Diagnostic(message, file: lesson.file, range: range, remedy: "take another one", code: .value))
    }

    /// Compares what a lesson expects with what was computed.
    func run(_ checks: [ValueCheck]) {
        for check in checks {
            diagnostics += check.diagnostics(in: lesson.file) { (path) throws(ValueError) in
                try self.value(of: path)
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
        if let value = parameters[path.subject] {
            answers.parameters.note(value, of: path.subject)
            return value.json
        }
        guard (try? index.entry(path.subject, in: lesson.name)) == nil else { throw path.incomplete }
        throw parameters.unknown(path.subject)
    }

    fileprivate func experiment(_ subject: String) -> Experiment? {
        guard case .experiment(let experiment)? = try? index.entry(subject, in: lesson.name) else {
            return nil
        }
        return experiment
    }

    private func tree(of subject: String) throws(ValueError) -> JSONValue? {
        if let tree = trees[subject] { return tree }
        do throws(ExperimentIndex.Unknown) {
            let entry = try index.entry(subject, in: lesson.name)
            if case .sweep = entry {
                throw ExperimentIndex.Unknown(
                    message: "\"\(subject)\" is a sweep, which has no values",
                    remedy: "name an experiment, or draw a chart of it")
            }
            guard case .experiment(let experiment) = entry else {
                isIncomplete = true
                return nil
            }
            answers.experiments[subject] = experiment
            let tree = recordings[experiment]?.values
            trees[subject] = tree
            return tree
        } catch {
            throw ValueError(
                message: error.message, remedy: error.remedy, range: error.rightBytes..<subject.utf8.count)
        }
    }
}
