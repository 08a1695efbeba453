import CCairo

/// The pixels of a picture, row by row, as Cairo keeps them: one 32-bit word each, alpha in the
/// highest byte, then red, green and blue, multiplied with alpha.
struct PixelImage {
    let width: Int
    let height: Int
    let isOpaque: Bool
    let words: [UInt32]

    /// Copies the pixels out of an image surface.
    init(_ surface: CairoSurface, isOpaque: Bool) throws(CairoError) {
        cairo_surface_flush(surface.pointer)
        try surface.check("reading the pixels")
        let width = Int(cairo_image_surface_get_width(surface.pointer))
        let height = Int(cairo_image_surface_get_height(surface.pointer))
        let stride = Int(cairo_image_surface_get_stride(surface.pointer))
        guard let data = cairo_image_surface_get_data(surface.pointer) else {
            throw .drawingFailed(step: "reading the pixels", reason: "the surface has none")
        }
        self.width = width
        self.height = height
        self.isOpaque = isOpaque
        words = [UInt32](unsafeUninitializedCapacity: width * height) { words, count in
            let target = UnsafeMutableRawBufferPointer(words)
            for row in 0..<height {
                let source = UnsafeRawBufferPointer(start: data + row * stride, count: width * 4)
                UnsafeMutableRawBufferPointer(rebasing: target[row * width * 4..<(row + 1) * width * 4])
                    .copyMemory(from: source)
            }
            count = width * height
        }
    }

    func packedRGB() -> [UInt8] {
        packed(bytesPerPixel: 3) { word, pixel in
            pixel[0] = UInt8(truncatingIfNeeded: word >> 16)
            pixel[1] = UInt8(truncatingIfNeeded: word >> 8)
            pixel[2] = UInt8(truncatingIfNeeded: word)
        }
    }

    func packedRGBA() -> [UInt8] {
        packed(bytesPerPixel: 4) { word, pixel in
            let alpha = word >> 24
            func plain(_ shift: UInt32) -> UInt8 {
                guard alpha > 0 else { return 0 }
                return UInt8(min(255, ((word >> shift & 0xff) * 255 + alpha / 2) / alpha))
            }
            (pixel[0], pixel[1], pixel[2]) = (plain(16), plain(8), plain(0))
            pixel[3] = UInt8(alpha)
        }
    }

    /// Rows of indices into a palette, in order of first appearance, or `nil` where more than 256
    /// colors occur. The check ends at the 257th color.
    func packedPalette() -> (rows: [UInt8], palette: [UInt8])? {
        var table = PaletteTable()
        var rows = [UInt8](repeating: 0, count: height * (width + 1))
        let isComplete = rows.withUnsafeMutableBufferPointer { rows in
            words.withUnsafeBufferPointer { words in
                var target = 0
                var source = 0
                var last: UInt32 = 0
                var lastIndex: UInt8?
                for _ in 0..<height {
                    target += 1
                    for _ in 0..<width {
                        let color = words[source] & 0xffffff
                        if lastIndex == nil || color != last {
                            guard let index = table.index(of: color) else { return false }
                            (last, lastIndex) = (color, index)
                        }
                        rows[target] = lastIndex ?? 0
                        target += 1
                        source += 1
                    }
                }
                return true
            }
        }
        guard isComplete else { return nil }
        let palette = table.colors.flatMap { color in
            [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
        }
        return (rows, palette)
    }

    private func packed(
        bytesPerPixel: Int, _ write: (UInt32, UnsafeMutablePointer<UInt8>) -> Void
    ) -> [UInt8] {
        let count = height * (1 + width * bytesPerPixel)
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            guard var target = bytes.baseAddress else { return }
            words.withUnsafeBufferPointer { words in
                for row in 0..<height {
                    target.pointee = 0
                    target += 1
                    for word in UnsafeBufferPointer(rebasing: words[row * width..<(row + 1) * width]) {
                        write(word, target)
                        target += bytesPerPixel
                    }
                }
            }
            initialized = count
        }
    }
}

/// Numbers colors from 0 to 255 in order of appearance: an open hash table of fixed size.
private struct PaletteTable {
    private(set) var colors: [UInt32] = []
    /// Index + 1 of a color, 0 for a free slot; four slots for every color keep probing short.
    private var slots = [UInt16](repeating: 0, count: 1024)

    /// `nil` if this would be the 257th color.
    mutating func index(of color: UInt32) -> UInt8? {
        var slot = Int((color &* 0x9e37_79b1) >> 22)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if colors[index] == color { return UInt8(index) }
            slot = (slot + 1) & 1023
        }
        guard colors.count < 256 else { return nil }
        colors.append(color)
        slots[slot] = UInt16(colors.count)
        return UInt8(colors.count - 1)
    }
}
