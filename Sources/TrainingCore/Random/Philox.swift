/// A seeded random number generator without a state: the number for a place is a function of the seed
/// and that place alone, so that it depends on nothing that was drawn before it.
///
/// Salmon, Moraes, Dror and Shaw: Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011: Philox4x32 with
/// ten rounds, keyed with the seed. Whole-number arithmetic: the same on every machine.
package struct Philox: Sendable, Hashable {
    package let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// The four words for a place.
    package func words(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var (x0, x1, x2, x3) = (counter.x, counter.y, counter.z, counter.w)
        var (key0, key1) = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        for _ in 0..<10 {
            let first = x0.multipliedFullWidth(by: 0xD251_1F53)
            let second = x2.multipliedFullWidth(by: 0xCD9E_8D57)
            (x0, x1, x2, x3) = (
                second.high ^ x1 ^ key0, second.low, first.high ^ x3 ^ key1, first.low
            )
            key0 &+= 0x9E37_79B9
            key1 &+= 0xBB67_AE85
        }
        return SIMD4(x0, x1, x2, x3)
    }

    /// A number from 0 to below 1: a multiple of 2⁻⁵³, each equally likely.
    package func uniform(_ place: RandomPlace) -> Double {
        Double(bits(place) >> 11) * 0x1p-53
    }

    /// A number of the standard normal distribution, by its inverse: see ``NormalDistribution``.
    package func normal(_ place: RandomPlace) -> Double {
        NormalDistribution.quantile((Double(bits(place) >> 12) + 0.5) * 0x1p-52)
    }

    private func bits(_ place: RandomPlace) -> UInt64 {
        let words = words(SIMD4(place.column, place.row, place.part, place.purpose.rawValue))
        return UInt64(words.y) << 32 | UInt64(words.x)
    }
}

/// What a random number is for: no two uses share one.
package struct RandomPlace: Sendable, Hashable {
    package enum Purpose: UInt32, Sendable {
        /// `part` is the layer from 1, `row` the node, `column` the input.
        case weight = 0
        /// `part` says which quantity of a generated sample, `row` is the sample.
        case sample = 1
        /// `row` is the sample.
        case split = 2
        /// Of a layer in training: `part` is the layer from 1 and which of those behind it times 2²⁴, `row` the
        /// update, `column` the value's place among those of the batch.
        case dropout = 4
        /// Of a direction through parameter space: `part` is the direction's number times 2¹⁶ plus the
        /// layer from 1, `row` the node, `column` the input, or 2³² − 1 for the bias.
        case direction = 8
        /// Of a vector that probes a matrix: `part` is the vector, `row` and `column` the component.
        case probe = 9
        /// Of a course's parameter: the seed says which, `row` is the number of the try.
        case parameter = 10
        /// Of a key that a sweep varies: the seed says which, `row` is the number of the draw.
        case sweep = 11
    }

    package var purpose: Purpose
    package var part: UInt32
    package var row: UInt32
    package var column: UInt32

    /// Numbers beyond 2³² are taken modulo 2³².
    package init(_ purpose: Purpose, part: Int = 0, row: Int = 0, column: Int = 0) {
        self.purpose = purpose
        self.part = UInt32(truncatingIfNeeded: part)
        self.row = UInt32(truncatingIfNeeded: row)
        self.column = UInt32(truncatingIfNeeded: column)
    }
}
