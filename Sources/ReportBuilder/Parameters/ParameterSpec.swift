import Schema
import TrainingCore

/// A parameter of a course as `course.yaml` declares it: a value that lessons name, and that may be another one for
/// every reader.
struct ParameterSpec: Sendable, Hashable {
    /// What values a parameter may have.
    enum ValueType: String, Sendable, CaseIterable {
        case number, integer, text
    }

    /// Between which numbers a value is drawn, and in which steps; `nil`: none in between is left out.
    struct Draw: Sendable, Hashable {
        var lowest = 0.0
        var highest = 0.0
        var step: Double?
        /// What values must satisfy: ``ParameterCondition``.
        var suchThat: [String] = []
    }

    var type = ValueType.number
    var usual: ParameterValue?
    var lowest: Double?
    var highest: Double?
    /// The only values that there are; empty: all of the type.
    var choices: [ParameterValue] = []
    var draw: Draw?
    var words = ""

    static let kind = Kind(
        "parameter", "A value that lessons name, and that may be another one for every reader.",
        ParameterSpec(),
        fields: [
            Field("type", \.type, .type, "What values it may have."),
            Field(
                "default", \.usual, .optional(.parameterValue),
                "Its value where nobody gives another; without it, and without draw, it must be given.",
                called: "the default", example: "0.01"),
            Field(
                "from", \.lowest, .optional(.number), "The least value that is accepted.", example: "0.001"),
            Field(
                "to", \.highest, .optional(.number), "The largest value that is accepted.", example: "0.02"),
            Field(
                "choices", \.choices, .list(of: .parameterValue) { "choice \($0 + 1) of \($1)" },
                "The only values that are accepted."),
            Field(
                "draw", \.draw, .optional(Draw.kind.form),
                "Between which numbers the value is drawn, by the names of course, reader and parameter."),
            Field("words", \.words, .text, "What it means, in one line."),
        ])

    /// What stands under `parameters` in `course.yaml`.
    static let form = Form<[String: ParameterSpec]>.names(
        of: kind.form, words: "names of parameters, each with what it may be"
    ) { "the parameter \"\($0)\"" }
}

extension ParameterSpec.Draw {
    static let kind = Kind(
        "draw", "Between which numbers a value is drawn.", ParameterSpec.Draw(),
        fields: [
            Field("from", \.lowest, .number, "The least of them.", example: "-3", isRequired: true),
            Field("to", \.highest, .number, "The largest of them.", example: "3", isRequired: true),
            Field(
                "step", \.step, .optional(.positive), "The distance of neighbours; of integers 1.",
                example: "0.5"),
            Field(
                "such-that", \.suchThat, .oneOrMore(of: .text),
                "What the value must satisfy, among others with parameters that are drawn before; one condition or more.",
                called: "the condition", example: "start != 0"),
        ])
}

extension Form where Content == ParameterSpec.ValueType {
    fileprivate static var type: Form {
        word("types") {
            switch $0 {
            case .number: "Any number."
            case .integer: "A whole number."
            case .text: "A text."
            }
        }
    }
}

extension ParameterSpec {
    /// What is wrong with a value, to be said behind the parameter's name; `nil` where it is one that it may have.
    func objection(to value: ParameterValue) -> (message: String, remedy: String)? {
        switch (type, value) {
        case (.text, _): break
        case (_, .text(let text)):
            return ("must be \(type.words), found the text \"\(text.shortened(to: 40))\"", remedy)
        case (_, .number(let number, let written)):
            if !number.isFinite { return ("must be finite, found \(written)", remedy) }
            if type == .integer, number != number.rounded() {
                return ("must be a whole number, found \(written)", remedy)
            }
            if let lowest, number < lowest {
                return ("must be at least \(numberText(lowest)), found \(written)", remedy)
            }
            if let highest, number > highest {
                return ("must be at most \(numberText(highest)), found \(written)", remedy)
            }
        }
        guard choices.isEmpty || choices.contains(where: { $0.isSame(as: value) }) else {
            return ("\"\(value.text.shortened(to: 40))\" is none of its choices", remedy)
        }
        return nil
    }

    /// What may be written.
    private var remedy: String {
        if !choices.isEmpty { return "write " + choices.map(\.text).alternatives }
        switch (lowest, highest) {
        case (let lowest?, let highest?):
            return "write \(type.words) from \(numberText(lowest)) to \(numberText(highest))"
        case (let lowest?, nil): return "write \(type.words) from \(numberText(lowest)) up"
        case (nil, let highest?): return "write \(type.words) up to \(numberText(highest))"
        case (nil, nil): return "write \(type.words)"
        }
    }

    /// What contradicts itself in the declaration: the key at which it does, and why.
    var contradictions: [(key: String, message: String, remedy: String)] {
        var found: [(String, String, String)] = []
        if let lowest, let highest, lowest > highest {
            return [("from", "from is larger than to", "exchange them")]
        }
        if type == .text {
            for (key, isThere) in [("from", lowest != nil), ("to", highest != nil), ("draw", draw != nil)]
            where isThere {
                found.append((key, "a text has no \(key)", "remove it, or write type: number"))
            }
            return found
        }
        for choice in choices {
            if let (message, remedy) = objection(to: choice) {
                found.append(("choices", "a choice \(message)", remedy))
            }
        }
        if let usual, let (message, remedy) = objection(to: usual) {
            found.append(("default", "the default \(message)", remedy))
        }
        if let draw {
            if draw.lowest > draw.highest {
                found.append(("draw", "from is larger than to", "exchange them"))
            }
            do throws(ValueError) {
                _ = try draw.readConditions()
            } catch {
                found.append(("draw", error.message, error.remedy ?? ""))
            }
            var bounds = self
            // Of choices those between the ends are drawn: the ends need not be among them.
            bounds.choices = []
            for end in [draw.lowest, draw.highest] {
                if let (message, remedy) = bounds.objection(to: ParameterValue(end)) {
                    found.append(("draw", "what is drawn \(message)", remedy))
                }
            }
            if let (message, remedy) = draw.objection(ofType: type) {
                found.append(("draw", message, remedy))
            }
            if found.isEmpty, !choices.isEmpty, draw.values(among: choices).isEmpty {
                found.append(
                    (
                        "draw", "none of the choices can be drawn",
                        "give the draw ends that hold some, or leave one of the two out"
                    ))
            }
        }
        return found
    }
}

extension [String] {
    /// "a, b or c".
    fileprivate var alternatives: String {
        count > 1 ? dropLast().joined(separator: ", ") + " or \(self[count - 1])" : joined()
    }
}

extension ParameterSpec.ValueType {
    fileprivate var words: String {
        switch self {
        case .number: "a number"
        case .integer: "a whole number"
        case .text: "a text"
        }
    }
}
