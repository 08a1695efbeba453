import Charting
import Drawing
import FigureChecks
import Testing

@testable import LessonFigures

@Suite("The catalog of figures")
struct CatalogTests {
    @Test("Every kind and every option has a name of its own and a summary")
    func names() {
        #expect(Set(FigureCatalog.kinds.map(\.name)).count == FigureCatalog.kinds.count)
        for kind in FigureCatalog.kinds {
            #expect(!kind.summary.isEmpty)
            #expect(Set(kind.options.map(\.name)).count == kind.options.count)
            #expect(kind.options.allSatisfy { $0.summary.hasSuffix(".") }, "\(kind.name)")
        }
        #expect(FigureCatalog.kind(named: "loss-histry") == nil)
        #expect(TableCatalog.kinds.map(\.name) == ["weight-history", "gradient-check", "predictions"])
    }

    @Test("The examples show every kind")
    func examplesAreComplete() throws {
        let shown = Set(try CourseExamples.all().map(\.kind))
        #expect(FigureCatalog.kinds.map(\.name).filter { !shown.contains($0) } == [])
    }

    @Test(
        "Every figure of the course keeps its texts apart, wide and narrow, and leaves none out",
        arguments: try CourseExamples.all())
    func layout(example: CourseExamples.Example) throws {
        let measurer = try DrawnText.measurer()
        let figure = try FigureCatalog.make(example)
        for width in [640.0, 320] {
            let size = figure.size(width: width, measuring: measurer)
            let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height)
            let raw = Scene(
                size: size, title: "", summary: "", background: Theme.ground,
                items: figure.content.items(in: canvas, style: .alone, measuring: measurer))
            #expect(raw.droppedItemCount == 0)
            for problem in raw.textProblems(measuring: measurer) {
                Issue.record("\(example.name), \(width) wide: \(problem)")
            }
            let scene = figure.content.scene(size: size, measuring: measurer)
            #expect(scene.textBoxes(measuring: measurer).count > 3)
        }
    }

    @Test(
        "Every figure has a title, an alternative text of sentences and a table that fits its columns",
        arguments: try CourseExamples.all())
    func words(example: CourseExamples.Example) throws {
        let figure = try FigureCatalog.make(example)
        #expect(!figure.content.title.isEmpty)
        #expect(figure.content.summary == figure.alternativeText)
        #expect(figure.alternativeText.hasSuffix(".") && figure.alternativeText.count > 40)
        #expect(!figure.alternativeText.contains("NaN"))
        #expect(!figure.table.rows.isEmpty && !figure.table.caption.isEmpty)
        let columns = figure.table.columns.count
        #expect(!figure.table.rows.contains { $0.count != columns })
    }

    @Test("A figure is the same every time it is made", arguments: try CourseExamples.all())
    func determinism(example: CourseExamples.Example) throws {
        func scene() throws -> Scene {
            let figure = try FigureCatalog.make(example)
            let size = figure.size(width: 640, measuring: EvenTextMeasurer())
            return figure.content.scene(size: size, measuring: EvenTextMeasurer())
        }
        #expect(try scene() == scene())
    }
}
