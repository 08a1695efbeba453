import Testing

@testable import Charting

@Suite("Symmetric logarithmic axes")
struct SymlogTests {
    private let scale = Scale(.symlog, lower: -1000, upper: 1000)

    @Test("Zero is in the middle of a symmetric domain, and both sides mirror each other")
    func symmetry() throws {
        #expect(scale.fraction(of: 0) == 0.5)
        for value in [0.5, 3, 1000.0] {
            let (right, left) = (
                try #require(scale.fraction(of: value)), try #require(scale.fraction(of: -value))
            )
            #expect(abs(right + left - 1) < 1e-12)
        }
    }

    @Test("A value and its place lead to each other")
    func inverse() throws {
        for value in [-999, -2, -0.1, 0, 0.1, 2, 999.0] {
            let back = scale.value(at: try #require(scale.fraction(of: value)))
            #expect(abs(back - value) <= 1e-9 * max(1, abs(value)))
        }
    }

    @Test("The widest domain there is has ticks that ascend", arguments: [1.0, 7, 1e5, 1e300])
    func ticks(largest: Double) {
        let space = TickSpace(length: 300, extent: { _ in 12 }, gap: 4, pitch: 46, hasTitle: true)
        let ticks = SymlogTicks.ticks(lower: -largest, upper: largest, space: space).ticks
        #expect(ticks.count >= 2)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
        #expect(ticks.contains { $0.value == 0 })
        #expect(Set(ticks.map(\.label)).count == ticks.count)
    }
}
