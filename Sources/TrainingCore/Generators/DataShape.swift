import Schema

/// The most classes that generated data have.
let maximumClasses = 1000

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

extension DataShape {
    /// How many classes there may be where their number is written.
    static var classCounts: Form<Int> { .integer(2...maximumClasses) }
}

/// One sample that a generator makes.
public struct SamplePoint: Sendable {
    /// What should come out for a sample.
    public enum Target: Sendable {
        case number(Double)
        /// The class, from 0.
        case label(Int)
    }

    /// A number for each input.
    public var inputs: [Double]
    /// A number, or the class from 0.
    public var target: Target

    /// A sample with its inputs and its target.
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
