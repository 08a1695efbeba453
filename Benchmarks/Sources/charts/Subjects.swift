import Descent
import SystemLibrary

/// What the cases draw; `peers/charts.py` draws the same.
enum Subjects {
    /// A bowl with ripples: the logarithm of a loss, so that 20 levels give many closed curves.
    static func height(_ x: Double, _ y: Double, variant: Int = 0) -> Double {
        let bowl = x * x + 3 * y * y + 0.5 * x * y
        let ripples = 1.2 * sin(3 * x + 0.05 * Double(variant)) * cos(2.5 * y)
        return log1p(max(bowl + ripples + 1.2, 0))
    }

    static func grid(_ count: Int, variant: Int = 0) -> Grid? {
        let axis = (0..<count).map { -3 + 6 * Double($0) / Double(count - 1) }
        let values = axis.flatMap { y in axis.map { x in height(x, y, variant: variant) } }
        return Grid(x: axis, y: axis, values: values)
    }

    /// 21 values from the least to the largest: 20 bands.
    static func levels(of grid: Grid) -> [Double] {
        guard let range = grid.range else { return [] }
        return (0...20).map { range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / 20 }
    }

    /// A decaying spiral into the minimum.
    static func path(_ count: Int) -> (x: [Double], y: [Double]) {
        let radius = (0..<count).map { 2.7 * exp(-3 * Double($0) / Double(count - 1)) }
        let angle = (0..<count).map { 12 * Double($0) / Double(count - 1) }
        return (zip(radius, angle).map { $0 * cos($1) }, zip(radius, angle).map { $0 * sin($1) })
    }

    /// The MSE of the course's neuron after each update.
    static func history(rate: Double, updates: Int) -> [Double] {
        var weights = [0.0, 2, 1]
        let inputs = [1.0, 2, 3]
        return (0..<updates).map { _ in
            let error = zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }
            weights = zip(weights, inputs).map { $0 - rate * 2 * $1 * error }
            let after = zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }
            return after * after
        }
    }

    static func lineChart(_ index: Int) -> Chart {
        let losses = history(rate: 0.001 + 0.0001 * Double(index), updates: 20)
        return Chart {
            LineMark(x: .value("Iterations", losses.indices), y: .value("Mean Squared Error", losses))
        }
    }

    static func contourChart(_ grid: Grid, path: (x: [Double], y: [Double])? = nil) -> Chart? {
        guard let levels = ContourLevels(for: grid, count: 20, logarithmic: false) else { return nil }
        var marks: [any ChartMark] = [FilledContourMark(grid: grid, levels: levels)]
        if let path {
            marks.append(
                LineMark(x: .value("weight 0", path.x), y: .value("weight 1", path.y))
                    .foregroundStyle(Theme.accent))
        }
        return Chart { marks }
            .chartXAxisLabel("weight 0").chartYAxisLabel("weight 1")
            .chartColorBar(levels, title: "Mean Squared Error")
    }

    static func surface(_ grid: Grid, path: (x: [Double], y: [Double])) -> SurfaceChart? {
        guard let levels = ContourLevels(for: grid, count: 20, logarithmic: false) else { return nil }
        return SurfaceChart(
            grid: grid, levels: levels, xLabel: "weight 0", yLabel: "weight 1", zLabel: "Mean Squared Error",
            tracks: [SurfaceChart.Track(x: path.x, y: path.y, paint: Theme.accent)])
    }

    /// Numbers from 0 to 1 that are the same in every run.
    static func numbers(_ count: Int) -> [Double] {
        var state: UInt64 = 42
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
    }

    /// A random walk that is the same in every run.
    static func walk(_ count: Int) -> [Double] {
        var y = 0.0
        return numbers(count).map { step in
            y += step - 0.5
            return y
        }
    }
}
