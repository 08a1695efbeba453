import TrainingCore

extension ParameterName {
    /// What its axis is called: "Weight W1[0,0]", "Bias b1[0]".
    var axisTitle: String {
        switch kind {
        case .weight: "Weight \(self)"
        case .bias: "Bias \(self)"
        }
    }

    /// "one weight", "one bias".
    var alone: Phrase {
        switch kind {
        case .weight: "one weight"
        case .bias: "one bias"
        }
    }

    /// "two weights", "a weight and a bias".
    func with(_ other: ParameterName) -> Phrase {
        if kind != other.kind { return "a weight and a bias" }
        return kind == .weight ? "two weights" : "two biases"
    }
}
