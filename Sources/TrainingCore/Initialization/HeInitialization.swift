import Schema

/// Uniform within ±√(6/n). He, Zhang, Ren and Sun: Delving Deep into Rectifiers, ICCV 2015. PyTorch:
/// `kaiming_uniform_` with `nonlinearity="relu"`.
public struct HeUniform: InitializationScheme {
    public static let kind = Kind(
        "he-uniform", "Uniform within ±√(6/n) (He and others 2015).",
        knownAs: ["kaiming-uniform", "kaiming"],
        HeUniform(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (6 / Double(draw.inputs)).squareRoot())
    }
}

/// Normal with variance 2/n. PyTorch: `kaiming_normal_` with `nonlinearity="relu"`.
public struct HeNormal: InitializationScheme {
    public static let kind = Kind(
        "he-normal", "Normal with variance 2/n.", knownAs: ["kaiming-normal", "he"], HeNormal(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
        draw.normal(deviation: (2 / Double(draw.inputs)).squareRoot())
    }
}

extension InitializationScheme where Self == HeUniform {
    public static var heUniform: HeUniform { HeUniform() }
}

extension InitializationScheme where Self == HeNormal {
    public static var heNormal: HeNormal { HeNormal() }
}
