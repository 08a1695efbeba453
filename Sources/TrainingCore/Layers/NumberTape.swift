/// Everything that was reckoned with some numbers, from which their slopes follow backward.
///
/// Linnainmaa: Taylor Expansion of the Accumulated Rounding Error, BIT 16 (1976).
final class NumberTape<Base: LayerNumber> {
    /// What a number was made of: one or two others by their places (−1: a constant), each with the slope along it.
    private struct Entry {
        let first: Int
        let firstSlope: Base
        let second: Int
        let secondSlope: Base
    }

    private var entries: [Entry] = []

    /// A number from which others are made.
    func variable(_ base: Base) -> TapedNumber<Base> {
        TapedNumber(base, place: append(-1, 0, -1, 0), tape: self)
    }

    func append(_ first: Int, _ firstSlope: Base, _ second: Int, _ secondSlope: Base) -> Int {
        entries.append(Entry(first: first, firstSlope: firstSlope, second: second, secondSlope: secondSlope))
        return entries.count - 1
    }

    /// The slopes of Σ weight · result along everything on the tape, in its order.
    func slopes(of results: [TapedNumber<Base>], weights: [Base]) -> [Base] {
        var slopes = [Base](repeating: 0, count: entries.count)
        for (result, weight) in zip(results, weights) where result.place >= 0 {
            slopes[result.place] = slopes[result.place] + weight
        }
        for index in entries.indices.reversed() {
            let (entry, slope) = (entries[index], slopes[index])
            if entry.first >= 0 { slopes[entry.first] = slopes[entry.first] + slope * entry.firstSlope }
            if entry.second >= 0 { slopes[entry.second] = slopes[entry.second] + slope * entry.secondSlope }
        }
        return slopes
    }
}

/// A number that writes down how it came about.
struct TapedNumber<Base: LayerNumber>: DerivedNumber {
    let base: Base
    /// −1: a constant, which is on no tape.
    let place: Int
    private let tape: NumberTape<Base>?

    init(_ base: Base, place: Int, tape: NumberTape<Base>?) {
        self.base = base
        self.place = place
        self.tape = tape
    }

    init(_ number: Double) { self.init(Base(number), place: -1, tape: nil) }

    var primal: Double { base.primal }

    private static func made(
        _ base: Base, _ one: Self, _ slope: Base, _ other: Self, _ otherSlope: Base
    ) -> Self {
        guard let tape = one.tape ?? other.tape else { return Self(base, place: -1, tape: nil) }
        return Self(base, place: tape.append(one.place, slope, other.place, otherSlope), tape: tape)
    }

    static func + (one: Self, other: Self) -> Self { made(one.base + other.base, one, 1, other, 1) }

    static func - (one: Self, other: Self) -> Self { made(one.base - other.base, one, 1, other, -1) }

    static func * (one: Self, other: Self) -> Self {
        made(one.base * other.base, one, other.base, other, one.base)
    }

    static func / (one: Self, other: Self) -> Self {
        let quotient = one.base / other.base
        return made(quotient, one, 1 / other.base, other, -quotient / other.base)
    }

    static prefix func - (number: Self) -> Self {
        made(-number.base, number, -1, Self(0.0), 0)
    }

    /// The third derivative is asked for by nobody: a base knows at most one tangent.
    static func function(of number: Self, value: Double, slope: Double, curvature: Double) -> Self {
        let base = Base.function(of: number.base, value: value, slope: slope, curvature: curvature)
        let along = Base.function(of: number.base, value: slope, slope: curvature, curvature: 0)
        return made(base, number, along, Self(0.0), 0)
    }
}
