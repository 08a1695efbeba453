import Schema

/// A question of a lesson that checks its answer itself: a number, or choices.
struct QuizBlock: Sendable {
    struct Choice: Sendable {
        var text: PlacedText
        var isRight: Bool
    }

    /// The number that is the answer.
    struct Number: Sendable {
        var formula: ValueFormula
        /// Where the formula stands.
        var range: SourceRange
        /// How far an answer may be off; `nil`: a hundredth of the number.
        var tolerance: Double?
    }

    /// `nil` after an error.
    var id: BlockID?
    var question: PlacedText?
    var choices: [Choice] = []
    var number: Number?
    var explanation: PlacedText?
    /// Whether more than one choice can be taken.
    var hasSeveral = false
    /// Whether the author made a mistake in the block.
    var isBroken = false

    /// The keys whose texts are prose, with values of their own.
    static let textKeys = ["question", "choices", "explanation"]
}

/// The same as it is written.
struct QuizSpec: Sendable, Hashable {
    struct Choice: Sendable, Hashable {
        var text = ""
        var isRight = false
    }

    var id = ""
    var question = ""
    var answer: ExpectedValue?
    var choices: [Choice]?
    var hasSeveral: Bool?
    var explanation: String?

    static let kind = Kind(
        "quiz", "A question that checks its answer itself: a number, or choices.", QuizSpec(),
        fields: [
            Field(
                "id", \.id, .identifier, "What the lesson calls it.", called: "the id", example: "first-step",
                isRequired: true),
            Field(
                "question", \.question, .text, "What is asked; Markdown.", called: "the question",
                example: "How large is the loss?", isRequired: true),
            Field(
                "answer", \.answer, .optional(ExpectedValue.form),
                "The number that is right, or a formula behind a sign of equality, or one with a tolerance; without that a hundredth of it.",
                called: "the answer", example: "{value: 25.4, tolerance: 0.1}"),
            Field(
                "choices", \.choices,
                .optional(
                    .list(of: Choice.form, counts: 2...20) { index, name in
                        "choice \(index + 1) of \(name)"
                    }), "What there is to choose from; what is right says so.", called: "the choices",
                example: "[It grows, right: It shrinks]"),
            Field(
                "several", \.hasSeveral, .optional(.flag),
                "Whether several can be chosen; true where several are right.", called: "several"),
            Field(
                "explanation", \.explanation, .optional(.text), "What stands below the answer; Markdown.",
                called: "the explanation"),
        ])
}

extension QuizSpec.Choice {
    /// A text, or `{right: text}`.
    static let form = Form<QuizSpec.Choice>(
        .either([.text, .record(right.description)]), placeholder: QuizSpec.Choice()
    ) { value, spot, reader in
        if let text = text(of: value) { return QuizSpec.Choice(text: text, isRight: false) }
        if let inner = value["right"], value.members.count == 1, let text = text(of: inner) {
            return QuizSpec.Choice(text: text, isRight: true)
        }
        return right.readAnyhow(value, at: spot.path, called: spot.name, into: &reader)
    } write: { choice in
        choice.isRight ? .fields([.init("right", .text(choice.text))]) : .text(choice.text)
    }

    /// A choice may be a number, which is then written as its author wrote it.
    private static func text(of value: Value) -> String? {
        switch value {
        case .text(let text): text
        case .number(_, let written): written
        case .flag(let flag): "\(flag)"
        default: nil
        }
    }

    static let right = Kind(
        "right choice", "A choice that is right.", QuizSpec.Choice(text: "", isRight: true),
        fields: [
            Field("right", \.text, .text, "What it says; Markdown.", called: "the choice", isRequired: true)
        ])
}
