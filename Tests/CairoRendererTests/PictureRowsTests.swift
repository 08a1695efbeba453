import CDeflate
import CPixels
import Testing

@testable import CairoRenderer

@Suite("Rows of pictures")
struct PictureRowsTests {
    /// Whether another library gets out of what we compressed the bytes of a picture as PNG wants them, how many these
    /// are, and how many they became.
    private func roundTrip(
        _ words: [UInt32], width: Int, _ format: PixelFormat
    ) throws -> (isSame: Bool, byteCount: Int, size: Int) {
        let image = try PixelImage(
            width: width, height: words.count / width, isOpaque: format != .rgba, copying: words)
        var palette = Palette()
        let compressed = try #require(try PictureRows(image: image, format: format).zlib(&palette))
        let colors = palette.bytes
        var numbers: [UInt32: UInt8] = [:]
        for index in 0..<colors.count / 3 {
            let (red, green, blue) = (colors[3 * index], colors[3 * index + 1], colors[3 * index + 2])
            numbers[UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)] = UInt8(index)
        }
        var wanted: [UInt8] = []
        wanted.reserveCapacity(words.count * 5)
        for (index, word) in words.enumerated() {
            if index % width == 0 { wanted.append(0) }
            guard format != .indices else {
                wanted.append(try #require(numbers[word & 0xffffff]))
                continue
            }
            for shift in [UInt32(16), 8, 0] { wanted.append(UInt8(truncatingIfNeeded: word >> shift)) }
            if format == .rgba { wanted.append(UInt8(truncatingIfNeeded: word >> 24)) }
        }
        var found = [UInt8](repeating: 0xaa, count: wanted.count + 8)
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        var count = 0
        let status = libdeflate_zlib_decompress(
            decompressor, compressed, compressed.count, &found, found.count, &count)
        #expect(status == LIBDEFLATE_SUCCESS)
        return (Array(found[..<count]) == wanted, wanted.count, compressed.count)
    }

    private static let formats: [PixelFormat] = [.indices, .rgb, .rgba]

    /// Pictures of one pixel up to a million, of one color, of noise and of what lies between.
    @Test("What is compressed comes back", arguments: 0..<90)
    func comesBack(seed: Int) throws {
        var numbers = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
        let format = Self.formats[seed % 3]
        let width = [1, 2, 3, 7, 250, 300, 900, 11_000, 32_767][seed % 9]
        let height = 1 + Int(numbers.next() % UInt64(max(2, 120_000 / (width * format.bytesPerPixel))))
        let colors = [1, 2, 5, 200][seed % 4]
        let longestRun = [1, 3, 40, 2000][(seed / 4) % 4]
        // What Cairo leaves in the highest byte of opaque pixels is anything.
        func word() -> UInt32 {
            let color = UInt32(numbers.next() % UInt64(colors)) &* 0x4f_1bb3
            return color & 0xffffff | (format == .rgba ? 0xff00_0000 : UInt32(numbers.next() % 256) << 24)
        }
        var words: [UInt32] = []
        for row in 0..<height {
            if row > 0, numbers.next() % 3 == 0 {
                words += words[(words.count - width)...]
                continue
            }
            while words.count < (row + 1) * width {
                let run = Int(numbers.next() % UInt64(longestRun)) + 1
                words += [UInt32](repeating: word(), count: min(run, (row + 1) * width - words.count))
            }
        }
        let result = try roundTrip(words, width: width, format)
        #expect(result.isSame)
        #expect(result.size <= result.byteCount + result.byteCount / 100 + 200)
    }

    @Test("Colors of transparent pixels are written without their alpha in them")
    func transparency() throws {
        let image = try PixelImage(
            width: 2, height: 1, isOpaque: false, copying: [0x8040_2000, 0x0000_0000])
        var palette = Palette()
        let compressed = try #require(try PictureRows(image: image, format: .rgba).zlib(&palette))
        var found = [UInt8](repeating: 0, count: 9)
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        libdeflate_zlib_decompress(decompressor, compressed, compressed.count, &found, 9, nil)
        #expect(found == [0, 128, 64, 0, 128, 0, 0, 0, 0])
    }

    @Test("Nothing is written beyond the last pixel of a row", arguments: 0...40)
    func packing(count: Int) {
        let words = (0..<count).map { UInt32($0) &* 0x0201_0307 }
        var bytes = [UInt8](repeating: 0xaa, count: 3 * count + 40)
        descent_pack_rgb(count, words, &bytes)
        let wanted = words.flatMap { word in [16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
        #expect(bytes == wanted + [UInt8](repeating: 0xaa, count: 40))
        var palette = Palette()
        bytes = [UInt8](repeating: 0xaa, count: count + 40)
        #expect(palette.pack(count, words, into: &bytes))
        #expect(bytes == (0..<count).map { UInt8($0) } + [UInt8](repeating: 0xaa, count: 40))
    }

    @Test("A million equal pixels take less than two kilobytes")
    func flat() throws {
        let result = try roundTrip([UInt32](repeating: 0, count: 1_000_000), width: 1000, .indices)
        #expect(result.isSame && result.size < 2000)
    }

    @Test("The color that a palette has no room for ends the packing", arguments: [300, 1200])
    func tooManyColors(side: Int) throws {
        var words = [UInt32](repeating: 0, count: side * side)
        for color in 0..<256 { words[words.count - 1 - color] = UInt32(color + 1) }
        let image = try PixelImage(width: side, height: side, isOpaque: true, copying: words)
        var palette = Palette()
        #expect(try PictureRows(image: image, format: .indices).zlib(&palette) == nil)
    }
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
