import Schema

/// Uniform from one number to below another.
package struct UniformWeights: InitializationScheme {
    package var from: Double
    package var to: Double

    package static let kind = Kind(
        "uniform", "Uniform from one number to below another.", UniformWeights(from: 0, to: 0),
        fields: [
            Field("from", \.from, .number, "The lowest.", example: "-1", isRequired: true),
            Field("to", \.to, .number, "Where they end.", example: "1", isRequired: true),
        ]
    ) { scheme in
        guard !(scheme.from <= scheme.to && (scheme.to - scheme.from).isFinite) else { return [] }
        return [
            Problem(
                path: ["from"],
                message: "weights are to be from \(numberText(scheme.from)) to \(numberText(scheme.to))",
                remedy: "write the smaller number first")
        ]
    }

    package init(from: Double, to: Double) {
        self.from = from
        self.to = to
    }

    package func weights(_ draw: WeightDraw) -> [Double] { draw.uniform().map { from + (to - from) * $0 } }
}

/// Normal with a mean and a standard deviation; not truncated, as none here is.
package struct NormalWeights: InitializationScheme {
    package var mean: Double
    package var deviation: Double

    package static let kind = Kind(
        "normal", "Normal with a mean and a standard deviation.", NormalWeights(),
        fields: [
            Field("mean", \.mean, .number, "The mean.", example: "0"),
            Field("deviation", \.deviation, .atLeast(0), "The standard deviation.", example: "1"),
        ])

    package init(mean: Double = 0, deviation: Double = 1) {
        self.mean = mean
        self.deviation = deviation
    }

    package func weights(_ draw: WeightDraw) -> [Double] { draw.normal(mean: mean, deviation: deviation) }
}

/// All 0.
package struct ZeroWeights: InitializationScheme {
    package static let kind = Kind("zeros", "All 0.", ZeroWeights(), fields: [])

    package init() {}

    package func weights(_ draw: WeightDraw) -> [Double] { draw.same(0) }
}

/// All the same number.
package struct ConstantWeights: InitializationScheme {
    package var value: Double

    package static let kind = Kind(
        "constant", "All the same number.", ConstantWeights(0),
        fields: [
            Field(
                "value", \.value, .number, "The number.", called: "the value", example: "0.5",
                isRequired: true)
        ])

    package init(_ value: Double) { self.value = value }

    package func weights(_ draw: WeightDraw) -> [Double] { draw.same(value) }
}

extension WeightDraw {
    fileprivate func same(_ value: Double) -> [Double] { [Double](repeating: value, count: nodes * inputs) }
}

extension InitializationScheme where Self == UniformWeights {
    package static func uniform(from: Double, to: Double) -> UniformWeights {
        UniformWeights(from: from, to: to)
    }
}

extension InitializationScheme where Self == NormalWeights {
    package static func normal(mean: Double = 0, deviation: Double = 1) -> NormalWeights {
        NormalWeights(mean: mean, deviation: deviation)
    }
}

extension InitializationScheme where Self == ZeroWeights {
    package static var zeros: ZeroWeights { ZeroWeights() }
}

extension InitializationScheme where Self == ConstantWeights {
    package static func constant(_ value: Double) -> ConstantWeights { ConstantWeights(value) }
}

extension Initialization {
    /// Uniform from one number to below another.
    public static func uniform(from: Double, to: Double, seed: UInt64) -> Initialization {
        Initialization(UniformWeights(from: from, to: to), seed: seed)
    }

    /// Normal, not truncated; the deviation is at least 0.
    public static func normal(mean: Double = 0, deviation: Double = 1, seed: UInt64) -> Initialization {
        Initialization(NormalWeights(mean: mean, deviation: deviation), seed: seed)
    }
}
