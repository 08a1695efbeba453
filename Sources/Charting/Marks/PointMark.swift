import Drawing

/// A symbol at every pair of values.
public struct PointMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    /// Beside the last point.
    var text: String?
    /// Where that may stand, in the order of preference.
    var sides: [LabelRequest.Side] = [.topRight]

    /// A symbol at each pair of values; lists are equally long.
    public init(x: PlottableValue, y: PlottableValue) {
        self.x = x
        self.y = y
    }

    /// Writes a text beside the last point.
    ///
    /// - Parameter sides: where the text may stand, in the order of preference.
    public func annotation(_ text: String, sides: [LabelRequest.Side]) -> PointMark {
        var copy = self
        (copy.text, copy.sides) = (text, sides.isEmpty ? [.topRight] : sides)
        return copy
    }

    /// Words beside the last point, on the first of these sides that has room.
    public func annotation(_ text: String, _ sides: LabelRequest.Side...) -> PointMark {
        annotation(text, sides: sides)
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        let count = min(x.count, y.count)
        return "\(text ?? style.series ?? y.label), \(count) point\(count == 1 ? "" : "s")"
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .symbol }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let all = plot.points(x.values, y.values)
        if style.levels != nil { return colored(all, plot: plot) }
        return Self.items(plot.symbol(style), at: plot.inside(all), style: style, plot: plot)
    }

    /// Points in the colors of their values; those whose value is not finite stay grey.
    private func colored(_ points: [Point?], plot: Plot) -> [SceneItem] {
        points.enumerated().flatMap { index, point -> [SceneItem] in
            var style = style
            style.paint = style.valuePaint(index)
            return Self.items(plot.symbol(style), at: plot.inside([point]), style: style, plot: plot)
        }
    }

    /// How far symbols reach beyond the plot's frame, in points.
    public func overhang(on plot: Plot) -> Double {
        plot.overhang(of: plot.points(x.values, y.values), radius: style.symbolRadius)
    }

    static func items(_ symbol: Symbol, at points: [Point], style: MarkStyle, plot: Plot) -> [SceneItem] {
        let paint = plot.paint(style).opacity(style.opacity)
        return spaced(points, by: style.symbolSpacing).flatMap { point -> [SceneItem] in
            let path = symbol.path(center: point, radius: style.symbolRadius)
            switch symbol {
            case .cross:
                let halo = Stroke(Theme.ground, width: Theme.lineWidth + 2 * Theme.casingWidth, cap: .round)
                return [
                    .stroke(path, halo), .stroke(path, Stroke(paint, width: Theme.lineWidth, cap: .round)),
                ]
            case _ where symbol == .ring || style.isHollow:
                let stroke = Stroke(paint, width: Theme.lineWidth)
                return [.path(PathItem(path, fill: Theme.ground, stroke: stroke))]
            default:
                let casing = Stroke(Theme.ground, width: Theme.casingWidth)
                return [.path(PathItem(path, fill: paint, stroke: style.hasCasing ? casing : nil))]
            }
        }
    }

    private static func spaced(_ points: [Point], by distance: Double) -> [Point] {
        guard distance > 0 else { return points }
        var kept: [Point] = []
        for point in points where kept.last.map({ (point - $0).length >= distance }) ?? true {
            kept.append(point)
        }
        return kept
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        let radius = style.symbolRadius + 1
        return plot.points(x.values, y.values).compactMap { $0 }.map {
            Rect(x: $0.x - radius, y: $0.y - radius, width: 2 * radius, height: 2 * radius)
        }
    }

    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] {
        guard let text, let place = plot.points(x.values, y.values).compactMap({ $0 }).last else {
            return []
        }
        let line = LabelText.line(
            text, size: Theme.labelSize, weight: .medium, measuring: plot.measuring)
        var request = LabelRequest(
            line, paint: plot.paint(style), at: place, clearance: style.symbolRadius + 4, sides: sides)
        request.mayStandAway = true
        return [request]
    }
}

extension PointMark: RowedMark {
    func rows(_ indices: [Int]) -> PointMark {
        var copy = PointMark(x: x.rows(indices), y: y.rows(indices))
        (copy.style, copy.text, copy.sides) = (style, text, sides)
        return copy
    }
}
