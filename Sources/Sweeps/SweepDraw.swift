import Platform
import Schema
import TrainingCore

/// Numbers or choices drawn at random.
struct SweepDraw: Sendable, Hashable {
    var low: Double?
    var high: Double?
    var choices: [Value] = []
    var points = 1
    var scale = SweepScale.linear
    var type = SweepNumbers.number
    var seed: UInt64 = 1

    /// As it is written: `{random: {from: 0.001, to: 1, points: 30}}`.
    struct Spec: Sendable {
        var random = SweepDraw()

        static let kind = Kind(
            "random", "Values that are drawn.", Spec(),
            fields: [
                Field(
                    "random", \.random, SweepDraw.kind.form, "What is drawn.", called: "random",
                    isRequired: true)
            ])
    }

    static let kind = Kind(
        "random", "Numbers between two, or one of several choices, drawn at random.", SweepDraw(),
        fields: [
            Field("from", \.low, .optional(.number), "The least.", example: "0.001"),
            Field("to", \.high, .optional(.number), "The largest.", example: "1"),
            Field(
                "of", \.choices, .choices, "The values that are drawn from, instead.", example: "[relu, tanh]"
            ),
            Field(
                "points", \.points, .integer(1...1_000_000_000), "How many.", example: "30", isRequired: true),
            Field("scale", \.scale, SweepScale.form, "How numbers are spread."),
            Field("type", \.type, SweepNumbers.form, "Which numbers."),
            Field("seed", \.seed, .seed, "What they are drawn from."),
        ]
    ) { draw in
        if draw.choices.isEmpty {
            guard let low = draw.low, let high = draw.high else {
                return [
                    Problem(
                        path: [], place: .head, message: "% does not say between which numbers",
                        remedy: "write {from: 0.001, to: 1, points: 30}, or {of: [relu, tanh], points: 30}")
                ]
            }
            return draw.scale.problem(from: low, to: high).map { [$0] } ?? []
        }
        guard draw.low == nil, draw.high == nil else {
            return [
                Problem(
                    path: ["of"], place: .key, message: "% has numbers and choices",
                    remedy: "write from and to, or of")
            ]
        }
        return []
    }

    /// A function of the seed, the key and the number of the draw; none where these are more than a sweep may have.
    func values(of key: String) -> [Value] {
        guard points <= SweepLimits.runs else { return [] }
        // FNV-1a.
        let name = key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let random = Philox(seed: seed ^ name)
        return (0..<points).map { index in
            let share = random.uniform(RandomPlace(.sweep, row: index))
            if !choices.isEmpty { return choices[Int(share * Double(choices.count))] }
            return type.value(scale.number(share, from: low ?? 0, to: high ?? 0))
        }
    }
}

extension Form where Content == [Value] {
    static var choices: Form {
        Form(.list(of: .text, counts: nil)) { value, spot, reader in
            if let items = value.items, !items.isEmpty { return items }
            reader.report(
                "\(spot.name) must be a list with values, found \(value.described)", at: spot.path,
                remedy: spot.remedy)
            return nil
        } write: {
            .list($0)
        }
    }
}
