import Drawing
import Platform

/// Sectors of a circle: shares of a whole, clockwise from the top in the order given.
///
/// Sectors are named beside the circle, with their share in percent, where a `foregroundStyle(by:)`
/// gives names. A chart of sectors has no axes. Values that are negative or not finite have no
/// sector and are counted by a warning; people compare lengths better than angles, so more than
/// about five sectors are better told by bars.
public struct SectorMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package internal(set) var angle: PlottableValue
    /// The radius of the hole, as a fraction of the circle's; 0 for none.
    package internal(set) var innerRadius: Double
    var text: String?
    private static let labelGap = 8.0

    /// - Parameters:
    ///   - angle: the shares; only their proportions matter.
    ///   - innerRadius: 0…0.9; values outside are moved to the nearer end.
    public init(angle: PlottableValue, innerRadius: Double = 0) {
        self.angle = angle
        self.innerRadius = innerRadius.isFinite ? min(0.9, max(0, innerRadius)) : 0
    }

    /// Writes a text into the hole.
    public func annotation(_ text: String) -> SectorMark {
        var copy = self
        copy.text = text
        return copy
    }

    var shares: [Double] {
        if case .numbers(let numbers) = angle.values { numbers } else { [] }
    }

    var names: [String] {
        if case .categories(let names)? = style.groups?.values { names } else { [] }
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands()
        demands.hidesAxes = true
        demands.dropped = shares.count { !$0.isFinite || $0 < 0 }
        demands.reasonOfDropping = "below 0 or no number"
        demands.yLabel = angle.label
        return demands
    }

    /// The series whose colors it uses, in their order.
    public var seriesNames: [String] {
        shares.indices.map { $0 < names.count ? names[$0] : "\($0 + 1)" }
    }

    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? {
        PlottedValues(x: .categories(seriesNames), y: angle.values, areData: false)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "\(angle.label), \(shares.count) sectors" }

    struct Sector {
        let name: String
        let fraction: Double
        /// Radians, clockwise from the top.
        let start: Double
        let end: Double
        var middle: Double { (start + end) / 2 }
    }

    /// The sectors with a position; names repeat the order of the values.
    func sectors() -> [Sector] {
        // Scaled first: the sum of the largest numbers is infinite.
        let largest = shares.filter { $0.isFinite && $0 > 0 }.max() ?? 0
        guard largest > 0 else { return [] }
        let parts = shares.map { $0.isFinite && $0 > 0 ? $0 / largest : 0 }
        let total = parts.reduce(0, +)
        var start = 0.0
        return zip(parts, seriesNames).compactMap { part, name in
            guard part > 0 else { return nil }
            let fraction = part / total
            defer { start += 2 * .pi * fraction }
            return Sector(
                name: name, fraction: fraction, start: start, end: start + 2 * .pi * fraction)
        }
    }

    private func label(_ sector: Sector) -> TextLine {
        let percent = NumberText.places(sector.fraction * 100, sector.fraction < 0.1 ? 1 : 0)
        let text = names.isEmpty ? "\(percent) %" : "\(sector.name)  \(percent) %"
        return TextLine(text, size: Theme.labelSize)
    }

    func circle(on plot: Plot) -> (center: Point, radius: Double) {
        let frame = plot.frame
        let widest = sectors().map { plot.measuring.extents(of: label($0)).width }.max() ?? 0
        let room = frame.width / 2 - min(widest, frame.width * 0.32) - 2 * Self.labelGap
        let radius = max(8, min(frame.height / 2 - 6, room))
        return (frame.center, min(radius, frame.height / 2, frame.width / 2))
    }

    /// The middle of the ring in each sector.
    func middles(on plot: Plot) -> [Point] {
        let (center, radius) = circle(on: plot)
        let middle = radius * (innerRadius > 0 ? (1 + innerRadius) / 2 : 0.62)
        return sectors().map { center + Point(sin($0.middle), -cos($0.middle)) * middle }
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let (center, radius) = circle(on: plot)
        let all = sectors()
        return all.map { sector in
            let path = Self.path(
                center: center, inner: radius * innerRadius, outer: radius, from: sector.start,
                to: sector.end)
            // The gap between sectors; a whole circle has none.
            let gap = all.count > 1 ? Stroke(Theme.ground, width: 1.5, join: .miter) : nil
            let paint = plot.paint(ofSeries: sector.name).opacity(style.opacity)
            return .path(PathItem(path, fill: paint, stroke: gap))
        }
    }

    /// Names stand in a column at each side, at the height of their sectors or as near as they can.
    public func labels(on plot: Plot) -> [LabelRequest] {
        let (center, radius) = circle(on: plot)
        let all = sectors()
        var requests = [true, false].flatMap { isRight -> [LabelRequest] in
            let side = all.filter { (sin($0.middle) >= 0) == isRight }.sorted {
                cos($0.middle) > cos($1.middle)
            }
            let reach = radius + Self.labelGap
            let lines = side.map(label)
            let extents = lines.map(plot.measuring.extents)
            let heights = extents.map { $0.height + 2 }
            let wanted = side.map { center.y - cos($0.middle) * reach }
            let middles = LabelSpread.middles(
                wanted, heights: heights, top: plot.frame.minY, bottom: plot.frame.maxY)
            return side.indices.map { index in
                let (sector, y) = (side[index], middles[index])
                let above = max(0, abs(y - center.y) - heights[index] / 2)
                let x = above < reach ? (reach * reach - above * above).squareRoot() : 4
                let sign = isRight ? 1.0 : -1
                let place = Point(center.x + sign * (x + extents[index].width / 2 + 2), y)
                var request = LabelRequest(
                    lines[index], paint: Theme.ink, at: place, clearance: 0, sides: [])
                if abs(y - wanted[index]) > 6 {
                    request.leaderEnd = center + Point(sin(sector.middle), -cos(sector.middle)) * (radius - 3)
                }
                return request
            }
        }
        if let text, innerRadius > 0.2 {
            let line = TextLine(text, size: Theme.titleSize, weight: .semibold)
            requests.append(LabelRequest(line, paint: Theme.ink, at: center, clearance: 0, sides: []))
        }
        return requests
    }

    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] {
        let (center, radius) = circle(on: plot)
        let half = radius * 0.72
        return [Rect(x: center.x - half, y: center.y - half, width: 2 * half, height: 2 * half)]
    }

    /// The outline of a sector; arcs are cubics of at most 45°, right to 4·10⁻⁶ of the radius.
    static func path(center: Point, inner: Double, outer: Double, from start: Double, to end: Double) -> Path
    {
        func at(_ angle: Double, _ radius: Double) -> Point {
            center + Point(sin(angle), -cos(angle)) * radius
        }
        func arc(_ path: inout Path, _ radius: Double, _ start: Double, _ end: Double) {
            let count = max(1, Int((abs(end - start) / (.pi / 4)).rounded(.up)))
            let step = (end - start) / Double(count)
            let handle = 4.0 / 3 * tan(step / 4) * radius
            for index in 0..<count {
                let (a, b) = (start + Double(index) * step, start + Double(index + 1) * step)
                path.curve(
                    to: at(b, radius), control1: at(a, radius) + Point(cos(a), sin(a)) * handle,
                    control2: at(b, radius) - Point(cos(b), sin(b)) * handle)
            }
        }
        let isWhole = end - start > 2 * .pi - 1e-9
        var path = Path()
        path.move(to: at(start, outer))
        arc(&path, outer, start, end)
        if inner > 0 {
            if isWhole {
                path.close()
                path.move(to: at(end, inner))
            } else {
                path.line(to: at(end, inner))
            }
            arc(&path, inner, end, start)
        } else if !isWhole {
            path.line(to: center)
        }
        path.close()
        return path
    }
}
