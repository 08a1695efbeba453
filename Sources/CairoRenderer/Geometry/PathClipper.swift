import Drawing

/// Cuts paths to what can be seen.
///
/// Cairo's device coordinates are 24.8 fixed point: a line to x = 10⁹ is silently not drawn. Parts
/// of a path that stay near the canvas pass unchanged, curves included; others are flattened and
/// cut, strokes by Liang and Barsky (ACM TOG 3(1), 1984), fills by Sutherland and Hodgman
/// (CACM 17(1), 1974).
struct PathClipper {
    /// Parts inside pass unchanged.
    private let near: Rect
    /// What others are cut to: beyond it no ink can reach the canvas.
    private let edge: Rect

    /// - Parameters:
    ///   - visible: the canvas, or the part of it that is painted on.
    ///   - reach: how far ink may be from the path.
    init(_ visible: Rect, reach: Double) {
        edge = visible.inset(by: -(reach + Self.margin))
        near = edge.inset(by: -Self.nearness)
    }

    /// Room for what antialiasing and rounding add.
    private static let margin = 2.0
    private static let nearness = 1024.0

    /// A path that, filled, looks the same on the canvas.
    func filled(_ path: Path) -> Path {
        if isNear(path.elements[...]) { return path }
        var result = Path()
        for part in path.subpaths {
            if isNear(part[...]) {
                result.append(Path(elements: part))
            } else {
                result.append(.polyline(cutPolygon(Polyline(flattening: part).points), closed: true))
            }
        }
        return result
    }

    /// A piece of a stroked path, and how far into the pattern of dashes it begins.
    struct Piece: Hashable {
        var path: Path
        var dashStart: Double
    }

    /// Pieces that, stroked one after the other, look like the path on the canvas.
    ///
    /// - Parameter dashPeriod: the length after which the dashes repeat; 0 for a solid line, which
    ///   is returned in one piece, so that nothing shines through twice where parts touch.
    func stroked(_ path: Path, dashPeriod: Double) -> [Piece] {
        if isNear(path.elements[...]) { return [Piece(path: path, dashStart: 0)] }
        var solid = Path()
        var dashed: [Piece] = []
        for part in path.subpaths {
            if isNear(part[...]) {
                solid.append(Path(elements: part))
            } else if dashPeriod > 0 {
                dashed += cutDashed(Polyline(flattening: part), period: dashPeriod)
            } else {
                for run in cutSolid(Polyline(flattening: part)) { solid.append(.polyline(run)) }
            }
        }
        return (solid.isEmpty ? [] : [Piece(path: solid, dashStart: 0)]) + dashed
    }

    private func isNear(_ elements: ArraySlice<Path.Element>) -> Bool {
        elements.allSatisfy { element in
            switch element {
            case .move(let p), .line(let p): near.contains(p)
            case .cubic(let a, let b, let p): near.contains(a) && near.contains(b) && near.contains(p)
            case .close: true
            }
        }
    }
}

// MARK: Strokes

extension PathClipper {
    private func cutSolid(_ line: Polyline) -> [[Point]] {
        var runs: [[Point]] = []
        for (a, b) in line.segments {
            guard let cut = cutSegment(a, b) else { continue }
            if let last = runs.last?.last, last == cut.from, cut.start == 0 {
                runs[runs.count - 1].append(cut.to)
            } else {
                runs.append([cut.from, cut.to])
            }
        }
        // A closed line that begins on the canvas is joined there, not capped.
        if line.isClosed, runs.count > 1, let first = runs.first, runs.last?.last == first.first {
            runs[0] = runs.removeLast() + first.dropFirst()
        }
        return runs
    }

    private func cutDashed(_ line: Polyline, period: Double) -> [Piece] {
        var pieces: [Piece] = []
        var run: [Point] = []
        var runStart = 0.0
        var length = 0.0
        func flush() {
            if run.count > 1 { pieces.append(Piece(path: .polyline(run), dashStart: runStart)) }
            run = []
        }
        for (a, b) in line.segments {
            let segment = (b - a).length
            if let cut = cutSegment(a, b) {
                if run.isEmpty || run.last != cut.from || cut.start > 0 {
                    flush()
                    runStart = (length + cut.start * segment).truncatingRemainder(dividingBy: period)
                    run = [cut.from]
                }
                run.append(cut.to)
            } else {
                flush()
            }
            length = (length + segment).truncatingRemainder(dividingBy: period)
        }
        flush()
        return pieces
    }

    /// The part of the segment inside the edge, and the fraction of its length where it starts.
    private func cutSegment(_ a: Point, _ b: Point) -> (from: Point, to: Point, start: Double)? {
        var (enter, leave) = (0.0, 1.0)
        let way = b - a
        let borders = [
            (-way.x, a.x - edge.minX), (way.x, edge.maxX - a.x),
            (-way.y, a.y - edge.minY), (way.y, edge.maxY - a.y),
        ]
        for (speed, room) in borders {
            if speed == 0 {
                if room < 0 { return nil }
            } else if speed < 0 {
                enter = max(enter, room / speed)
            } else {
                leave = min(leave, room / speed)
            }
        }
        guard enter <= leave else { return nil }
        let from = enter == 0 ? a : onEdge(a + way * enter)
        let to = leave == 1 ? b : onEdge(a + way * leave)
        return (from, to, enter)
    }

    /// The point, moved by rounding errors at most, so that it really lies within the edge.
    private func onEdge(_ point: Point) -> Point {
        Point(
            Placement.quantized(min(max(point.x, edge.minX), edge.maxX)),
            Placement.quantized(min(max(point.y, edge.minY), edge.maxY)))
    }
}

// MARK: Fills

extension PathClipper {
    private func cutPolygon(_ polygon: [Point]) -> [Point] {
        var points = polygon
        points = Self.cut(points, inside: { $0.x - edge.minX })
        points = Self.cut(points, inside: { edge.maxX - $0.x })
        points = Self.cut(points, inside: { $0.y - edge.minY })
        points = Self.cut(points, inside: { edge.maxY - $0.y })
        return points.map(onEdge)
    }

    /// Cuts off the part of a polygon on the wrong side of one border.
    ///
    /// - Parameter inside: the distance from the border, negative on the wrong side.
    private static func cut(_ polygon: [Point], inside: (Point) -> Double) -> [Point] {
        guard var previous = polygon.last else { return [] }
        var previousDistance = inside(previous)
        var result: [Point] = []
        result.reserveCapacity(polygon.count + 4)
        for point in polygon {
            let distance = inside(point)
            if (distance >= 0) != (previousDistance >= 0) {
                let fraction = previousDistance / (previousDistance - distance)
                result.append(previous + (point - previous) * fraction)
            }
            if distance >= 0 { result.append(point) }
            (previous, previousDistance) = (point, distance)
        }
        return result
    }
}
