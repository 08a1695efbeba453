import Schema
import Tables
import TrainingCore

/// What a parameter of a course is.
enum ParameterValue: Sendable, Hashable {
    /// `written` as its author did, so that it is filled in the same way.
    case number(Double, written: String)
    case text(String)

    init(_ number: Double) { self = .number(number, written: numberText(number)) }

    /// As a cell of a roster or a command line gives it: a number where it can be one.
    init(written: String) {
        if case .finite(let number)? = YAMLNumber(written) {
            self = .number(number, written: written)
        } else {
            self = .text(written)
        }
    }

    /// As it was written.
    var text: String {
        switch self {
        case .number(_, let written): written
        case .text(let text): text
        }
    }

    /// For values in prose.
    var json: JSONValue {
        switch self {
        case .number(let number, _): .number(number)
        case .text(let text): .string(text)
        }
    }

    /// Whether they are equal, however they were written.
    func isSame(as other: ParameterValue) -> Bool {
        if case .number(let one, _) = self, case .number(let second, _) = other { return one == second }
        return text == other.text
    }
}

extension Form where Content == ParameterValue {
    /// A number or a text.
    static var parameterValue: Form {
        .shaped(
            "a number or a text",
            [
                ShapedForm(
                    .number,
                    form: Form<Double>.number.compactMap(ParameterValue.init) {
                        if case .number(let number, _) = $0 { number } else { nil }
                    }),
                ShapedForm(
                    .text,
                    form: Form<String>.text.compactMap(ParameterValue.text) {
                        if case .text(let text) = $0 { text } else { nil }
                    }),
            ])
    }
}
