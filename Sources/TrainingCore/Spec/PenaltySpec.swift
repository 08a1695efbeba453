import Schema

extension Penalty {
    /// How a penalty is written.
    static let kind = Kind(
        "penalty", "What large weights cost.", PenaltySpec(),
        fields: [
            Field("l1", \.l1, .optional(.atLeast(0)), "λ₁·Σ|w|.", symbol: "λ₁", example: "0.001"),
            Field("l2", \.l2, .optional(.atLeast(0)), "λ₂·Σw².", symbol: "λ₂", example: "0.01"),
            Field("biases", \.includesBiases, .flag, "Whether biases cost too."),
        ]
    ) { penalty in
        guard penalty.l1 == nil, penalty.l2 == nil else { return [] }
        return [
            Problem(
                path: [], place: .head, message: "the penalty has neither l1 nor l2",
                remedy: "write penalty: {l2: 0.01}, or leave it out")
        ]
    }
}

/// A penalty as it is written.
package struct PenaltySpec: Sendable, Hashable {
    package var l1: Double?
    package var l2: Double?
    package var includesBiases = false

    package var penalty: Penalty { Penalty(l1: l1 ?? 0, l2: l2 ?? 0, includesBiases: includesBiases) }
}
