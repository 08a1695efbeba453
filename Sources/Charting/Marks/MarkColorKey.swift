/// What the colors of a mark stand for, so that a color bar beside the plot can explain them.
public struct MarkColorKey: Sendable, Hashable {
    public var levels: ContourLevels
    /// Whether colors flow, as in a heat map, instead of being bands.
    public var isContinuous: Bool
    /// Whether the mark paints the whole plot, so that others on it keep away from its colors.
    public var fillsPlot: Bool

    public init(levels: ContourLevels, isContinuous: Bool, fillsPlot: Bool) {
        self.levels = levels
        self.isContinuous = isContinuous
        self.fillsPlot = fillsPlot
    }
}
