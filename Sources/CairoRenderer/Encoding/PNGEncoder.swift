import CDeflate

/// Writes PNG files (W3C PNG specification, second edition): 8-bit palette where at most 256 colors
/// occur, RGB or RGBA otherwise. Rows are not filtered: charts compress better and faster so.
struct PNGEncoder {
    var title: String
    var summary: String
    /// Pixels per metre, written so that the picture has its size in print.
    var pixelsPerMetre: Int

    func encode(_ image: PixelImage) throws(CairoError) -> [UInt8] {
        var palette = Palette()
        let (pixels, format) = try compressed(image, &palette)
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        file.reserveCapacity(pixels.count + 4096)
        // 8 bits a sample, then the only methods there are, not interlaced.
        Self.append(
            "IHDR", bigEndian(image.width) + bigEndian(image.height) + [8, format.colorType, 0, 0, 0],
            &file)
        Self.append("sRGB", [0], &file)
        Self.append("pHYs", bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1], &file)
        if format == .indices { Self.append("PLTE", palette.bytes, &file) }
        appendText("Title", title, &file)
        appendText("Description", summary, &file)
        Self.append("IDAT", pixels, &file)
        Self.append("IEND", [], &file)
        return file
    }

    private func compressed(
        _ image: PixelImage, _ palette: inout Palette
    ) throws(CairoError) -> ([UInt8], PixelFormat) {
        if image.isOpaque, let pixels = try PictureRows(image: image, format: .indices).zlib(&palette) {
            return (pixels, .indices)
        }
        let format: PixelFormat = image.isOpaque ? .rgb : .rgba
        return (try PictureRows(image: image, format: format).zlib(&palette) ?? [], format)
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
