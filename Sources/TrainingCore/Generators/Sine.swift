import Schema

/// x = 2u − 1, y = sin πx + σ·ε.
public struct Sine: DataShape {
    public static let kind = Kind("sine", "A wave with noise: one input, one target.", Sine(), fields: [])

    public init() {}

    public static var hasClasses: Bool { false }
    public var classCount: Int { 1 }

    public func point(_ place: SamplePlace) -> SamplePoint {
        let x = 2 * place.uniform(0) - 1
        return SamplePoint(inputs: [x], target: .number(Turns.sineAndCosine(x / 2).sine + place.deviate(0)))
    }
}

extension DataShape where Self == Sine {
    public static var sine: Sine { Sine() }
}
