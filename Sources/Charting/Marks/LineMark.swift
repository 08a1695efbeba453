import Drawing

/// Points joined by straight lines. Missing values (NaN, infinities, values that a logarithmic
/// axis has no position for) are gaps.
public struct LineMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var x: PlottableValue
    package internal(set) var y: PlottableValue
    /// How the line goes from point to point.
    package internal(set) var interpolation = InterpolationMethod.linear
    /// Written at the right end of the line instead of a legend.
    public internal(set) var endLabel: String?

    /// Lines from pair to pair of values; NaN is a gap.
    public init(x: PlottableValue, y: PlottableValue) {
        self.x = x
        self.y = y
    }

    /// Names the line at its right end, in its color.
    public func endLabel(_ text: String) -> LineMark {
        var copy = self
        copy.endLabel = text
        return copy
    }

    /// Draws steps instead of slopes between the points.
    public func interpolationMethod(_ method: InterpolationMethod) -> LineMark {
        var copy = self
        copy.interpolation = method
        return copy
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        "\(style.series ?? y.label), line of \(min(x.count, y.count)) points"
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { PlottedValues(x: x.values, y: y.values) }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { .line }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let points =
            style.symbol == nil ? plot.linePoints(x.values, y.values) : plot.points(x.values, y.values)
        if style.levels != nil, style.singleValuePaint == nil { return colored(on: plot) }
        var stroke = plot.stroke(style)
        var items = style.line(Self.path(through: interpolation.path(points)), stroke)
        if let symbol = style.symbol {
            items += PointMark.items(symbol, at: plot.inside(points), style: style, plot: plot)
        } else {
            // A value between two gaps has no line; a dot as wide as the line shows it.
            stroke.dash = []
            for (index, point) in points.enumerated() {
                let before = index > 0 ? points[index - 1] : nil
                let after = index + 1 < points.count ? points[index + 1] : nil
                if let point, before == nil, after == nil {
                    items.append(.fill(.circle(center: point, radius: stroke.width), stroke.paint))
                }
            }
        }
        return items
    }

    /// Each piece in the color half way between those of its ends, in 64 shades; neighbours of one shade are one line.
    private func colored(on plot: Plot) -> [SceneItem] {
        guard let levels = style.levels, case .numbers(let values)? = style.groups?.values else { return [] }
        let points = plot.points(x.values, y.values)
        let shades = values.map { $0.isFinite ? levels.fraction(of: $0) : .nan }
        var paths: [(shade: Double, path: Path)] = []
        for index in 1..<max(1, min(points.count, shades.count)) {
            guard let start = points[index - 1], let end = points[index] else { continue }
            let middle = (shades[index - 1] + shades[index]) / 2
            let shade = middle.isNaN ? -1 : (middle * 63).rounded() / 63
            let way = interpolation.corners(start, end) + [end]
            if let last = paths.last, last.shade == shade, last.path.endPoint == start {
                for point in way { paths[paths.count - 1].path.line(to: point) }
            } else {
                paths.append((shade, .polyline([start] + way)))
            }
        }
        var stroke = plot.stroke(style)
        let map = style.colorMap ?? .values
        let lines = paths.flatMap { shade, path in
            stroke.paint = (shade < 0 ? Theme.muted : map.paint(at: shade)).opacity(style.opacity)
            return style.line(path, stroke)
        }
        guard let symbol = style.symbol else { return lines }
        return lines
            + points.enumerated().flatMap { index, point in
                var style = style
                style.paint = style.valuePaint(index)
                return PointMark.items(symbol, at: plot.inside([point]), style: style, plot: plot)
            }
    }

    /// Where its last value lies, for its name.
    public func end(on plot: Plot) -> Point? { plot.points(x.values, y.values).last { $0 != nil } ?? nil }

    /// How far symbols reach beyond the plot's frame, in points.
    public func overhang(on plot: Plot) -> Double {
        guard style.symbol != nil else { return 0 }
        return plot.overhang(of: plot.points(x.values, y.values), radius: style.symbolRadius)
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        let points = interpolation.path(plot.linePoints(x.values, y.values))
        return zip(points, points.dropFirst()).flatMap { a, b -> [Rect] in
            guard let a, let b else { return [] }
            return Plot.boxes(along: a, b, width: style.lineWidth ?? Theme.lineWidth)
        }
    }

    static func path(through points: [Point?]) -> Path {
        var path = Path()
        var previous: Point?
        for point in points {
            defer { previous = point }
            guard let point else { continue }
            if let last = previous {
                if path.isEmpty || path.endPoint != last { path.move(to: last) }
                path.line(to: point)
            }
        }
        return path
    }
}

extension Path {
    /// Where the pen is after the last element that moved it.
    var endPoint: Point? {
        switch elements.last {
        case .move(let p), .line(let p), .cubic(_, _, let p): p
        case .close, nil: nil
        }
    }
}

extension Plot {
    /// The points of a line; of very many, those that a quarter of a point can show (see
    /// ``PolylineThinning``). A scene thus does not depend on any device, nor does its size on the data.
    func linePoints(_ xs: PlottableValue.Values, _ ys: PlottableValue.Values) -> [Point?] {
        guard min(xs.count, ys.count) > Self.manyPoints else { return points(xs, ys) }
        let (xs, ys) = (xNumbers(xs), yNumbers(ys))
        var result: [Point?] = []
        var thinning = PolylineThinning(columnWidth: 0.25)
        func end() {
            thinning.finish()
            result += thinning.points
            thinning = PolylineThinning(columnWidth: 0.25)
        }
        let (across, up) = (x.linearPlaces, y.linearPlaces)
        for index in 0..<min(xs.count, ys.count) {
            let place: Point?
            if let across, let up {
                let quick = Point(
                    frame.minX + across.fraction(of: xs[index]) * frame.width,
                    frame.maxY - up.fraction(of: ys[index]) * frame.height)
                place = quick.isFinite ? quick : nil
            } else {
                place = point(xs[index], ys[index])
            }
            if let point = place {
                thinning.append(point)
            } else if result.last != .some(nil) || !thinning.isEmpty {
                end()
                result.append(nil)
            }
        }
        end()
        return result
    }

    private static let manyPoints = 10_000

    /// Small boxes along a segment, so that labels can keep clear of slanted lines.
    static func boxes(along a: Point, _ b: Point, width: Double) -> [Rect] {
        let length = (b - a).length
        guard length.isFinite else { return [] }
        let count = min(max(1, Int(length / 8)), 200)
        return (0..<count).map { index in
            let start = a + (b - a) * (Double(index) / Double(count))
            let end = a + (b - a) * (Double(index + 1) / Double(count))
            return Rect(
                minX: min(start.x, end.x), minY: min(start.y, end.y),
                maxX: max(start.x, end.x), maxY: max(start.y, end.y)
            ).inset(by: -width / 2)
        }
    }
}

extension LineMark: RowedMark {
    func rows(_ indices: [Int]) -> LineMark {
        var copy = LineMark(x: x.rows(indices), y: y.rows(indices))
        (copy.style, copy.endLabel, copy.interpolation) = (style, endLabel, interpolation)
        return copy
    }

    /// Lines that were to be named are named by their part.
    func named(_ name: String) -> LineMark { endLabel == nil ? self : endLabel(name) }
}

extension LineMark: EndNamedMark {
    func endLabel(_ text: String?) -> LineMark {
        var copy = self
        copy.endLabel = text
        return copy
    }
}
