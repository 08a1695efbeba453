import Drawing
import Foundation
import Testing

@testable import CairoRenderer

@Suite("Painting")
struct PaintingTests {
    private static func picture(
        _ items: [SceneItem], side: Double = 64, background: Paint = Paint(.white), scale: Double = 1,
        inHalves: Bool = true
    ) throws -> Picture {
        let scene = Scene(
            size: Size(side, side), title: "", summary: "", background: background, items: items)
        var renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        renderer.paintsHalves = inHalves
        return try renderer.picture(of: scene)
    }

    private static func pixels(_ picture: Picture) -> [UInt32] {
        (0..<picture.height).flatMap { y in
            (0..<picture.width).map { x in
                let (red, green, blue, alpha) = picture[x, y]
                return [red, green, blue, alpha].reduce(0) { $0 << 8 | UInt32($1) }
            }
        }
    }

    /// How much ink there is, in pixels of black on white.
    private static func ink(_ picture: Picture) -> Double {
        (0..<picture.height).reduce(0) { sum, y in
            (0..<picture.width).reduce(sum) { $0 + 1 - Double(picture[$1, y].red) / 255 }
        }
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
    func shares() throws {
        // Of five corners: rectangles are moved to the borders of pixels.
        let half = Path.polyline(
            [Point(4, 4), Point(12, 4), Point(12, 8.5), Point(8, 8.5), Point(4, 8.5)], closed: true)
        let wedge = Path.polyline([Point(20, 20), Point(28, 20), Point(20, 24)], closed: true)
        let picture = try Self.picture([.fill(half, Paint(.black)), .fill(wedge, Paint(.black))])
        #expect(picture[4, 4].red == 0 && picture[11, 7].red == 0)
        #expect(picture[3, 4].red == 255 && picture[12, 4].red == 255 && picture[4, 9].red == 255)
        #expect(abs(Int(picture[6, 8].red) - 127) <= 10)
        // Half of the wedge's slope leaves a quarter and three quarters of a pixel.
        // Two samples of sixteen more or less.
        let (thin, thick) = (Int(picture[27, 20].red), Int(picture[26, 20].red))
        #expect(abs(thin - 191) <= 33 && abs(thick - 64) <= 33, "\(thin), \(thick)")
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
                .fill(.rectangle(Rect(x: 20.3, y: 25.1, width: 9, height: 13)), Paint(.black), crisp: true),
                .group(SceneGroup(opacity: 0.5, items: [.fill(curve, Paint(.black)), .path(ring)])),
            ]
        return items + [.group(SceneGroup(clip: Rect(x: 3, y: 3, width: 30.5, height: 40.25), items: items))]
    }

    @Test(
        "Large pictures are painted in halves, at the same time, and are the same as in one",
        arguments: [Paint(.white), Paint(.white.opacity(0))])
    func halves(background: Paint) throws {
        // 1024 and 1025 rows: of the latter the lower half has one more.
        for scale in [16.0, 1025.0 / 64] {
            let pictures = try [true, false].map {
                try Self.picture(Self.everything(), background: background, scale: scale, inHalves: $0)
            }
            #expect(Self.pixels(pictures[0]) == Self.pixels(pictures[1]), "\(scale)")
        }
    }

    /// Circles all over a square.
    private static func circles(_ count: Int, side: Double, radius: (Int) -> Double) -> [SceneItem] {
        var numbers = Numbers(state: 23)
        return (0..<count).map { index in
            let center = Point(side * (1.2 * numbers.next() - 0.1), side * (1.2 * numbers.next() - 0.1))
            return .fill(.circle(center: center, radius: radius(index)), Paint(blue.opacity(0.7)))
        }
    }

