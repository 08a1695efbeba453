/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A finite number of any magnitude, each binary exponent equally likely.
    public mutating func anyMagnitude() -> Double {
        let exponent = Int.random(in: -1074...1023, using: &self)
        let mantissa = Double.random(in: 1..<2, using: &self)
        let number = Double(sign: .plus, exponent: exponent, significand: mantissa)
        return Bool.random(using: &self) ? number : -number
    }
}
