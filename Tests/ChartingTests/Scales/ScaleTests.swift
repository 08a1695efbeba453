import FigureChecks
import Testing

@testable import Charting

@Suite("Scales")
struct ScaleTests {
    @Test("A linear scale puts values in proportion, and back")
    func linear() throws {
        let scale = Scale(.linear, lower: -1, upper: 3)
        #expect(scale.fraction(of: -1) == 0)
        #expect(scale.fraction(of: 0) == 0.25)
        #expect(scale.fraction(of: 3) == 1)
        #expect(scale.value(at: 0.25) == 0)
    }

    @Test("A logarithmic scale puts every decade at the same distance")
    func logarithmic() throws {
        let scale = Scale(.log, lower: 0.01, upper: 100)
        for (value, fraction) in [(0.01, 0), (0.1, 0.25), (1, 0.5), (10, 0.75), (100, 1.0)] {
            #expect(abs(try #require(scale.fraction(of: value)) - fraction) < 1e-12)
        }
        #expect(abs(scale.value(at: 0.25) - 0.1) < 1e-12)
        #expect(scale.fraction(of: 0) == nil)
        #expect(scale.fraction(of: -1) == nil)
    }

    @Test("A category stands in the middle of its band")
    func categories() {
        let scale = Scale.category(["A", "B"])
        #expect(scale.fraction(of: 0) == 0.25)
        #expect(scale.fraction(of: 1) == 0.75)
    }

    @Test("What is not finite has no place")
    func nonFinite() {
        for kind in [Scale.Kind.linear, .log] {
            let scale = Scale(kind, lower: 1, upper: 2)
            for value in [Double.nan, .infinity, -.infinity] { #expect(scale.fraction(of: value) == nil) }
        }
    }

    @Test("Every domain is repaired: finite, ascending, and wide enough to stand on")
    func repair() throws {
        let largest = Double.greatestFiniteMagnitude
        var numbers = SeededNumbers(seed: 3)
        var values = [
            0, -0.0, .leastNonzeroMagnitude, 1e-300, 1, 1e9, largest, -largest, .infinity, -.infinity, .nan,
        ]
        values += (0..<30).map { _ in numbers.anyMagnitude() }
        for kind in [Scale.Kind.linear, .log] {
            for lower in values {
                for upper in values + [lower, lower.nextUp] {
                    let scale = Scale(kind, lower: lower, upper: upper)
                    let name = "\(kind) \(lower)…\(upper)"
                    #expect(
                        scale.lower < scale.upper && scale.lower.isFinite && scale.upper.isFinite, "\(name)")
                    #expect(kind == .linear || scale.lower > 0, "\(name)")
                    let start = try #require(scale.fraction(of: scale.lower), "\(name)")
                    let end = try #require(scale.fraction(of: scale.upper), "\(name)")
                    #expect(abs(start) < 1e-12 && abs(end - 1) < 1e-12, "\(name)")
                }
            }
        }
    }

    @Test("A reversed domain is turned around")
    func reversed() {
        #expect(Scale(.linear, lower: 3, upper: -1) == Scale(.linear, lower: -1, upper: 3))
    }

    @Test("A constant is widened in proportion to its size")
    func constant() {
        #expect(Scale(.linear, lower: 100, upper: 100) == Scale(.linear, lower: 90, upper: 110))
        #expect(Scale(.linear, lower: 0, upper: 0) == Scale(.linear, lower: -1, upper: 1))
        #expect(Scale(.log, lower: 8, upper: 8) == Scale(.log, lower: 4, upper: 16))
    }
}
