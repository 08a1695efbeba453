/// The pixels of a picture, row by row, as Cairo keeps them: one 32-bit word each, alpha in the
/// highest byte, then red, green and blue, multiplied with alpha. Nobody paints on them any more, and so they may be
/// read from any thread.
struct PixelImage: @unchecked Sendable {
    let width: Int
    let height: Int
    let isOpaque: Bool
    /// Row by row, without gaps.
    let words: UnsafePointer<UInt32>
    /// Keeps the words.
    private let owner: AnyObject

    /// Words that nobody writes any more, as many as there are pixels.
    init(_ size: PixelSize, isOpaque: Bool, memory: PixelMemory) {
        (width, height, self.isOpaque) = (size.width, size.height, isOpaque)
        words = UnsafePointer(memory.base.assumingMemoryBound(to: UInt32.self))
        owner = memory
    }

    /// Copies words that stand row by row; there must be one for each pixel.
    init(width: Int, height: Int, isOpaque: Bool, copying source: [UInt32]) throws(CairoError) {
        guard let memory = PixelMemory(byteCount: 4 * source.count, isZeroed: false) else {
            throw .drawingFailed(step: "making a picture", reason: "out of memory")
        }
        let target = memory.base.bindMemory(to: UInt32.self, capacity: max(1, source.count))
        for index in source.indices { target[index] = source[index] }
        (self.width, self.height, self.isOpaque) = (width, height, isOpaque)
        words = UnsafePointer(target)
        owner = memory
    }

    func word(_ x: Int, _ y: Int) -> UInt32 {
        guard x >= 0, y >= 0, x < width, y < height else { return 0 }
        return words[y * width + x]
    }

    /// The smallest rectangle outside of which two pictures of one size are the same; `nil` where they are
    /// the same everywhere.
    func changedArea(since before: PixelImage) -> PixelArea? {
        // Cairo leaves the highest byte of opaque pixels undefined.
        let mask: UInt32 = isOpaque && before.isOpaque ? 0xffffff : 0xffff_ffff
        var area: PixelArea?
        for y in 0..<height {
            let (new, old) = (words + y * width, before.words + y * before.width)
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
            let row = UnsafeBufferPointer(start: words + y * width + area.x, count: area.width)
            for word in row { result.append(word | opaque) }
        }
        return result
    }
}

/// A rectangle of whole pixels, from the top left.
struct PixelArea: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}
