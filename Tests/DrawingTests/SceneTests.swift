import Drawing
import Testing

@Suite("Scenes")
struct SceneTests {
    static let ink = Paint(name: "ink", light: .black, dark: .white)

    @Test("A scene is readable text, one item a line")
    func description() {
        let line = TextLine([TextRun("10"), .superscript("−3")], size: 12, weight: .semibold)
        let scene = Scene(
            size: Size(320, 200.5), title: "Loss", summary: "It falls.", background: Paint(.white),
            items: [
                .group(
                    SceneGroup(
                        label: "MSE", clip: Rect(x: 1, y: 2, width: 3, height: 4), opacity: 0.5,
                        items: [
                            .stroke(
                                .segment(Point(0, 0), Point(1.234, 5)),
                                Stroke(Self.ink.opacity(0.5), width: 1.75, dash: [4, 2])),
                            .path(
                                PathItem(
                                    .rectangle(Rect(x: 0, y: 0, width: 1, height: 1)), fill: Self.ink,
                                    fillRule: .evenOdd, crisp: true)),
                        ])),
                .text(
                    TextItem(
                        line, at: Point(5, 6), anchor: .end, paint: Self.ink,
                        halo: Stroke(Paint(light: .white, dark: .black), width: 3), rotation: 90)),
            ])
        #expect(
            scene.description == """
                scene 320 × 200.5 on #ffffff
                title: Loss
                summary: It falls.
                group "MSE" clip=1,2 3×4 opacity=0.5
                  path stroke=ink@0.5·1.75/4-2 M0,0 L1.23,5
                  path fill=ink even-odd crisp M0,0 L1,0 L1,1 L0,1 Z
                text "10−3" 12pt semibold end@5,6 ink halo=#ffffff|#000000·3 turned=90

                """)
    }

    @Test("Items with a coordinate that is not finite are left out and counted, in groups too")
    func droppedItems() {
        let good = SceneItem.stroke(.segment(Point(0, 0), Point(1, 1)), Stroke(Self.ink, width: 1))
        let bad = SceneItem.stroke(.segment(Point(0, .nan), Point(1, 1)), Stroke(Self.ink, width: 1))
        let lost = SceneItem.text(TextItem(TextLine("x", size: 9), at: Point(.infinity, 0), paint: Self.ink))
        let scene = Scene(
            size: Size(10, 10), title: "", summary: "", background: Self.ink,
            items: [good, bad, .group(SceneGroup(items: [lost, good]))])
        #expect(scene.droppedItemCount == 2)
        #expect(scene.items == [good, .group(SceneGroup(items: [good]))])
    }

    @Test("Impossible sizes become possible ones")
    func sizes() {
        func size(_ width: Double, _ height: Double) -> Size {
            Scene(size: Size(width, height), title: "", summary: "", background: Self.ink, items: []).size
        }
        #expect(size(.nan, -5) == Size(1, 1))
        #expect(size(1e9, .infinity) == Size(Scene.maximumSide, 1))
        #expect(size(640, 400.5) == Size(640, 400.5))
    }

    @Test("Sub- and superscripts are smaller and off the baseline")
    func scripts() {
        #expect(TextRun.superscript("2").rise > 0 && TextRun.subscript("2").rise < 0)
        #expect(TextLine([TextRun("10"), .superscript("2")], size: 12).plainText == "102")
        #expect(TextExtents(width: 1, ascent: 2, descent: 3).height == 5)
    }
}
