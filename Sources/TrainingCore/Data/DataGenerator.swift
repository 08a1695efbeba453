/// Samples made by a formula.
///
/// Sample i depends on the seed, on i and on the settings alone. u is a uniform random number from 0 to
/// below 1 of its own for every use, ε a standard normal one; `noise` is the deviation σ.
public struct DataGenerator: Sendable, Hashable {
    /// With N samples. Where there are K classes, sample i belongs to class i mod K and is the j-th of
    /// the n samples of its class; t = j/(n − 1) runs from 0 to 1 over them (j/n on closed circles).
    public enum Shape: Sendable, Hashable {
        /// x = 2u − 1, y = slope·x + intercept + σ·ε.
        case line(slope: Double = 2, intercept: Double = 1)
        /// x = 2u − 1, y = sin πx + σ·ε.
        case sine
        /// Two half circles: (cos πt, sin πt) and (1 − cos πt, ½ − sin πt), then σ·ε on each coordinate.
        case moons
        /// Two circles of radius 1 and `factor`: r·(cos 2πt, sin 2πt), then σ·ε on each coordinate.
        case circles(factor: Double = 0.5)
        /// K arms: t·(cos φ, sin φ) with φ = 2π(turns·t + class/K), then σ·ε on each coordinate.
        case spirals(classes: Int = 2, turns: Double = 1)
        /// (2u − 1, 2u − 1), of class 1 where the signs differ, then σ·ε on each coordinate.
        case xor
        /// K clouds around 2·(cos φ, sin φ) with φ = 2π·class/K: σ·ε on each coordinate.
        case blobs(classes: Int = 3)
    }

    public var shape: Shape
    /// N, at least 1.
    public var samples: Int
    /// σ ≥ 0.
    public var noise: Double
    public var seed: UInt64
    /// With two classes: a target per class instead of one target that is 0 or 1. More classes always
    /// have a target each.
    public var isOneHot: Bool

    public init(
        _ shape: Shape, samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) {
        self.shape = shape
        self.samples = samples
        self.noise = noise
        self.seed = seed
        self.isOneHot = isOneHot
    }

    /// Of all shapes, as experiment files write them.
    public static let names = ["line", "sine", "moons", "circles", "spirals", "xor", "blobs"]

    /// The most samples that are made.
    public static let maximumSamples = 1_000_000

    /// The samples. Lines and sines have one input and one target, all others two inputs.
    public func dataset() -> Dataset {
        let points = (0..<samples).map(point)
        let inputCount = points.first?.inputs.count ?? 0
        let targets = points.map { $0.number.map { [$0] } ?? classTargets($0.label) }
        return Dataset(
            inputs: Matrix(rows: samples, columns: inputCount, elements: points.flatMap(\.inputs)),
            targets: Matrix(
                rows: samples, columns: targets.first?.count ?? 0, elements: targets.flatMap { $0 }))
    }

    /// K; 1 for lines and sines.
    var classCount: Int {
        switch shape {
        case .line, .sine: 1
        case .moons, .circles, .xor: 2
        case .spirals(let classes, _), .blobs(let classes): classes
        }
    }

    private func classTargets(_ label: Int) -> [Double] {
        if classCount == 2 && !isOneHot { return [Double(label)] }
        return (0..<classCount).map { $0 == label ? 1 : 0 }
    }

    /// What is made of one sample: a number as target, or else a class.
    private struct Point {
        var inputs: [Double]
        var number: Double?
        var label = 0
    }

    private func point(_ sample: Int) -> Point {
        let label = sample % max(1, classCount)
        let (index, count) = (sample / max(1, classCount), countOfClass(label))
        let open = count > 1 ? Double(index) / Double(count - 1) : 0
        switch shape {
        case .line(let slope, let intercept):
            let x = 2 * uniform(sample, 0) - 1
            return Point(inputs: [x], number: slope * x + intercept + noise * normal(sample, 0))
        case .sine:
            let x = 2 * uniform(sample, 0) - 1
            return Point(
                inputs: [x], number: Turns.sineAndCosine(x / 2).sine + noise * normal(sample, 0))
        case .moons:
            let (sine, cosine) = Turns.sineAndCosine(open / 2)
            return noisy(label == 0 ? (cosine, sine) : (1 - cosine, 0.5 - sine), sample, label)
        case .circles(let factor):
            return noisy(
                polar(label == 0 ? 1 : factor, Double(index) / Double(count)), sample, label)
        case .spirals(let classes, let turns):
            return noisy(polar(open, turns * open + Double(label) / Double(classes)), sample, label)
        case .xor:
            let (x, y) = (2 * uniform(sample, 0) - 1, 2 * uniform(sample, 1) - 1)
            return noisy((x, y), sample, (x < 0) == (y < 0) ? 0 : 1)
        case .blobs(let classes):
            return noisy(polar(2, Double(label) / Double(classes)), sample, label)
        }
    }

    private func countOfClass(_ label: Int) -> Int {
        let classes = max(1, classCount)
        return samples / classes + (label < samples % classes ? 1 : 0)
    }

    private func polar(_ radius: Double, _ turns: Double) -> (Double, Double) {
        let (sine, cosine) = Turns.sineAndCosine(turns)
        return (radius * cosine, radius * sine)
    }

    private func noisy(_ place: (Double, Double), _ sample: Int, _ label: Int) -> Point {
        Point(
            inputs: [place.0 + noise * normal(sample, 0), place.1 + noise * normal(sample, 1)],
            label: label)
    }

    private func uniform(_ sample: Int, _ column: Int) -> Double {
        Philox(seed: seed).uniform(RandomPlace(.sample, part: 0, row: sample, column: column))
    }

    private func normal(_ sample: Int, _ column: Int) -> Double {
        noise == 0 ? 0 : Philox(seed: seed).normal(RandomPlace(.sample, part: 1, row: sample, column: column))
    }
}
