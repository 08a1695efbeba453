import Schema

/// Uniform within ±√(3/n). LeCun, Bottou, Orr and Müller: Efficient BackProp, 1998.
public struct LeCunUniform: InitializationScheme {
    public static let kind = Kind(
        "lecun-uniform", "Uniform within ±√(3/n) (LeCun and others 1998).", LeCunUniform(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (3 / Double(draw.inputs)).squareRoot())
    }
}

/// Normal with variance 1/n.
public struct LeCunNormal: InitializationScheme {
    public static let kind = Kind("lecun-normal", "Normal with variance 1/n.", LeCunNormal(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] {
        draw.normal(deviation: (1 / Double(draw.inputs)).squareRoot())
    }
}

extension InitializationScheme where Self == LeCunUniform {
    public static var lecunUniform: LeCunUniform { LeCunUniform() }
}

extension InitializationScheme where Self == LeCunNormal {
    public static var lecunNormal: LeCunNormal { LeCunNormal() }
}
