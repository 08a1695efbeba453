/// Which finite numbers are allowed.
package struct Bounds: Sendable, Hashable {
    /// An end of the bounds, and whether it belongs to them.
    package struct End: Sendable, Hashable {
        package let value: Double
        package let isIncluded: Bool

        package init(value: Double, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    package let lower: End?
    package let upper: End?

    package init(lower: End? = nil, upper: End? = nil) {
        self.lower = lower
        self.upper = upper
    }

    package static let all = Bounds()

    func contains(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) { return false }
        if let upper, value > upper.value || (value == upper.value && !upper.isIncluded) { return false }
        return true
    }

    /// "a positive number", "a number from 0 to below 1".
    var words: String {
        switch (lower, upper) {
        case (nil, nil): return "a finite number"
        case (let lower?, nil):
            if lower.value == 0 {
                return lower.isIncluded ? "a number that is not negative" : "a positive number"
            }
            return "a number \(lower.isIncluded ? "of at least" : "above") \(numberText(lower.value))"
        case (nil, let upper?):
            return "a number \(upper.isIncluded ? "of at most" : "below") \(numberText(upper.value))"
        case (let lower?, let upper?):
            let start = "\(lower.isIncluded ? "from" : "above") \(numberText(lower.value))"
            let end = upper.isIncluded ? "to" : lower.isIncluded ? "to below" : "and below"
            return "a number \(start) \(end) \(numberText(upper.value))"
        }
    }
}
