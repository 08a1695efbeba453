import Schema

/// The initializations there are.
public enum Initializations {
    /// - Parameter seed: of those that have none of their own.
    public static func all(seed: UInt64 = 1) -> KindList<Initialization> {
        KindList(
            "initialization", tag: "scheme",
            [
                .scheme(GlorotUniform.self, seed: seed), .scheme(GlorotNormal.self, seed: seed),
                .scheme(HeUniform.self, seed: seed), .scheme(HeNormal.self, seed: seed),
                .scheme(LeCunUniform.self, seed: seed), .scheme(LeCunNormal.self, seed: seed),
                .scheme(UniformWeights.self, seed: seed), .scheme(NormalWeights.self, seed: seed),
                .scheme(ZeroWeights.self, seed: seed), .scheme(ConstantWeights.self, seed: seed),
            ])
    }

    fileprivate static let seed = Field<Initialization>(
        "seed", \.seed, .seed, "What the weights are drawn from; the training's seed.", called: "the seed",
        example: "7", isInherited: true)
}

extension KindList<Initialization>.Entry {
    /// A scheme as an initialization of the list, with a seed where none is written.
    public static func scheme<Scheme: InitializationScheme>(_ type: Scheme.Type, seed: UInt64) -> Self {
        Self(Scheme.kind, outer: [Initializations.seed]) {
            Initialization($0, seed: seed)
        } unwrap: {
            $0.scheme as? Scheme
        }
    }
}
