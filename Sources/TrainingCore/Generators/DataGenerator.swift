import Schema

/// Samples made by a formula.
///
/// Sample i depends on the seed, on i and on the settings alone. u is a uniform random number from 0 to
/// below 1 of its own for every use, ε a standard normal one; `noise` is the deviation σ.
public struct DataGenerator: Sendable, Hashable {
    public private(set) var shape: any DataShape
    /// N, at least 1.
    public var samples: Int
    /// σ ≥ 0.
    public var noise: Double
    public var seed: UInt64
    /// With two classes: a target per class instead of one target that is 0 or 1. More classes always
    /// have a target each.
    public var isOneHot: Bool

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
                rows: samples, columns: points.first?.inputs.count ?? 0, elements: points.flatMap(\.inputs)),
            targets: Matrix(
                rows: samples, columns: targets.first?.count ?? 0, elements: targets.flatMap { $0 }))
    }

    private func classTargets(_ label: Int) -> [Double] {
        if shape.classCount == 2 && !isOneHot { return [Double(label)] }
        return (0..<shape.classCount).map { $0 == label ? 1 : 0 }
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.samples == other.samples && one.noise == other.noise && one.seed == other.seed
            && one.isOneHot == other.isOneHot && AnyHashable(one.shape) == AnyHashable(other.shape)
    }

    public func hash(into hasher: inout Hasher) {
        shape.hash(into: &hasher)
        hasher.combine(samples)
        hasher.combine(noise)
        hasher.combine(seed)
        hasher.combine(isOneHot)
    }
}

/// The formula of a generator. To add one: a file with a type that conforms, and its line in
/// ``Generators/all(seed:)``.
public protocol DataShape: Sendable, Hashable {
    static var kind: Kind<Self> { get }

    /// Whether samples belong to classes; else their target is a number.
    static var hasClasses: Bool { get }

    /// K; 1 where there are no classes.
    var classCount: Int { get }

    /// One sample.
    func point(_ place: SamplePlace) -> SamplePoint
}

/// One sample that a generator makes.
public struct SamplePoint: Sendable {
    public enum Target: Sendable {
        case number(Double)
        /// The class, from 0.
        case label(Int)
    }

    public var inputs: [Double]
    public var target: Target

    public init(inputs: [Double], target: Target) {
        self.inputs = inputs
        self.target = target
    }
}

/// Which sample is made, with random numbers of its own.
///
/// Where there are K classes, sample i belongs to class i mod K and is the j-th of the n samples of its class.
public struct SamplePlace: Sendable {
    private let random: Philox
    private let sample: Int
    /// σ.
    public let noise: Double
    /// The class, from 0.
    public let label: Int
    /// j.
    public let index: Int
    /// n.
    public let count: Int

    init(seed: UInt64, noise: Double, sample: Int, of samples: Int, classes: Int) {
        random = Philox(seed: seed)
        self.sample = sample
        self.noise = noise
        let classes = max(1, classes)
        label = sample % classes
        index = sample / classes
        count = samples / classes + (label < samples % classes ? 1 : 0)
    }

    /// t = j/(n − 1), from 0 to 1 over the samples of a class; 0 for a single one.
    public var share: Double { count > 1 ? Double(index) / Double(count - 1) : 0 }

    /// j/n, for closed curves.
    public var openShare: Double { Double(index) / Double(count) }

    /// u of a coordinate.
    public func uniform(_ coordinate: Int) -> Double {
        random.uniform(RandomPlace(.sample, part: 0, row: sample, column: coordinate))
    }

    /// σ·ε of a coordinate.
    public func deviate(_ coordinate: Int) -> Double {
        noise == 0
            ? 0 : noise * random.normal(RandomPlace(.sample, part: 1, row: sample, column: coordinate))
    }

    /// A point of the plane with σ·ε on each coordinate, of the class ``label`` or of another.
    public func noisy(_ x: Double, _ y: Double, label: Int? = nil) -> SamplePoint {
        SamplePoint(inputs: [x + deviate(0), y + deviate(1)], target: .label(label ?? self.label))
    }

    /// The point at this radius after so many turns, with σ·ε on each coordinate.
    public func polar(_ radius: Double, turns: Double) -> SamplePoint {
        let (sine, cosine) = Turns.sineAndCosine(turns)
        return noisy(radius * cosine, radius * sine)
    }
}

/// The generators there are.
public enum Generators {
    /// - Parameter seed: of those that have none of their own.
    public static func all(seed: UInt64 = 1) -> KindList<DataGenerator> {
        KindList(
            "generator",
            [
                .shape(Line.self, seed: seed), .shape(Sine.self, seed: seed), .shape(Moons.self, seed: seed),
                .shape(Circles.self, seed: seed), .shape(Spirals.self, seed: seed),
                .shape(Xor.self, seed: seed),
                .shape(Blobs.self, seed: seed),
            ])
    }

    fileprivate static let common: [Field<DataGenerator>] = [
        Field(
            "samples", \.samples, .integer(1...DataGenerator.maximumSamples), "How many.",
            called: "the number of samples", symbol: "N", example: "200", isRequired: true),
        Field(
            "noise", \.noise, .atLeast(0), "The standard deviation of what is added.", called: "the noise",
            symbol: "σ", example: "0.1"),
        Field(
            "seed", \.seed, .seed, "What they are drawn from; the training's seed.", called: "the seed",
            example: "3", isInherited: true),
    ]

    fileprivate static let oneHot = Field<DataGenerator>(
        "one-hot", \.isOneHot, .flag, "Whether two classes have a target each.")

    static let classes = Form<Int>.integer(2...1000)
}

extension KindList<DataGenerator>.Entry {
    /// A formula as a generator of the list, with a seed where none is written.
    public static func shape<Shape: DataShape>(_ type: Shape.Type, seed: UInt64) -> Self {
        Self(Shape.kind, outer: Generators.common + (Shape.hasClasses ? [Generators.oneHot] : [])) {
            DataGenerator($0, samples: 1, seed: seed)
        } unwrap: {
            $0.shape as? Shape
        }
    }
}
