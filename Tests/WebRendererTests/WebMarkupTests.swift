import Drawing
import Foundation
import Testing
import WebRenderer

@Suite("SVG for pages")
struct WebMarkupTests {
    static let ink = Paint(name: "ink", light: Color(hex: 0x1a1d21), dark: Color(hex: 0xe8eaed))
    static let ground = Paint(name: "ground", light: .white, dark: Color(hex: 0x14171c))
    static let red = Paint(Color(hex: 0xff0000))

    static func scene(_ items: [SceneItem], title: String = "Title", summary: String = "Summary.") -> Scene {
        Scene(
            size: Size(320, 200), title: title, summary: summary, background: ground, items: items)
    }

    private func markup(_ items: [SceneItem], id: String? = "fig") -> String {
        WebRenderer(id: id).inlineMarkup(Self.scene(items))
    }

    @Test("An empty scene is its root, its words, its style and its ground")
    func snapshot() {
        #expect(
            markup([]) == """
                <svg xmlns="http://www.w3.org/2000/svg" id="fig" viewBox="0 0 320 200" width="320" \
                height="200" style="max-width:100%;height:auto;font-variant-numeric:tabular-nums" \
                role="img" aria-labelledby="fig-title fig-desc" fill="none" stroke-linejoin="round" \
                font-family="Inter,'DejaVu Sans',system-ui,sans-serif">\
                <title id="fig-title">Title</title><desc id="fig-desc">Summary.</desc>\
                <style>#fig .a{fill:var(--ground,#ffffff)}@media screen and (prefers-color-scheme:dark)\
                {#fig .a{fill:var(--ground,#14171c)}}</style>\
                <rect class="a" width="320" height="200"/></svg>

                """)
    }

    @Test("A path is written in relative steps without drift")
    func path() {
        let points = [Point(1.004, 2), Point(1.008, 2), Point(1.016, 10), Point(-3, 10.5), Point(-2.5, 11)]
        let text = markup([.stroke(.polyline(points, closed: true), Stroke(Self.ink, width: 1.5))])
        #expect(text.contains("d=\"M1 2h.01l.01 8-4.02.5.5.5z\""))
    }

    @Test("A circle is a circle, a curve is not")
    func circle() {
        let circle = Path.circle(center: Point(10, 20), radius: 3.5)
        #expect(
            markup([.fill(circle, Self.ink)]).contains("<circle class=\"b\" cx=\"10\" cy=\"20\" r=\"3.5\"/>"))
        var other = circle.elements
        other[1] = .cubic(Point(13, 22), Point(12, 23), Point(10, 23.5))
        #expect(!markup([.fill(Path(elements: other), Self.ink)]).contains("<circle"))
    }

    @Test("Equal paints share a class; a paint of one color is written where it is used")
    func classes() {
        let box = Path.rectangle(Rect(x: 0, y: 0, width: 5, height: 5))
        let text = markup([
            .fill(box, Self.ink), .fill(box, Self.ink, crisp: true), .fill(box, Self.red, crisp: true),
            .fill(box, Self.ink.opacity(0.5)),
        ])
        #expect(text.contains("<path class=\"b\" d=") && text.contains("<path class=\"b c\" d="))
        #expect(text.contains("<path class=\"c\" fill=\"#ff0000\" d="))
        #expect(text.contains("#fig .c{shape-rendering:crispEdges}"))
        #expect(text.contains("#fig .d{fill:var(--ink,#1a1d21);fill-opacity:.5}"))
    }

    @Test("A stroke carries its geometry in its class")
    func stroke() {
        let stroke = Stroke(Self.red, width: 2.25, dash: [6, 3.5], cap: .round, join: .miter)
        let text = markup([.stroke(.segment(.zero, Point(5, 5)), stroke)])
        #expect(
            text.contains(
                "#fig .b{stroke:#ff0000;stroke-width:2.25;stroke-dasharray:6 3.5;"
                    + "stroke-linecap:round;stroke-linejoin:miter}"))
        #expect(!text.contains("prefers-color-scheme:dark){#fig .b"))
    }

    @Test("Runs rise and return to the baseline")
    func runs() {
        let line = TextLine(
            [TextRun("w", italic: true), .subscript("1"), TextRun(" = 10"), .superscript("−3")], size: 10)
        let text = markup([.text(TextItem(line, at: Point(1, 2), anchor: .end, paint: Self.ink))])
        #expect(
            text.contains(
                "<text class=\"b\" x=\"1\" y=\"2\" font-size=\"10\" text-anchor=\"end\">"
                    + "<tspan font-style=\"italic\">w</tspan><tspan dy=\"1.8\" font-size=\"7.2\">1</tspan>"
                    + "<tspan dy=\"-1.8\"> = 10</tspan><tspan dy=\"-3.8\" font-size=\"7.2\">−3</tspan></text>"
            ))
    }

    @Test("A halo is painted before the letters, and text turns about its place")
    func halo() {
        let item = TextItem(
            TextLine("x", size: 12, weight: .semibold), at: Point(4, 5), anchor: .middle, paint: Self.ink,
            halo: Stroke(Self.ground, width: 3), rotation: -90)
        let text = markup([.text(item)])
        #expect(
            text.contains(
                "<text class=\"b c\" paint-order=\"stroke\" x=\"4\" y=\"5\" font-size=\"12\" "
                    + "font-weight=\"600\" text-anchor=\"middle\" transform=\"rotate(-90 4 5)\">x</text>"))
    }

    @Test("Groups carry their label, clip and opacity; plain ones vanish")
    func groups() {
        let dot = SceneItem.fill(.circle(center: Point(5, 5), radius: 2), Self.ink)
        let clip = Rect(x: 1, y: 2, width: 3, height: 4)
        let text = markup([
            .group(SceneGroup(label: "MSE, \"21\" points", clip: clip, opacity: 0.5, items: [dot])),
            .group(SceneGroup(clip: clip, items: [dot])), .group(SceneGroup(items: [dot])),
        ])
        #expect(
            text.contains(
                "<g role=\"group\" aria-label=\"MSE, &quot;21&quot; points\" "
                    + "clip-path=\"url(#fig-clip0)\" opacity=\".5\">"))
        #expect(text.components(separatedBy: "<g").count == 3)
        #expect(text.components(separatedBy: "<clipPath").count == 2)
        #expect(text.contains("<clipPath id=\"fig-clip0\"><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\"/>"))
    }

    @Test("Spaces that SVG would drop are kept", arguments: [" a", "a ", "a  b"])
    func spaces(text: String) {
        let item = TextItem(TextLine(text, size: 12), at: .zero, paint: Self.ink)
        #expect(markup([.text(item)]).contains("xml:space=\"preserve\">\(text)</text>"))
    }

    @Test("What cannot be seen is not written")
    func invisible() {
        let path = Path.segment(.zero, Point(1, 1))
        let clear = Paint(Color.white.opacity(0))
        let nothing = markup([
            .stroke(path, Stroke(clear, width: 1)), .stroke(path, Stroke(Self.ink, width: 0)),
            .fill(Path(), Self.ink), .text(TextItem(TextLine("", size: 12), at: .zero, paint: Self.ink)),
            .group(SceneGroup(opacity: 0, items: [.fill(path, Self.ink)])),
        ])
        #expect(nothing == markup([]))
    }
}
