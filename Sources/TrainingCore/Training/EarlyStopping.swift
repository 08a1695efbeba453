import Schema

/// Ends a training that no longer gets better at what it is not trained on.
///
/// It looks at the loss of a part of the data before the first update and whenever it is taken
/// (``RecordingOptions/lossEvery``): better is what lies below the best so far by more than `minDelta`; after
/// `patience` looks in a row that were not, the training stops. So count Keras and Lightning.
///
/// Prechelt: Early Stopping – But When?, Neural Networks: Tricks of the Trade, 1998.
public struct EarlyStopping: Sendable, Hashable {
    /// Whose loss it looks at.
    public var part: DataPart
    /// At least 1.
    public var patience: Int
    /// At least 0.
    public var minDelta: Double
    /// Whether the weights with the best loss are what the training ends with; else the last ones.
    public var restoresBest: Bool

    /// Ends a training after `patience` looks in a row that found no loss better by more than `minDelta`.
    public init(
        on part: DataPart = .validation, patience: Int = 10, minDelta: Double = 0, restoresBest: Bool = true
    ) {
        self.part = part
        self.patience = patience
        self.minDelta = minDelta
        self.restoresBest = restoresBest
    }

    static let kind = Kind(
        "early-stopping", "Ends the training once a loss has stopped getting better (Prechelt 1998).",
        EarlyStopping(),
        fields: [
            Field(
                "on", \.part, DataPart.form, "Whose loss it looks at, whenever that is taken.",
                called: "the part that early stopping watches"),
            Field(
                "patience", \.patience, .integer(1...1_000_000_000),
                "After how many looks in a row without a better loss it stops.", example: "10"),
            Field(
                "min-delta", \.minDelta, .atLeast(0), "By more than how much a better loss is lower.",
                example: "0.001"),
            Field(
                "restore", \.restoresBest, .flag,
                "Whether the training ends with the weights of the best loss; else with the last ones."),
        ])

    var problems: [ExperimentError] {
        Self.kind.problems(of: self).map { ExperimentError($0.below(["training", "early-stopping"])) }
    }

    /// Looks at one loss after the other.
    struct Watch {
        private let rule: EarlyStopping
        private var best = Double.infinity
        /// Looks since the best.
        private var waited = 0

        init(_ rule: EarlyStopping) { self.rule = rule }

        var part: DataPart { rule.part }

        /// Whether a loss is the best so far. One that is no number never is.
        mutating func isBest(_ loss: Double) -> Bool {
            guard loss < best - rule.minDelta || (best == .infinity && loss.isFinite) else {
                waited += 1
                return false
            }
            best = loss
            waited = 0
            return true
        }

        var isOver: Bool { waited >= rule.patience }
    }
}

extension DataPart {
    static let form = Form<DataPart>.word("parts of the data") {
        switch $0 {
        case .training: "The samples that are trained on."
        case .validation: "Those of data, validation."
        case .test: "Those of data, test."
        }
    }
}
