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
        GalleryExample("boxes", "BoxMark") {
            let runs: [(String, [Double])] = [
                ("gradient descent", [0.9, 1.2, 1.1, 1, 2.4, 0.95, 1.15]),
                ("momentum", [0.5, 0.9, 0.7, 0.6, 1.3]),
                ("Adam", [0.4, 0.5, 0.45, 0.6, 0.42, 0.1]),
            ]
            return Chart {
                BoxMark(
                    x: .value("", runs.flatMap { name, losses in losses.map { _ in name } }),
                    y: .value("Loss", runs.flatMap(\.1)))
            }
            .chartTitle("Adam is the more even one", subtitle: "Loss after 100 updates of several seeds")
        },
        GalleryExample("histogram", "HistogramMark") {
            Chart {
                HistogramMark(
                    x: .value(
                        "Weight",
                        (0..<160).map { index in
                            let (a, b) = (Double(index * 61 % 160) / 160, Double(index * 97 % 160) / 160)
                            return (a + b - 1) * (a + b + 0.2)
                        }))
            }
            .chartTitle("Most weights stay near 0", subtitle: "Weights of the first layer after 100 updates")
        },
        GalleryExample("stacked-areas", "AreaMark, stacked") {
            let parts: [(String, [Double])] = [
                ("forward", [3, 4, 4.5, 6]), ("backward", [5, 6, 8, 11]), ("update", [1, 1.4, 2, 2.5]),
            ]
            return Chart {
                for (name, times) in parts {
                    AreaMark(x: .value("Layers", [1, 2, 3, 4]), y: .value("Microseconds", times)).series(name)
                }
            }
            .chartTitle(
                "The backward pass takes most of an update", subtitle: "Microseconds by the number of layers")
        },
        GalleryExample("lying-bars", "BarMark over categories of y") {
            let (names, times) = (
                ["Reading", "Training", "Loss surfaces", "Drawing", "Pages"], [0.02, 0.11, 0.34, 0.2, 0.06]
            )
            return Chart {
                BarMark(x: .value("Seconds", times), y: .value("", names))
                    .valueLabels(times.map { NumberText.significant($0) })
            }
            .chartYScale(reversed: true)
            .chartTitle("Where the time of a build goes", subtitle: "Seconds of one processor")
        },
        GalleryExample("stacked-bars", "BarMark, stacked") {
            let parts: [(String, [Double])] = [
                ("forward", [3, 5, 8]), ("backward", [5, 9, 14]), ("update", [1, 2, 4]),
            ]
            return Chart {
                for (name, times) in parts {
                    BarMark(
                        x: .value("", ["8 nodes", "16 nodes", "32 nodes"]), y: .value("Microseconds", times)
                    )
                    .foregroundStyle(by: .value("Part", name))
                }
            }
            .chartTitle("Most of an update is the backward pass", subtitle: "Microseconds for a sample")
        },
        GalleryExample("grouped-bars", "BarMark, position(by:)") {
            let runs = [("train", [0.42, 0.31, 0.24]), ("test", [0.45, 0.38, 0.41])]
            return Chart {
                for (name, losses) in runs {
                    BarMark(x: .value("", ["4 nodes", "16 nodes", "64 nodes"]), y: .value("Loss", losses))
                        .foregroundStyle(by: .value("Data", name)).position(by: .value("Data", name))
                        .valueLabels(losses.map { NumberText.significant($0) })
                }
            }
            .chartTitle("More nodes fit the training data, not the test", subtitle: "Loss after 200 epochs")
        },
        GalleryExample("shares", "BarMark, normalized") {
            let parts: [(String, [Double])] = [
                ("dead", [2, 5, 11]), ("always on", [3, 3, 2]), ("both", [27, 24, 19]),
            ]
            return Chart {
                for (name, counts) in parts {
                    BarMark(
                        x: .value("Hidden units in %", counts),
                        y: .value("", ["η = 0.001", "η = 0.01", "η = 0.1"]),
                        stacking: .normalized
                    )
                    .foregroundStyle(by: .value("Units", name))
                }
            }
            .chartForegroundStyleScale([
                "dead": Theme.muted, "always on": Theme.contrast, "both": Theme.accent,
            ])
            .chartYScale(reversed: true)
            .chartTitle("Large steps kill relu units", subtitle: "32 hidden units after 100 updates")
        },
        GalleryExample("sectors", "SectorMark") {
            Chart {
                SectorMark(angle: .value("Milliseconds", [118.0, 64, 31, 12, 5]), innerRadius: 0.62)
                    .foregroundStyle(
                        by: .value("Part", ["surfaces", "training", "drawing", "pages", "reading"])
                    )
                    .annotation("230 ms")
            }
            .chartTitle("Half of a build is spent on loss surfaces", subtitle: "A course of nine lessons")
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
