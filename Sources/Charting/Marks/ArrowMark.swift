import Drawing

/// Arrows from one pair of values to another.
public struct ArrowMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var xStart: [Double]
    package internal(set) var yStart: [Double]
    package internal(set) var xEnd: [Double]
    package internal(set) var yEnd: [Double]
    var text: String?

    /// Arrows from one list of positions to another; all lists are equally long.
    public init(xStart: [Double], yStart: [Double], xEnd: [Double], yEnd: [Double]) {
        self.xStart = xStart
        self.yStart = yStart
        self.xEnd = xEnd
        self.yEnd = yEnd
    }

    /// Writes a text beside the head of the last arrow.
    public func annotation(_ text: String) -> ArrowMark {
        var copy = self
        copy.text = text
        return copy
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        MarkDemands(x: .numbers(xStart + xEnd), y: .numbers(yStart + yEnd))
    }

    private func segments(on plot: Plot) -> [(Point, Point)] {
        zip(plot.places(xStart, yStart), plot.places(xEnd, yEnd)).compactMap { start, end in
            guard let a = plot.point(start.0, start.1), let b = plot.point(end.0, end.1) else { return nil }
            return (a, b)
        }
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        PlottedValues(x: .numbers(xStart), y: .numbers(yStart), areData: false)
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let stroke = plot.stroke(style)
        return segments(on: plot).flatMap {
            Arrow(from: $0.0, to: $0.1).items(stroke: stroke, casing: style.hasCasing)
        }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        segments(on: plot).flatMap { start, end in
            let head = Rect(x: end.x - 5, y: end.y - 5, width: 10, height: 10)
            return Plot.boxes(along: start, end, width: Theme.lineWidth) + [head]
        }
    }

    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] {
        guard let text, let (_, tip) = segments(on: plot).last else { return [] }
        return [
            LabelRequest(
                LabelText.line(text, size: Theme.noteSize, measuring: plot.measuring),
                paint: plot.paint(style), at: tip, clearance: 11)
        ]
    }
}

/// A line with a solid head whose tip is exactly at its end.
struct Arrow {
    let start: Point
    let end: Point

    init(from start: Point, to end: Point) {
        self.start = start
        self.end = end
    }

    /// - Parameter headLength: in points; shorter on short arrows, so that a head never turns around.
    func items(stroke: Stroke, headLength: Double = 8, casing: Bool = false) -> [SceneItem] {
        guard let direction = (end - start).normalized else { return [] }
        let length = (end - start).length
        let head = min(headLength, length * 0.7)
        let neck = end - direction * head
        let side = direction.perpendicular * (head * 0.42)
        if stroke.dash.isEmpty {
            // One outline of all: where paint is translucent, nothing lies on it twice.
            let half = direction.perpendicular * min(stroke.width / 2, head * 0.42)
            let outline = Path.polyline(
                [start + half, neck + half, neck + side, end, neck - side, neck - half, start - half],
                closed: true)
            let halo = Stroke(Theme.ground, width: 2 * Theme.casingWidth)
            return (casing ? [.stroke(outline, halo)] : []) + [.fill(outline, stroke.paint)]
        }
        let tip = Path.polyline([end, neck + side, neck - side], closed: true)
        let shaft = Path.segment(start, neck)
        var items: [SceneItem] = []
        if casing {
            let halo = Stroke(Theme.ground, width: stroke.width + 2 * Theme.casingWidth, cap: .round)
            items.append(.stroke(shaft, halo))
            items.append(.stroke(tip, Stroke(Theme.ground, width: 2 * Theme.casingWidth)))
        }
        items.append(.stroke(shaft, Stroke(stroke.paint, width: stroke.width, dash: stroke.dash)))
        items.append(.fill(tip, stroke.paint))
        return items
    }
}

extension ArrowMark: RowedMark {
    var drawsEachValue: Bool { true }

    func rows(_ indices: [Int]) -> ArrowMark {
        var copy = ArrowMark(
            xStart: xStart.rows(indices), yStart: yStart.rows(indices), xEnd: xEnd.rows(indices),
            yEnd: yEnd.rows(indices))
        (copy.style, copy.text) = (style, text)
        return copy
    }
}
