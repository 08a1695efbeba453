/// A small seeded random number generator whose n-th number can be had directly.
///
/// Guy L. Steele, Doug Lea, Christine H. Flood: Fast Splittable Pseudorandom Number Generators,
/// OOPSLA 2014. The state only counts in steps of an odd constant and every output is a mix of the
/// state, so the n-th number of a seed is `mix(seed + n·γ)`: the same on every machine, and a stream
/// of its own for each epoch costs nothing.
package struct SplitMix64: Sendable, Hashable, RandomNumberGenerator {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// An independent stream of the same seed.
    package init(seed: UInt64, stream: UInt64) {
        state = Self.mix(seed &+ (stream &+ 1) &* Self.step)
    }

    package mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mix(state)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number from 0 up to but not including `bound`, each equally likely; `bound` ≥ 1.
    ///
    /// Daniel Lemire: Fast Random Integer Generation in an Interval, ACM TOMACS 29 (2019): the high
    /// half of a product, with the few numbers rejected that would favour some results.
    package mutating func number(below bound: Int) -> Int {
        let bound = UInt64(max(1, bound))
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// Puts `items` into a random order, all orders equally likely.
    ///
    /// Fisher and Yates' shuffle in Durstenfeld's form. Written out, because the standard library
    /// does not promise to keep how it shuffles.
    package mutating func shuffle<Item>(_ items: inout [Item]) {
        for last in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(last, number(below: last + 1))
        }
    }
}
