import Platform

/// Integers times powers of ten as the nearest Double, without the detour over text where that is exact.
enum DecimalNumber {
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    /// Ten to a power, the same on every machine, which `pow` does not promise.
    static func power(_ exponent: Int) -> Double { value(1, exponent: exponent) }

    /// - Returns: NaN for what is beyond the largest Double.
    static func value(_ whole: Int, exponent: Int) -> Double {
        // Both factors are exact, so one rounding remains, that of the quotient or product itself.
        if whole.magnitude < 1 << 53, exponent.magnitude <= 22 {
            let power = powers[Int(exponent.magnitude)]
            return exponent < 0 ? Double(whole) / power : Double(whole) * power
        }
        return Double("\(whole)e\(exponent)") ?? .nan
    }
}
