import Charting
import Drawing

extension Gallery {
    static let annotations: [GalleryExample] = [
        GalleryExample("rules", "RuleMark") {
            let updates = Array(0...24)
            return Chart {
                RuleMark(y: 2).annotation("noise of the data").foregroundStyle(Theme.muted).lineStyle(dash: [
                    5, 4,
                ])
                RuleMark(x: 9).annotation("learning rate halved").foregroundStyle(Theme.contrast)
                LineMark(
                    x: .value("Update", updates),
                    y: .value(
                        "Mean squared error",
                        updates.map {
                            2 + 30 * ($0 < 9 ? power(0.88, $0) : power(0.88, 9) * power(0.8, $0 - 9))
                        }))
            }
            .chartTitle(
                "The loss cannot fall below the noise", subtitle: "What happened, and where the floor is")
        },
        GalleryExample("rectangle", "RectangleMark") {
            let x = (0...60).map { Double($0) / 10 }
            return Chart {
                RectangleMark(xStart: [2], xEnd: [4], yStart: [0], yEnd: [9]).opacity(0.12)
                LineMark(x: .value("z", x), y: .value("Loss", x.map { ($0 - 3) * ($0 - 3) }))
                TextMark(x: .value("z", 3), y: .value("Loss", 8.4), text: "within one step", sides: [.bottom])
            }
            .chartTitle("Where one step suffices")
        },
        GalleryExample("leaders", "TextMark with a leader, and a caption") {
            let updates = Array(0...40)
            let loss = updates.map { 30 * power(0.86, $0) + ($0 == 17 ? 7.0 : 0) }
            return Chart {
                LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss))
                TextMark(
                    x: .value("Update", 17), y: .value("Mean squared error", loss[17]),
                    text: "one batch with a wrong target", sides: [.topRight]
                ).leader()
                TextMark(
                    x: .value("Update", 6), y: .value("Mean squared error", loss[6]), text: "half of the way",
                    sides: [.right, .topRight]
                ).leader()
            }
            .chartTitle("One bad batch does not undo the training")
            .chartCaption("Batches of 4 from 64 samples; targets of update 17 negated on purpose.")
        },
        GalleryExample("formulas", "Formulas in labels") {
            let w = (0...60).map { -1 + Double($0) / 12 }
            return Chart {
                RuleMark(x: 1.5).annotation("$\\hat{w} = \\frac{\\sum_i x_i y_i}{\\sum_i x_i^2}$")
                    .foregroundStyle(Theme.muted).lineStyle(dash: [5, 4])
                LineMark(x: .value("$w_{1,0}$", w), y: .value("", w.map { 2 + ($0 - 1.5) * ($0 - 1.5) }))
                    .series("squared, $L = \\frac{1}{N} \\sum_{i=1}^{N} (\\hat{y}_i - y_i)^2$")
                LineMark(x: .value("$w_{1,0}$", w), y: .value("", w.map { 2 + abs($0 - 1.5) }))
                    .series("absolute, $\\sqrt{L^2 + \\epsilon}$")
            }
            .chartTitle(
                "The loss is least where $\\nabla L(\\mathbf{w}) = 0$",
                subtitle:
                    "One weight of a linear neuron, $\\eta = 10^{-2}$, $\\alpha \\le \\frac{2}{\\lambda_{\\max}}$"
            )
            .chartXAxisLabel("Weight $w_{1,0}$")
            .chartYAxisLabel("Loss $L(w)$, that is $\\left\\| \\mathbf{X}w - y \\right\\|^2 / N$")
        },
        GalleryExample("arrows", "ArrowMark") {
            let x = [-2.0, -1.2, -0.72, -0.43]
            let curve = (0...60).map { -2.4 + Double($0) * 0.08 }
            return Chart {
                LineMark(x: .value("w", curve), y: .value("Loss", curve.map { $0 * $0 })).foregroundStyle(
                    Theme.muted)
                ArrowMark(
                    xStart: Array(x.dropLast()), yStart: x.dropLast().map { $0 * $0 },
                    xEnd: Array(x.dropFirst()),
                    yEnd: x.dropFirst().map { $0 * $0 }
                ).annotation("third update")
            }
            .chartTitle("Steps shrink with the slope", subtitle: "w ← w − η · 2w, η = 0.2")
        },
    ]
}
