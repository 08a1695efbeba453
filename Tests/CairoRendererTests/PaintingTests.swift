import Drawing
import Testing

@testable import CairoRenderer

@Suite("Paths, painted without Cairo")
struct PathFillerTests {
    private static func pictures(
        _ items: [SceneItem], side: Double = 64, background: Paint = Paint(.white), scale: Double = 1
    ) throws -> (own: Picture, cairo: Picture) {
        let scene = Scene(
            size: Size(side, side), title: "", summary: "", background: background, items: items)
        var renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        let own = try renderer.picture(of: scene)
        renderer.fillsPaths = false
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
        // Of five corners: rectangles are moved to the borders of pixels.
        let half = Path.polyline(
            [Point(4, 4), Point(12, 4), Point(12, 8.5), Point(8, 8.5), Point(4, 8.5)], closed: true)
        let wedge = Path.polyline([Point(20, 20), Point(28, 20), Point(20, 24)], closed: true)
        let picture = try Self.pictures([.fill(half, Paint(.black)), .fill(wedge, Paint(.black))]).own
        #expect(picture[4, 4].red == 0 && picture[11, 7].red == 0)
        #expect(picture[3, 4].red == 255 && picture[12, 4].red == 255 && picture[4, 9].red == 255)
        #expect(abs(Int(picture[6, 8].red) - 127) <= 1)
        // Half of the wedge's slope leaves a quarter and three quarters of a pixel.
        #expect(abs(Int(picture[27, 20].red) - 191) <= 1 && abs(Int(picture[26, 20].red) - 64) <= 1)
    }

    @Test("The more alike two colors are, the fewer stand between them, and none is off by more than 2")
    func fewColorsBetweenLikeOnes() throws {
        func colorsBetween(_ ink: Int, _ ground: Int) throws -> Set<Int> {
            func gray(_ value: Int) -> Paint { Paint(Color(hex: UInt32(value * 0x10101))) }
            let slanted = Path.polyline(
                [Point(0, 3), Point(64, 40), Point(64, 64), Point(0, 64)], closed: true)
            let own = try Self.pictures([.fill(slanted, gray(ink))], background: gray(ground)).own
            // Coverage to 1/255, painted in black over white.
            let exact = try Self.pictures([.fill(slanted, Paint(.black))]).own
            var found: Set<Int> = []
            for y in 0..<64 {
                for x in 0..<64 {
                    let cover = 1 - Double(exact[x, y].red) / 255
                    let blend = Double(ground) + cover * Double(ink - ground)
                    // The levels of black on white are off by 1/64 at most, and each is rounded.
                    #expect(abs(Double(own[x, y].red) - blend) <= 2 + abs(Double(ink - ground)) / 64 + 1)
                    found.insert(Int(own[x, y].red))
                }
            }
            return found.subtracting([ink, ground])
        }
        #expect(try colorsBetween(130, 145).count == 3)
        #expect(try colorsBetween(130, 160).count == 7)
        #expect(try colorsBetween(100, 160).count == 15)
        #expect(try colorsBetween(0, 255).count == 31)
    }

    /// Every kind of path there is, in and beyond the canvas.
    private static func everything() -> [SceneItem] {
        let curve = Path.circle(center: Point(40, 20), radius: 12)
        let zigzag = Path.polyline([Point(4, 50), Point(20, 10), Point(30, 60), Point(62, 4)])
        let ring = PathItem(
            Path(elements: curve.elements + Path.circle(center: Point(40, 20), radius: 5).elements),
            fill: Paint(blue), fillRule: .evenOdd)
        let styles = [
            Stroke(Paint(blue), width: 2), Stroke(Paint(blue), width: 3, cap: .round, join: .round),
            Stroke(Paint(blue.opacity(0.4)), width: 5, dash: [4, 3], cap: .square, join: .bevel),
            Stroke(Paint(blue), width: 0.5, dash: [0, 3], cap: .round, join: .miter),
        ]
        let line = TextLine("Loss 3.5", size: 14)
        let halo = Stroke(Paint(.white), width: 3, join: .round)
        let items: [SceneItem] =
            [
                .fill(.rectangle(Rect(x: -10, y: 3, width: 900, height: 40)), Paint(blue)),
                .fill(curve, Paint(.black)),
            ]
            + [.path(ring)] + styles.flatMap { [.stroke(zigzag, $0), .stroke(curve, $0)] }
            + [
                .text(TextItem(line, at: Point(10, 40), paint: Paint(.black), halo: halo)),
                .text(TextItem(line, at: Point(30, 60), paint: Paint(.black), rotation: -90)),
                .stroke(.segment(Point(-1e9, 3), Point(1e9, 60)), Stroke(Paint(blue), width: 1)),
            ]
        return items + [.group(SceneGroup(clip: Rect(x: 3, y: 3, width: 30.5, height: 20.25), items: items))]
    }

