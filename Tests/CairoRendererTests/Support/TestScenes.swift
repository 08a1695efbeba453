import CairoRenderer
import Drawing

enum TestScenes {
    /// The fonts, found once for all tests.
    static func fonts() throws -> FontSet { try found.get() }
    private static let found = Result { try FontSet.system() }

    static let ground = Paint(name: "ground", light: .white, dark: Color(hex: 0x14171c))
    static let ink = Paint(name: "ink", light: Color(hex: 0x1a1d21), dark: Color(hex: 0xe8eaed))
    static let red = Paint(Color(hex: 0xff0000))
    static let blue = Paint(Color(hex: 0x0000ff))

    static func scene(
        _ items: [SceneItem], width: Double = 40, height: Double = 30, background: Paint = ground,
        title: String = "A title", summary: String = "A summary."
    ) -> Scene {
        Scene(
            size: Size(width, height), title: title, summary: summary, background: background,
            items: items)
    }

    static func text(_ text: String, size: Double = 12, x: Double = 5, y: Double = 20) -> SceneItem {
        .text(TextItem(TextLine(text, size: size), at: Point(x, y), paint: ink))
    }

    /// A little of everything that a renderer can do.
    static let everything: Scene = {
        let line = TextLine(
            [TextRun("∂L/∂w", italic: true), .subscript("1,0"), TextRun(" = 2·e·x"), .superscript("2")],
            size: 14, weight: .semibold)
        let curve = Path.polyline([Point(10, 90), Point(60, 20), Point(1e9, -1e9), Point(150, 90)])
        let group = SceneGroup(
            label: "MSE, 4 points", clip: Rect(x: 10, y: 10, width: 150, height: 90), opacity: 0.5,
            items: [
                .stroke(curve, Stroke(red, width: 2, dash: [6, 3], cap: .round)),
                .fill(.circle(center: Point(60, 60), radius: 30), blue.opacity(0.5)),
            ])
        return scene(
            [
                .text(
                    TextItem(
                        line, at: Point(100, 40), anchor: .middle, paint: ink,
                        halo: Stroke(ground, width: 3), rotation: 30)),
                .group(group),
                .group(SceneGroup(clip: Rect(x: 20, y: 20, width: 9, height: 9), items: [.group(group)])),
                .fill(.rectangle(Rect(x: 3.3, y: 3.3, width: 7.7, height: 7.7)), red, crisp: true),
                text("“<&\"> שלום ☃", y: 110),
            ], width: 200, height: 120)
    }()
}
