/// Writes animated PNG (W3C PNG specification, third edition): one palette for all pictures where at most
/// 256 colors occur in them, RGB or RGBA otherwise. The first picture is the still of the file.
struct APNGEncoder {
    let animation: PictureAnimation

    func encode() throws(CairoError) -> [UInt8] {
        let picture = animation.first
        let writer = PNGEncoder(
            title: picture.title, summary: picture.summary, pixelsPerMetre: picture.pixelsPerMetre)
        var palette = Palette()
        let (pictures, format) = try compressed(&palette)
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        PNGEncoder.append(
            "IHDR", bigEndian(picture.width) + bigEndian(picture.height) + [8, format.colorType, 0, 0, 0],
            &file)
        // 0 plays: for ever.
        PNGEncoder.append("acTL", bigEndian(pictures.count) + bigEndian(0), &file)
        PNGEncoder.append("sRGB", [0], &file)
        let density = bigEndian(picture.pixelsPerMetre)
        PNGEncoder.append("pHYs", density + density + [1], &file)
        if format == .indices { PNGEncoder.append("PLTE", palette.bytes, &file) }
        writer.appendText("Title", picture.title, &file)
        writer.appendText("Description", picture.summary, &file)
        var sequence = 0
        for (frame, data) in zip(animation.frames, pictures) {
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

    /// Every frame, and how its pixels are written.
    private func compressed(_ palette: inout Palette) throws(CairoError) -> ([[UInt8]], PixelFormat) {
        let isOpaque = animation.first.pixels.isOpaque
        if isOpaque, let pictures = try compressed(as: .indices, &palette) { return (pictures, .indices) }
        let format: PixelFormat = isOpaque ? .rgb : .rgba
        return (try compressed(as: format, &palette) ?? [], format)
    }

    private func compressed(
        as format: PixelFormat, _ palette: inout Palette
    ) throws(CairoError) -> [[UInt8]]? {
        var pictures: [[UInt8]] = []
        for frame in animation.frames {
            let rows = PictureRows(image: frame.image, format: format)
            guard let pixels = try rows.zlib(&palette) else { return nil }
            pictures.append(pixels)
        }
        return pictures
    }
}
