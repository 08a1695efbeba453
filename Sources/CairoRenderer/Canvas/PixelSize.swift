import Drawing

/// How many pixels a picture has.
struct PixelSize: Hashable {
    let width: Int
    let height: Int

    /// Cairo's image surfaces end at this many pixels on a side.
    static let maximumSide = 32_767
    /// 400 MB of pixels.
    static let maximumCount = 100_000_000

    init(_ size: Size, scale: Double) throws(CairoError) {
        guard scale.isFinite, scale > 0 else { throw .invalidScale(scale) }
        // Bounded before it becomes an Int, which a Double may not fit into.
        width = Int(min((size.width * scale).rounded(), 1e9))
        height = Int(min((size.height * scale).rounded(), 1e9))
        let isPossible =
            width <= Self.maximumSide && height <= Self.maximumSide && width * height <= Self.maximumCount
        guard isPossible else {
            throw .pictureTooLarge(width: width, height: height, limit: Self.maximumSide)
        }
    }
}
