import TrainingCore

extension LandscapeSummary {
    /// O(points).
    package init(_ landscape: Landscape) {
        let grid = landscape.grid
        self.init(
            quantity: grid.quantity, engine: grid.engine,
            x: .init(label: grid.xLabel, range: AxisRange(spanning: grid.x)),
            y: landscape.isLine ? nil : .init(label: grid.yLabel, range: AxisRange(spanning: grid.y)),
            lowest: landscape.lowest, highest: landscape.highest, notFiniteCount: grid.notFiniteCount,
            sampling: landscape.sampling,
            path: landscape.path)
    }
}

extension Landscape: CustomStringConvertible {
    /// Size, engine and lowest point, in lines.
    public var description: String { LandscapeSummary(self).text() }
}
