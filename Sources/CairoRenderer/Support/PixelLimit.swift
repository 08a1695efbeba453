/// How many pixels a picture may have.
enum PixelLimit {
    /// Cairo's image surfaces end at this many pixels on a side.
    static let side = 32_767
    /// 400 MB of pixels.
    static let count = 100_000_000
}
