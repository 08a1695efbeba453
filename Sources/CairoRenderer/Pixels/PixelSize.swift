import Drawing

/// How many pixels a picture has.
struct PixelSize: Hashable {
    let width: Int
    let height: Int

    init(_ size: Size, scale: Double) throws(CairoError) {
        guard scale.isFinite, scale > 0 else { throw .invalidScale(scale) }
        // Bounded before it becomes an Int, which a Double may not fit into.
        width = Int(min((size.width * scale).rounded(), 1e9))
        height = Int(min((size.height * scale).rounded(), 1e9))
        let isPossible =
            width <= PixelLimit.side && height <= PixelLimit.side && width * height <= PixelLimit.count
        guard isPossible else {
            throw .pictureTooLarge(width: width, height: height, limit: PixelLimit.side)
        }
    }
}