    @Test("Cairo is asked for nothing in a picture but crisp cells and faded groups")
    func division() throws {
        #expect(try Self.pictures(Self.everything()).own.cairoPathCount == 0)
        #expect(try Self.pictures(Self.everything()).cairo.cairoPathCount > 20)
        let cell = SceneItem.fill(
            .rectangle(Rect(x: 1, y: 1, width: 9, height: 9)), Paint(.black), crisp: true)
        let faded = SceneItem.group(
            SceneGroup(opacity: 0.5, items: [.fill(.circle(center: .zero, radius: 9), Paint(.black))]))
        #expect(try Self.pictures([cell, faded]).own.cairoPathCount == 2)
    }

    @Test("Everything looks as painted by Cairo", arguments: [1.0, 2.0])
    func everythingLikeCairo(scale: Double) throws {
        for (index, item) in Self.everything().enumerated() {
            let pictures = try Self.pictures([item], scale: scale)
            let (worst, mean) = Self.differences(pictures.own, pictures.cairo)
            #expect(mean < 0.3 && worst < 80, "item \(index): \(mean), \(worst)")
        }
    }

    @Test("Touching areas leave no seam of the ground between them")
    func seams() throws {
        var numbers = Numbers(state: 5)
        for _ in 0..<20 {
            let (a, b) = (Point(0, 64 * numbers.next()), Point(64, 64 * numbers.next()))
            let above = Path.polyline([Point(0, -9), a, b, Point(64, -9)], closed: true)
            let all = Path.rectangle(Rect(x: 0, y: -9, width: 64, height: 90))
            let nested = try Self.pictures([.fill(all, Paint(.black)), .fill(above, Paint(.black))]).own
            #expect((0..<64).allSatisfy { y in (0..<64).allSatisfy { nested[$0, y].red == 0 } })
        }
    }

    @Test("Large pictures are painted in bands, on two threads, and nobody sees it")
    func bands() throws {
        let slanted = Path.polyline([Point(3, 1), Point(1090, 400), Point(20, 1099.5)], closed: true)
        let whole = try Self.pictures([.fill(slanted, Paint(.black))], side: 1100).own
        for top in stride(from: 0.0, to: 1100, by: 50) {
            let part = SceneGroup(
                clip: Rect(x: 0, y: top, width: 1100, height: 50), items: [.fill(slanted, Paint(.black))])
            let cut = try Self.pictures([.group(part)], side: 1100).own
            let isSame = (Int(top)..<Int(top) + 50).allSatisfy { y in
                (0..<1100).allSatisfy { abs(Int(cut[$0, y].red) - Int(whole[$0, y].red)) <= 8 }
            }
            #expect(isSame, "from \(top)")
        }
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

    @Test("A dash begins anew with each part of a path, and a point is drawn by its ends alone")
    func dashes() throws {
        let stroke = Stroke(Paint(.black), width: 2, dash: [6, 4])
        let two =
            Path.polyline([Point(2, 9), Point(62, 9)]).elements
            + Path.polyline([Point(5, 19), Point(62, 19)]).elements
        let picture = try Self.pictures([.stroke(Path(elements: two), stroke)]).own
        #expect(picture[4, 9].red == 0 && picture[9, 9].red == 255 && picture[13, 9].red == 0)
        #expect(picture[4, 19].red == 255 && picture[6, 19].red == 0 && picture[12, 19].red == 255)
        let point = Path.polyline([Point(30, 40), Point(30, 40)])
        for (cap, red) in [(Stroke.Cap.butt, UInt8(255)), (.round, 0), (.square, 0)] {
            let dot = try Self.pictures([.stroke(point, Stroke(Paint(.black), width: 6, cap: cap))]).own
            #expect(dot[30, 40].red == red, "\(cap)")
        }
    }
}
