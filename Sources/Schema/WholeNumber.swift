/// Whole numbers exactly as they are written: from 2⁵³ on a Double has not every one of them.
package enum WholeNumber {
    /// What is wrong with a number: "must be at least 1, found 0".
    package struct Refusal: Error, Sendable {
        package let message: String
        /// Empty where the message says it.
        package var remedy = ""
    }

    /// Reads a finite number that has to be whole and in a range.
    ///
    /// - Parameter written: its digits; with a point or an exponent it is exact only below 2⁵³.
    package static func read<Whole: FixedWidthInteger>(
        _ value: Double, written: String, in range: ClosedRange<Whole>
    ) throws(Refusal) -> Whole {
        let digits = written.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let hasOnlyDigits = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard hasOnlyDigits || value == value.rounded() else {
            throw Refusal(message: "must be a whole number, found the number \(written)")
        }
        let whole = hasOnlyDigits ? Whole(written) : value.magnitude < 0x1p53 ? Whole(exactly: value) : nil
        if let whole, range.contains(whole) { return whole }
        if value < 0 ? value <= Double(range.lowerBound) : whole.map({ $0 < range.lowerBound }) == true {
            throw Refusal(message: "must be at least \(range.lowerBound), found \(written)")
        }
        if whole != nil || hasOnlyDigits || value > Double(range.upperBound) {
            throw Refusal(message: "must be at most \(range.upperBound), found \(written)")
        }
        throw Refusal(
            message: "must be written with all of its digits, found \(written)",
            remedy: "a number with a point or an exponent is only exact up to 9007199254740991")
    }
}
