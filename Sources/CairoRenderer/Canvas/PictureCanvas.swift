import CCairo
import SystemLibrary

/// The pixels of a picture while it is painted.
struct PictureCanvas: @unchecked Sendable {
    let size: PixelSize
    let isOpaque: Bool
    let memory: PixelMemory

    /// Pictures with fewer pixels are not worth a second thread.
    private static let manyPixels = 1_000_000

    /// Transparent black pixels, or those of an opaque picture, whose ground is still to be painted.
    init(_ size: PixelSize, isOpaque: Bool) throws(CairoError) {
        guard let memory = PixelMemory(byteCount: 4 * size.width * size.height, isZeroed: !isOpaque) else {
            throw .drawingFailed(step: "making a picture", reason: "out of memory")
        }
        (self.size, self.isOpaque, self.memory) = (size, isOpaque, memory)
    }

    /// Row by row, without gaps.
    var words: UnsafeMutablePointer<UInt32> { memory.base.assumingMemoryBound(to: UInt32.self) }

    /// What has been painted, when nobody paints on it any more.
    var image: PixelImage { PixelImage(size, isOpaque: isOpaque, memory: memory) }

    /// Calls `body` for all rows, or at the same time for the upper and for the lower half where the picture is large.
    /// Which of both depends on the size alone, so that the pixels are the same on one processor.
    func paint(
        inHalves: Bool = true, _ body: @Sendable (Range<Int>) throws(CairoError) -> Void
    ) throws(CairoError) {
        let height = size.height
        guard inHalves, size.width * height >= Self.manyPixels, height > 1 else {
            return try body(0..<height)
        }
        let (upper, lower) = TwoThreads.results { half in
            do throws(CairoError) {
                try body(half == 0 ? 0..<height / 2 : height / 2..<height)
                return Result<Void, CairoError>.success(())
            } catch {
                return .failure(error)
            }
        }
        try upper.get()
        try lower.get()
    }

    /// A surface on some of the rows.
    func surface(_ rows: Range<Int>) throws(CairoError) -> CairoSurface {
        // A pixel is a word in both formats, and Cairo aligns rows to words.
        let stride = 4 * size.width
        let pixels = memory.base.assumingMemoryBound(to: UInt8.self) + rows.lowerBound * stride
        return try CairoSurface(
            owning: cairo_image_surface_create_for_data(
                pixels, isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(size.width),
                Int32(rows.count), Int32(stride)), memory: memory)
    }
}
