import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Layout of figures")
struct LayoutTests {
    private static let sizes = [
        Size(300, 200), Size(320, 320), Size(480, 270), Size(640, 400), Size(900, 600),
    ]

    @Test("No text lies on another or leaves the canvas, at any size", arguments: SampleCharts.all)
    func textsKeepApart(sample: SampleCharts.Sample) throws {
        let measurer = try DrawnText.measurer()
        var sizes = Self.sizes
        for width in [300.0, 640] {
            if let height = sample.figure.preferredHeight(width: width, measuring: measurer) {
                sizes.append(Size(width, height))
            }
        }
        for size in sizes {
            let scene = sample.figure.scene(size: size, measuring: measurer)
            #expect(scene.droppedItemCount == 0)
            for problem in scene.textProblems(measuring: measurer) {
                Issue.record("\(sample.name) at \(size.width)×\(size.height): \(problem)")
            }
        }
    }

    @Test(
        "Layouts of ordinary size make room for what they write, and leave nothing out",
        arguments: SampleCharts.all)
    func layoutsMakeRoom(sample: SampleCharts.Sample) throws {
        let measurer = try DrawnText.measurer()
        for width in [320.0, 480, 640, 900] {
            let height =
                sample.figure.preferredHeight(width: width, measuring: measurer) ?? max(240, width * 0.6)
            let canvas = Rect(x: 0, y: 0, width: width, height: height)
            let scene = Scene(
                size: canvas.size, title: "", summary: "", background: Theme.ground,
                items: sample.figure.items(in: canvas, style: .alone, measuring: measurer))
            for problem in scene.textProblems(measuring: measurer) {
                Issue.record("\(sample.name), \(width) wide: \(problem)")
            }
        }
    }

    @Test("The last plots of facets end at the margin of the figure; half a label may stand in it")
    func facetsFillTheirRow() throws {
        let measurer = try DrawnText.measurer()
        let facets = Facets(columns: 3) {
            for _ in 0..<6 {
                Chart { LineMark(x: .value("Update", [0.0, 30]), y: .value("Loss", [3.0, 0])) }
            }
        }
        func farthest(_ items: [SceneItem]) -> Double {
            items.reduce(0) { most, item in
                switch item {
                case .path(let path): max(most, path.path.bounds?.maxX ?? 0)
                case .group(let group): max(most, farthest(group.items))
                case .text: most
                }
            }
        }
        let scene = facets.scene(size: Size(640, 440), measuring: measurer)
        #expect(abs(farthest(scene.items) - (640 - Theme.margin)) < 0.01)
        #expect(scene.textProblems(measuring: measurer) == [])
    }
}
