import CDeflate

/// Writes PNG files (W3C PNG specification, second edition): 8-bit palette where at most 256 colors
/// occur, RGB or RGBA otherwise. Rows are not filtered: charts compress better and faster so.
struct PNGEncoder {
    var title: String
    var summary: String
    /// Pixels per metre, written so that the picture has its size in print.
    var pixelsPerMetre: Int

    func encode(_ image: PixelImage) throws(CairoError) -> [UInt8] {
        let (pixels, colorType, palette) = try pack(image)
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        let pixelStride = colorType == 3 ? 1 : colorType == 2 ? 3 : 4
        let deflate = PictureDeflate(rowStride: 1 + image.width * pixelStride, pixelStride: pixelStride)
        let compressed = deflate.zlib(pixels.bytes)
        file.reserveCapacity(compressed.count + 4096)
        // 8 bits a sample, then the only methods there are, not interlaced.
        Self.append(
            "IHDR", bigEndian(image.width) + bigEndian(image.height) + [8, colorType, 0, 0, 0], &file)
        Self.append("sRGB", [0], &file)
        Self.append("pHYs", bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1], &file)
        if let palette { Self.append("PLTE", palette, &file) }
        appendText("Title", title, &file)
        appendText("Description", summary, &file)
        Self.append("IDAT", compressed, &file)
        Self.append("IEND", [], &file)
        return file
    }

    /// The rows, each with its filter byte, the color type and the palette that goes with it.
    private func pack(_ image: PixelImage) throws(CairoError) -> (PackedRows, UInt8, [UInt8]?) {
        guard image.isOpaque else { return (try image.packedRGBA(), 6, nil) }
        if let (indices, palette) = try image.packedPalette() { return (indices, 3, palette) }
        return (try image.packedRGB(), 2, nil)
    }

    /// International text, uncompressed: keyword, no compression, no language, no translation.
    func appendText(_ keyword: String, _ text: String, _ file: inout [UInt8]) {
        let text = text.utf8.filter { $0 != 0 }
        guard !text.isEmpty else { return }
        Self.append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + text, &file)
    }

    /// A chunk: length, type, data and a checksum over the latter two.
    static func append(_ type: String, _ data: [UInt8], _ file: inout [UInt8]) {
        let body = Array(type.utf8) + data
        file += bigEndian(data.count)
        file += body
        file += bigEndian(Int(libdeflate_crc32(0, body, body.count)))
    }
}

func bigEndian(_ value: Int) -> [UInt8] {
    let bits = UInt32(truncatingIfNeeded: value)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
}
