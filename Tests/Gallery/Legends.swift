import Charting
import Drawing

extension Gallery {
    static let legends: [GalleryExample] = [
        GalleryExample("legend", "A legend where it covers nothing", size: Size(480, 320)) {
            let updates = Array(0...40)
            return Chart {
                for (name, factor) in [
                    ("gradient descent", 0.97), ("momentum", 0.95), ("RMSProp", 0.925), ("Adam", 0.85),
                ] {
                    LineMark(
                        x: .value("Update", updates),
                        y: .value("Mean squared error", updates.map { 2 + 18 * power(factor, $0) })
                    ).series(name)
                }
            }
            .chartTitle("Who adapts its steps is down sooner", subtitle: "One start, four optimizers")
        },
        GalleryExample("legend-edge", "A legend along an edge") {
            let x = (0...60).map { Double($0) / 10 - 3 }
            return Chart {
                for (name, width) in [("β = 0.5", 0.5), ("β = 1", 1.0), ("β = 2", 2.0)] {
                    LineMark(
                        x: .value("z", x), y: .value("Loss", x.map { 0.1 + $0 * $0 / (width + $0 * $0) })
                    ).series(name)
                }
            }
            .chartYScale(domain: 0...1.12)
            .chartTitle("The wider the valley, the flatter its floor")
        },
        GalleryExample("legend-beside", "chartLegend(position: .trailing)") {
            let parts: [(String, [Double])] = [
                ("hidden layer 2", [2, 4, 9]), ("hidden layer 1", [3, 6, 8]), ("inputs", [1, 1, 1]),
            ]
            return Chart {
                for (name, times) in parts {
                    BarMark(
                        x: .value("", ["8 nodes", "16 nodes", "32 nodes"]), y: .value("Microseconds", times)
                    ).foregroundStyle(by: .value("Layer", name))
                }
            }
            .chartLegend(position: .trailing, alignment: .bottom)
            .chartTitle("Wide layers cost most where they meet", subtitle: "One sample, forward and backward")
        },
        GalleryExample("legend-below", "chartLegend(position: .bottom)") {
            let epochs = Array(1...12)
            return Chart {
                for (name, level, gap) in [("train", 0.2, 0.0), ("test", 0.5, 0.02)] {
                    LineMark(
                        x: .value("Epoch", epochs),
                        y: .value("Loss", epochs.map { level + power(0.7, $0) + gap * Double($0) })
                    ).series(name).symbol(.circle)
                }
            }
            .chartLegend(position: .bottom, alignment: .center)
            .chartTitle("From epoch 6 on the network learns by heart")
        },
        GalleryExample("secondary-axes", "The same axes in other units") {
            let updates = Array(0...96)
            return Chart {
                LineMark(
                    x: .value("Update", updates),
                    y: .value("Mean squared error", updates.map { 1 + 400 * power(0.94, $0) }))
            }
            .chartYScale(type: .log)
            .chartXScale(domain: 0...96)
            .chartXSecondaryAxis(label: "Epoch") { $0 / 32 }
            .chartYSecondaryAxis(label: "Root of it") { $0.squareRoot() }
            .chartTitle("After three epochs the error is close to its floor")
        },
        GalleryExample("annotations", "annotation(position:alignment:spacing:)") {
            let (names, counts) = (["dead", "always on", "both"], [21.0, 9, 70])
            return Chart {
                BarMark(x: .value("", names), y: .value("Hidden units in %", counts), width: 0.7)
                    .annotation(position: .top) { counts.map { "\(NumberText.significant($0)) %" } }
                RuleMark(y: 50).foregroundStyle(Theme.muted).lineStyle(dash: [5, 4]).casing()
                    .annotation(position: .top, alignment: .leading) { "half of them" }
            }
            .chartTitle("Seven of ten units do work", subtitle: "100 hidden units after 100 updates")
        },
    ]
}
