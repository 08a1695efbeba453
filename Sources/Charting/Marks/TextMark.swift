import Drawing

/// A text beside a pair of values. The chart moves it to a side where it covers nothing.
public struct TextMark: ChartMark {
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    package internal(set) var text: String
    package internal(set) var clearance: Double
    package internal(set) var sides: [LabelRequest.Side]
    var hasLeader = false

    /// The distance of words from their place, in points.
    public static let usualClearance = 6.0

    public init(
        x: PlottableValue, y: PlottableValue, text: String, clearance: Double = TextMark.usualClearance,
        sides: [LabelRequest.Side] = [.topRight]
    ) {
        self.x = x
        self.y = y
        self.text = text
        self.clearance = clearance
        self.sides = sides
        style.paint = Theme.ink
    }

    /// Moves the text away from its place and leads a thin line there.
    public func leader() -> TextMark {
        var copy = self
        copy.hasLeader = true
        return copy
    }

    public var demands: MarkDemands { MarkDemands(x: x.values, y: y.values) }

    public var accessibilityLabel: String? { text }

    public func draw(on plot: Plot) -> [SceneItem] { [] }

    public func labels(on plot: Plot) -> [LabelRequest] {
        plot.points(x.values, y.values).compactMap { $0 }.map {
            var request = LabelRequest(
                LabelText.line(text, size: Theme.noteSize, measuring: plot.measuring),
                paint: plot.paint(style), at: $0,
                clearance: hasLeader ? max(clearance, 28) : clearance, sides: sides)
            request.hasLeader = hasLeader
            return request
        }
    }
}
