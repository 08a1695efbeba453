import Drawing

/// A text beside a pair of values. The chart moves it to a side where it covers nothing.
public struct TextMark: ChartMark {
    public var style = MarkStyle()
    public let x: PlottableValue
    public let y: PlottableValue
    public let text: String
    public let clearance: Double
    public let sides: [LabelRequest.Side]

    public init(
        x: PlottableValue, y: PlottableValue, text: String, clearance: Double = 6,
        sides: [LabelRequest.Side] = [.topRight]
    ) {
        self.x = x
        self.y = y
        self.text = text
        self.clearance = clearance
        self.sides = sides
        style.paint = Theme.ink
    }

    public var demands: MarkDemands { MarkDemands(x: x.values, y: y.values) }

    public func draw(on plot: Plot) -> [SceneItem] { [] }

    public func labels(on plot: Plot) -> [LabelRequest] {
        plot.points(x.values, y.values).compactMap { $0 }.map {
            LabelRequest(
                TextLine(text, size: Theme.noteSize), paint: plot.paint(style), at: $0,
                clearance: clearance, sides: sides)
        }
    }
}
