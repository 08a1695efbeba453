import Charting
import Drawing
import FigureChecks
import Gallery
import Testing

@Suite("The gallery")
struct GalleryTests {
    @Test("Names are distinct and fit for files")
    func names() {
        let names = Gallery.examples.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(
            names.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isASCII && ($0.isLowercase || $0.isNumber) } })
    }

    @Test(
        "Every example keeps its texts apart, drops nothing and leaves nothing out",
        arguments: Gallery.examples)
    func layout(example: GalleryExample) throws {
        let measurer = try DrawnText.measurer()
        let scene = example.scene(measuring: measurer)
        #expect(scene.droppedItemCount == 0)
        #expect(scene.textProblems(measuring: measurer) == [])
        #expect(example.figure.warnings == [])
        #expect(!example.figure.title.isEmpty)
    }
}
