import Schema

/// x = 2u − 1, y = sin πx + σ·ε.
package struct Sine: DataShape {
    package static let kind = Kind("sine", "A wave with noise: one input, one target.", Sine(), fields: [])

    package init() {}

    package static var hasClasses: Bool { false }
    package var classCount: Int { 1 }

    package func point(_ place: SamplePlace) -> SamplePoint {
        let x = 2 * place.uniform(0) - 1
        return SamplePoint(inputs: [x], target: .number(Turns.sineAndCosine(x / 2).sine + place.deviate(0)))
    }
}

extension DataShape where Self == Sine {
    package static var sine: Sine { Sine() }
}

extension DataGenerator {
    /// A sine over one input, its deviation `noise`.
    public static func sine(
        samples: Int, noise: Double = 0, seed: UInt64 = 1
    ) -> DataGenerator {
        DataGenerator(Sine(), samples: samples, noise: noise, seed: seed)
    }
}
