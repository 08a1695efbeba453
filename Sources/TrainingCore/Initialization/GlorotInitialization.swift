import Schema

/// Uniform within ±√(6/(n + m)). Glorot and Bengio: Understanding the Difficulty of Training Deep Feedforward Neural
/// Networks, AISTATS 2010. PyTorch: `xavier_uniform_`.
public struct GlorotUniform: InitializationScheme {
    public static let kind = Kind(
        "glorot-uniform", "Uniform within ±√(6/(n + m)) (Glorot and Bengio 2010).",
        knownAs: ["xavier-uniform", "xavier"],
        GlorotUniform(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (6 / Double(draw.inputs + draw.nodes)).squareRoot())
    }
}

/// Normal with variance 2/(n + m). PyTorch: `xavier_normal_`.
public struct GlorotNormal: InitializationScheme {
    public static let kind = Kind(
        "glorot-normal", "Normal with variance 2/(n + m).", knownAs: ["xavier-normal"], GlorotNormal(),
        fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
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
    public static var glorotUniform: GlorotUniform { GlorotUniform() }
}

extension InitializationScheme where Self == GlorotNormal {
    public static var glorotNormal: GlorotNormal { GlorotNormal() }
}
