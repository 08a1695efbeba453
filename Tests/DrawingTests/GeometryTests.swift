import Drawing
import Testing

@Suite("Geometry")
struct GeometryTests {
    @Test("Points add, scale, turn and have lengths")
    func points() {
        #expect(Point(1, 2) + Point(3, 4) - Point(1, 1) == Point(3, 5))
        #expect(Point(3, 4).length == 5)
        #expect((Point(3, 4) * 2).normalized == Point(0.6, 0.8))
        #expect(Point.zero.normalized == nil && Point(.infinity, 0).normalized == nil)
        #expect(Point(1, 0).perpendicular == Point(0, 1))
        #expect(!Point(.nan, 0).isFinite)
    }

    @Test("Rectangles never have a negative side")
    func rectangles() {
        let rect = Rect(x: 1, y: 2, width: -3, height: 4)
        #expect(rect.width == 0 && rect.maxY == 6)
        #expect(Rect(x: 0, y: 0, width: 10, height: 10).inset(by: 7).size == Size(0, 0))
        #expect(
            Rect(x: 0, y: 0, width: 10, height: 10).inset(by: -1) == Rect(x: -1, y: -1, width: 12, height: 12)
        )
    }

    @Test("Rectangles that only touch do not intersect")
    func intersections() {
        let rect = Rect(x: 0, y: 0, width: 10, height: 10)
        #expect(!rect.intersects(rect.offset(by: Point(10, 0))))
        #expect(rect.intersects(rect.offset(by: Point(9.9, -9.9))))
        #expect(rect.union(rect.offset(by: Point(5, -5))) == Rect(x: 0, y: -5, width: 15, height: 15))
        #expect(rect.contains(Point(10, 0)) && !rect.contains(Point(10.1, 0)) && rect.contains(rect))
    }

    @Test("A circle has its radius everywhere, to 0.03 %")
    func circle() {
        let elements = Path.circle(center: Point(5, -3), radius: 2).elements
        guard case .move(var from) = elements[0] else {
            Issue.record("a circle begins with a move")
            return
        }
        for case .cubic(let a, let b, let to) in elements {
            for step in 0...20 {
                let (t, s) = (Double(step) / 20, 1 - Double(step) / 20)
                let point = from * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + to * (t * t * t)
                #expect(abs((point - Point(5, -3)).length / 2 - 1) < 0.0003)
            }
            from = to
        }
        #expect(from == Point(7, -3))
    }

    @Test("A round rectangle keeps its bounds, and its radius fits into it", arguments: [0.0, 3, 100])
    func roundedRectangle(radius: Double) {
        let rect = Rect(x: 1, y: 2, width: 20, height: 10)
        #expect(Path.roundedRectangle(rect, radius: radius).bounds == rect)
    }

    @Test("Polylines need two points; bounds need one")
    func polylines() {
        #expect(Path.polyline([Point.zero]).isEmpty && Path().bounds == nil)
        let path = Path.polyline([Point(0, 5), Point(3, 1)], closed: true).offset(by: Point(1, 1))
        #expect(path.bounds == Rect(minX: 1, minY: 2, maxX: 4, maxY: 6))
        #expect(path.elements.last == .close)
    }
}