    @Test("Nothing is missing where the halves meet, be it a line, a mark or one of many equal marks")
    func meeting() throws {
        let lines = (0..<40).map { index in
            SceneItem.stroke(
                .segment(Point(4, 540 + Double(index) / 2), Point(1090, 560 - Double(index) / 2)),
                Stroke(Paint(Self.blue), width: Double(index) / 8 + 0.2))
        }
        let marks = (0..<60).map { index in
            SceneItem.fill(
                .circle(center: Point(20 + Double(index) * 17, 520 + Double(index)), radius: 6),
                Paint(.black))
        }
        let equal = Self.circles(3000, side: 1100) { _ in 5 }
        let pictures = try [true, false].map {
            try Self.picture(lines + marks + equal, side: 1100, inHalves: $0)
        }
        // Cairo cuts edges where the surface ends, to a 256th of a pixel: samples may fall to the other side.
        let (halves, whole) = (pictures[0], pictures[1])
        var (count, worst) = (0, 0)
        for y in 0..<whole.height {
            for x in 0..<whole.width where halves[x, y] != whole[x, y] {
                count += 1
                worst = max(worst, abs(Int(halves[x, y].red) - Int(whole[x, y].red)))
            }
        }
        #expect(count <= 20 && worst <= 48, "\(count) pixels, by up to \(worst)")
    }

    @Test("Many equal marks look as each of them painted by itself", arguments: [1.0, 2.0])
    func equalMarks(scale: Double) throws {
        let equal = Self.circles(250, side: 200) { _ in 4 }
        // Alternately a little larger: none is like the one before.
        let other = Self.circles(250, side: 200) { 4 + Double($0 % 2) * 1e-4 }
        #expect(Stamps.run(in: equal, from: 0) == 250 && Stamps.run(in: other, from: 0) == 1)
        let pictures = try [equal, other].map { try Self.picture($0, side: 200, scale: scale) }
        #expect(abs(Self.ink(pictures[0]) / Self.ink(pictures[1]) - 1) < 0.002)
        for y in 0..<pictures[0].height {
            for x in 0..<pictures[0].width {
                // An edge is at most a sixteenth of a pixel off in each direction, which may be a row of samples.
                let difference = Int(pictures[0][x, y].red) - Int(pictures[1][x, y].red)
                #expect(abs(difference) <= 80)
            }
        }
    }

    @Test("Many equal bars stay sharp")
    func equalBars() throws {
        let bars = (0..<220).map { index in
            SceneItem.fill(
                .rectangle(Rect(x: Double(index) * 5.3, y: 7.4, width: 4.1, height: 20.2)), Paint(.black))
        }
        let picture = try Self.picture(bars, side: 400)
        let grays = Set(Self.pixels(picture).map { $0 >> 24 })
        #expect(grays == [0, 255])
    }

    @Test("Touching areas leave no seam of the ground between them")
    func seams() throws {
        var numbers = Numbers(state: 5)
        for _ in 0..<20 {
            let (a, b) = (Point(0, 64 * numbers.next()), Point(64, 64 * numbers.next()))
            let above = Path.polyline([Point(0, -9), a, b, Point(64, -9)], closed: true)
            let all = Path.rectangle(Rect(x: 0, y: -9, width: 64, height: 90))
            let nested = try Self.picture([.fill(all, Paint(.black)), .fill(above, Paint(.black))])
            #expect((0..<64).allSatisfy { y in (0..<64).allSatisfy { nested[$0, y].red == 0 } })
        }
    }

    @Test(
        "Lines have as much ink as their width says, however thin",
        arguments: [0.1, 0.2, 0.3, 0.4, 0.6, 0.9, 1.2, 1.5, 4])
    func thinLines(width: Double) throws {
        let (a, b) = (Point(4, 10.3), Point(60, 31.7))
        let picture = try Self.picture([.stroke(.segment(a, b), Stroke(Paint(.black), width: width))])
        let wanted = (b - a).length * width
        #expect(abs(Self.ink(picture) / wanted - 1) < 0.06, "\(Self.ink(picture)) instead of \(wanted)")
    }

    @Test("A long line that shines through does so evenly")
    func longTransparentLine() throws {
        let points = (0...5000).map { Point(4 + 56 * Double($0) / 5000, 32) }
        let picture = try Self.picture(
            [.stroke(.polyline(points), Stroke(Paint(Color.black.opacity(0.5)), width: 4))])
        #expect((5..<59).allSatisfy { abs(Int(picture[$0, 32].red) - 128) <= 1 })
    }

