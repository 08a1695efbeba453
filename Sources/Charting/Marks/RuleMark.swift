import Drawing

/// A straight line: across the whole plot at one value, or from one pair of values to another.
public struct RuleMark: ChartMark {
    enum Course: Sendable, Hashable {
        case vertical(Double)
        case horizontal(Double)
        case segments([Double], [Double], [Double], [Double])
    }

    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    let course: Course
    var text: String?

    /// A vertical line through the whole plot.
    public init(x: Double) { course = .vertical(x) }

    /// A horizontal line through the whole plot.
    public init(y: Double) { course = .horizontal(y) }

    /// Lines from (`xStart[i]`, `yStart[i]`) to (`xEnd[i]`, `yEnd[i]`).
    public init(xStart: [Double], yStart: [Double], xEnd: [Double], yEnd: [Double]) {
        course = .segments(xStart, yStart, xEnd, yEnd)
    }

    /// Writes a text beside a line through the whole plot.
    public func annotation(_ text: String) -> RuleMark {
        var copy = self
        copy.text = text
        return copy
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        switch course {
        case .vertical(let x): MarkDemands(x: .numbers([x]))
        case .horizontal(let y): MarkDemands(y: .numbers([y]))
        case .segments(let xs, let ys, let xe, let ye):
            segmentDemands(xs, ys, xe, ye)
        }
    }

    /// Upright and level lines are cut at the end of a logarithmic axis; where others would go is not known.
    private func segmentDemands(
        _ xs: [Double], _ ys: [Double], _ xe: [Double], _ ye: [Double]
    ) -> MarkDemands {
        var demands = MarkDemands(x: .numbers(xs + xe), y: .numbers(ys + ye))
        (demands.areCutInX, demands.areCutInY) = (ys == ye, xs == xe)
        return demands
    }

    func segments(on plot: Plot) -> [(Point, Point)] {
        switch course {
        case .vertical(let x):
            return plot.px(plot.placeX(x)).map { [(Point($0, plot.frame.minY), Point($0, plot.frame.maxY))] }
                ?? []
        case .horizontal(let y):
            return plot.py(plot.placeY(y)).map { [(Point(plot.frame.minX, $0), Point(plot.frame.maxX, $0))] }
                ?? []
        case .segments(let xs, let ys, let xe, let ye):
            let (starts, ends) = (plot.places(xs, ys), plot.places(xe, ye))
            return zip(starts, ends).compactMap { start, end in
                guard start.0 == end.0 || start.1 == end.1 else {
                    guard let a = plot.point(start.0, start.1), let b = plot.point(end.0, end.1) else {
                        return nil
                    }
                    return (a, b)
                }
                guard plot.point(start.0, start.1) != nil || plot.point(end.0, end.1) != nil,
                    let a = plot.cutPoint(start.0, start.1), let b = plot.cutPoint(end.0, end.1)
                else { return nil }
                return (a, b)
            }
        }
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let stroke = plot.stroke(style, width: 1)
        return segments(on: plot).flatMap { style.line(.segment($0.0, $0.1), stroke) }
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        segments(on: plot).flatMap { Plot.boxes(along: $0.0, $0.1, width: 2) }
    }

    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] {
        guard let text, let (a, b) = segments(on: plot).first else { return [] }
        let line = LabelText.line(text, size: Theme.noteSize, measuring: plot.measuring)
        let isVertical = a.x == b.x
        let (top, right) = (
            Point(a.x, plot.frame.minY + 8), Point(plot.frame.maxX - 4, a.y)
        )
        var request = LabelRequest(
            line, paint: plot.paint(style), at: isVertical ? top : right, clearance: 5,
            sides: isVertical ? [.right, .left] : [.topLeft, .bottomLeft, .topRight, .bottomRight])
        // At the other end, or between them, where something crosses the label at this one.
        request.places.append(
            isVertical ? Point(a.x, plot.frame.maxY - 12) : Point(plot.frame.minX + 4, a.y))
        if isVertical {
            let heights = (1...6).map { plot.frame.minY + 8 + (plot.frame.height - 20) * Double($0) / 7 }
            request.places += heights.map { Point(a.x, $0) }
        }
        return [request]
    }
}
