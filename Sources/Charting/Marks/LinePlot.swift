import Drawing
import Platform

/// The curve of a function, sampled where it bends.
///
/// ```swift
/// LinePlot(x: "w", y: "Loss", domain: -2...4) { w in (w - 1) * (w - 1) }
/// ```
///
/// Where the function is not finite or jumps, the curve has a gap.
public struct LinePlot: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package let xLabel: String
    package let yLabel: String
    package let domain: ClosedRange<Double>
    /// The formula that was given, for plots that have one.
    package let formula: Formula?
    private let function: @Sendable (Double) -> Double
    /// Its name at its end; `nil` for none.
    public private(set) var endLabel: String?

    /// - Parameters:
    ///   - x, y: names of the axes.
    ///   - domain: where the function is drawn; finite.
    public init(
        x: String, y: String, domain: ClosedRange<Double>, function: @escaping @Sendable (Double) -> Double
    ) {
        self.init(x: x, y: y, domain: domain, formula: nil, function: function)
    }

    /// The curve of a formula in `x`, such as `exp(-x^2) * sin(3 x)`.
    public init(x: String, y: String, domain: ClosedRange<Double>, formula: Formula) {
        self.init(x: x, y: y, domain: domain, formula: formula) { formula.value(x: $0) }
    }

    private init(
        x: String, y: String, domain: ClosedRange<Double>, formula: Formula?,
        function: @escaping @Sendable (Double) -> Double
    ) {
        let largest = Double.greatestFiniteMagnitude
        xLabel = x
        yLabel = y
        self.domain = max(domain.lowerBound, -largest)...min(max(domain.upperBound, -largest), largest)
        self.formula = formula
        self.function = function
    }

    /// Names the curve at its right end, in its color.
    public func endLabel(_ text: String) -> LinePlot {
        var copy = self
        copy.endLabel = text
        return copy
    }

    /// The function at 257 evenly spaced positions.
    var samples: (x: [Double], y: [Double]) {
        let x = (0...256).map { index -> Double in
            let fraction = Double(index) / 256
            return domain.lowerBound * (1 - fraction) + domain.upperBound * fraction
        }
        return (x, x.map(function))
    }

    /// The curve as it is written where there is no formula: at 1,025 evenly spaced positions.
    var writtenSamples: (x: [Double], y: [Double]) {
        let x = (0...1024).map { index -> Double in
            let fraction = Double(index) / 1024
            return domain.lowerBound * (1 - fraction) + domain.upperBound * fraction
        }
        return (x, x.map(function))
    }

    /// The function where a logarithmic axis has most of its length: at factors of the same size.
    private var samplesNearZero: (x: [Double], y: [Double]) {
        // A domain from 0 or less on is drawn over three decades there.
        let (high, low) = (domain.upperBound, max(domain.lowerBound, domain.upperBound / 1000))
        guard low > 0, high / low > 4, high.isFinite else { return ([], []) }
        let x = (0..<64).map { low * pow(high / low, Double($0) / 64) }
        return (x, x.map(function))
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        let near = samplesNearZero
        // Poles must not flatten everything else: a few far values do not stretch the axis.
        let finite = (samples.y + (domain.lowerBound > 0 ? near.y : [])).filter(\.isFinite).sorted()
        var shown = finite
        if let low = finite.first, let high = finite.last {
            let (a, b) = (finite[finite.count / 20], finite[finite.count - 1 - finite.count / 20])
            if high / 2 - low / 2 > 4 * (b - a), b > a { shown = [a - (b - a) / 4, b + (b - a) / 4] }
        }
        return MarkDemands(
            x: .numbers([domain.lowerBound, domain.upperBound] + near.x.prefix(1)), y: .numbers(shown),
            xLabel: xLabel, yLabel: yLabel)
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        let samples = samples
        return PlottedValues(x: .numbers(samples.x), y: .numbers(samples.y), areData: false)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(style.series ?? yLabel), curve of a function" }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .line }

    /// Where its last value lies, for its name.
    public func end(on plot: Plot) -> Point? { points(on: plot).last { $0 != nil } ?? nil }

    func points(on plot: Plot) -> [Point?] {
        FunctionSampling(function: function, plot: plot).points(over: domain)
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let path = LineMark.path(through: points(on: plot))
        guard !path.isEmpty else { return [] }
        return style.line(path, plot.stroke(style))
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        let points = points(on: plot)
        return zip(points, points.dropFirst()).flatMap { a, b -> [Rect] in
            guard let a, let b else { return [] }
            return Plot.boxes(along: a, b, width: style.lineWidth ?? Theme.lineWidth)
        }
    }
}

extension LinePlot: EndNamedMark {
    func endLabel(_ text: String?) -> LinePlot {
        var copy = self
        copy.endLabel = text
        return copy
    }
}
