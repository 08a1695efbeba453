import Testing

@testable import Drawing

@Suite("Polylines without points that cannot be seen")
struct PolylineSimplificationTests {
    /// The distance of a point from a segment.
    private static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
        let way = b - a
        let squared = way.x * way.x + way.y * way.y
        guard squared > 0 else { return (point - a).length }
        let along = ((point.x - a.x) * way.x + (point.y - a.y) * way.y) / squared
        return (point - (a + way * min(1, max(0, along)))).length
    }

    @Test("Every point lies within the tolerance of what is drawn in its place", arguments: 0..<200)
    func closeness(seed: UInt64) {
        var random = SeededBits(seed)
        var points = [Point(0, 0)]
        var heading = Point(1, 0)
        for _ in 0..<120 {
            heading = Point(heading.x + random.next() - 0.5, heading.y + random.next() - 0.5)
            points.append(points[points.count - 1] + heading * (random.next() * 2))
        }
        let kept = PolylineSimplification.simplified(points, tolerance: 0.3)
        #expect(kept.first == points.first && kept.last == points.last && kept.count < points.count)
        // In order, each kept point is one of the line, and those between are near its segment.
        var next = 0
        for (a, b) in zip(kept, kept.dropFirst()) {
            guard let end = points[(next + 1)...].firstIndex(of: b) else {
                Issue.record("\(b) is no point of the line")
                return
            }
            for point in points[next...end] { #expect(Self.distance(point, a, b) <= 0.3 + 1e-9) }
            next = end
        }
    }

    @Test("A straight line keeps its ends, and one that turns back its turn")
    func straight() {
        let line = (0...50).map { Point(Double($0), 2 * Double($0)) }
        #expect(PolylineSimplification.simplified(line, tolerance: 0.1) == [line[0], line[50]])
        let back = line + line.reversed().dropFirst()
        #expect(PolylineSimplification.simplified(back, tolerance: 0.1) == [line[0], line[50], line[0]])
    }
}

/// Numbers from 0 to 1, the same for the same seed.
private struct SeededBits {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 33) / Double(UInt64(1) << 31)
    }
}
