import TrainingCore

/// A point of a landscape that was computed.
public struct LandscapePoint: Sendable, Hashable {
    /// Along the first axis.
    public let x: Double
    /// nil on a line.
    public let y: Double?
    /// The quantity there.
    public let value: Double

    package init(x: Double, y: Double?, value: Double) {
        self.x = x
        self.y = y
        self.value = value
    }
}
