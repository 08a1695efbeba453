import Platform
import Schema
import TrainingCore

/// How numbers between two ends are spread.
enum SweepScale: String, Sendable, CaseIterable {
    case linear, log

    static let form = Form<SweepScale>.word("scales") {
        switch $0 {
        case .linear: "Each as far from the next."
        case .log: "Each as many times the one before."
        }
    }

    /// The number at a share of the way, with 12 significant digits, so that a tenth is 0.1.
    func number(_ share: Double, from low: Double, to high: Double) -> Double {
        if share <= 0 { return low }
        if share >= 1 { return high }
        return switch self {
        case .linear: tidy(low + share * (high - low))
        case .log: tidy(pow(low, 1 - share) * pow(high, share))
        }
    }

    private func tidy(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        let exponent = 11 - Int((Double(number.exponent) * 0.301_029_995_663_981_2).rounded(.down))
        let digits = number * pow(10, Double(exponent))
        guard digits.magnitude < 0x1p53 else { return number }
        return Double("\(Int64(digits.rounded()))e\(-exponent)") ?? number
    }

    /// What is wrong with ends of this scale.
    func problem(from low: Double, to high: Double) -> Problem? {
        guard self == .log, !(low > 0 && high > 0) else { return nil }
        return Problem(
            path: ["from"], message: "a logarithmic scale has no \(numberText(min(low, high)))",
            remedy: "write numbers above 0, or scale: linear")
    }
}

/// What values a key has: any numbers, or whole ones.
enum SweepNumbers: String, Sendable, CaseIterable {
    case number, integer

    static let form = Form<SweepNumbers>.word("types") {
        switch $0 {
        case .number: "Any number."
        case .integer: "Whole numbers, the nearest ones."
        }
    }

    func value(_ number: Double) -> Value {
        self == .integer && number.magnitude < 0x1p53 ? .integer(Int(number.rounded())) : .number(number)
    }
}

/// Numbers evenly spread between two ends, which are among them.
struct SweepRange: Sendable, Hashable {
    var low = 0.0
    var high = 1.0
    var points = 2
    var scale = SweepScale.linear
    var type = SweepNumbers.number

    static let kind = Kind(
        "range", "Numbers evenly spread between two, both of which are among them.", SweepRange(),
        fields: [
            Field(
                "from", \.low, .number, "The first.", called: "the start of %", example: "0.001",
                isRequired: true),
            Field("to", \.high, .number, "The last.", called: "the end of %", example: "1", isRequired: true),
            Field(
                "points", \.points, .integer(2...1_000_000_000), "How many.",
                called: "the number of values of %", example: "25", isRequired: true),
            Field("scale", \.scale, SweepScale.form, "How they are spread.", called: "the scale of %"),
            Field("type", \.type, SweepNumbers.form, "Which numbers.", called: "the type of %"),
        ]
    ) { range in
        if range.low == range.high {
            return [
                Problem(
                    path: ["to"], message: "% ends where it starts",
                    remedy: "write two numbers, or a list with one")
            ]
        }
        return range.scale.problem(from: range.low, to: range.high).map { [$0] } ?? []
    }

    /// Each once; none where these are more than a sweep may have.
    var values: [Value] {
        guard points <= SweepLimits.runs else { return [] }
        var values: [Value] = []
        for index in 0..<points {
            let value = type.value(scale.number(Double(index) / Double(points - 1), from: low, to: high))
            if values.last != value { values.append(value) }
        }
        return values
    }
}
