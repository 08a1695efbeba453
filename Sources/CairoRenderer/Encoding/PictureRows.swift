import CDeflate
import CPixels

/// The rows of a picture as PNG holds them, each with the filter "none" before it, compressed in zlib's format
/// (RFC 1950) by libdeflate.
struct PictureRows {
    let image: PixelImage
    let format: PixelFormat

    /// Charts become no smaller at higher levels, and are not compressed faster at lower ones.
    private static let level: Int32 = 6

    private var bytesPerRow: Int { 1 + image.width * format.bytesPerPixel }
    private var byteCount: Int { image.height * bytesPerRow }

    /// - Parameter palette: gets the colors that it lacks, where pixels are indices.
    /// - Returns: `nil` where the palette has no room for all colors.
    /// - Complexity: O(pixels).
    func zlib(_ palette: inout Palette) throws(CairoError) -> [UInt8]? {
        guard let memory = PixelMemory(byteCount: byteCount, isZeroed: false) else {
            throw .compressionFailed(byteCount: byteCount)
        }
        let bytes = memory.base.assumingMemoryBound(to: UInt8.self)
        guard pack(into: bytes, &palette) else { return nil }
        guard let compressor = libdeflate_alloc_compressor(Self.level) else {
            throw .compressionFailed(byteCount: byteCount)
        }
        defer { libdeflate_free_compressor(compressor) }
        let most = libdeflate_zlib_compress_bound(compressor, byteCount)
        let result = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = libdeflate_zlib_compress(compressor, bytes, byteCount, buffer.baseAddress, most)
        }
        guard !result.isEmpty else { throw .compressionFailed(byteCount: byteCount) }
        return result
    }

    /// - Returns: `false` where the palette has no room for all colors.
    private func pack(into bytes: UnsafeMutablePointer<UInt8>, _ palette: inout Palette) -> Bool {
        for row in 0..<image.height {
            let pixels = image.words + row * image.width
            let target = bytes + row * bytesPerRow
            target[0] = 0
            switch format {
            case .indices:
                guard palette.pack(image.width, pixels, into: target + 1) else { return false }
            case .rgb: descent_pack_rgb(image.width, pixels, target + 1)
            case .rgba: descent_pack_rgba(image.width, pixels, target + 1)
            }
        }
        return true
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
