import Schema

/// The generators there are.
public enum Generators {
    /// - Parameter seed: of those that have none of their own.
    public static func all(seed: UInt64 = 1) -> KindList<DataGenerator> {
        KindList(
            "generator",
            [
                .shape(Line.self, seed: seed), .shape(Sine.self, seed: seed), .shape(Moons.self, seed: seed),
                .shape(Circles.self, seed: seed), .shape(Spirals.self, seed: seed),
                .shape(Xor.self, seed: seed),
                .shape(Blobs.self, seed: seed),
            ])
    }

    fileprivate static let common: [Field<DataGenerator>] = [
        Field(
            "samples", \.samples, .integer(1...DataGenerator.maximumSamples), "How many.",
            called: "the number of samples", knownAs: ["n", "n-samples", "count", "points", "size"],
            symbol: "N", example: "200", isRequired: true),
        Field(
            "noise", \.noise, .atLeast(0), "The standard deviation of what is added.", called: "the noise",
            symbol: "σ", example: "0.1"),
        Field(
            "seed", \.seed, .seed, "What they are drawn from; the training's seed.", called: "the seed",
            example: "3", isInherited: true),
    ]

    fileprivate static let oneHot = Field<DataGenerator>(
        "one-hot", \.isOneHot, .flag, "Whether two classes have a target each.")
}

extension KindList<DataGenerator>.Entry {
    /// A formula as a generator of the list, with a seed where none is written.
    public static func shape<Shape: DataShape>(_ type: Shape.Type, seed: UInt64) -> Self {
        Self(Shape.kind, outer: Generators.common + (Shape.hasClasses ? [Generators.oneHot] : [])) {
            DataGenerator($0, samples: 1, seed: seed)
        } unwrap: {
            $0.shape as? Shape
        }
    }
}
