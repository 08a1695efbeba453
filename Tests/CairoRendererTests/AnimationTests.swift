import Drawing
import Testing

@testable import CairoRenderer

@Suite("Animations")
struct AnimationTests {
    /// Squares that come one after the other, the last of them twice; in several colors or in very many.
    private static func pictures(colorful: Bool = false, appearance: Appearance = .light) throws -> [Picture]
    {
        let renderer = CairoRenderer(
            format: .png, appearance: appearance, scale: 1, fonts: try TestScenes.fonts())
        let ground: [SceneItem] =
            colorful
            ? (0..<300).map { cell in
                let color = Color(hex: UInt32(cell * 40_009 % 0xffffff))
                let rect = Rect(x: Double(cell % 30), y: Double(cell / 30), width: 1, height: 1)
                return .fill(.rectangle(rect), Paint(color), crisp: true)
            } : []
        let squares = (0..<4).map { index -> SceneItem in
            let rect = Rect(x: 3.5 + Double(8 * index), y: 12.25, width: 5, height: 6)
            return .fill(.rectangle(rect), index % 2 == 0 ? TestScenes.red : TestScenes.blue)
        }
        return try [4, 0, 1, 2, 2, 3, 4].map { count in
            try renderer.picture(of: TestScenes.scene(ground + squares.prefix(count)))
        }
    }

    private static func animation(_ pictures: [Picture]) throws -> PictureAnimation {
        var animation = PictureAnimation(try #require(pictures.first), ticks: 24, ticksPerSecond: 12)
        for picture in pictures.dropFirst() { try animation.append(picture, ticks: 1) }
        return animation
    }

    private static func words(_ picture: Picture) -> [UInt32] {
        let area = PixelArea(x: 0, y: 0, width: picture.width, height: picture.height)
        return picture.pixels.words(in: area).map { $0 & 0xffffff }
    }

    /// The pictures that a viewer sees: equal neighbours are one.
    private static func distinct(_ pictures: [Picture]) -> [[UInt32]] {
        pictures.map(words).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    @Test("Every frame of an APNG is the picture itself", arguments: [false, true])
    func apng(colorful: Bool) throws {
        let pictures = try Self.pictures(colorful: colorful)
        let decoded = try DecodedAPNG(try Self.animation(pictures).encoded(as: .apng))
        #expect(decoded.colorType == (colorful ? 2 : 3))
        #expect(decoded.plays == 0)
        #expect(decoded.frames == Self.distinct(pictures))
        #expect(decoded.delays.map(\.0) == [24, 1, 1, 2, 1, 1])
        #expect(decoded.delays.allSatisfy { $0.1 == 12 })
    }

    @Test("Every frame of a GIF with few colors is the picture itself")
    func gif() throws {
        let pictures = try Self.pictures()
        let decoded = try DecodedGIF(try Self.animation(pictures).encoded(as: .gif))
        #expect(decoded.frames == Self.distinct(pictures))
        #expect(decoded.isEndless)
        // Twelfths of a second in hundredths, so that their sum is right.
        #expect(decoded.delays == [200, 8, 9, 16, 9, 8])
    }

    @Test("A GIF of too many colors keeps the areas exact and the others near")
    func reducedColors() throws {
        let pictures = try Self.pictures(colorful: true)
        let decoded = try DecodedGIF(try Self.animation(pictures).encoded(as: .gif))
        let wanted = Self.distinct(pictures)
        #expect(decoded.frames.count == wanted.count)
        for (frame, picture) in zip(decoded.frames, wanted) {
            #expect(frame.last == 0xffffff && picture.last == 0xffffff)
            for (a, b) in zip(frame, picture) {
                let difference = [0, 8, 16].map { abs(Int(a >> $0 & 0xff) - Int(b >> $0 & 0xff)) }
                #expect((difference.max() ?? 0) <= 40)
            }
        }
    }

    @Test("Only the rectangle that changes is written")
    func changedArea() throws {
        let animation = try Self.animation(try Self.pictures())
        // Rectangles stand on whole pixels.
        #expect(animation.frames[2].area == PixelArea(x: 4, y: 12, width: 5, height: 6))
        #expect(animation.frames[3].area == PixelArea(x: 12, y: 12, width: 5, height: 6))
    }

    @Test("Equal pictures give equal bytes", arguments: AnimationFormat.allCases)
    func determinism(format: AnimationFormat) throws {
        let files = try (0..<3).map { _ in
            try Self.animation(try Self.pictures(colorful: true)).encoded(as: format)
        }
        #expect(Set(files).count == 1)
    }

    @Test("A picture of another size is an error that says which")
    func otherSize() throws {
        var animation = try Self.animation(try Self.pictures())
        let small = try Picture(
            width: 3, height: 2, pixels: [UInt32](repeating: 0xff00_0000, count: 6), isOpaque: true)
        #expect(throws: CairoError.frameSizeDiffers(frame: 8, width: 3, height: 2)) {
            try animation.append(small, ticks: 1)
        }
    }

    /// Noise fills the table of codes many times; one color makes the longest strings.
    @Test("LZW comes back", arguments: 1...8, [1, 7, 60_000])
    func lzw(bits: Int, count: Int) throws {
        var state: UInt64 = 1
        for isNoise in [true, false] {
            let indices = (0..<count).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return isNoise ? UInt8(truncatingIfNeeded: state >> 40) & UInt8((1 << bits) - 1) : 1
            }
            let codeBits = max(2, bits)
            let encoded = LZWEncoder.encode(indices, bits: codeBits)
            #expect(try DecodedGIF.decompressed(encoded, bits: codeBits) == indices)
        }
    }
}
