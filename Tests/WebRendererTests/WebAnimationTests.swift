import Drawing
import Foundation
import Testing

@testable import WebRenderer

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Animated SVG")
struct WebAnimationTests {
    private static let red = Paint(Color(hex: 0xff0000))

    private static func dot(_ x: Double) -> SceneItem {
        .group(
            SceneGroup(label: "dot \(Int(x))", items: [.fill(.circle(center: Point(x, 5), radius: 1), red)]))
    }

    private static func scene(_ items: [SceneItem]) -> Scene {
        Scene(size: Size(40, 10), title: "T", summary: "S", background: Paint(.white), items: items)
    }

    /// A constant item below, one between and one above what grows.
    private static func stage(_ count: Int) -> Scene {
        scene([dot(1)] + (0..<count).map { dot(10 + Double($0)) } + [dot(2), dot(3)])
    }

    private static func animated(_ stages: [Scene]) -> String {
        String(
            decoding: WebRenderer(id: "a").render(stage(2), stages: stages, pause: 2000, duration: 500),
            as: UTF8.self)
    }

    @Test("What grows is hidden, and the rest is written once")
    func still() throws {
        let text = Self.animated([0, 1, 2].map(Self.stage))
        #expect(XMLParser(data: Data(text.utf8)).parse())
        func count(_ part: String) -> Int { text.components(separatedBy: part).count - 1 }
        // What does not grow is written once; what grows, for the whole and for each stage that has it.
        #expect([1, 2, 3].allSatisfy { count("aria-label=\"dot \($0)\"") == 1 })
        #expect(count("aria-label=\"dot 10\"") == 3 && count("aria-label=\"dot 11\"") == 2)
        #expect(count("<g class=\"s0\">") == 1)
        #expect(count("visibility=\"hidden\" aria-hidden=\"true\"") == 2)
    }

    @Test("Stages follow each other without a gap, and only where motion is welcome")
    func times() throws {
        let text = Self.animated([0, 1, 2].map(Self.stage))
        let media = try #require(text.range(of: "@media screen and (prefers-reduced-motion:no-preference){"))
        #expect(!text[..<media.lowerBound].contains("animation:"))
        #expect(text.contains("#a .s0{animation:3500ms step-end 0ms infinite a-whole}"))
        #expect(text.contains("#a .s1{animation:3500ms step-end -1500ms infinite a-stage}"))
        #expect(text.contains("#a .s3{animation:3500ms step-end -500ms infinite a-stage}"))
        #expect(text.contains("@keyframes a-whole{0%{visibility:visible}57.1429%,to{visibility:hidden}}"))
        #expect(text.contains("@keyframes a-stage{0%{visibility:visible}14.2857%,to{visibility:hidden}}"))
    }

    @Test("Another order of the constant parts shows every stage as it is")
    func otherOrder() {
        let stage = Self.scene([Self.dot(3), Self.dot(2), Self.dot(1)])
        let text = Self.animated([stage])
        let dots = text.matches(of: #/aria-label="dot (\d+)"/#).map { String($0.1) }
        #expect(dots == ["1", "10", "11", "2", "3", "3", "2", "1"])
    }

    @Test("Without stages it is the figure, and equal scenes give equal bytes")
    func same() {
        #expect(
            Self.animated([]) == String(decoding: WebRenderer(id: "a").render(Self.stage(2)), as: UTF8.self))
        let renders = (0..<2).map { _ in
            WebRenderer().render(Self.stage(2), stages: [Self.stage(1)], pause: 1, duration: 1)
        }
        #expect(renders[0] == renders[1])
    }
}
