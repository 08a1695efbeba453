/// Integers times powers of ten as the nearest Double, without the detour over text where that is exact.
package enum DecimalNumber {
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    /// Ten to a power, the same on every machine, which `pow` does not promise.
    package static func power(_ exponent: Int) -> Double { value(1, exponent: exponent) }

    /// - Returns: NaN for what is beyond the largest Double.
    package static func value(_ whole: Int, exponent: Int) -> Double {
        exact(whole, exponent: exponent) ?? Double("\(whole)e\(exponent)") ?? .nan
    }

    /// The nearest Double where one division or product of exact numbers gives it: both factors are exact then, so one
    /// rounding remains, that of the quotient or product itself (Clinger 1990, the fast path). `nil` elsewhere.
    static func exact(_ whole: Int, exponent: Int) -> Double? {
        guard whole.magnitude < 1 << 53, exponent.magnitude <= 22 else { return nil }
        let power = powers[Int(exponent.magnitude)]
        return exponent < 0 ? Double(whole) / power : Double(whole) * power
    }

    /// A decimal number such as `-12.5e-3` that is all of the bytes in a range; `nil` where they are another text, and
    /// for a number of very many digits or a very large exponent, which takes the longer way over `Double.init(_:)`.
    ///
    /// - Complexity: linear in the range, without memory of its own.
    package static func short(_ bytes: [UInt8], in range: Range<Int>) -> Double? {
        var (whole, digits, places) = (0, 0, 0)
        var isAfterPoint = false
        var index = range.lowerBound
        let isNegative = sign(bytes, &index, range.upperBound)
        scan: while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Ten to the 18th is the last power of ten that an Int holds.
                guard digits < 18 else { return nil }
                whole = whole * 10 + Int(bytes[index] - UInt8(ascii: "0"))
                digits += 1
                if isAfterPoint { places += 1 }
            case UInt8(ascii: "."):
                if isAfterPoint { return nil }
                isAfterPoint = true
            default: break scan
            }
            index += 1
        }
        guard digits > 0, let power = exponent(bytes, index..<range.upperBound),
            let value = exact(whole, exponent: power - places)
        else { return nil }
        return isNegative ? -value : value
    }

    /// What stands behind the digits: nothing, which is 0, or `e` with a whole number of at most three digits.
    private static func exponent(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let first = range.first else { return 0 }
        guard bytes[first] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = first + 1
        let isNegative = sign(bytes, &index, range.upperBound)
        guard (1...3).contains(range.upperBound - index) else { return nil }
        var power = 0
        for place in index..<range.upperBound {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else { return nil }
            power = power * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        }
        return isNegative ? -power : power
    }

    /// Whether there is a minus; steps over a sign.
    private static func sign(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> Bool {
        guard index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") else {
            return false
        }
        index += 1
        return bytes[index - 1] == UInt8(ascii: "-")
    }
}
