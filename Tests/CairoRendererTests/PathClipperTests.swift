import Drawing
import Testing

@testable import CairoRenderer

@Suite("Cutting paths to the canvas")
struct PathClipperTests {
    /// Cuts to −2…102 in both directions.
    let clipper = PathClipper(Rect(x: 0, y: 0, width: 100, height: 100), reach: 0)

    @Test("Paths near the canvas pass unchanged, curves included")
    func near() {
        let circle = Path.circle(center: Point(0, 0), radius: 300)
        #expect(clipper.filled(circle) == circle)
        #expect(clipper.stroked(circle, dashPeriod: 3).map(\.path) == [circle])
    }

    @Test("A segment is cut where it meets the edge")
    func segment() {
        let pieces = clipper.stroked(.segment(Point(50, 50), Point(5000, 50)), dashPeriod: 0)
        #expect(pieces.map(\.path) == [.segment(Point(50, 50), Point(102, 50))])
    }

    @Test("Segments that miss the canvas leave nothing")
    func outside() {
        let path = Path.polyline([Point(-5000, -5000), Point(5000, -5000), Point(5000, 6000)])
        #expect(clipper.stroked(path, dashPeriod: 0).isEmpty)
        #expect(clipper.filled(path.offset(by: Point(9000, 0))).isEmpty)
    }

    @Test("A polygon around the canvas becomes the edge")
    func polygon() {
        let filled = clipper.filled(.rectangle(Rect(x: -1e9, y: -1e9, width: 2e9, height: 2e9)))
        #expect(filled.bounds == Rect(minX: -2, minY: -2, maxX: 102, maxY: 102))
    }

    @Test("Dashes go on where they would be had nothing been cut")
    func dashes() {
        let pieces = clipper.stroked(.segment(Point(-4998, 50), Point(50, 50)), dashPeriod: 7)
        // 4,996 units lie before the edge at −2, which is 713 periods of 7 and 5 units.
        #expect(pieces.count == 1)
        #expect(pieces.first?.path == .segment(Point(-2, 50), Point(50, 50)))
        #expect(abs((pieces.first?.dashStart ?? 0) - 5) < 1e-9)
    }

    @Test("A closed line that begins on the canvas stays joined there")
    func closed() {
        let path = Path.polyline([Point(50, 50), Point(50, 9000), Point(9000, 50)], closed: true)
        let pieces = clipper.stroked(path, dashPeriod: 0)
        #expect(pieces.map(\.path) == [.polyline([Point(102, 50), Point(50, 50), Point(50, 102)])])
    }

    @Test("Long strokes in pieces cover every segment, and neighbors share one")
    func pieces() {
        let points = (0..<100).map { Point(Double($0), Double($0 % 7)) }
        let pieces = Path.polyline(points, closed: true).strokePieces(of: 10)
        #expect(pieces.allSatisfy { $0.elements.count <= 12 })
        let covered = Set(pieces.flatMap { zip($0.points, $0.points.dropFirst()).map { [$0, $1] } })
        #expect(covered == Set(zip(points, points.dropFirst() + points.prefix(1)).map { [$0, $1] }))
        for (a, b) in zip(pieces, pieces.dropFirst()) { #expect(a.points.suffix(2) == b.points.prefix(2)) }
    }
}
