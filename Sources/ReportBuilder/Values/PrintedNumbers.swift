/// The numbers in what a program has printed, in their order, each with its place.
///
/// A number that belongs to a name, such as the indices of `W1[0,1]` or the 2 of `b2`, is none.
struct PrintedNumbers {
    struct Number: Sendable, Hashable {
        let value: Double
        /// Half of its last digit: a value that is rounded to these digits is no further away.
        let halfDigit: Double
        /// In bytes of the text.
        let range: Range<Int>

        /// Whether it is a value, rounded to the digits that are printed. A whole number is no rounded fraction, as
        /// it mostly counts something.
        func isRounded(_ exact: Double) -> Bool {
            if halfDigit == 0.5, exact != exact.rounded() { return false }
            return abs(value - exact) <= halfDigit * (1 + 1e-9)
        }
    }

    let numbers: [Number]

    init(_ text: String) {
        var found: [Number] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let start = index
            guard let (number, end) = Self.number(bytes, at: index) else {
                index += 1
                continue
            }
            index = max(end, start + 1)
            if start == 0 || !Self.isOfName(bytes[start - 1]), let number { found.append(number) }
        }
        numbers = found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isOfName(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[")
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0xC0
    }

    /// The number that begins at a byte, and where it ends; a number of `nil` is one that cannot be read.
    private static func number(_ bytes: [UInt8], at start: Int) -> (Number?, end: Int)? {
        var index = start
        var text = ""
        // The sign of mathematics, U+2212, as well as that of programs.
        if bytes[index...].starts(with: [0xE2, 0x88, 0x92]) {
            text = "-"
            index += 3
        } else if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            text = bytes[index] == UInt8(ascii: "-") ? "-" : ""
            index += 1
        }
        func digits() -> String {
            let first = index
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return String(decoding: bytes[first..<index], as: UTF8.self)
        }
        let whole = digits()
        guard !whole.isEmpty else { return nil }
        var (fraction, exponent) = ("", 0)
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) {
            index += 1
            fraction = digits()
        }
        if index + 1 < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            let back = index
            index += 1
            var isNegative = false
            if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                isNegative = bytes[index] == UInt8(ascii: "-")
                index += 1
            }
            if let power = Int(digits()), power < 400 {
                exponent = isNegative ? -power : power
            } else {
                index = back
            }
        }
        text += whole + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
        guard let value = Double(text), let half = Double("0.5e\(exponent - fraction.utf8.count)") else {
            return (nil, index)
        }
        return (Number(value: value, halfDigit: half, range: start..<index), index)
    }
}
