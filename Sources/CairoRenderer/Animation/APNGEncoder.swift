/// Writes animated PNG (W3C PNG specification, third edition): one palette for all pictures where at most
/// 256 colors occur in them, RGB or RGBA otherwise. The first picture is the still of the file.
struct APNGEncoder {
    let animation: PictureAnimation

    func encode() throws(CairoError) -> [UInt8] {
        let picture = animation.first
        let writer = PNGEncoder(
            title: picture.title, summary: picture.summary, pixelsPerMetre: picture.pixelsPerMetre)
        let (rows, colorType, palette) = try pack()
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        PNGEncoder.append(
            "IHDR", bigEndian(picture.width) + bigEndian(picture.height) + [8, colorType, 0, 0, 0], &file)
        // 0 plays: for ever.
        PNGEncoder.append("acTL", bigEndian(rows.count) + bigEndian(0), &file)
        PNGEncoder.append("sRGB", [0], &file)
        let density = bigEndian(picture.pixelsPerMetre)
        PNGEncoder.append("pHYs", density + density + [1], &file)
        if let palette { PNGEncoder.append("PLTE", palette, &file) }
        writer.appendText("Title", picture.title, &file)
        writer.appendText("Description", picture.summary, &file)
        let pixelStride = colorType == 3 ? 1 : colorType == 2 ? 3 : 4
        var sequence = 0
        for (frame, packed) in zip(animation.frames, rows) {
            let deflate = PictureDeflate(
                rowStride: 1 + frame.area.width * pixelStride, pixelStride: pixelStride)
            let data = deflate.zlib(packed.bytes)
            PNGEncoder.append("fcTL", control(frame, sequence), &file)
            if sequence == 0 {
                PNGEncoder.append("IDAT", data, &file)
                sequence += 1
            } else {
                PNGEncoder.append("fdAT", bigEndian(sequence + 1) + data, &file)
                sequence += 2
            }
        }
        PNGEncoder.append("IEND", [], &file)
        return file
    }

    /// Number, rectangle and time; the picture stays, and the next rectangle replaces a part of it.
    private func control(_ frame: PictureAnimation.Frame, _ sequence: Int) -> [UInt8] {
        let area = frame.area
        let numbers = [sequence, area.width, area.height, area.x, area.y].flatMap { bigEndian($0) }
        let delay = [frame.ticks, animation.ticksPerSecond].flatMap { bigEndian($0).suffix(2) }
        return numbers + delay + [0, 0]
    }

    /// The rows of every frame, the color type and the palette that goes with it.
    private func pack() throws(CairoError) -> ([PackedRows], UInt8, [UInt8]?) {
        let isOpaque = animation.first.pixels.isOpaque
        if isOpaque, let (rows, palette) = try packIndices() { return (rows, 3, palette) }
        var rows: [PackedRows] = []
        for frame in animation.frames {
            rows.append(isOpaque ? try frame.image.packedRGB() : try frame.image.packedRGBA())
        }
        return (rows, isOpaque ? 2 : 6, nil)
    }

    private func packIndices() throws(CairoError) -> ([PackedRows], [UInt8])? {
        var table = PaletteTable()
        var rows: [PackedRows] = []
        for frame in animation.frames {
            guard let packed = try frame.image.packedIndices(&table) else { return nil }
            rows.append(packed)
        }
        return (rows, table.bytes)
    }
}
