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

    /// The samples. A point with fewer coordinates than the first one has NaN in their place, of which an experiment
    /// complains. So it does of counts out of their bounds, which are taken as the nearest within.
    public func dataset() -> Dataset {
        let samples = min(max(0, samples), Self.maximumSamples)
        let classCount = min(max(0, shape.classCount), maximumClasses)
        var inputs = GrowingRows(rows: samples)
        var targets = GrowingRows(rows: samples)
        for sample in 0..<samples {
            let point = shape.point(
                SamplePlace(seed: seed, noise: noise, sample: sample, of: samples, classes: classCount))
            inputs.append(point.inputs)
            switch point.target {
            case .number(let number): targets.append(CollectionOfOne(number))
            case .label(let label) where classCount == 2 && !isOneHot:
                targets.append(CollectionOfOne(Double(label)))
            case .label(let label): targets.append((0..<classCount).lazy.map { $0 == label ? 1 : 0 })
            }
        }
        return Dataset(inputs: inputs.matrix, targets: targets.matrix)
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

/// The rows of a matrix as they come, of which the first says how wide it is.
private struct GrowingRows {
    private let rows: Int
    private var width: Int?
    private var elements: [Double] = []

    init(rows: Int) { self.rows = rows }

    mutating func append(_ row: some Collection<Double>) {
        if width == nil {
            width = row.count
            elements.reserveCapacity(rows * row.count)
        }
        let width = width ?? 0
        elements += row.prefix(width)
        if row.count < width { elements += repeatElement(.nan, count: width - row.count) }
    }

    var matrix: Matrix { Matrix(rows: rows, columns: width ?? 0, known: elements) }
}
