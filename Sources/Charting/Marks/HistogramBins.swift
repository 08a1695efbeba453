import Platform

/// Bins of equal width, and how many values fall into each.
struct HistogramBins: Sendable, Hashable {
    /// One more than there are bins, ascending.
    let edges: [Double]
    let counts: [Int]

    static let most = 200

    /// - Parameters:
    ///   - values: those that are not finite are left out.
    ///   - count: how many bins; `nil` for round ones, about as wide as Freedman and Diaconis (1981) propose, and one for
    ///     each number where all are whole and few.
    /// - Returns: `nil` where no value is finite.
    init?(_ values: [Double], count: Int?) {
        let sorted = values.filter(\.isFinite).sorted()
        guard let low = sorted.first, let high = sorted.last, (high - low).isFinite else { return nil }
        let edges: [Double]
        if low == high {
            let half = max(0.5, abs(low) * 1e-6)
            edges = [low - half, high + half]
        } else if let count {
            let bins = min(Self.most, max(1, count))
            edges = (0...bins).map { $0 == bins ? high : low + (high - low) * (Double($0) / Double(bins)) }
        } else if high - low <= 24, sorted.allSatisfy({ $0 == $0.rounded() }), abs(low) < 1e15 {
            edges = (Int(low)...Int(high) + 1).map { Double($0) - 0.5 }
        } else {
            edges = Self.round(sorted, low: low, high: high)
        }
        self.init(sorted, edges: edges)
    }

    /// Bins of equal width on a logarithmic axis, for the values above 0.
    init?(logarithmic values: [Double], count: Int?) {
        let positive = values.filter { $0 > 0 && $0.isFinite }
        guard let low = positive.min(), let high = positive.max() else { return nil }
        let logarithms = positive.map { log10($0) }
        guard low < high, let bins = HistogramBins(logarithms, count: count) else {
            self.init(positive, edges: [low / 2.squareRoot(), high * 2.squareRoot()])
            return
        }
        var edges = bins.edges.map { pow(10, $0) }
        // Powers are rounded: the outermost values stay in their bins.
        edges[0] = min(edges[0], low)
        edges[edges.count - 1] = max(edges[edges.count - 1], high)
        self.init(positive, edges: edges)
    }

    /// The same bins for other values.
    init(_ values: [Double], edges: [Double]) {
        var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
        for value in values where value.isFinite {
            guard let first = edges.first, let last = edges.last, value >= first, value <= last else {
                continue
            }
            var (low, high) = (0, edges.count - 1)
            while high - low > 1 {
                let middle = (low + high) / 2
                if edges[middle] <= value { low = middle } else { high = middle }
            }
            counts[low] += 1
        }
        (self.edges, self.counts) = (edges, counts)
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    private static func round(_ sorted: [Double], low: Double, high: Double) -> [Double] {
        let count = Double(sorted.count)
        let quarter = sorted[(3 * (sorted.count - 1) + 2) / 4] - sorted[(sorted.count - 1) / 4]
        let wanted =
            quarter > 0 ? 2 * quarter / pow(count, 1 / 3) : (high - low) / (log10(count) / log10(2) + 1)
        let least = max(wanted, (high - low) / 60)
        let exponent = Int(log10(least).rounded(.down))
        let digit = [1, 2, 5, 10].first { Double($0) * pow(10, Double(exponent)) >= least * 0.8 } ?? 10
        let step = DecimalNumber.value(digit, exponent: exponent)
        let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.down) + 1)
        guard step > 0, last - first < 400, abs(first) < 1e15, abs(last) < 1e15 else {
            return (0...12).map { $0 == 12 ? high : low + (high - low) * (Double($0) / 12) }
        }
        return (Int(first)...Int(last)).map { DecimalNumber.value($0 * digit, exponent: exponent) }
    }
}
