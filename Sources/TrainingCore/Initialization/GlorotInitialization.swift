import Schema

/// Uniform within ±√(6/(n + m)). Glorot and Bengio: Understanding the Difficulty of Training Deep Feedforward Neural
/// Networks, AISTATS 2010. PyTorch: `xavier_uniform_`.
package struct GlorotUniform: InitializationScheme {
    package static let kind = Kind(
        "glorot-uniform", "Uniform within ±√(6/(n + m)) (Glorot and Bengio 2010).",
        knownAs: ["xavier-uniform", "xavier"],
        GlorotUniform(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (6 / Double(draw.inputs + draw.nodes)).squareRoot())
    }
}

/// Normal with variance 2/(n + m). PyTorch: `xavier_normal_`.
package struct GlorotNormal: InitializationScheme {
    package static let kind = Kind(
        "glorot-normal", "Normal with variance 2/(n + m).", knownAs: ["xavier-normal"], GlorotNormal(),
        fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.normal(deviation: (2 / Double(draw.inputs + draw.nodes)).squareRoot())
    }
}

extension WeightDraw {
    /// Uniform from −limit to below it.
    func uniform(within limit: Double) -> [Double] { uniform().map { limit * (2 * $0 - 1) } }

    /// Normal around a mean.
    func normal(mean: Double = 0, deviation: Double) -> [Double] { normal().map { mean + deviation * $0 } }
}

extension InitializationScheme where Self == GlorotUniform {
    package static var glorotUniform: GlorotUniform { GlorotUniform() }
}

extension InitializationScheme where Self == GlorotNormal {
    package static var glorotNormal: GlorotNormal { GlorotNormal() }
}

extension Initialization {
    /// Uniform within ±√(6/(inputs + nodes)). Glorot and Bengio, AISTATS 2010.
    public static func glorotUniform(seed: UInt64) -> Initialization {
        Initialization(GlorotUniform(), seed: seed)
    }

    /// Normal with variance 2/(inputs + nodes). Glorot and Bengio, AISTATS 2010.
    public static func glorotNormal(seed: UInt64) -> Initialization {
        Initialization(GlorotNormal(), seed: seed)
    }
}
