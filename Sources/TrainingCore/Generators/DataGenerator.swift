import Schema

/// Samples made by a formula.
///
/// Sample i depends on the seed, on i and on the settings alone. u is a uniform random number from 0 to
/// below 1 of its own for every use, ε a standard normal one; `noise` is the deviation σ.
public struct DataGenerator: Sendable, Hashable {
    /// The formula.
    public private(set) var shape: any DataShape
    /// N, at least 1.
    public var samples: Int
    /// σ ≥ 0.
    public var noise: Double
    /// What all random numbers are drawn from.
    public var seed: UInt64
    /// With two classes: a target per class instead of one target that is 0 or 1. More classes always
    /// have a target each.
    public var isOneHot: Bool

    /// Samples of any shape, also one of your own; O(N) when they are made.
    public init(
        _ shape: some DataShape, samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) {
        self.shape = shape
        self.samples = samples
        self.noise = noise
        self.seed = seed
        self.isOneHot = isOneHot
    }

    /// The most samples that are made.
    public static let maximumSamples = 1_000_000

    /// The samples.
    public func dataset() -> Dataset {
        let points = (0..<samples).map { sample in
            shape.point(
                SamplePlace(seed: seed, noise: noise, sample: sample, of: samples, classes: shape.classCount))
        }
        let targets = points.map { point in
            switch point.target {
            case .number(let number): [number]
            case .label(let label): classTargets(label)
            }
        }
        return Dataset(
            inputs: Matrix(
                rows: samples, columns: points.first?.inputs.count ?? 0, known: points.flatMap(\.inputs)),
            targets: Matrix(
                rows: samples, columns: targets.first?.count ?? 0, known: targets.flatMap { $0 }))
    }

    private func classTargets(_ label: Int) -> [Double] {
        if shape.classCount == 2 && !isOneHot { return [Double(label)] }
        return (0..<shape.classCount).map { $0 == label ? 1 : 0 }
    }

    /// Whether both make the same samples.
    public static func == (one: Self, other: Self) -> Bool {
        one.samples == other.samples && one.noise == other.noise && one.seed == other.seed
            && one.isOneHot == other.isOneHot && AnyHashable(one.shape) == AnyHashable(other.shape)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        shape.hash(into: &hasher)
        hasher.combine(samples)
        hasher.combine(noise)
        hasher.combine(seed)
        hasher.combine(isOneHot)
    }
}
