import Schema

/// Uniform within ±√(6/n). He, Zhang, Ren and Sun: Delving Deep into Rectifiers, ICCV 2015. PyTorch:
/// `kaiming_uniform_` with `nonlinearity="relu"`.
package struct HeUniform: InitializationScheme {
    package static let kind = Kind(
        "he-uniform", "Uniform within ±√(6/n) (He and others 2015).",
        knownAs: ["kaiming-uniform", "kaiming"],
        HeUniform(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (6 / Double(draw.inputs)).squareRoot())
    }
}

/// Normal with variance 2/n. PyTorch: `kaiming_normal_` with `nonlinearity="relu"`.
package struct HeNormal: InitializationScheme {
    package static let kind = Kind(
        "he-normal", "Normal with variance 2/n.", knownAs: ["kaiming-normal", "he"], HeNormal(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.normal(deviation: (2 / Double(draw.inputs)).squareRoot())
    }
}

extension InitializationScheme where Self == HeUniform {
    package static var heUniform: HeUniform { HeUniform() }
}

extension InitializationScheme where Self == HeNormal {
    package static var heNormal: HeNormal { HeNormal() }
}

extension Initialization {
    /// Uniform within ±√(6/inputs), for relu. He et al., ICCV 2015.
    public static func heUniform(seed: UInt64) -> Initialization {
        Initialization(HeUniform(), seed: seed)
    }

    /// Normal with variance 2/inputs, for relu. He et al., ICCV 2015.
    public static func heNormal(seed: UInt64) -> Initialization {
        Initialization(HeNormal(), seed: seed)
    }
}
