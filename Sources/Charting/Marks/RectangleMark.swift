import Drawing

/// Filled rectangles between pairs of values.
public struct RectangleMark: ChartMark {
    public var style = MarkStyle()
    public let xStart: [Double]
    public let xEnd: [Double]
    public let yStart: [Double]
    public let yEnd: [Double]

    public init(xStart: [Double], xEnd: [Double], yStart: [Double], yEnd: [Double]) {
        self.xStart = xStart
        self.xEnd = xEnd
        self.yStart = yStart
        self.yEnd = yEnd
    }

    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(xStart + xEnd), y: .numbers(yStart + yEnd))
        (demands.areCutInX, demands.areCutInY) = (true, true)
        return demands
    }

    func rects(on plot: Plot) -> [Rect] {
        let count = min(min(xStart.count, xEnd.count), min(yStart.count, yEnd.count))
        return (0..<count).compactMap { index in
            guard
                let a = plot.cutPoint(xStart[index], yStart[index]),
                let b = plot.cutPoint(xEnd[index], yEnd[index])
            else { return nil }
            return Rect(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
    }

    public var legendKind: LegendKind? { .area }

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

extension RectangleMark: RowedMark {
    func rows(_ indices: [Int]) -> RectangleMark {
        var copy = RectangleMark(
            xStart: xStart.rows(indices), xEnd: xEnd.rows(indices), yStart: yStart.rows(indices),
            yEnd: yEnd.rows(indices))
        copy.style = style
        return copy
    }
}
