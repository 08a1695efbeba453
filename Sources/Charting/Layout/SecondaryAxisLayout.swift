import Drawing
import Platform

/// The ticks of a ``SecondaryAxis``: round numbers of the other unit, at their positions on the axis.
struct SecondaryAxisLayout {
    let direction: AxisLayout.Direction
    let options: SecondaryAxis
    private let scale: Scale
    /// The part of the axis, in fractions of it, where the function is finite.
    private let start: Double
    private let end: Double
    /// The other unit at both ends of that part.
    private let first: Double
    private let last: Double
    private(set) var ticks = TickSet(ticks: [])
    private static let samples = 128
    private static let halvings = 60

    /// - Returns: `nil` where the function is not monotone over the axis, finite on it in one piece, or
    ///   the axis has categories.
    init?(_ options: SecondaryAxis, _ direction: AxisLayout.Direction, of scale: Scale) {
        if case .category = scale.kind { return nil }
        func value(_ fraction: Double) -> Double { options.function(scale.value(at: fraction)) }
        let places = (0...Self.samples).map { Double($0) / Double(Self.samples) }
        let known = places.map { ($0, value($0)) }.enumerated().filter { $1.1.isFinite }
        guard known.count > 2, let head = known.first, let tail = known.last,
            tail.offset - head.offset == known.count - 1
        else { return nil }
        let pairs = zip(known, known.dropFirst())
        let rises = tail.element.1 > head.element.1
        guard pairs.allSatisfy({ rises ? $0.element.1 < $1.element.1 : $0.element.1 > $1.element.1 }) else {
            return nil
        }
        /// The outermost position between one where there is a value and one where there is none.
        func edge(_ inside: Double, _ outside: Double) -> Double {
            var (inside, outside) = (inside, outside)
            for _ in 0..<Self.halvings {
                let middle = (inside + outside) / 2
                if value(middle).isFinite { inside = middle } else { outside = middle }
            }
            return inside
        }
        let step = 1 / Double(Self.samples)
        let (from, to) = (head.element.0, tail.element.0)
        start = from > 0 ? edge(from, from - step) : 0
        end = to < 1 ? edge(to, to + step) : 1
        (first, last) = (value(start), value(end))
        guard abs(last / 2 - first / 2).isFinite, first != last else { return nil }
        self.direction = direction
        self.options = options
        self.scale = scale
    }

    private var isRising: Bool { last > first }

    /// Where a value of the other unit stands on the axis, by halving: the function needs no inverse.
    func fraction(of value: Double) -> Double {
        var (low, high) = (start, end)
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            if (options.function(scale.value(at: middle)) < value) == isRising {
                low = middle
            } else {
                high = middle
            }
        }
        return (low + high) / 2
    }

    /// Chooses ticks by the search of all axes. They are logarithmic where the positions of values are:
    /// where the middle of the axis is nearer to the geometric than to the arithmetic mean of its ends.
    mutating func chooseTicks(length: Double, measuring: any TextMeasuring) {
        ticks = chosenTicks(length: length, measuring: measuring)
        if options.isInteger { ticks.keepWholeNumbers() }
    }

    private func chosenTicks(length: Double, measuring: any TextMeasuring) -> TickSet {
        let isX = direction == .x
        let space = TickSpace(
            length: length,
            extent: { label in
                let extents = measuring.extents(of: AxisLayout.tickLine(label))
                return isX ? extents.width : extents.height
            }, gap: isX ? 10 : 4, pitch: isX ? 80 : 46, hasTitle: !options.label.isEmpty)
        // Labels ascend with their values; on a falling axis they do so from its end.
        func ascending(_ value: Double) -> Double {
            let fraction = fraction(of: value)
            return isRising ? fraction : 1 - fraction
        }
        let (low, high) = (min(first, last), max(first, last))
        if isLogarithmic(low, high) {
            return LogTicks.ticks(lower: low, upper: high, space: space, fraction: ascending)
        }
        // An end that is missed by the rounding of the other unit is still an end.
        let room = 1e-7 * (high / 2 - low / 2)
        return LinearTicks.ticks(lower: low - room, upper: high + room, space: space, fraction: ascending)
    }

    private func isLogarithmic(_ low: Double, _ high: Double) -> Bool {
        guard low > 0, high / low >= 10, high / low < .infinity else { return false }
        let middle = log(options.function(scale.value(at: (start + end) / 2)))
        return abs(middle - (log(low) + log(high)) / 2) < abs(middle - log(low / 2 + high / 2))
    }

    /// The title, with what the labels leave out.
    var title: String { options.label.isEmpty ? "" : ticks.complete(title: options.label) }

    /// How wide the labels are.
    func labelWidth(measuring: any TextMeasuring) -> Double {
        guard options.showsLabels else { return 0 }
        return ticks.ticks.map { measuring.extents(of: AxisLayout.tickLine($0.label)).width }.max() ?? 0
    }

    /// Where ticks stand along an axis of this length that starts at 0.
    func places(length: Double) -> [(label: String, distance: Double)] {
        ticks.ticks.map { ($0.label, fraction(of: $0.value) * length) }
    }
}
