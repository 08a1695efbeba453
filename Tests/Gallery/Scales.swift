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
        GalleryExample("panels", "Panels", size: Size(640, 300)) {
            let x = (0...60).map { -3 + Double($0) / 10 }
            func panel(_ name: String, _ values: [Double]) -> Chart {
                Chart { LineMark(x: .value("z", x), y: .value("", values)) }.chartTitle(name)
            }
            return Panels(
                title: "An activation and its slope", columns: 2,
                figures: [
                    panel("leaky relu", x.map { $0 < 0 ? 0.1 * $0 : $0 }),
                    panel("slope", x.map { $0 < 0 ? 0.1 : 1 }).chartYScale(domain: 0...1.2),
                ])
        }
    ]
}
