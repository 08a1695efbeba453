import Drawing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns lines into the areas that they paint.
///
/// All parts of an outline turn in one direction, so that where they overlap, at the inner side of sharp corners and
/// where a line crosses itself, nothing cancels by the nonzero rule.
struct StrokeOutliner {
    private var pen = Pen()
    private var left: [Point] = []
    private var right: [Point] = []
    private var line: [Point] = []

    /// Adds the outline of a stroked path.
    mutating func outline(
        _ path: Path, _ style: LineStyle, dashStart: Double, into edges: inout EdgeList
    ) {
        pen = Pen(style)
        guard style.dash.isEmpty else {
            let dashes = Dashes(style.dash, start: dashStart)
            for part in path.subpaths {
                dashes.cut(Polyline(flattening: part)) { outlineDash($0, into: &edges) }
            }
            return
        }
        var start = Point.zero
        // A part that is only a place paints nothing.
        var isLine = false
        line.removeAll(keepingCapacity: true)
        for element in path.elements {
            switch element {
            case .move(let point):
                if isLine { outlineLine(isClosed: false, into: &edges) }
                line.removeAll(keepingCapacity: true)
                start = point
                isLine = false
                line.append(point)
            case .line(let point):
                if line.isEmpty { line.append(start) }
                append(point)
                isLine = true
            case .cubic(let a, let b, let end):
                if line.isEmpty { line.append(start) }
                appendCurve(a, b, end)
                isLine = true
            case .close:
                outlineLine(isClosed: true, into: &edges)
                line.removeAll(keepingCapacity: true)
                isLine = false
            }
        }
        if isLine { outlineLine(isClosed: false, into: &edges) }
    }

    private mutating func outlineDash(_ points: [Point], into edges: inout EdgeList) {
        line.removeAll(keepingCapacity: true)
        for point in points { append(point) }
        outlineLine(isClosed: false, into: &edges)
    }

    /// Goes on with the line, unless the point is where it ended.
    private mutating func append(_ point: Point) {
        if let last = line.last, !Self.areApart(last, point) { return }
        line.append(point)
    }

    private mutating func appendCurve(_ a: Point, _ b: Point, _ end: Point) {
        guard let start = line.last else { return }
        let count = Polyline.segmentCount(start, a, b, end, tolerance: EdgeList.tolerance)
        for step in 1..<max(count, 1) {
            append(Polyline.point(at: Double(step) / Double(count), start, a, b, end))
        }
        append(end)
    }

    /// Adds the outline of the present line.
    private mutating func outlineLine(isClosed: Bool, into edges: inout EdgeList) {
        guard let first = line.first, let last = line.last else { return }
        if isClosed, line.count > 1, !Self.areApart(first, last) { line.removeLast() }
        if line.count < 2 {
            // A point has no direction; ends that reach beyond it show it.
            guard pen.cap != .butt else { return }
            outlineOpen([first, first + Point(1e-6, 0)], into: &edges)
        } else if isClosed, line.count > 2 {
            left.removeAll(keepingCapacity: true)
            right.removeAll(keepingCapacity: true)
            outlineClosed(line, into: &edges)
        } else {
            outlineOpen(line, into: &edges)
        }
    }

    private static func areApart(_ a: Point, _ b: Point) -> Bool {
        abs(a.x - b.x) + abs(a.y - b.y) > 1e-3
    }

    private mutating func outlineOpen(_ line: [Point], isRing: Bool = false, into edges: inout EdgeList) {
        var before = Segment(line[0], line[1])
        begin(line[0], before, isRing ? .round : pen.cap)
        for index in 1..<line.count - 1 {
            let after = Segment(line[index], line[index + 1])
            if pen.turnsBack(before, after) {
                // What a round join paints is a circle: both parts end with it.
                end(line[index], before, .round, into: &edges)
                edges.endPart()
                begin(line[index], after, .round)
            } else {
                pen.corner(line[index], before, after, &left, &right)
            }
            before = after
        }
        end(line[line.count - 1], before, isRing ? .round : pen.cap, into: &edges)
    }

    private mutating func begin(_ place: Point, _ first: Segment, _ cap: Stroke.Cap) {
        left.removeAll(keepingCapacity: true)
        right.removeAll(keepingCapacity: true)
        pen.appendStart(place, first, cap, to: &right)
        left.append(place + first.normal * pen.half)
        right.append(place - first.normal * pen.half)
    }

    private mutating func end(
        _ place: Point, _ last: Segment, _ cap: Stroke.Cap, into edges: inout EdgeList
    ) {
        left.append(place + last.normal * pen.half)
        pen.appendEnd(place, last, cap, to: &left)
        left.append(place - last.normal * pen.half)
        left += right.reversed()
        edges.add(polygon: left)
    }

    private mutating func outlineClosed(_ line: [Point], into edges: inout EdgeList) {
        var before = Segment(line[line.count - 1], line[0])
        for index in line.indices {
            let after = Segment(line[index], line[index + 1 < line.count ? index + 1 : 0])
            if pen.turnsBack(before, after) {
                return outlineOpen(Array(line[index...] + line[...index]), isRing: true, into: &edges)
            }
            before = after
        }
        for index in line.indices {
            let after = Segment(line[index], line[index + 1 < line.count ? index + 1 : 0])
            pen.corner(line[index], before, after, &left, &right)
            before = after
        }
        edges.add(polygon: left)
        right.reverse()
        edges.add(polygon: right)
    }
}

