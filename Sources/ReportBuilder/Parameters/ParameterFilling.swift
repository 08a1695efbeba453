import Charting
import Tables
import TrainingCore

/// Fills the parameters of a course into what was written.
struct ParameterFilling {
    /// What is prose, whose values are written with those of the text around it.
    private static let proseKeys = ["caption", "question", "choices", "explanation"]

    /// What readers read as it is: numbers in it are written as in prose, with a minus sign. All other texts are read by
    /// programs (`x: "W1[0,0]={{ low }}:5:41"`, `= 2 * {{ low }}`), where they are numbers of YAML.
    private static let titleKeys: Set = [
        "title", "subtitle", "summary", "description", "label", "labels", "names", "classes", "target-name",
        "text",
        "words", "author", "footer", "licence",
    ]

    let parameters: Parameters
    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []

    init(_ parameters: Parameters, in file: SourceFile) {
        self.parameters = parameters
        self.file = file
    }

    /// The node with its parameters filled in: a text that is nothing but `{{ name }}` becomes the value, number or
    /// text; in longer texts it becomes its words. Captions, the texts of quizzes and computed values, `{{ neuron.loss[3] }}`,
    /// stay.
    mutating func filled(_ node: YAMLNode) -> YAMLNode { filled(node, isTitle: false) }

    private mutating func filled(_ node: YAMLNode, isTitle: Bool) -> YAMLNode {
        var node = node
        switch node.content {
        case .mapping(let fields):
            node.content = .mapping(
                fields.map { field in
                    guard !Self.proseKeys.contains(field.key) else { return field }
                    var field = field
                    field.value = filled(
                        field.value, isTitle: isTitle || Self.titleKeys.contains(field.key))
                    return field
                })
        case .sequence(let items): node.content = .sequence(items.map { filled($0, isTitle: isTitle) })
        case .scalar(let text, _): node.content = content(of: text, in: node, isTitle: isTitle)
        }
        return node
    }

    private mutating func content(of text: String, in node: YAMLNode, isTitle: Bool) -> YAMLNode.Content {
        guard ValueSyntax.opensValue(in: text) else { return node.content }
        let pieces = ValueSyntax.pieces(of: text, startingAt: 0)
        if pieces.count == 1, case .value(let name, _, _)? = pieces.first,
            let expression = expression(name, in: node)
        {
            if expression.isPlain, let written = number(of: expression) {
                return .scalar(written, isPlain: true)
            }
            return .scalar(words(of: expression, in: node) ?? text, isPlain: false)
        }
        // In a formula a number keeps its sign to itself: (−3)² is no −3².
        let isFormula = !isTitle && text.trimmed.hasPrefix("=")
        var filled = ""
        for piece in pieces {
            switch piece {
            case .text(let text, _): filled += text
            case .unfinished(let range):
                filled += String(decoding: Array(text.utf8)[range.lower...], as: UTF8.self)
            case .value(let name, _, let whole):
                let value = expression(name, in: node).flatMap { words(of: $0, in: node, isTitle: isTitle) }
                let isNegative = value?.hasPrefix("-") == true
                filled +=
                    value.map { isFormula && isNegative ? "(\($0))" : $0 }
                    ?? String(decoding: Array(text.utf8)[whole.lower..<whole.upper], as: UTF8.self)
            }
        }
        return .scalar(filled, isPlain: false)
    }

    /// What stands in braces, if it can be computed from parameters.
    private mutating func expression(_ text: String, in node: YAMLNode) -> ValueExpression? {
        guard let expression = try? ValueExpression(text), expression.namesParametersOnly else { return nil }
        for path in expression.formula.paths where parameters[path.subject] == nil {
            diagnostics.append(parameters.unknown(path.subject).diagnostic(in: file, at: node.range))
        }
        return expression
    }

    /// The number as it is written, or as a machine writes what is computed; `nil` for what is no number.
    private func number(of expression: ValueExpression) -> String? {
        if let path = expression.formula.path {
            guard case .number(_, let written)? = parameters[path.subject] else { return nil }
            return written
        }
        let value = try? expression.formula.value { parameters[$0.subject]?.json }
        return value?.number.map { JSONValue.number($0).description }
    }

    /// A value within a longer text.
    private mutating func words(of expression: ValueExpression, in node: YAMLNode, isTitle: Bool) -> String? {
        if isTitle { return words(of: expression, in: node) }
        if expression.isPlain, let written = number(of: expression) { return written }
        return words(of: expression, in: node)?.replacing(NumberText.minus, with: "-")
    }

    /// A name that is none of a parameter stands for itself, so that nothing else is said of it.
    private mutating func words(of expression: ValueExpression, in node: YAMLNode) -> String? {
        do throws(ValueError) {
            guard let value = try expression.formula.value({ parameters[$0.subject]?.json }) else {
                return expression.text
            }
            return try (expression.formula.path == nil ? expression : expression.ofParameter).text(of: value)
        } catch {
            diagnostics.append(error.diagnostic(in: file, at: node.range))
            return expression.text
        }
    }
}

extension Parameters {
    /// What is said of a name that is none of a parameter.
    func unknown(_ name: String) -> ValueError {
        ValueError(
            message: "there is no parameter \"\(name.shortened(to: 40))\"",
            remedy: names.isEmpty
                ? "declare it under parameters in course.yaml, or name a value of an experiment: \(name).loss[0]"
                : Nearest.remedy(for: name, among: names, called: "parameters"),
            range: 0..<name.utf8.count)
    }
}

extension ValueError {
    fileprivate func diagnostic(in file: SourceFile, at range: SourceRange) -> Diagnostic {
        Diagnostic(message, file: file, range: range, remedy: remedy, code: .value)
    }
}
