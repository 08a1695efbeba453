/// What the colors of a mark stand for, so that a color bar beside the plot can explain them.
public struct MarkColorKey: Sendable, Hashable {
    /// The values between which colors change.
    public var levels: ContourLevels
    /// Whether colors flow, as in a heat map, instead of being bands.
    public var isContinuous: Bool
    /// Whether the mark paints the whole plot, so that others on it keep away from its colors.
    public var fillsPlot: Bool

    /// Colors by levels, in steps or without.
    public init(levels: ContourLevels, isContinuous: Bool, fillsPlot: Bool) {
        self.levels = levels
        self.isContinuous = isContinuous
        self.fillsPlot = fillsPlot
    }
}
