import Drawing
import Testing

@testable import CairoRenderer

@Suite("Level and upright edges")
struct PixelGridTests {
    private static let ink = Paint(.black)

    /// The gray of every pixel, row by row.
    private static func grays(_ items: [SceneItem], scale: Double = 2) throws -> [[UInt8]] {
        let scene = Scene(
            size: Size(40, 40), title: "", summary: "", background: Paint(.white), items: items)
        let picture = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
            .picture(of: scene)
        return (0..<picture.height).map { y in (0..<picture.width).map { picture[$0, y].red } }
    }

    /// The middle of what is dark among some pixels, weighted by how dark it is, and how much that is.
    private static func dark(_ grays: [UInt8]) -> (middle: Double, amount: Double) {
        let weights = grays.map { 1 - Double($0) / 255 }
        let amount = weights.reduce(0, +)
        let sum = zip(weights.indices, weights).reduce(0) { $0 + (Double($1.0) + 0.5) * $1.1 }
        return (sum / amount, amount)
    }

    @Test("A line of the grid fills whole pixels, at most half a pixel away", arguments: [1.0, 1.5, 2, 3])
    func gridLines(scale: Double) throws {
        for step in 0..<40 {
            let y = 10 + Double(step) / 39
            for width in [0.75, 1.0] {
                let line = SceneItem.stroke(
                    .segment(Point(4.3, y), Point(35.2, y)), Stroke(Self.ink, width: width))
                let rows = try Self.grays([line], scale: scale)
                #expect(rows.joined().allSatisfy { $0 == 0 || $0 == 255 })
                let column = Self.dark(rows.map { $0[Int(20 * scale)] })
                #expect(abs(column.middle - y * scale) <= 0.5 + 1.0 / 128)
                #expect(column.amount == max(1, (width * scale).rounded()))
                let row = Self.dark(rows[Int(column.middle)])
                #expect(row.amount == (35.2 * scale).rounded() - (4.3 * scale).rounded())
            }
        }
    }

    @Test("A frame is as sharp as a line, at all four sides")
    func frame() throws {
        let frame = SceneItem.stroke(
            .rectangle(Rect(x: 5.2, y: 6.3, width: 20.4, height: 11.7)), Stroke(Self.ink, width: 0.75))
        #expect(try Self.grays([frame]).joined().allSatisfy { $0 == 0 || $0 == 255 })
        #expect(try Self.grays([frame], scale: 1).joined().allSatisfy { $0 == 0 || $0 == 255 })
    }

    @Test("Bars end on the borders of pixels, and stacked ones leave nothing between them")
    func bars() throws {
        let lower = SceneItem.fill(.rectangle(Rect(x: 5.3, y: 17.8, width: 9.1, height: 12.6)), Self.ink)
        let upper = SceneItem.fill(.rectangle(Rect(x: 5.3, y: 9.4, width: 9.1, height: 8.4)), Self.ink)
        let rows = try Self.grays([lower, upper], scale: 1)
        #expect(rows.joined().allSatisfy { $0 == 0 || $0 == 255 })
        #expect(rows[9...29].allSatisfy { $0[5...13].allSatisfy { $0 == 0 } })
        #expect(rows[9...29].allSatisfy { $0[4] == 255 && $0[14] == 255 })
    }

    @Test("Narrow bars side by side keep their width")
    func narrowBars() throws {
        let starts = (0..<9).map { 3.1 + 3.7 * Double($0) }
        let bars = starts.map { start in
            SceneItem.fill(.rectangle(Rect(x: start, y: 5, width: 2.4, height: 30)), Self.ink)
        }
        let row = try Self.grays(bars, scale: 1)[20]
        for start in starts {
            let pixels = row[Int(start)..<Int((start + 2.4).rounded(.up))]
            #expect(abs(Self.dark(Array(pixels)).amount - 2.4) < 0.05)
        }
    }

    @Test("What is cut to a plot is cut at the border of pixels")
    func clips() throws {
        let all = SceneItem.fill(.circle(center: Point(20, 20), radius: 60), Self.ink)
        let plot = SceneItem.group(
            SceneGroup(clip: Rect(x: 4.3, y: 5.4, width: 20.5, height: 20.7), items: [all]))
        let rows = try Self.grays([plot], scale: 1)
        #expect(rows.joined().allSatisfy { $0 == 0 || $0 == 255 })
        #expect(rows.joined().count { $0 == 0 } == 21 * 21)
    }

    @Test("Slanted lines, curves and the lines of data stay where they are")
    func others() throws {
        let slanted = Path.segment(Point(4, 10.3), Point(30, 12))
        let style = try #require(LineStyle(Stroke(Self.ink, width: 1), scale: 1))
        #expect(PixelGrid.sharp(slanted, style) == nil)
        #expect(PixelGrid.sharp(.circle(center: Point(9, 9), radius: 4), style) == nil)
        let data = SceneItem.stroke(
            .segment(Point(4, 10.25), Point(30, 10.25)), Stroke(Self.ink, width: 1.75))
        #expect(abs(Self.dark(try Self.grays([data], scale: 1).map { $0[20] }).middle - 10.25) < 0.05)
    }
}
