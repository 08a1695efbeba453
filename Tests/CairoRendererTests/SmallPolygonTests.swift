import Drawing
import Testing

@testable import CairoRenderer

@Suite("Small polygons, filled without Cairo")
struct SmallPolygonTests {
    private static func pictures(
        _ items: [SceneItem], side: Double = 64, background: Paint = Paint(.white), scale: Double = 1
    ) throws -> (own: Picture, cairo: Picture) {
        let scene = Scene(
            size: Size(side, side), title: "", summary: "", background: background, items: items)
        var renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        let own = try renderer.picture(of: scene)
        renderer.fillsSmallPolygons = false
        return (own, try renderer.picture(of: scene))
    }

    private static func differences(_ a: Picture, _ b: Picture) -> (worst: Int, mean: Double) {
        var (worst, sum) = (0, 0)
        for y in 0..<a.height {
            for x in 0..<a.width {
                let (p, q) = (a[x, y], b[x, y])
                for (m, n) in [(p.red, q.red), (p.green, q.green), (p.blue, q.blue), (p.alpha, q.alpha)] {
                    worst = max(worst, abs(Int(m) - Int(n)))
                    sum += abs(Int(m) - Int(n))
                }
            }
        }
        return (worst, Double(sum) / Double(4 * a.width * a.height))
    }

    /// Numbers from 0 to 1 that are the same in every run.
    private struct Numbers {
        var state: UInt64
        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
    }

    private static let blue = Color(hex: 0x1f5fbf)

    @Test("A pixel is painted by the share of it that is covered")
    func exactness() throws {
        let half = Path.polyline([Point(4, 4), Point(12, 4), Point(12, 8.5), Point(4, 8.5)], closed: true)
        let wedge = Path.polyline([Point(20, 20), Point(28, 20), Point(20, 24)], closed: true)
        let picture = try Self.pictures([.fill(half, Paint(.black)), .fill(wedge, Paint(.black))]).own
        #expect(picture[4, 4].red == 0 && picture[11, 7].red == 0)
        #expect(picture[3, 4].red == 255 && picture[12, 4].red == 255 && picture[4, 9].red == 255)
        #expect(abs(Int(picture[6, 8].red) - 127) <= 1)
        // Half of the wedge's slope leaves a quarter and three quarters of a pixel.
        #expect(abs(Int(picture[27, 20].red) - 191) <= 1 && abs(Int(picture[26, 20].red) - 64) <= 1)
    }

    @Test("Cairo is not asked for small ones, and is for large ones and curves")
    func division() throws {
        let size = try PixelSize(Size(200, 200), scale: 1)
        let filler = try #require(PolygonFiller(CairoSurface.picture(size, isOpaque: true)))
        let canvas = Rect(x: 0, y: 0, width: 200, height: 200)
        func isFilled(_ path: Path) -> Bool { filler.fill(path, .black, within: canvas) }
        #expect(isFilled(.rectangle(Rect(x: 10.3, y: 10.2, width: 60, height: 60))))
        #expect(!isFilled(.rectangle(Rect(x: 10, y: 10, width: 160, height: 160))))
        #expect(!isFilled(.rectangle(Rect(x: 190, y: 10, width: 11, height: 11))))
        #expect(!isFilled(.circle(center: Point(30, 30), radius: 5)))
    }

    /// Triangles, quadrilaterals, bow ties and stars that wind around themselves.
    @Test("It looks as painted by Cairo", arguments: [1.0, 0.4], [Paint(.white), Paint(.white.opacity(0))])
    func likeCairo(alpha: Double, background: Paint) throws {
        var numbers = Numbers(state: 7)
        for round in 0..<60 {
            let points = (0..<(3 + round % 5)).map { _ in
                Point(4 + 56 * numbers.next(), 4 + 56 * numbers.next())
            }
            let paint = Paint(Self.blue.opacity(alpha))
            let pictures = try Self.pictures(
                [.fill(.polyline(points, closed: true), paint)], background: background)
            let (worst, mean) = Self.differences(pictures.own, pictures.cairo)
            // Cairo looks at 15 rows of a pixel; where edges cross, a pixel holds both directions.
            #expect(mean < 0.35, "round \(round): \(mean)")
            #expect(worst < 128, "round \(round): \(worst)")
        }
    }

    @Test("Short lines look as stroked by Cairo", arguments: [0.6, 1, 3])
    func lines(width: Double) throws {
        var numbers = Numbers(state: 3)
        for round in 0..<40 {
            var points = [Point(10 + 20 * numbers.next(), 10 + 44 * numbers.next())]
            for _ in 0..<(1 + round % 4) {
                points.append((points.last ?? .zero) + Point(4 + 6 * numbers.next(), 8 * numbers.next() - 4))
            }
            let stroke = Stroke(Paint(Self.blue.opacity(0.5)), width: width)
            let pictures = try Self.pictures([.stroke(.polyline(points), stroke)])
            let (worst, mean) = Self.differences(pictures.own, pictures.cairo)
            #expect(mean < 0.12 && worst < 24, "round \(round): \(mean), \(worst)")
        }
    }

    @Test("Clips and faded groups hold for them")
    func groups() throws {
        let square = SceneItem.fill(
            .polyline([Point(8, 8), Point(40, 8), Point(40, 40), Point(8, 40)], closed: true), Paint(.black))
        let clipped = SceneItem.group(
            SceneGroup(clip: Rect(x: 0, y: 0, width: 20, height: 64), items: [square]))
        let faded = SceneItem.group(SceneGroup(opacity: 0.5, items: [square, square]))
        for item in [clipped, faded] {
            let pictures = try Self.pictures([item])
            #expect(Self.differences(pictures.own, pictures.cairo).worst == 0)
        }
    }

    @Test("What leaves the canvas is cut there, and what has no area paints nothing")
    func edges() throws {
        let places = [-10.0, 0, 54, 64, 1e9]
        for x in places {
            for y in places {
                let path = Path.polyline(
                    [Point(x, y), Point(x + 10, y), Point(x + 10, y + 10), Point(x, y + 10)], closed: true)
                let pictures = try Self.pictures([.fill(path, Paint(.black))])
                #expect(Self.differences(pictures.own, pictures.cairo).worst == 0)
            }
        }
        let empty = [
            [Point(5, 5)], [Point(5, 5), Point(9, 5)], [Point(5, 5), Point(5, 9)],
            [Point(64, 64), Point(64, 60)],
        ]
        let picture = try Self.pictures(empty.map { .fill(.polyline($0, closed: true), Paint(.black)) }).own
        #expect((0..<64).allSatisfy { y in (0..<64).allSatisfy { picture[$0, y].red == 255 } })
    }

    @Test("Lines that turn sharply, have dashes or other ends are left to Cairo")
    func outlines() throws {
        let corner = Path.polyline([Point(5, 5), Point(20, 5), Point(5, 8)])
        let line = Path.polyline([Point(5, 5), Point(20, 5)])
        func style(_ stroke: Stroke) throws -> LineStyle { try #require(LineStyle(stroke, scale: 1)) }
        let plain = try style(Stroke(Paint(.black), width: 1))
        #expect(corner.strokeOutline(plain) == nil)
        #expect(line.strokeOutline(plain) != nil)
        #expect(line.strokeOutline(try style(Stroke(Paint(.black), width: 1, cap: .round))) == nil)
        #expect(line.strokeOutline(try style(Stroke(Paint(.black), width: 1, dash: [2, 2]))) == nil)
        #expect(line.strokeOutline(try style(Stroke(Paint(.black), width: 20))) == nil)
    }
}
