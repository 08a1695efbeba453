import Charting
import Drawing

extension Gallery {
    static let bars: [GalleryExample] = [
        GalleryExample("bars", "BarMark") {
            let slopes = [-1.5, 0.42, 2.1, 0, -0.6]
            return Chart {
                BarMark(
                    x: .value("", ["W1[0,0]", "W1[0,1]", "W1[1,0]", "W1[1,1]", "b1[0]"]),
                    y: .value("Slope", slopes)
                )
                .foregroundStyles(slopes.map(Theme.sign)).valueLabels(
                    slopes.map { NumberText.significant($0) })
            }
            .chartTitle(
                "Which parameters the next update moves", subtitle: "Slope of the MSE, positive in blue")
        },
        GalleryExample("lying-bars", "BarMark over categories of y") {
            let (names, times) = (
                ["Reading", "Training", "Loss surfaces", "Drawing", "Pages"], [0.02, 0.11, 0.34, 0.2, 0.06]
            )
            return Chart {
                BarMark(x: .value("Seconds", times), y: .value("", names))
                    .valueLabels(times.map { NumberText.significant($0) })
            }
            .chartTitle("Where the time of a build goes", subtitle: "Seconds of one processor")
        },
        GalleryExample("stacked-bars", "BarMark, stacked") {
            let parts: [(String, [Double])] = [
                ("forward", [3, 5, 8]), ("backward", [5, 9, 14]), ("update", [1, 2, 4]),
            ]
            var top = [0.0, 0, 0]
            return Chart {
                parts.map { part -> any ChartMark in
                    let base = top
                    top = zip(base, part.1).map(+)
                    return BarMark(
                        x: .value("", ["8 nodes", "16 nodes", "32 nodes"]), y: .value("Microseconds", top),
                        base: base
                    ).series(part.0)
                }
            }
            .chartTitle("Most of an update is the backward pass", subtitle: "Microseconds for a sample")
        },
        GalleryExample("area", "AreaMark") {
            let x = (0...40).map { Double($0) / 10 }
            let y = x.map { 4 - ($0 - 2) * ($0 - 2) }
            return Chart {
                AreaMark(x: .value("w", x), yStart: .value("", x.map { _ in 0 }), yEnd: .value("f(w)", y))
                LineMark(x: .value("w", x), y: .value("f(w)", y))
                TextMark(x: .value("w", 2), y: .value("f(w)", 1.6), text: "area 32/3", sides: [.top])
            }
            .chartTitle("The area between a curve and its axis").chartYScale(includesZero: true)
        },
    ]
}
