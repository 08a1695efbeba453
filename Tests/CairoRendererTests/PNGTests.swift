import CairoRenderer
import Drawing
import Testing

@Suite("PNG")
struct PNGTests {
    private func decoded(_ scene: Scene, scale: Double = 1, _ appearance: Appearance = .light) throws
        -> DecodedPNG
    {
        try DecodedPNG(
            CairoRenderer(format: .png, appearance: appearance, scale: scale, fonts: TestScenes.fonts())
                .render(scene))
    }

    @Test("A filled rectangle colors exactly its pixels", arguments: [1.0, 2.0])
    func rectangle(scale: Double) throws {
        let rect = Rect(x: 10, y: 5, width: 20, height: 15)
        let image = try decoded(TestScenes.scene([.fill(.rectangle(rect), TestScenes.red)]), scale: scale)
        #expect(image.width == Int(40 * scale) && image.height == Int(30 * scale))
        for y in 0..<image.height {
            for x in 0..<image.width {
                let center = Point((Double(x) + 0.5) / scale, (Double(y) + 0.5) / scale)
                let expected: [UInt8] = rect.contains(center) ? [255, 0, 0, 255] : [255, 255, 255, 255]
                #expect(image.pixel(x, y) == expected)
            }
        }
    }

    @Test("Two colors make a palette in order of appearance")
    func palette() throws {
        let image = try decoded(
            TestScenes.scene([.fill(.rectangle(Rect(x: 1, y: 1, width: 2, height: 2)), TestScenes.blue)]))
        #expect(image.colorType == 3)
        #expect(image.chunk("PLTE") == [255, 255, 255, 0, 0, 255])
    }

    @Test("256 colors make a palette, 257 do not")
    func paletteLimit() throws {
        func cells(_ count: Int) -> Scene {
            let items = (0..<count).map { index -> SceneItem in
                let cell = Rect(x: Double(index % 32), y: Double(index / 32), width: 1, height: 1)
                let color = Color(hex: UInt32(index * 257 + 1))
                return .fill(.rectangle(cell), Paint(color), crisp: true)
            }
            return TestScenes.scene(items, width: 32, height: 10)
        }
        let small = try decoded(cells(255))
        #expect(small.colorType == 3)
        #expect(small.chunk("PLTE")?.count == 256 * 3)
        let large = try decoded(cells(256))
        #expect(large.colorType == 2)
        // Cell 255 has the color 255 × 257 + 1.
        #expect(large.pixel(31, 7) == [1, 0, 0, 255])
        #expect(large.pixel(5, 9) == [255, 255, 255, 255])
    }

    @Test("A ground that is not opaque keeps its transparency")
    func transparency() throws {
        let clear = Paint(Color.white.opacity(0))
        let half = Paint(Color(red: 1, green: 0, blue: 0, alpha: 0.5))
        let image = try decoded(
            TestScenes.scene(
                [.fill(.rectangle(Rect(x: 0, y: 0, width: 10, height: 30)), half)], background: clear))
        #expect(image.colorType == 6)
        #expect(image.pixel(20, 5) == [0, 0, 0, 0])
        let pixel = image.pixel(5, 5)
        #expect(pixel == [255, 0, 0, 128] || pixel == [255, 0, 0, 127])
    }

    @Test("Crisp cells that touch between pixels leave no seam and no mixed color")
    func crispCells() throws {
        let items = (0..<9).map { index in
            SceneItem.fill(
                .rectangle(Rect(x: 0.37 + Double(index) * 4.3, y: 2, width: 4.3, height: 20)),
                index.isMultiple(of: 2) ? TestScenes.red : TestScenes.blue, crisp: true)
        }
        let image = try decoded(TestScenes.scene(items))
        for x in 1..<38 {
            #expect([[255, 0, 0, 255], [0, 0, 255, 255]].contains(image.pixel(x, 10)))
        }
    }

    @Test("In a faded group nothing shines through where items overlap")
    func groupOpacity() throws {
        let items: [SceneItem] = [
            .fill(.rectangle(Rect(x: 0, y: 0, width: 20, height: 30)), TestScenes.red),
            .fill(.rectangle(Rect(x: 10, y: 0, width: 20, height: 30)), TestScenes.blue),
        ]
        let image = try decoded(TestScenes.scene([.group(SceneGroup(opacity: 0.5, items: items))]))
        for (x, expected) in [(5, [255, 128, 128]), (15, [128, 128, 255]), (25, [128, 128, 255])] {
            for (value, wanted) in zip(image.pixel(x, 5), expected) { #expect(abs(Int(value) - wanted) <= 1) }
        }
    }

    @Test("Nothing is painted outside of a clip, and clips within clips intersect")
    func clip() throws {
        let all = SceneItem.fill(.rectangle(Rect(x: -100, y: -100, width: 400, height: 400)), TestScenes.red)
        let inner = SceneGroup(clip: Rect(x: 10, y: 10, width: 100, height: 100), items: [all])
        let outer = SceneGroup(clip: Rect(x: 0, y: 0, width: 20, height: 20), items: [.group(inner)])
        let image = try decoded(TestScenes.scene([.group(outer)]))
        #expect(image.pixels.count { $0 == [255, 0, 0, 255] } == 100)
        #expect(image.pixel(10, 10) == [255, 0, 0, 255] && image.pixel(19, 19) == [255, 0, 0, 255])
    }

    @Test("A dark picture uses the dark colors")
    func dark() throws {
        #expect(try decoded(TestScenes.scene([]), .dark).pixel(0, 0) == [0x14, 0x17, 0x1c, 255])
    }

    @Test("The file says its size in print, its color space, title and description, and no time")
    func metadata() throws {
        let scene = TestScenes.scene([], title: "Größe", summary: "Two\u{0} words")
        let image = try decoded(scene, scale: 2)
        // 144 dots per inch.
        #expect(image.chunk("pHYs") == [0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1])
        #expect(image.chunk("sRGB") == [0])
        let texts = image.chunks.filter { $0.type == "iTXt" }.map { String(decoding: $0.data, as: UTF8.self) }
        #expect(texts == ["Title\0\0\0\0\0Größe", "Description\0\0\0\0\0Two words"])
        #expect(image.chunk("tIME") == nil)
        #expect(image.chunks.last?.type == "IEND")
    }

    @Test("Text puts ink where it was measured and nowhere else")
    func inkWithinExtents() throws {
        let measurer = try CairoTextMeasurer(fonts: TestScenes.fonts())
        let line = TextLine("Ågf|()", size: 20)
        let extents = measurer.extents(of: line)
        let item = TextItem(line, at: Point(100, 50), anchor: .middle, paint: TestScenes.ink)
        let image = try decoded(TestScenes.scene([.text(item)], width: 200, height: 100))
        let box = Rect(
            x: 100 - extents.width / 2, y: 50 - extents.ascent, width: extents.width, height: extents.height)
        var ink = 0
        for y in 0..<100 {
            for x in 0..<200 where image.pixel(x, y) != [255, 255, 255, 255] {
                ink += 1
                #expect(box.inset(by: -1).contains(Point(Double(x) + 0.5, Double(y) + 0.5)))
            }
        }
        #expect(ink > 200)
    }
}
