import Drawing

/// Filled rectangles between pairs of values.
public struct RectangleMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var xStart: [Double]
    package internal(set) var xEnd: [Double]
    package internal(set) var yStart: [Double]
    package internal(set) var yEnd: [Double]

    /// Rectangles between values of both axes; all lists are equally long.
    public init(xStart: [Double], xEnd: [Double], yStart: [Double], yEnd: [Double]) {
        self.xStart = xStart
        self.xEnd = xEnd
        self.yStart = yStart
        self.yEnd = yEnd
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(xStart + xEnd), y: .numbers(yStart + yEnd))
        (demands.areCutInX, demands.areCutInY) = (true, true)
        return demands
    }

    func rects(on plot: Plot) -> [Rect] {
        zip(plot.places(xStart, yStart), plot.places(xEnd, yEnd)).compactMap { start, end in
            guard let a = plot.cutPoint(start.0, start.1), let b = plot.cutPoint(end.0, end.1) else {
                return nil
            }
            return Rect(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        PlottedValues(x: .numbers(xStart), y: .numbers(yStart), areData: false)
    }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .area }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let paint = plot.paint(style).opacity(style.opacity)
        let outline = style.lineWidth.map {
            Stroke(plot.paint(style), width: $0, dash: style.dash, join: .miter)
        }
        return rects(on: plot).map { .path(PathItem(.rectangle($0), fill: paint, stroke: outline)) }
    }

    /// Words stand well on a pale rectangle.
    public func ink(on plot: Plot) -> [Rect] { style.opacity < 0.5 ? [] : rects(on: plot) }
}

extension RectangleMark: FramedMark {
    /// Half of an outline on the border belongs to the picture.
    var isFramed: Bool { style.lineWidth == nil }
}

extension RectangleMark: RowedMark {
    var drawsEachValue: Bool { true }

    func rows(_ indices: [Int]) -> RectangleMark {
        var copy = RectangleMark(
            xStart: xStart.rows(indices), xEnd: xEnd.rows(indices), yStart: yStart.rows(indices),
            yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}
