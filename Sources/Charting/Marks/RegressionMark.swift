import Drawing

/// The straight line of least squares through points, with the band that holds their mean with a confidence.
public struct RegressionMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    /// The confidence of the band, from 0 to 1; 0 draws none.
    package internal(set) var confidence: Double
    /// Written at the right end of the line.
    public internal(set) var endLabel: String?

    /// The line of least squares, with the band that holds the mean of y with this confidence, 0 for none;
    /// O(n).
    public init(x: PlottableValue, y: PlottableValue, confidence: Double = 0.95) {
        self.x = x
        self.y = y
        self.confidence = confidence
    }

    package var fit: LinearFit? {
        guard case .numbers(let x) = x.values, case .numbers(let y) = y.values else { return nil }
        return LinearFit(x: x, y: y)
    }

    /// The line and its band at 65 positions.
    private var curve: ErrorBandMark? {
        guard let fit else { return nil }
        let (low, high) = (fit.range.lowerBound, fit.range.upperBound)
        let places = (0...64).map { $0 == 64 ? high : low + (high - low) * (Double($0) / 64) }
        var curve = ErrorBandMark(
            x: .value(x.label, places), y: .value(y.label, places.map(fit.value)),
            error: hasBand(fit) ? places.map { fit.margin(at: $0, confidence: confidence) } : [])
        curve.style = style
        return curve
    }

    /// Two points lie on their line, and say nothing of how far others would be off.
    private func hasBand(_ fit: LinearFit) -> Bool { confidence > 0 && fit.count > 2 }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands =
            curve?.demands ?? MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label)
        if curve != nil, case .numbers(let x) = x.values, case .numbers(let y) = y.values {
            func isLost(_ value: Double) -> Bool { !value.isFinite && !value.isNotedGap }
            demands.dropped = zip(x, y).count { isLost($0) || isLost($1) }
        }
        return demands
    }

    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .line }
    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(style.series ?? y.label), regression line" }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        guard let fit else { return nil }
        let ends = [fit.range.lowerBound, fit.range.upperBound]
        return PlottedValues(x: .numbers(ends), y: .numbers(ends.map(fit.value)))
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] { curve?.draw(on: plot) ?? [] }
    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] { curve?.ink(on: plot) ?? [] }
    /// Where its last value lies, for its name.
    public func end(on plot: Plot) -> Point? { curve?.end(on: plot) }
}

extension RegressionMark: EndNamedMark {
    func endLabel(_ text: String?) -> RegressionMark {
        var copy = self
        copy.endLabel = text
        return copy
    }
}

extension RegressionMark: RowedMark {
    func rows(_ indices: [Int]) -> RegressionMark {
        var copy = RegressionMark(x: x.rows(indices), y: y.rows(indices), confidence: confidence)
        (copy.style, copy.endLabel) = (style, endLabel)
        return copy
    }

    func named(_ name: String) -> RegressionMark { endLabel == nil ? self : endLabel(name) }
}

extension RegressionMark: DescribedMark {
    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String {
        guard let fit else { return "A regression without two different x." }
        func number(_ value: Double) -> String { NumberText.significant(value, 4) }
        let sign = fit.slope < 0 ? NumberText.minus : "+"
        let name = style.series.map { " of \($0)" } ?? ""
        let band =
            hasBand(fit)
            ? "; the band holds the mean with \(NumberText.significant(100 * confidence, 4)) % confidence"
            : confidence > 0 ? "; two points have no band" : ""
        return
            "Line of least squares\(name) through \(fit.count) points: y = \(number(fit.intercept)) \(sign) "
            + "\(number(abs(fit.slope))) x, R² = \(number(fit.rSquared))\(band)."
    }
}
