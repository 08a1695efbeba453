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

    /// A decimal number such as `-12.5e-3` that is all of the bytes; `nil` where they are another text, and for a
    /// number of very many digits or a very large exponent, which takes the longer way over `Double.init(_:)`.
    ///
    /// - Complexity: linear in the bytes, without memory of its own.
    package static func short(_ bytes: some Collection<UInt8>) -> Double? {
        var (whole, digits, places) = (0, 0, 0)
        var (isNegative, isAfterPoint) = (false, false)
        var index = bytes.startIndex
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            bytes.formIndex(after: &index)
        }
        scan: while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                whole = whole * 10 + Int(bytes[index] - UInt8(ascii: "0"))
                digits += 1
                if isAfterPoint { places += 1 }
                if digits > 18 { return nil }
            case UInt8(ascii: "."):
                if isAfterPoint { return nil }
                isAfterPoint = true
            default: break scan
            }
            bytes.formIndex(after: &index)
        }
        guard digits > 0, let power = exponent(bytes[index...]),
            let value = exact(whole, exponent: power - places)
        else { return nil }
        return isNegative ? -value : value
    }

    /// What stands behind the digits: nothing, which is 0, or `e` with a whole number of at most three digits.
    private static func exponent(_ bytes: some Collection<UInt8>) -> Int? {
        var index = bytes.startIndex
        guard index < bytes.endIndex else { return 0 }
        guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        bytes.formIndex(after: &index)
        var isNegative = false
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            bytes.formIndex(after: &index)
        }
        var (power, digits) = (0, 0)
        while index < bytes.endIndex {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]), digits < 3 else {
                return nil
            }
            power = power * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            digits += 1
            bytes.formIndex(after: &index)
        }
        return digits == 0 ? nil : isNegative ? -power : power
    }
}
