import Drawing

/// The bar beside a plot that explains colors.
public struct ColorBarOptions: Sendable, Hashable {
    public var levels: ContourLevels
    public var title: String
    public var map: ColorMap
    /// Whether colors flow instead of being bands between the levels.
    public var isContinuous: Bool

    public init(
        levels: ContourLevels, title: String, map: ColorMap = .sequential, isContinuous: Bool = false
    ) {
        self.levels = levels
        self.title = title
        self.map = map
        self.isContinuous = isContinuous
    }
}
