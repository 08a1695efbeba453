import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Scenes of charts")
struct SceneSnapshotTests {
    @Test("Lines, bars, a stack and logarithmic axes are drawn as they were looked at")
    func charts() {
        let scenes: [(String, any Figure)] = [
            ("lines", SampleCharts.lines(2, ending: true)),
            ("bars", SampleCharts.bars(names: ["A", "B", "C"])),
            ("stacked-bars", SampleCharts.stacked), ("logarithmic", SampleCharts.logarithmic),
        ]
        for (name, figure) in scenes {
            let scene = figure.scene(size: Size(480, 300), measuring: EvenTextMeasurer())
            let difference = Snapshot(name, besides: #filePath).difference(from: scene.description)
            #expect(difference == nil)
        }
    }

    @Test("A cone with one contour is drawn as it was looked at")
    func contours() throws {
        let axis = (0..<9).map { -1 + Double($0) / 4 }
        let values = axis.flatMap { y in axis.map { $0 * $0 + y * y } }
        let grid = try #require(Grid(x: axis, y: axis, values: values))
        let levels = try #require(ContourLevels(for: grid, count: 3))
        let chart = Chart {
            FilledContourMark(grid: grid, levels: levels)
            ContourMark(grid: grid, levels: levels)
        }
        .chartXAxisLabel("x").chartYAxisLabel("y").chartColorBar(levels, title: "z").chartEqualAspect()
        let scene = chart.scene(size: Size(320, 260), measuring: EvenTextMeasurer())
        let difference = Snapshot("contours", besides: #filePath).difference(from: scene.description)
        #expect(difference == nil)
    }
}