    @Test("A long opaque line is as one, corners included", arguments: [Stroke.Join.round, .miter, .bevel])
    func longOpaqueLine(join: Stroke.Join) throws {
        // In pieces of 1,000 segments; each piece has other corners at its ends.
        let points = (0..<3500).map { index in
            let turn = Double(index) / 3500 * 6 * .pi
            return Point(32, 32) + Point(cos(turn), sin(turn)) * (4 + 24 * Double(index) / 3500)
        }
        let stroke = Stroke(Paint(.black), width: 3, join: join)
        let pieces = try Self.picture([.stroke(.polyline(points), stroke)])
        // Nearly opaque ink is painted in one.
        let whole = try Self.picture(
            [.stroke(.polyline(points), Stroke(Paint(Color.black.opacity(0.999)), width: 3, join: join))])
        // Where two pieces meet, half of a pixel of their edge is painted twice.
        var others = 0
        for y in 0..<64 {
            for x in 0..<64 {
                let difference = abs(Int(pieces[x, y].red) - Int(whole[x, y].red))
                #expect(difference <= 64)
                if difference > 16 { others += 1 }
            }
        }
        #expect(others <= 12)
    }

    @Test("Clips and faded groups hold for fills")
    func groups() throws {
        let square = SceneItem.fill(
            .polyline([Point(8, 8), Point(40, 8), Point(40, 40), Point(8, 40)], closed: true), Paint(.black))
        let clipped = try Self.picture(
            [.group(SceneGroup(clip: Rect(x: 0, y: 0, width: 20, height: 64), items: [square]))])
        #expect(Self.ink(clipped) == 12 * 32)
        #expect(clipped[19, 20].red == 0 && clipped[20, 20].red == 255)
        let faded = try Self.picture([.group(SceneGroup(opacity: 0.5, items: [square, square]))])
        #expect(abs(Int(faded[20, 20].red) - 128) <= 1 && faded[40, 20].red == 255)
    }

    @Test("What leaves the canvas is cut there, and what has no area paints nothing")
    func edges() throws {
        let places = [-10.0, -4, 0, 54, 60, 64, 1e9]
        for x in places {
            for y in places {
                let path = Path.polyline(
                    [Point(x, y), Point(x + 10, y), Point(x + 10, y + 10), Point(x, y + 10)], closed: true)
                let picture = try Self.picture([.fill(path, Paint(.black))])
                func shown(_ start: Double) -> Double { max(0, min(start + 10, 64) - max(start, 0)) }
                #expect(Self.ink(picture) == shown(x) * shown(y), "\(x), \(y)")
            }
        }
        let empty = [
            [Point(5, 5)], [Point(5, 5), Point(9, 5)], [Point(5, 5), Point(5, 9)],
            [Point(64, 64), Point(64, 60)],
        ]
        let picture = try Self.picture(empty.map { .fill(.polyline($0, closed: true), Paint(.black)) })
        #expect(Self.ink(picture) == 0)
    }

    @Test("A dash begins anew with each part of a path, and a point is drawn by round ends alone")
    func dashes() throws {
        let stroke = Stroke(Paint(.black), width: 2, dash: [6, 4])
        let two =
            Path.polyline([Point(2, 9), Point(62, 9)]).elements
            + Path.polyline([Point(5, 19), Point(62, 19)]).elements
        let picture = try Self.picture([.stroke(Path(elements: two), stroke)])
        #expect(picture[4, 9].red == 0 && picture[9, 9].red == 255 && picture[13, 9].red == 0)
        #expect(picture[4, 19].red == 255 && picture[6, 19].red == 0 && picture[12, 19].red == 255)
        let point = Path.polyline([Point(30, 40), Point(30, 40)])
        // Cairo draws no square, whose direction nobody knows.
        for (cap, red) in [(Stroke.Cap.butt, UInt8(255)), (.round, 0), (.square, 255)] {
            let dot = try Self.picture([.stroke(point, Stroke(Paint(.black), width: 6, cap: cap))])
            #expect(dot[30, 40].red == red, "\(cap)")
        }
    }
}
