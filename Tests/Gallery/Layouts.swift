import Charting
import Drawing

extension Gallery {
    private static func names(_ names: [String], _ title: String) -> Chart {
        Chart {
            BarMark(
                x: .value("", names), y: .value("Seconds", names.indices.map { Double(($0 * 7) % 5) + 1.5 }))
        }
        .chartTitle(title)
    }

    static let layouts: [GalleryExample] = [
        GalleryExample("wrapped-names", "Long names, broken into lines") {
            names(
                [
                    "gradient descent", "with Nesterov momentum", "RMSProp, decay 0.99",
                    "Adam with weight decay",
                ],
                "Names break into lines first")
        },
        GalleryExample("staggered-names", "Long names in two rows") {
            names(
                ["gradientdescent", "momentum", "nesterovmomentum", "adagrad", "rmsprop-decay", "adam"],
                "Names that cannot break stand in two rows")
        },
        GalleryExample("turned-names", "Many names, turned") {
            names(
                (0..<14).map { "W\($0 / 5 + 1)[\($0 % 5),\($0 % 3)], layer \($0 / 5 + 1)" },
                "Many names are turned, and no more than they must")
        },
    ]
}
