import Schema

/// (2u − 1, 2u − 1), of class 1 where the signs differ, then σ·ε on each coordinate.
package struct Xor: DataShape {
    package static let kind = Kind("xor", "A square in four fields of two classes.", Xor(), fields: [])

    package init() {}

    package static var hasClasses: Bool { true }
    package var classCount: Int { 2 }

    package func point(_ place: SamplePlace) -> SamplePoint {
        let (x, y) = (2 * place.uniform(0) - 1, 2 * place.uniform(1) - 1)
        return place.noisy(x, y, label: (x < 0) == (y < 0) ? 0 : 1)
    }
}

extension DataShape where Self == Xor {
    package static var xor: Xor { Xor() }
}

extension DataGenerator {
    /// The square from −1 to 1 in four fields; targets 1 where the signs of the two inputs differ, else 0.
    public static func xor(
        samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) -> DataGenerator {
        DataGenerator(Xor(), samples: samples, noise: noise, seed: seed, isOneHot: isOneHot)
    }
}
