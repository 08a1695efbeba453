import TrainingCore

extension ParameterName {
    /// What its axis is called: "Weight W1[0,0]", "Bias b1[0]", "Parameter gain1[0]".
    var axisTitle: String { "\(word.capitalizedFirst) \(self)" }

    /// "one weight", "one bias".
    var alone: Phrase { "one \(name: word)" }

    /// "two weights", "a weight and a bias", "a parameter and a weight".
    func with(_ other: ParameterName) -> Phrase {
        if word == other.word { return word == "bias" ? "two biases" : "two \(name: word)s" }
        // In the order of the axes, but for the usual pair.
        let words = other.word == "weight" && word == "bias" ? [other.word, word] : [word, other.word]
        return "a \(name: words[0]) and a \(name: words[1])"
    }

    private var word: String {
        switch kind {
        case .weight: "weight"
        case .bias: "bias"
        case .other: "parameter"
        }
    }
}
