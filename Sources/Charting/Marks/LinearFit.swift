import Platform

/// The straight line with the least squares of errors along y.
package struct LinearFit: Sendable, Hashable {
    /// How many pairs of finite numbers there are.
    package let count: Int
    package let slope: Double
    package let intercept: Double
    /// The share of the variance of y that the line explains; 1 where y does not vary.
    package let rSquared: Double
    /// The first and the last x.
    package let range: ClosedRange<Double>
    private let meanX: Double
    private let meanY: Double
    private let spread: Double
    private let deviation: Double

    /// - Returns: `nil` where x has fewer than two different finite numbers.
    package init?(x: [Double], y: [Double]) {
        let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }
        guard let low = pairs.map(\.0).min(), let high = pairs.map(\.0).max(), low < high else { return nil }
        let share = 1 / Double(pairs.count)
        let (meanX, meanY) = (pairs.reduce(0) { $0 + $1.0 * share }, pairs.reduce(0) { $0 + $1.1 * share })
        let spread = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
        let slope = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / spread
        let errors = pairs.reduce(0) { sum, pair in
            let error = pair.1 - meanY - slope * (pair.0 - meanX)
            return sum + error * error
        }
        let total = pairs.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
        guard slope.isFinite, errors.isFinite, total.isFinite, spread > 0 else { return nil }
        (count, range, self.meanX, self.meanY) = (pairs.count, low...high, meanX, meanY)
        (self.slope, self.spread, intercept) = (slope, spread, meanY - slope * meanX)
        rSquared = total > 0 ? max(0, 1 - errors / total) : 1
        deviation = pairs.count > 2 ? (errors / Double(pairs.count - 2)).squareRoot() : .nan
    }

    package func value(at x: Double) -> Double { meanY + slope * (x - meanX) }

    /// Half the width of the band that holds the mean of y at a position with this confidence; not a number for two pairs,
    /// whose line is exact whatever they are.
    package func margin(at x: Double, confidence: Double) -> Double {
        guard count > 2 else { return .nan }
        let away = x - meanX
        return StudentDistribution(degrees: count - 2).reach(of: confidence) * deviation
            * (1 / Double(count) + away * away / spread).squareRoot()
    }
}

/// Student's distribution of whole degrees of freedom.
struct StudentDistribution {
    let degrees: Int

    /// Beyond these it is the normal one to the digits that are drawn.
    private static let many = 2_000

    /// The share of −t…t: Abramowitz and Stegun 26.7.3 and 26.7.4.
    func share(within t: Double) -> Double {
        let degrees = min(degrees, Self.many)
        let n = Double(degrees)
        let (sine, square) = (t / (n + t * t).squareRoot(), n / (n + t * t))
        let isOdd = degrees % 2 == 1
        var (sum, term) = (0.0, isOdd ? square.squareRoot() : 1)
        var k = isOdd ? 1 : 0
        while k < degrees - 1 {
            sum += term
            term *= square * Double(k + 1) / Double(k + 2)
            k += 2
        }
        guard isOdd else { return sine * sum }
        return 2 / Double.pi * (atan2(t, n.squareRoot()) + (degrees > 1 ? sine * sum : 0))
    }

    /// The t for which −t…t has this share, from 0 to 1.
    func reach(of share: Double) -> Double {
        guard share > 0, share < 1 else { return share > 0 ? .infinity : 0 }
        var (low, high) = (0.0, 1.0)
        while self.share(within: high) < share, high < 1e9 { high *= 2 }
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if self.share(within: middle) < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
