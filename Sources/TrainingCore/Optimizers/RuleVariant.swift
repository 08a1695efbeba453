import Schema

/// Whose formula an update rule follows, where the field means two by one name.
///
/// The settings keep their defaults, whichever is chosen; conventions.md lists those of Keras.
public enum RuleVariant: String, Sendable, Hashable, CaseIterable {
    case pyTorch = "pytorch"
    /// Keras 3, and TensorFlow before it.
    case keras

    static let form = Form<RuleVariant>.word(
        "variants", knownAs: [Alias("torch", "pytorch"), Alias("tensorflow", "keras")]
    ) {
        switch $0 {
        case .pyTorch: "PyTorch's formula."
        case .keras: "Keras' formula, and TensorFlow's before it."
        }
    }

    /// √s with ε outside of the root, or inside.
    func root(of sum: Double, plus epsilon: Double) -> Double {
        self == .keras ? (sum + epsilon).squareRoot() : sum.squareRoot() + epsilon
    }
}

/// Fields that several rules have.
enum RuleField {
    static func learningRate<Rule: UpdateRule>(
        isRequired: Bool = true, example: String = "0.01"
    ) -> Field<Rule> {
        Field(
            "learning-rate", \.learningRate, .atLeast(0), "How far a step goes.", called: "the learning rate",
            knownAs: ["lr", "rate", "eta", "alpha", "step-size", "learning-rate-init"], symbol: "η",
            example: example, isRequired: isRequired)
    }

    static func epsilon<Rule: UpdateRule>(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Rule, Double> & Sendable
    ) -> Field<Rule> {
        Field(
            "eps", property(), .atLeast(0), "Keeps the division from 0.", knownAs: ["epsilon"], symbol: "ε",
            example: "1e-8")
    }

    static func variant<Rule: UpdateRule>(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Rule, RuleVariant> & Sendable
    ) -> Field<Rule> {
        Field("variant", property(), RuleVariant.form, "Whose formula it follows.", called: "the variant")
    }

    static func share<Rule: UpdateRule>(
        _ key: String,
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Rule, Double> & Sendable,
        _ words: String, symbol: String,
        example: String = "0.9"
    ) -> Field<Rule> {
        Field(key, property(), .within(0..<1), words, symbol: symbol, example: example)
    }

    static func weightDecay<Rule: UpdateRule>(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Rule, Double> & Sendable
    ) -> Field<Rule> {
        Field(
            "weight-decay", property(), .atLeast(0), "How much the parameters shrink by themselves.",
            knownAs: ["wd", "decay"], symbol: "λ",
            example: "0.01")
    }
}
