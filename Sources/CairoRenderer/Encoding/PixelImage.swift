import CCairo
import CPixels

/// The pixels of a picture, row by row, as Cairo keeps them: one 32-bit word each, alpha in the
/// highest byte, then red, green and blue, multiplied with alpha. Nothing is copied: the picture's
/// surface must not be painted on any more, and so it may be read from any thread.
struct PixelImage: @unchecked Sendable {
    let width: Int
    let height: Int
    let isOpaque: Bool
    /// Words from the start of a row to the start of the next.
    private let stride: Int
    private let words: UnsafePointer<UInt32>
    /// Keeps the words.
    private let owner: AnyObject

    init(_ surface: CairoSurface, isOpaque: Bool) throws(CairoError) {
        cairo_surface_flush(surface.pointer)
        try surface.check("reading the pixels")
        guard let data = cairo_image_surface_get_data(surface.pointer) else {
            throw .drawingFailed(step: "reading the pixels", reason: "the surface has none")
        }
        width = Int(cairo_image_surface_get_width(surface.pointer))
        height = Int(cairo_image_surface_get_height(surface.pointer))
        stride = Int(cairo_image_surface_get_stride(surface.pointer)) / 4
        words = UnsafeRawPointer(data).assumingMemoryBound(to: UInt32.self)
        self.isOpaque = isOpaque
        owner = surface
    }

    /// Copies words that stand row by row; there must be one for each pixel.
    init(width: Int, height: Int, isOpaque: Bool, copying source: [UInt32]) throws(CairoError) {
        guard let memory = PixelMemory(byteCount: 4 * source.count, isZeroed: false) else {
            throw .drawingFailed(step: "making a picture", reason: "out of memory")
        }
        let target = memory.base.bindMemory(to: UInt32.self, capacity: max(1, source.count))
        for index in source.indices { target[index] = source[index] }
        (self.width, self.height, self.isOpaque) = (width, height, isOpaque)
        stride = width
        words = UnsafePointer(target)
        owner = memory
    }

    func word(_ x: Int, _ y: Int) -> UInt32 {
        guard x >= 0, y >= 0, x < width, y < height else { return 0 }
        return words[y * stride + x]
    }

    func packedRGB() throws(CairoError) -> PackedRows {
        let rows = try PackedRows(count: height * (1 + width * 3))
        for row in 0..<height {
            let target = rows.start + row * (1 + width * 3)
            target[0] = 0
            descent_pack_rgb(width, words + row * stride, target + 1)
        }
        return rows
    }

    func packedRGBA() throws(CairoError) -> PackedRows {
        try packed(bytesPerPixel: 4) { word, pixel in
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
    func packedPalette() throws(CairoError) -> (rows: PackedRows, palette: [UInt8])? {
        guard !hasManyColors else { return nil }
        var table = PaletteTable()
        guard let rows = try packedIndices(&table) else { return nil }
        return (rows, table.bytes)
    }

    /// Whether a few of the rows have more than 256 colors: then all of them need no look.
    private var hasManyColors: Bool {
        var table = PaletteTable()
        for row in Swift.stride(from: 0, to: height, by: 16) {
            let source = words + row * stride
            var last: UInt32?
            for x in 0..<width where source[x] & 0xffffff != last {
                last = source[x] & 0xffffff
                if table.index(of: source[x] & 0xffffff) == nil { return true }
            }
        }
        return false
    }

    /// Rows of indices into a palette that several pictures share, or `nil` at its 257th color.
    func packedIndices(_ table: inout PaletteTable) throws(CairoError) -> PackedRows? {
        let rows = try PackedRows(count: height * (width + 1))
        var target = rows.start
        for row in 0..<height {
            // The filter of the row: none.
            target[0] = 0
            guard pack(row, into: target + 1, &table) else { return nil }
            target += width + 1
        }
        return rows
    }

    /// The smallest rectangle outside of which two pictures of one size are the same; `nil` where they are
    /// the same everywhere.
    func changedArea(since before: PixelImage) -> PixelArea? {
        // Cairo leaves the highest byte of opaque pixels undefined.
        let mask: UInt32 = isOpaque && before.isOpaque ? 0xffffff : 0xffff_ffff
        var area: PixelArea?
        for y in 0..<height {
            let (new, old) = (words + y * stride, before.words + y * before.stride)
            var first = 0
            while first < width, (new[first] ^ old[first]) & mask == 0 { first += 1 }
            guard first < width else { continue }
            var last = width - 1
            while (new[last] ^ old[last]) & mask == 0 { last -= 1 }
            let minX = min(area?.x ?? first, first)
            let maxX = max(area.map { $0.x + $0.width - 1 } ?? last, last)
            let top = area?.y ?? y
            area = PixelArea(x: minX, y: top, width: maxX - minX + 1, height: y - top + 1)
        }
        return area
    }

    /// The words of a part of the picture, row by row.
    func words(in area: PixelArea) -> [UInt32] {
        let opaque: UInt32 = isOpaque ? 0xff00_0000 : 0
        var result: [UInt32] = []
        result.reserveCapacity(area.width * area.height)
        for y in area.y..<(area.y + area.height) {
            let row = UnsafeBufferPointer(start: words + y * stride + area.x, count: area.width)
            for word in row { result.append(word | opaque) }
        }
        return result
    }

    /// One row of indices; `false` at the 257th color.
    ///
    /// Pictures of charts are mostly runs of one color.
    private func pack(
        _ row: Int, into target: UnsafeMutablePointer<UInt8>, _ table: inout PaletteTable
    ) -> Bool {
        let source = words + row * stride
        var x = 0
        while x < width {
            let color = source[x] & 0xffffff
            guard let index = table.index(of: color) else { return false }
            target[x] = index
            x += 1
            guard x < width, source[x] & 0xffffff == color else { continue }
            let count = descent_run_length(width - x, source + x, color)
            (target + x).update(repeating: index, count: count)
            x += count
        }
        return true
    }

    private func packed(
        bytesPerPixel: Int, _ write: (UInt32, UnsafeMutablePointer<UInt8>) -> Void
    ) throws(CairoError) -> PackedRows {
        let rows = try PackedRows(count: height * (1 + width * bytesPerPixel))
        var target = rows.start
        for row in 0..<height {
            target[0] = 0
            target += 1
            for word in UnsafeBufferPointer(start: words + row * stride, count: width) {
                write(word, target)
                target += bytesPerPixel
            }
        }
        return rows
    }
}

/// The rows of a picture as PNG wants them, each with the byte of its filter in front.
struct PackedRows {
    private let memory: PixelMemory
    private let count: Int

    init(count: Int) throws(CairoError) {
        // Room for what is written beyond the last pixel.
        guard let memory = PixelMemory(byteCount: count + 32, isZeroed: false) else {
            throw .compressionFailed(byteCount: count)
        }
        self.memory = memory
        self.count = count
    }

    fileprivate var start: UnsafeMutablePointer<UInt8> { memory.base.assumingMemoryBound(to: UInt8.self) }

    /// Valid as long as the rows are.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

/// A rectangle of whole pixels, from the top left.
struct PixelArea: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}

/// Numbers colors from 0 to 255 in order of appearance: an open hash table of fixed size.
struct PaletteTable {
    private(set) var colors: [UInt32] = []
    /// Index + 1 of a color, 0 for a free slot; four slots for every color keep probing short.
    private var slots = [UInt16](repeating: 0, count: 1024)

    /// Red, green and blue of every color.
    var bytes: [UInt8] {
        colors.flatMap { color in [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) } }
    }

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
