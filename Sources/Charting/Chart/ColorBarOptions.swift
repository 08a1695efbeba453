import Drawing

/// The bar beside a plot that explains colors.
public struct ColorBarOptions: Sendable, Hashable {
    /// The values between which colors change.
    public var levels: ContourLevels
    /// What the values are.
    public var title: String
    /// The colors.
    public var map: ColorMap
    /// Whether colors flow instead of being bands between the levels.
    public var isContinuous: Bool

    /// A bar in steps, or without steps where it is continuous.
    public init(
        levels: ContourLevels, title: String, map: ColorMap = .sequential, isContinuous: Bool = false
    ) {
        self.levels = levels
        self.title = title
        self.map = map
        self.isContinuous = isContinuous
    }
}
