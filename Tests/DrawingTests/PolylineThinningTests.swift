import Drawing
import Testing

@Suite("Thinning of long lines")
struct PolylineThinningTests {
    private func walk(_ count: Int, step: Double) -> [Point] {
        var state: UInt64 = 7
        var y = 100.0
        return (0..<count).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            y += Double(state >> 11) / 9_007_199_254_740_992 - 0.5
            return Point(Double(index) * step, y)
        }
    }

    private func thinned(_ points: [Point], _ width: Double) -> [Point] {
        var thinning = PolylineThinning(columnWidth: width)
        for point in points { thinning.append(point) }
        thinning.finish()
        return thinning.points
    }

    @Test("Every column keeps where the line enters and leaves it and how far it reaches")
    func columns() {
        let points = walk(20_000, step: 0.01)
        let kept = thinned(points, 1)
        #expect(kept.count <= 4 * 201 && kept.count > 400)
        for column in 0..<200 {
            func inside(_ list: [Point]) -> [Point] { list.filter { Int($0.x) == column } }
            let (all, some) = (inside(points), inside(kept))
            #expect(some.first == all.first && some.last == all.last)
            #expect(some.map(\.y).min() == all.map(\.y).min())
            #expect(some.map(\.y).max() == all.map(\.y).max())
        }
        #expect(kept.map(\.x) == kept.map(\.x).sorted())
    }

    @Test("Thinning to narrow columns first changes nothing")
    func nested() {
        let points = walk(20_000, step: 0.01)
        #expect(thinned(thinned(points, 0.25), 1) == thinned(points, 1))
    }

    @Test("A line with a point or less in a column stays as it is, also backwards")
    func sparse() {
        let points = walk(50, step: 3)
        #expect(thinned(points, 1) == points)
        #expect(thinned(points.reversed(), 1) == points.reversed())
        #expect(thinned([], 1).isEmpty)
        #expect(thinned([Point(1, 1)], 1) == [Point(1, 1)])
    }

    @Test("Paths keep their parts, and curves stay untouched")
    func paths() {
        var path = Path.polyline(walk(5000, step: 0.01))
        path.append(.polyline(walk(5000, step: 0.01).map { $0 + Point(0, 50) }, closed: true))
        let thin = path.thinned(columnWidth: 1)
        #expect(thin.elements.count < 500)
        #expect(thin.elements.count { if case .move = $0 { true } else { false } } == 2)
        #expect(thin.elements.last == .close)
        path.append(.circle(center: .zero, radius: 1))
        #expect(path.thinned(columnWidth: 1) == path)
    }
}
