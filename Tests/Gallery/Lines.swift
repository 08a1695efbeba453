import Charting
import Drawing

extension Gallery {
    static let lines: [GalleryExample] = [
        GalleryExample("regression", "RegressionMark") {
            let (x, y): ([Double], [Double]) = ([1, 2, 3, 4, 5, 6, 7], [2.1, 1.9, 1.9, 1.4, 1.2, 1.3, 0.6])
            return Chart {
                RegressionMark(x: .value("Weights, in thousands", x), y: .value("Loss", y))
                PointMark(x: .value("Weights, in thousands", x), y: .value("Loss", y))
            }
            .chartTitle(
                "The larger the model, the lower the loss", subtitle: "Band: 95 % confidence of the mean")
        },
        GalleryExample("steps", "LineMark, in steps") {
            Chart {
                LineMark(
                    x: .value("Epoch", [0, 30, 60, 90]),
                    y: .value("Learning rate", [0.1, 0.01, 0.001, 0.001])
                )
                .interpolationMethod(.stepEnd)
            }
            .chartYScale(type: .log)
            .chartTitle("The learning rate falls by ten every 30 epochs")
        },
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
        GalleryExample("points", "PointMark, foregroundStyle(by:) and symbol(by:)") {
            let (first, second) = (cloud(1, x: -1.1, y: 0.9), cloud(2, x: 1.2, y: -0.4))
            let classes = first.x.map { _ in "class 0" } + second.x.map { _ in "class 1" }
            return Chart {
                PointMark(x: .value("Input 0", first.x + second.x), y: .value("Input 1", first.y + second.y))
                    .foregroundStyle(by: .value("Class", classes)).symbol(by: .value("Class", classes))
            }
            .chartTitle("Two classes that a line can separate", subtitle: "60 samples each, normal noise")
        },
        GalleryExample("values", "PointMark in the color of a number", size: Size(480, 320)) {
            let points = cloud(3, x: 0, y: 0)
            let loss = zip(points.x, points.y).map { ($0 - 0.3) * ($0 - 0.3) + 2 * $1 * $1 }
            return Chart {
                PointMark(x: .value("w₀", points.x), y: .value("w₁", points.y))
                    .foregroundStyle(by: .value("Loss", loss))
            }
            .chartTitle("Random starts, and how bad they are", subtitle: "Loss of 60 pairs of weights")
        },
        GalleryExample("function", "LinePlot of a function") {
            Chart {
                LinePlot(x: "z", y: "", domain: -6...6) { 1 / (1 + exponential(-$0)) }
                    .series("sigmoid").endLabel("sigmoid")
                LinePlot(x: "z", y: "", domain: -6...6) {
                    let s = 1 / (1 + exponential(-$0))
                    return s * (1 - s)
                }
                .series("its slope").endLabel("its slope")
            }
            .chartTitle("The slope of the sigmoid is at most a quarter")
        },
        GalleryExample("pole", "LinePlot across a pole") {
            Chart { LinePlot(x: "x", y: "1/x", domain: -3...3) { 1 / $0 } }
                .chartTitle("A function with a pole has a gap there, not a line across")
        },
        GalleryExample("error-band", "ErrorBandMark") {
            let updates = Array(0...40)
            return Chart {
                for (name, factor, spread) in [("full batch", 0.93, 1.4), ("batches of 4", 0.88, 2.2)] {
                    ErrorBandMark(
                        x: .value("Update", updates),
                        y: .value("Mean squared error", updates.map { 1 + 20 * power(factor, $0) }),
                        error: updates.map { spread * (1 - power(0.8, $0)) / (1 + 0.03 * Double($0)) }
                    ).foregroundStyle(by: .value("Run", name))
                }
            }
            .chartTitle(
                "Small batches are sooner down, and less sure", subtitle: "Mean of 20 seeds ± one deviation")
        },
        GalleryExample("error-bars", "ErrorBarMark") {
            let (names, accuracy) = (["SGD", "Momentum", "RMSProp", "Adam"], [0.861, 0.894, 0.902, 0.917])
            let error = [0.021, 0.012, 0.017, 0.008]
            return Chart {
                ErrorBarMark(
                    x: .value("", names), yStart: .value("", zip(accuracy, error).map { $0 - $1 }),
                    yEnd: .value("Accuracy", zip(accuracy, error).map { $0 + $1 }))
                PointMark(x: .value("", names), y: .value("Accuracy", accuracy)).symbol(.circle, radius: 4.5)
            }
            .chartTitle(
                "Adam wins, by little more than the noise", subtitle: "Mean and deviation of ten seeds")
        },
    ]

    /// eˣ from its series with halved arguments: the same bits on every machine, which `exp` does not promise.
    static func exponential(_ x: Double) -> Double {
        let small = x / 1024
        let series = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4 * (1 + small / 5))))
        return (0..<10).reduce(series) { value, _ in value * value }
    }

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
