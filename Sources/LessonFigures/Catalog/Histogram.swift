import Charting
import Drawing
import TrainingCore

/// How often numbers lie in each of equally wide intervals.
struct Histogram {
    /// One more than there are counts, ascending.
    let borders: [Double]
    let counts: [Int]
    /// How many numbers are not finite and lie nowhere.
    let left: Int

    /// - Parameter range: first and last border; `nil` takes those of the numbers.
    init(_ values: [Double], range: ClosedRange<Double>? = nil) {
        let finite = values.filter(\.isFinite)
        left = values.count - finite.count
        var (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
        if let range { (low, high) = (range.lowerBound, range.upperBound) }
        // Equal numbers, or numbers that are equal to rounding, are one interval around them.
        let least = max(abs(low), abs(high)) * 1e-9
        if !(high - low > least) { (low, high) = (low - max(least, 0.5), high + max(least, 0.5)) }
        let count = max(8, min(30, Int(Double(finite.count).squareRoot().rounded(.up))))
        let width = high / Double(count) - low / Double(count)
        var counts = [Int](repeating: 0, count: count)
        for value in finite {
            counts[max(0, min(count - 1, Int((value - low) / width)))] += 1
        }
        self.counts = counts
        borders = (0...count).map { $0 == count ? high : low + Double($0) * width }
    }

    func bars(xTitle: String, yTitle: String, paint: Paint = Theme.accent) -> any ChartMark {
        let gap = (borders[1] - borders[0]) * 0.04
        return RectangleMark(
            xStart: borders.dropLast().map { $0 + gap }, xEnd: borders.dropFirst().map { $0 - gap },
            yStart: counts.map { _ in 0 }, yEnd: counts.map(Double.init)
        ).foregroundStyle(paint).opacity(0.75)
    }
}
