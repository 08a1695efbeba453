import CDeflate
import CPixels

/// Compresses the rows of a picture in zlib's format (RFC 1950, RFC 1951), each with PNG's filter "none".
///
/// What repeats itself is found in `CPixels`, among pixels instead of bytes; here it is written.
struct PictureDeflate {
    let image: PixelImage
    let format: PixelFormat

    private static let tokensPerBlock = 32_768
    /// Pictures of as many bytes are compressed in two parts at the same time.
    private static let manyBytes = 1 << 20

    private var bytesPerRow: Int { 1 + image.width * format.bytesPerPixel }
    private var byteCount: Int { image.height * bytesPerRow }

    /// Large pictures are compressed in an upper and a lower half, each of which ends with a byte; the halves depend on
    /// the picture alone, never on how many threads there are.
    ///
    /// - Parameter palette: gets the colors that it lacks, where pixels are indices.
    /// - Returns: `nil` where the palette has no room for all colors.
    /// - Complexity: O(pixels).
    func zlib(_ palette: inout Palette) throws(CairoError) -> [UInt8]? {
        guard let memory = PixelMemory(byteCount: byteCount, isZeroed: false) else {
            throw .compressionFailed(byteCount: byteCount)
        }
        let bytes = memory.base.assumingMemoryBound(to: UInt8.self)
        guard let blocks = compressed(into: bytes, &palette) else { return nil }
        // The header says: deflate, a window of 32 kB, the fastest of four levels.
        let header: [UInt8] = [0x78, 0x01]
        let checksum = libdeflate_adler32(1, bytes, byteCount)
        return header + blocks + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
    }

    private func compressed(into bytes: UnsafeMutablePointer<UInt8>, _ palette: inout Palette) -> [UInt8]? {
        let height = image.height
        guard byteCount >= Self.manyBytes, height > 1 else {
            return palette.withTable { table in
                compressed(0..<height, into: bytes, table, isLast: true)
            }
        }
        // Both halves number colors alike.
        if format == .indices, !palette.add(image) { return nil }
        return palette.withTable { table in
            let halves = Halves(bytes: bytes, table: table)
            TwoThreads.run { half in
                halves.results[half] =
                    half == 0
                    ? compressed(0..<height / 2, into: halves.bytes, halves.table, isLast: false)
                    : compressed(height / 2..<height, into: halves.bytes, halves.table, isLast: true)
            }
            guard let upper = halves.results[0], let lower = halves.results[1] else { return nil }
            return upper + lower
        }
    }

    /// What two threads read and write; each has its own rows and its own result.
    private final class Halves: @unchecked Sendable {
        let bytes: UnsafeMutablePointer<UInt8>
        let table: UnsafeMutablePointer<descent_palette>
        let results = UnsafeMutablePointer<[UInt8]?>.allocate(capacity: 2)

        init(bytes: UnsafeMutablePointer<UInt8>, table: UnsafeMutablePointer<descent_palette>) {
            (self.bytes, self.table) = (bytes, table)
            results.initialize(repeating: nil, count: 2)
        }

        deinit {
            results.deinitialize(count: 2)
            results.deallocate()
        }
    }

    private func compressed(
        _ rows: Range<Int>, into bytes: UnsafeMutablePointer<UInt8>,
        _ table: UnsafeMutablePointer<descent_palette>, isLast: Bool
    ) -> [UInt8]? {
        let places = RecentPlaces()
        var compression = descent_compression(
            pixels: image.words, width: image.width, mask: image.isOpaque ? 0xffffff : 0xffff_ffff,
            bytes_per_pixel: format.bytesPerPixel, palette: table, first_row: rows.lowerBound, bytes: bytes,
            latest: places.latest, earlier: places.earlier, open_length: 0, open_distance: 0)
        var writer = DeflateBlockWriter()
        let tokens = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.tokensPerBlock + bytesPerRow + 4)
        defer { tokens.deallocate() }
        var count = 0
        for row in rows {
            if count >= Self.tokensPerBlock {
                writer.write(UnsafeBufferPointer(start: tokens, count: count), isLast: false)
                count = 0
            }
            let more = descent_row_tokens(&compression, row, tokens + count)
            guard more >= 0 else { return nil }
            count += more
        }
        count += descent_last_tokens(&compression, tokens + count)
        writer.write(UnsafeBufferPointer(start: tokens, count: count), isLast: isLast)
        writer.finish(isLast: isLast)
        return writer.bytes
    }
}

/// How a pixel is written.
enum PixelFormat: Int {
    case indices = 1
    case rgb = 3
    case rgba = 4

    var bytesPerPixel: Int { rawValue }
    /// The number that PNG has for it.
    var colorType: UInt8 {
        switch self {
        case .indices: 3
        case .rgb: 2
        case .rgba: 6
        }
    }
}

/// Memory for the places at which pixels stood before.
private final class RecentPlaces {
    let latest = UnsafeMutablePointer<Int32>.allocate(capacity: Int(DESCENT_PLACE_SLOTS))
    let earlier = UnsafeMutablePointer<Int32>.allocate(capacity: Int(DESCENT_FARTHEST))

    init() {
        latest.initialize(repeating: -1, count: Int(DESCENT_PLACE_SLOTS))
        earlier.initialize(repeating: -1, count: Int(DESCENT_FARTHEST))
    }

    deinit {
        latest.deallocate()
        earlier.deallocate()
    }
}
