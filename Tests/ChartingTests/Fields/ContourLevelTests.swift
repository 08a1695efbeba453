import FigureChecks
import Testing

@testable import Charting

@Suite("Levels of contours")
struct ContourLevelTests {
    private static func grid(_ values: [Double]) throws -> Grid {
        try #require(
            Grid(x: [0, 1], y: values.indices.map(Double.init), values: values.flatMap { [$0, $0] }))
    }

    @Test("Values within two decades get evenly spaced round levels")
    func linear() throws {
        let levels = try #require(ContourLevels(for: Self.grid([0.5, 3, 10])))
        #expect(!levels.isLogarithmic)
        #expect(levels.values.count >= 5 && levels.values.count <= 14)
        let steps = zip(levels.values, levels.values.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-12 })
        #expect(levels.values.allSatisfy { $0 > 0.5 && $0 < 10 })
    }

    @Test("Positive values over more than two decades get 1, 2, 5 or powers of ten")
    func logarithmic() throws {
        let levels = try #require(ContourLevels(for: Self.grid([0.01, 1, 40])))
        #expect(levels.isLogarithmic)
        #expect(levels.labels == ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20"])
        #expect(levels.fraction(of: 0.01) == 0 && levels.fraction(of: 40) == 1)
        #expect(ContourLevels(for: try Self.grid([-1, 100]))?.isLogarithmic == false)
        #expect(ContourLevels(for: try Self.grid([0.01, 40]), logarithmic: false)?.isLogarithmic == false)
    }

    @Test("A constant has a range and no levels; nothing finite has neither")
    func degenerate() throws {
        let constant = try #require(ContourLevels(for: Self.grid([3, 3])))
        #expect(constant.values.isEmpty && constant.fraction(of: 3) == 0)
        #expect(ContourLevels(for: try Self.grid([.nan, .infinity])) == nil)
    }

    @Test("Levels ascend inside of the range with distinct labels, whatever the values")
    func manyRanges() throws {
        var numbers = SeededNumbers(seed: 5)
        for round in 0..<500 {
            let low = numbers.anyMagnitude()
            let high =
                round % 2 == 0 ? numbers.anyMagnitude() : low * Double.random(in: 1...1.01, using: &numbers)
            let grid = try Self.grid([low, high])
            for logarithmic in [nil, false, true] {
                guard let levels = ContourLevels(for: grid, logarithmic: logarithmic) else { continue }
                let name = "\(low) \(high) \(levels.labels)"
                #expect(zip(levels.values, levels.values.dropFirst()).allSatisfy(<), "\(name)")
                #expect(Set(levels.labels).count == levels.labels.count, "\(name)")
                let fractions = levels.values.map(levels.fraction)
                #expect(!fractions.contains { !($0 >= 0 && $0 <= 1) }, "\(name)")
                #expect(zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
            }
        }
    }
}
