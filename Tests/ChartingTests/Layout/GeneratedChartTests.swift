import Drawing
import FigureChecks
import LongRuns
import Testing

@testable import Charting

@Suite("Generated charts")
struct GeneratedChartTests {
    /// Five thousand charts, else a fifth of them, in parts that run side by side.
    private static let parts = 20
    private static let chartsInAPart = LongRuns.areAsked ? 250 : 50

    @Test(
        "No two texts touch and no ink leaves the canvas; what has no room is reported, with a size that has",
        arguments: 0..<parts)
    func layouts(part: Int) throws {
        let even = EvenTextMeasurer()
        let drawn = try DrawnText.measurer()
        var charts = GeneratedCharts(seed: UInt64(100 + part))
        for index in 0..<Self.chartsInAPart {
            let figure = charts.figure()
            let size = GeneratedCharts.sizes[index % 3]
            let measurer: any TextMeasuring = index % 5 == 0 ? drawn : even
            let (scene, omitted) = figure.laidOut(size: size, measuring: measurer)
            let name = "\(part).\(index), \(type(of: figure)) at \(size.width)"
            #expect(scene.droppedItemCount == 0, "\(name)")
            for problem in scene.textProblems(measuring: measurer) + scene.inkProblems {
                Issue.record("\(name): \(problem)")
            }
            guard index % 25 == 0 else { continue }
            // What is drawn is all that was laid out, unless the chart says otherwise.
            let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height)
            let layout = figure.layout(in: canvas, style: .alone, measuring: measurer)
            let wanted = layout.items.flatMap(\.texts).count + layout.omitted.count
            #expect(wanted - scene.items.flatMap(\.texts).count == omitted.count, "\(name)")
            let fit = figure.fit(size: size, measuring: measurer)
            #expect(fit.omitted == omitted, "\(name)")
            guard let larger = fit.fittingSize else { continue }
            #expect(figure.fit(size: larger, measuring: measurer).fits, "\(name)")
        }
    }
}

extension SceneItem {
    fileprivate var texts: [String] {
        switch self {
        case .path: []
        case .text(let item): item.line.plainText.allSatisfy(\.isWhitespace) ? [] : [item.line.plainText]
        case .group(let group): group.items.flatMap(\.texts)
        }
    }
}
