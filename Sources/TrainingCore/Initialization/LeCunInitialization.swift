import Schema

/// Uniform within ±√(3/n). LeCun, Bottou, Orr and Müller: Efficient BackProp, 1998.
package struct LeCunUniform: InitializationScheme {
    package static let kind = Kind(
        "lecun-uniform", "Uniform within ±√(3/n) (LeCun and others 1998).", LeCunUniform(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.uniform(within: (3 / Double(draw.inputs)).squareRoot())
    }
}

/// Normal with variance 1/n.
package struct LeCunNormal: InitializationScheme {
    package static let kind = Kind("lecun-normal", "Normal with variance 1/n.", LeCunNormal(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] {
        draw.normal(deviation: (1 / Double(draw.inputs)).squareRoot())
    }
}

extension InitializationScheme where Self == LeCunUniform {
    package static var lecunUniform: LeCunUniform { LeCunUniform() }
}

extension InitializationScheme where Self == LeCunNormal {
    package static var lecunNormal: LeCunNormal { LeCunNormal() }
}

extension Initialization {
    /// Uniform within ±√(3/inputs). LeCun et al., Efficient BackProp, 1998.
    public static func lecunUniform(seed: UInt64) -> Initialization {
        Initialization(LeCunUniform(), seed: seed)
    }

    /// Normal with variance 1/inputs. LeCun et al., Efficient BackProp, 1998.
    public static func lecunNormal(seed: UInt64) -> Initialization {
        Initialization(LeCunNormal(), seed: seed)
    }
}
