import Charting
import Drawing

extension Gallery {
    static let scales: [GalleryExample] = [
        GalleryExample("logarithmic", "A logarithmic axis") {
            let updates = Array(0...60)
            return Chart {
                for (name, factor) in [("gradient descent", 0.9), ("momentum", 0.78), ("Adam", 0.62)] {
                    LineMark(
                        x: .value("Update", updates),
                        y: .value("Mean squared error", updates.map { 20 * power(factor, $0) })
                    ).series(name).endLabel(name)
                }
            }
            .chartYScale(type: .log)
            .chartTitle("On a logarithmic axis a constant factor is a straight line")
        },
        GalleryExample("square-root", "A power scale") {
            let counts = [400.0, 225, 121, 64, 36, 16, 9, 4, 1]
            return Chart {
                LineMark(x: .value("Distance", Array(0...8)), y: .value("Count", counts)).symbol(.circle)
            }
            .chartYScale(domain: 0...441, type: .squareRoot)
            .chartYAxis { AxisMarks(values: [0, 25, 100, 225, 400]) }
            .chartTitle("Counts on a square-root scale", subtitle: "Large counts do not hide small ones")
        },
        GalleryExample("reversed", "A reversed axis") {
            Chart {
                LineMark(x: .value("Rank", Array(1...6)), y: .value("Place", [6.0, 5, 3, 3, 2, 1])).symbol(
                    .circle)
            }
            .chartYScale(domain: 0.5...6.5, reversed: true)
            .chartYAxis { AxisMarks(values: .stride(by: 1)) }
            .chartXAxisLabel("Round")
            .chartTitle("From the last place to the first", subtitle: "First place on top")
        },
        GalleryExample("offset", "Labels counted from an offset") {
            let x = (0...20).map { 1e9 + 0.01 * Double($0) }
            return Chart {
                LineMark(x: .value("Time", x), y: .value("Loss", x.indices.map { 3e-7 * power(0.8, $0) }))
            }
            .chartTitle("What all labels share stands in the title of the axis")
        },
        GalleryExample("symlog", "A symmetric logarithmic axis") {
            let updates = Array(0...12)
            return Chart {
                LineMark(x: .value("Update", updates), y: .value("Weight", updates.map { power(-2.1, $0) }))
                    .symbol(.circle)
            }
            .chartYScale(type: .symlog)
            .chartTitle("A weight that swings farther every time", subtitle: "η is too large: w ← −2.1 w")
        },
    ]

    static let panels: [GalleryExample] = [
        GalleryExample("facets", "Facets with shared axes", size: Size(640, 440)) {
            let updates = Array(0...30)
            return Facets(columns: 3) {
                for (index, rate) in ["0.001", "0.003", "0.01", "0.03", "0.1", "0.12"].enumerated() {
                    Chart {
                        for (name, shift) in [("train", 0.0), ("test", 2.5)] {
                            LineMark(
                                x: .value("Update", updates),
                                y: .value(
                                    "Mean squared error",
                                    updates.map { shift + 40 * power(0.985 - 0.07 * Double(index), $0) })
                            ).foregroundStyle(by: .value("Data", name))
                        }
                    }
                    .chartTitle("η = \(rate)")
                }
            }
            .chartTitle("The larger the learning rate, the steeper the way down")
        },
        GalleryExample("free-facets", "Facets with free axes", size: Size(640, 260)) {
            let updates = Array(0...20)
            return Facets(columns: 3, sharing: .x) {
                for (name, factor) in [("W1[0,0]", 0.9), ("W1[0,1]", -14.0), ("b1[0]", 120)] {
                    Chart {
                        LineMark(
                            x: .value("Update", updates),
                            y: .value("", updates.map { factor * (1 - power(0.8, $0)) }))
                    }
                    .chartTitle(name)
                }
            }
            .chartTitle("Weights of different size need axes of their own")
        },
        GalleryExample("inset", "A chart in a chart", size: Size(480, 320)) {
            let updates = Array(0...60)
            let loss = updates.map { 50 * power(0.8, $0) + 0.2 * power(0.93, $0) }
            return Chart {
                LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss))
            }
            .chartInset(share: 0.56) {
                Chart {
                    LineMark(x: .value("", Array(30...60)), y: .value("", Array(loss[30...])))
                }
                .chartTitle("from update 30")
            }
            .chartTitle("It still falls where the large chart looks flat")
        },
        GalleryExample("panels", "Panels", size: Size(640, 300)) {
            // A kink needs one point, a jump two.
            func panel(_ name: String, _ x: [Double], _ values: [Double]) -> Chart {
                Chart { LineMark(x: .value("z", x), y: .value("", values)) }.chartTitle(name)
            }
            return Panels(
                title: "An activation and its slope", columns: 2,
                figures: [
                    panel("leaky relu", [-3, 0, 3], [-0.3, 0, 3]),
                    panel("slope", [-3, 0, 0, 3], [0.1, 0.1, 1, 1]).chartYScale(domain: 0...1.2),
                ])
        },
    ]
}
