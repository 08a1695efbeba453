import Drawing

/// The area between two lines over the same x values.
public struct AreaMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var yStart: PlottableValue
    package internal(set) var yEnd: PlottableValue

    /// How its lines go from point to point.
    package internal(set) var interpolation = InterpolationMethod.linear
    /// What areas of several series do that stand on 0; those between two lines lie where they are.
    package internal(set) var stacking = MarkStackingMethod.unstacked
    /// Whether it is a part of a stack, which starts at 0.
    private var isStacked = false

    private static let usualOpacity = 0.18
    /// Of parts of a stack, which do not cover each other.
    private static let stackedOpacity = 0.78

    /// From 0 up to a line; several of them stand on each other.
    public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
        self.init(x: x, yStart: .value(y.label, [Double](repeating: 0, count: y.count)), yEnd: y)
        self.stacking = stacking
    }

    /// Draws steps instead of slopes between the points.
    public func interpolationMethod(_ method: InterpolationMethod) -> AreaMark {
        var copy = self
        copy.interpolation = method
        return copy
    }

    /// The area as a part of a stack.
    func standing(at places: PlottableValue, from starts: [Double], to ends: [Double]) -> AreaMark {
        var copy = self
        copy.x = places
        (copy.yStart, copy.yEnd) = (.value(yEnd.label, starts), .value(yEnd.label, ends))
        copy.isStacked = true
        if style.opacity == Self.usualOpacity { copy.style.opacity = Self.stackedOpacity }
        return copy
    }

    /// The area between two lines over the same x.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        self.x = x
        self.yStart = yStart
        self.yEnd = yEnd
        style.opacity = Self.usualOpacity
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var values: [Double] = []
        for side in [yStart, yEnd] {
            if case .numbers(let numbers) = side.values { values += numbers }
        }
        var demands = MarkDemands(x: x.values, y: .numbers(values), xLabel: x.label, yLabel: yEnd.label)
        demands.areCutInY = true
        demands.zeroInY = isStacked
        return demands
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: yEnd.values) }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .area }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let lower = interpolation.path(plot.cutPoints(x.values, yStart.values))
        let upper = interpolation.path(plot.cutPoints(x.values, yEnd.values))
        var path = Path()
        var run: [(Point, Point)] = []
        func finishRun() {
            path.append(.polyline(run.map(\.1) + run.reversed().map(\.0), closed: true))
            run = []
        }
        for (low, high) in zip(lower, upper) {
            if let low, let high { run.append((low, high)) } else { finishRun() }
        }
        finishRun()
        let fill = SceneItem.fill(path, plot.fill(style).opacity(style.opacity))
        guard isStacked else { return [fill] }
        // A seam in the color of the ground parts an area from the next.
        let seam = Stroke(Theme.ground, width: Theme.casingWidth)
        return [fill, .stroke(LineMark.path(through: upper), seam)]
    }
}

extension AreaMark: FramedMark {}

extension AreaMark: StandingMark {
    var noun: String { "areas" }

    func ends(alongX isX: Bool) -> [Double]? {
        guard !isX, case .numbers(let starts) = yStart.values, case .numbers(let ends) = yEnd.values,
            starts.allSatisfy({ $0 == 0 })
        else { return nil }
        return ends
    }
}

extension AreaMark: RowedMark {
    func rows(_ indices: [Int]) -> AreaMark {
        var copy = AreaMark(x: x.rows(indices), yStart: yStart.rows(indices), yEnd: yEnd.rows(indices))
        (copy.style, copy.interpolation, copy.stacking) = (style, interpolation, stacking)
        return copy
    }
}
