/// A number with two decimals, counted in whole hundredths, so that sums of rounded steps are
/// exact and relative path commands never drift.
struct Hundredths: Hashable {
    var count: Int

    init(count: Int) { self.count = count }

    /// Rounded, and cut to ±10⁷.
    init(_ value: Double) {
        let bounded = value.isNaN ? 0 : min(max(value, -1e7), 1e7)
        count = Int((bounded * 100).rounded())
    }

    /// Appends the shortest text: no trailing zeros, no zero before the point, never `-0`.
    func append(to bytes: inout [UInt8]) {
        if count < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, fraction) = Int(count.magnitude).quotientAndRemainder(dividingBy: 100)
        if whole > 0 || fraction == 0 { Self.appendDigits(of: whole, to: &bytes) }
        guard fraction > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(48 + fraction / 10))
        if fraction % 10 > 0 { bytes.append(UInt8(48 + fraction % 10)) }
    }

    private static func appendDigits(of number: Int, to bytes: inout [UInt8]) {
        if number >= 10 { appendDigits(of: number / 10, to: &bytes) }
        bytes.append(UInt8(48 + number % 10))
    }
}
