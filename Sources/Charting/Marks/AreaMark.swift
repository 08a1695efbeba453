import Drawing

/// The area between two lines over the same x values.
public struct AreaMark: ChartMark {
    public var style = MarkStyle()
    public internal(set) var x: PlottableValue
    public internal(set) var yStart: PlottableValue
    public internal(set) var yEnd: PlottableValue

    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        self.x = x
        self.yStart = yStart
        self.yEnd = yEnd
        style.opacity = 0.18
    }

    public var demands: MarkDemands {
        var values: [Double] = []
        for side in [yStart, yEnd] {
            if case .numbers(let numbers) = side.values { values += numbers }
        }
        var demands = MarkDemands(x: x.values, y: .numbers(values), xLabel: x.label, yLabel: yEnd.label)
        demands.areCutInY = true
        return demands
    }

    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: yEnd.values) }
    public var legendKind: LegendKind? { .area }

    public func draw(on plot: Plot) -> [SceneItem] {
        let lower = plot.cutPoints(x.values, yStart.values)
        let upper = plot.cutPoints(x.values, yEnd.values)
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
        return [.fill(path, plot.fill(style).opacity(style.opacity))]
    }
}

extension AreaMark: RowedMark {
    func rows(_ indices: [Int]) -> AreaMark {
        var copy = AreaMark(x: x.rows(indices), yStart: yStart.rows(indices), yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}
