import Drawing

/// A text beside a pair of values. The chart moves it to a side where it covers nothing.
public struct TextMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    package internal(set) var text: String
    package internal(set) var clearance: Double
    package internal(set) var sides: [LabelRequest.Side]
    var hasLeader = false
    var otherSides = LabelRequest.OtherSides.afterwards

    /// The distance of words from their position, in points.
    public static let usualClearance = 6.0

    /// Words at a pair of values, moved to one of the sides where they cover nothing.
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

    /// Moves the text away from its position and leads a thin line there.
    public func leader() -> TextMark {
        var copy = self
        copy.hasLeader = true
        return copy
    }

    /// Keeps the text at one of its sides: where another would be on what the text speaks of.
    package func keepingSides() -> TextMark {
        var copy = self
        copy.otherSides = .never
        return copy
    }

    /// What the axes must show.
    public var demands: MarkDemands { MarkDemands(x: x.values, y: y.values) }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { text }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] { [] }

    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] {
        plot.points(x.values, y.values).compactMap { $0 }.map {
            var request = LabelRequest(
                LabelText.line(text, size: Theme.noteSize, measuring: plot.measuring),
                paint: plot.paint(style), at: $0,
                clearance: hasLeader ? max(clearance, 28) : clearance, sides: sides)
            request.hasLeader = hasLeader
            request.otherSides = otherSides
            return request
        }
    }
}
