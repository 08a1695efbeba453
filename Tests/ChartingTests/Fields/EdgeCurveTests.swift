import Testing

@testable import Charting

@Suite("Values along an edge of a grid")
struct EdgeCurveTests {
    private static func curve(
        at places: [Double], _ value: (Double) -> Double
    ) -> EdgeCurve {
        EdgeCurve(
            EdgeCurve.Neighbors(
                values: (value(places[0]), value(places[1]), value(places[2]), value(places[3])),
                steps: (places[1] - places[0], places[2] - places[1], places[3] - places[2])))
    }

    @Test("A parabola that does not turn is met exactly, also between points at unequal distances")
    func parabola() {
        for places in [[0.0, 1, 2, 3], [0.5, 1, 3, 3.25], [2, 5, 6, 20]] {
            let curve = Self.curve(at: places) { $0 * $0 - 0.25 * $0 + 1 }
            for part in stride(from: 0.0, through: 1, by: 0.125) {
                let place = places[1] + (places[2] - places[1]) * part
                let found = curve.fraction(at: place * place - 0.25 * place + 1)
                #expect(abs(found - part) < 1e-6)
            }
        }
    }

    @Test("A straight line has no bend, and where nothing is known beyond an end it is a parabola or a line")
    func ends() {
        #expect(Self.curve(at: [0, 1, 2, 3]) { 3 - 2 * $0 }.bend == 0)
        let half = Self.curve(at: [0, 1, 2, 3]) { $0 < 1 ? .nan : $0 * $0 }
        #expect(abs(half.fraction(at: 2.25) - 0.5) < 1e-6)
        let alone = Self.curve(at: [0, 1, 2, 3]) { $0 < 1 || $0 > 2 ? .infinity : $0 * $0 }
        #expect(abs(alone.fraction(at: 2.5) - 0.5) < 1e-12)
    }

    @Test("Between the ends it never turns, whatever lies beyond", arguments: [-1e6, -3, 0, 0.5, 7, 1e6])
    func monotone(beyond: Double) {
        let curve = Self.curve(at: [0, 1, 2, 3]) { [beyond, 0, 1, -beyond][Int($0)] }
        let places = stride(from: 0.0, through: 1, by: 0.01).map(curve.fraction)
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 + 1e-6 })
        #expect(abs(places[0]) < 1e-6 && abs(places[places.count - 1] - 1) < 1e-6)
    }

    @Test("A slope beyond three times that between the ends is held there")
    func held() {
        // 2t³ − 4t² + 3t has the slopes 3 and 1 at its ends.
        let curve = Self.curve(at: [0, 1, 2, 3]) { [-100.0, 0, 1, 2][Int($0)] }
        #expect(abs(curve.fraction(at: 0.75) - 0.5) < 1e-6)
    }

    @Test("Of values as large as there are the place is that on the straight line")
    func huge() {
        let most = Double.greatestFiniteMagnitude
        let curve = Self.curve(at: [0, 1, 2, 3]) { [0, -most, most, 0][Int($0)] }
        #expect(curve.fraction(at: 0) == 0.5 && curve.fraction(at: most / 2) == 0.75)
    }
}
