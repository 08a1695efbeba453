import Platform

/// Numbers that stand for those of several runs.
package enum SweepStatistics {
    /// Of at least one number.
    package static func mean(_ numbers: [Double]) -> Double {
        numbers.reduce(0, +) / Double(numbers.count)
    }

    /// Between the two nearest numbers on a straight line, as NumPy's.
    ///
    /// - Parameters:
    ///   - share: of the numbers below it, from 0 to 1.
    ///   - sorted: at least one number, ascending.
    package static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        guard low + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
    }

    /// In which interval the mean lies of all runs of which these are a few, with Student's t and a confidence of 95 %.
    ///
    /// - Returns: `nil` for fewer than two numbers.
    package static func interval(ofMean numbers: [Double]) -> ClosedRange<Double>? {
        guard numbers.count > 1 else { return nil }
        let mean = mean(numbers)
        let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / Double(numbers.count - 1)).squareRoot()
        let half =
            studentQuantile(degrees: numbers.count - 1) * deviation / Double(numbers.count).squareRoot()
        return half.isFinite ? (mean - half)...(mean + half) : nil
    }

    /// The t within which Student's distribution has 95 hundredths, without its sign.
    ///
    /// For t = √ν·tan θ the share within is a finite sum over powers of cos θ (Abramowitz and Stegun, 26.7.3 and 26.7.4),
    /// whose θ is found by halving; beyond 1,000 degrees of freedom an expansion around the normal distribution
    /// (26.7.5) has all digits.
    ///
    /// - Parameter degrees: ν, at least 1.
    static func studentQuantile(degrees: Int) -> Double {
        guard degrees <= 1_000 else {
            let (z, nu) = (1.959963984540054, Double(degrees))
            let (cube, fifth) = (z * z * z, z * z * z * z * z)
            return z + (cube + z) / (4 * nu) + (5 * fifth + 16 * cube + 3 * z) / (96 * nu * nu)
        }
        var (low, high) = (0.0, Double.pi / 2)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if share(within: middle, degrees: degrees) < 0.95 { low = middle } else { high = middle }
        }
        return Double(degrees).squareRoot() * sin(low) / cos(low)
    }

    private static func share(within angle: Double, degrees: Int) -> Double {
        let (sine, cosine) = (sin(angle), cos(angle))
        let isOdd = degrees % 2 == 1
        // The terms grow by cos² θ and the quotient of an even and an odd number.
        var (term, sum) = (isOdd ? cosine : 1.0, 0.0)
        for step in stride(from: isOdd ? 1 : 0, to: degrees - 1, by: 2) {
            sum += term
            term *= cosine * cosine * Double(step + 1) / Double(step + 2)
        }
        return isOdd ? (angle + sine * sum) * 2 / Double.pi : sine * sum
    }
}