/// A straight piece of a line.
private struct Segment {
    var direction: Point
    var length: Double

    init(_ a: Point, _ b: Point) {
        let way = b - a
        length = way.length
        direction = way * (1 / length)
    }

    /// Towards the side that is called left here.
    var normal: Point { Point(-direction.y, direction.x) }
}

/// How wide a line is, and what it does at its corners and ends.
private struct Pen {
    private(set) var half = 0.0
    private(set) var cap = Stroke.Cap.butt
    private var join = Stroke.Join.round
    /// The cosine of the turn up to which a corner with a miter looks round.
    private var roundCosine = 1.0
    /// The steps of arcs, in radians.
    private var arcStep = 1.0

    /// Device units that cannot be seen at a corner.
    private static let roundness = 0.05
    /// Covers every canvas.
    private static let widest = 1e6

    init() {}

    init(_ style: LineStyle) {
        half = min(style.width / 2, Self.widest)
        (join, cap) = (style.join, style.cap)
        // Of a turn by 2a, the miter reaches 1/cos a half widths from the corner, the round join one.
        let reach = 1 + Self.roundness / half
        roundCosine = 2 / (reach * reach) - 1
        arcStep = max(2 * acos(max(1 - Self.roundness / half, 0)), 0.01)
    }

    /// Whether a line turns so sharply, and so shortly after or before another corner, that its outline overlaps
    /// itself for much of its length.
    func turnsBack(_ before: Segment, _ after: Segment) -> Bool {
        guard join == .round else { return false }
        let cosine = cosine(before, after)
        return cosine < 0
            && half * half * (1 - cosine) > pow(min(before.length, after.length) / 2, 2) * (1 + cosine)
    }

    /// Adds the points of both sides at a corner.
    func corner(
        _ place: Point, _ before: Segment, _ after: Segment, _ left: inout [Point], _ right: inout [Point]
    ) {
        let sine = before.direction.x * after.direction.y - before.direction.y * after.direction.x
        if sine > 0 {
            inner(place, before, after, sine, 1, to: &left)
            outer(place, before, after, -1, to: &right)
        } else {
            outer(place, before, after, 1, to: &left)
            inner(place, before, after, sine, -1, to: &right)
        }
    }

    private func cosine(_ before: Segment, _ after: Segment) -> Double {
        before.direction.x * after.direction.x + before.direction.y * after.direction.y
    }

    /// Where the sides meet, seen from the corner.
    private func meeting(_ before: Segment, _ after: Segment, _ cosine: Double, _ sign: Double) -> Point {
        (before.normal + after.normal) * (sign * half / (1 + cosine))
    }

    private func inner(
        _ place: Point, _ before: Segment, _ after: Segment, _ sine: Double, _ sign: Double,
        to side: inout [Point]
    ) {
        let cosine = cosine(before, after)
        // No segment may lose more than half of its side at each of its ends.
        if cosine > -0.99, half * abs(sine) <= min(before.length, after.length) / 2 * (1 + cosine) {
            side.append(place + meeting(before, after, cosine, sign))
        } else {
            // By way of the corner: both segments keep their whole width.
            side.append(place + before.normal * (sign * half))
            side.append(place)
            side.append(place + after.normal * (sign * half))
        }
    }

    private func outer(
        _ place: Point, _ before: Segment, _ after: Segment, _ sign: Double, to side: inout [Point]
    ) {
        let cosine = cosine(before, after)
        let limit = CairoContext.miterLimit
        let isMitered =
            join == .miter ? 2 <= limit * limit * (1 + cosine) : join == .round && cosine >= roundCosine
        if isMitered {
            side.append(place + meeting(before, after, cosine, sign))
            return
        }
        let (from, to) = (before.normal * (sign * half), after.normal * (sign * half))
        side.append(place + from)
        if join == .round {
            let (cross, dot) = (from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y)
            appendArc(place, from, angle: atan2(cross, dot), to: &side)
        }
        side.append(place + to)
    }

    /// The points of a circle between one of its points and the one an angle further.
    private func appendArc(_ center: Point, _ from: Point, angle: Double, to side: inout [Point]) {
        let count = Int((abs(angle) / arcStep).rounded(.up))
        for step in 1..<max(count, 2) {
            let turn = angle * Double(step) / Double(max(count, 2))
            let (sine, cosine) = (sin(turn), cos(turn))
            side.append(center + Point(from.x * cosine - from.y * sine, from.x * sine + from.y * cosine))
        }
    }

    /// The end of a line, from its left to its right side.
    func appendEnd(_ place: Point, _ last: Segment, _ cap: Stroke.Cap, to side: inout [Point]) {
        appendCap(cap, place, last.normal, last.direction, angle: -.pi, to: &side)
    }

    /// The start of a line, from its left to its right side.
    func appendStart(_ place: Point, _ first: Segment, _ cap: Stroke.Cap, to side: inout [Point]) {
        appendCap(cap, place, first.normal, first.direction * -1, angle: .pi, to: &side)
    }

    private func appendCap(
        _ cap: Stroke.Cap, _ place: Point, _ normal: Point, _ out: Point, angle: Double,
        to side: inout [Point]
    ) {
        switch cap {
        case .butt: break
        case .square:
            side.append(place + (normal + out) * half)
            side.append(place + (out - normal) * half)
        case .round: appendArc(place, normal * half, angle: angle, to: &side)
        }
    }
}
