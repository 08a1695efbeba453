/// Writes GIF (CompuServe, version 89a) with one palette for all pictures, repeated for ever. Colors beyond
/// 256 are reduced by ``ColorReduction``; pixels that are not opaque stand on white.
struct GIFEncoder {
    let animation: PictureAnimation

    func encode() -> [UInt8] {
        let images = animation.frames.map { frame in
            let area = PixelArea(x: 0, y: 0, width: frame.area.width, height: frame.area.height)
            return frame.image.words(in: area).map(Self.onWhite)
        }
        let reduction = ColorReduction(images)
        // A palette has 2, 4, 8, … 256 colors.
        var bits = 1
        while 1 << bits < reduction.palette.count { bits += 1 }
        var file = Array("GIF89a".utf8)
        file += littleEndian(animation.first.width) + littleEndian(animation.first.height)
        file += [0xf0 | UInt8(bits - 1), 0, 0]
        for index in 0..<(1 << bits) {
            let color = index < reduction.palette.count ? reduction.palette[index] : 0
            file += [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
        }
        file += [0x21, 0xff, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        var ticks = 0
        for (frame, image) in zip(animation.frames, images) {
            let delay = hundredths(ticks + frame.ticks) - hundredths(ticks)
            ticks += frame.ticks
            // The picture stays, and the next rectangle covers a part of it.
            file += [0x21, 0xf9, 4, 1 << 2] + littleEndian(min(delay, 65_535)) + [0, 0]
            let area = frame.area
            file.append(0x2c)
            file += [area.x, area.y, area.width, area.height].flatMap(littleEndian) + [0]
            let codeBits = max(2, bits)
            file.append(UInt8(codeBits))
            let data = LZWEncoder.encode(reduction.indices(image), bits: codeBits)
            for start in stride(from: 0, to: data.count, by: 255) {
                let block = data[start..<min(start + 255, data.count)]
                file.append(UInt8(block.count))
                file += block
            }
            file.append(0)
        }
        file.append(0x3b)
        return file
    }

    /// GIF counts in hundredths of a second; rounding the sums keeps the whole as long as it is.
    private func hundredths(_ ticks: Int) -> Int {
        (200 * ticks + animation.ticksPerSecond) / (2 * animation.ticksPerSecond)
    }

    /// A color, multiplied with alpha already, on white.
    private static func onWhite(_ word: UInt32) -> UInt32 {
        let rest = 255 - (word >> 24)
        return (word & 0xffffff) &+ (rest << 16 | rest << 8 | rest)
    }

    private func littleEndian(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
}
