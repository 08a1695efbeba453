import Charting
import Drawing

extension Gallery {
    static let lines: [GalleryExample] = [
        GalleryExample("line", "LineMark") {
            let updates = Array(0...20)
            let loss = updates.map { 49 * power(0.72, $0) }
            return Chart {
                LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss)).symbol(.circle)
                PointMark(x: .value("Update", [0]), y: .value("Mean squared error", [49.0]))
                    .annotation("start: 49", .right)
            }
            .chartTitle("The MSE falls by the same factor at every update", subtitle: "One neuron, η = 0.01")
        },
        GalleryExample("lines", "LineMark, named at its end") {
            let updates = Array(0...30)
            return Chart {
                for (rate, factor) in [("0.001", 0.97), ("0.005", 0.87), ("0.01", 0.74), ("0.02", 0.5)] {
                    LineMark(
                        x: .value("Update", updates),
                        y: .value("Mean squared error", updates.map { 49 * power(factor, $0) })
                    )
                    .series("η = \(rate)").endLabel("η = \(rate)")
                }
            }
            .chartTitle(
                "A larger learning rate gets down sooner", subtitle: "One neuron, four learning rates")
        },
        GalleryExample("points", "PointMark") {
            let (first, second) = (cloud(1, x: -1.1, y: 0.9), cloud(2, x: 1.2, y: -0.4))
            return Chart {
                PointMark(x: .value("Input 0", first.x), y: .value("Input 1", first.y)).series("class 0")
                PointMark(x: .value("Input 0", second.x), y: .value("Input 1", second.y)).series("class 1")
                    .symbol(.diamond)
            }
            .chartTitle("Two classes that a line can separate", subtitle: "60 samples each, normal noise")
        },
    ]

    /// A whole power by repeated multiplication: the same on every machine.
    static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    /// Sixty points around a center, the sum of uniform numbers in each direction.
    static func cloud(_ seed: UInt64, x: Double, y: Double) -> (x: [Double], y: [Double]) {
        var state = seed &* 0x9e37_79b9_7f4a_7c15
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
        func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
        let pairs = (0..<60).map { _ in (x + 0.62 * normal(), y + 0.62 * normal()) }
        return (pairs.map(\.0), pairs.map(\.1))
    }
}
