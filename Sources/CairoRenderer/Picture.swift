/// A scene as pixels, with the words that go into its file.
public struct Picture: Sendable {
    /// What the picture is called, and what it shows.
    public var title: String
    /// What it shows, for those who cannot see it.
    public var summary: String
    /// How dense the pixels are in print.
    public var pixelsPerMetre: Int
    let pixels: PixelImage

    init(title: String, summary: String, pixelsPerMetre: Int, pixels: PixelImage) {
        self.title = title
        self.summary = summary
        self.pixelsPerMetre = pixelsPerMetre
        self.pixels = pixels
    }

    /// A picture from its pixels, each as 0xAARRGGBB with colors multiplied with alpha, row by row.
    ///
    /// - Throws: ``CairoError/pictureTooLarge(width:height:limit:)`` for sides below 1 or above 32,767, and
    ///   where there is not one pixel for each place.
    public init(
        width: Int, height: Int, pixels: [UInt32], isOpaque: Bool, title: String = "", summary: String = ""
    ) throws(CairoError) {
        let sides = 1...PixelLimit.side
        guard sides.contains(width), sides.contains(height), pixels.count == width * height else {
            throw .pictureTooLarge(width: width, height: height, limit: PixelLimit.side)
        }
        self.init(
            title: title, summary: summary, pixelsPerMetre: 2835,
            pixels: try PixelImage(width: width, height: height, isOpaque: isOpaque, copying: pixels))
    }
    /// In pixels.
    public var width: Int { pixels.width }
    /// In pixels.
    public var height: Int { pixels.height }

    /// Red, green, blue and alpha of a pixel, 0 to 255, colors multiplied with alpha; x from the left, y from
    /// the top.
    public subscript(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
        let word = pixels.word(x, y)
        func byte(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: word >> shift) }
        return (byte(16), byte(8), byte(0), pixels.isOpaque ? 255 : byte(24))
    }

    /// The picture as a PNG file.
    ///
    /// - Throws: where memory for the file is missing.
    public func png() throws(CairoError) -> [UInt8] {
        let encoder = PNGEncoder(title: title, summary: summary, pixelsPerMetre: pixelsPerMetre)
        return try encoder.encode(pixels)
    }
}
