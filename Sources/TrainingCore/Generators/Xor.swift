import Schema

/// (2u − 1, 2u − 1), of class 1 where the signs differ, then σ·ε on each coordinate.
public struct Xor: DataShape {
    public static let kind = Kind("xor", "A square in four fields of two classes.", Xor(), fields: [])

    public init() {}

    public static var hasClasses: Bool { true }
    public var classCount: Int { 2 }

    public func point(_ place: SamplePlace) -> SamplePoint {
        let (x, y) = (2 * place.uniform(0) - 1, 2 * place.uniform(1) - 1)
        return place.noisy(x, y, label: (x < 0) == (y < 0) ? 0 : 1)
    }
}

extension DataShape where Self == Xor {
    public static var xor: Xor { Xor() }
}
