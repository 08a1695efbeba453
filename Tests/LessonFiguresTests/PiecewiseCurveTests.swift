import Charting
import Testing

@testable import LessonFigures

@Suite("Curves that jump")
struct PiecewiseCurveTests {
    private let places = [-1, -0.5, 0, 0.5, 1]

    @Test("A curve that jumps is a line a piece, each up to the jump with its own value")
    func pieces() {
        let lines = PiecewiseCurve(places: places, jumps: [0]) { $0 > 0 ? 1 : 0 }.lines(x: "x", y: "y")
        #expect(lines.map(\.x.values) == [.numbers([-1, -0.5, 0]), .numbers([0, 0.5, 1])])
        #expect(lines.map(\.y.values) == [.numbers([0, 0, 0]), .numbers([1, 1, 1])])
    }

    @Test("A curve without jumps is one line through all places")
    func whole() {
        let lines = PiecewiseCurve(places: places, jumps: []) { $0 * 2 }.lines(x: "x", y: "y")
        #expect(lines.map(\.x.values) == [.numbers(places)])
        #expect(lines.map(\.y.values) == [.numbers([-2, -1, 0, 1, 2])])
    }
}
