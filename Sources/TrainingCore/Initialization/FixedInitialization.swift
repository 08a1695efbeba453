import Schema

/// Uniform from one number to below another.
public struct UniformWeights: InitializationScheme {
    public var from: Double
    public var to: Double

    public static let kind = Kind(
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

    public init(from: Double, to: Double) {
        self.from = from
        self.to = to
    }

    public func weights(_ draw: WeightDraw) -> [Double] { draw.uniform().map { from + (to - from) * $0 } }
}

/// Normal with a mean and a standard deviation; not truncated, as none here is.
public struct NormalWeights: InitializationScheme {
    public var mean: Double
    public var deviation: Double

    public static let kind = Kind(
        "normal", "Normal with a mean and a standard deviation.", NormalWeights(),
        fields: [
            Field("mean", \.mean, .number, "The mean.", example: "0"),
            Field("deviation", \.deviation, .atLeast(0), "The standard deviation.", example: "1"),
        ])

    public init(mean: Double = 0, deviation: Double = 1) {
        self.mean = mean
        self.deviation = deviation
    }

    public func weights(_ draw: WeightDraw) -> [Double] { draw.normal(mean: mean, deviation: deviation) }
}

/// All 0.
public struct ZeroWeights: InitializationScheme {
    public static let kind = Kind("zeros", "All 0.", ZeroWeights(), fields: [])

    public init() {}

    public func weights(_ draw: WeightDraw) -> [Double] { draw.same(0) }
}

/// All the same number.
public struct ConstantWeights: InitializationScheme {
    public var value: Double

    public static let kind = Kind(
        "constant", "All the same number.", ConstantWeights(0),
        fields: [
            Field(
                "value", \.value, .number, "The number.", called: "the value", example: "0.5",
                isRequired: true)
        ])

    public init(_ value: Double) { self.value = value }

    public func weights(_ draw: WeightDraw) -> [Double] { draw.same(value) }
}

extension WeightDraw {
    fileprivate func same(_ value: Double) -> [Double] { [Double](repeating: value, count: nodes * inputs) }
}

extension InitializationScheme where Self == UniformWeights {
    public static func uniform(from: Double, to: Double) -> UniformWeights {
        UniformWeights(from: from, to: to)
    }
}

extension InitializationScheme where Self == NormalWeights {
    public static func normal(mean: Double = 0, deviation: Double = 1) -> NormalWeights {
        NormalWeights(mean: mean, deviation: deviation)
    }
}

extension InitializationScheme where Self == ZeroWeights {
    public static var zeros: ZeroWeights { ZeroWeights() }
}

extension InitializationScheme where Self == ConstantWeights {
    public static func constant(_ value: Double) -> ConstantWeights { ConstantWeights(value) }
}
