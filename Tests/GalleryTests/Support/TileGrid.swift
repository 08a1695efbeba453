import CCairo
import CairoRenderer

/// A picture as the mean colors of its square tiles.
///
/// One pixel that flips on another machine moves the mean of its tile by nothing that anyone sees; a letter that
/// is missing moves it a lot, and all the rest of the picture cannot hide it, because the worst tile counts.
struct TileGrid {
    let columns: Int
    let rows: Int
    /// Red, green and blue of each tile, 0 to 255.
    private(set) var means: [[Double]]

    static let tile = 20

    /// - Parameter pixel: red, green and blue at a place.
    init(width: Int, height: Int, pixel: (Int, Int) -> [Int]) {
        columns = (width + Self.tile - 1) / Self.tile
        rows = (height + Self.tile - 1) / Self.tile
        means = []
        for row in 0..<rows {
            for column in 0..<columns {
                var sum = [0, 0, 0]
                var count = 0
                for y in (row * Self.tile)..<min(height, (row + 1) * Self.tile) {
                    for x in (column * Self.tile)..<min(width, (column + 1) * Self.tile) {
                        let color = pixel(x, y)
                        for channel in 0..<3 { sum[channel] += color[channel] }
                        count += 1
                    }
                }
                means.append(sum.map { Double($0) / Double(max(1, count)) })
            }
        }
    }

    init(_ picture: Picture) {
        self.init(width: picture.width, height: picture.height) { x, y in
            let color = picture[x, y]
            return [Int(color.red), Int(color.green), Int(color.blue)]
        }
    }

    /// Rows of tiles, six hexadecimal digits each.
    var text: String {
        (0..<rows).map { row in
            means[(row * columns)..<((row + 1) * columns)].map { mean in
                mean.map { value in
                    let digits = String(Int(value.rounded()), radix: 16)
                    return digits.count < 2 ? "0" + digits : digits
                }.joined()
            }.joined(separator: " ")
        }.joined(separator: "\n") + "\n"
    }

    init?(text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        guard let first = lines.first, lines.allSatisfy({ $0.count == first.count }) else { return nil }
        rows = lines.count
        columns = first.count
        means = lines.joined().map { tile in
            let value = Int(tile, radix: 16) ?? 0
            return [value >> 16 & 255, value >> 8 & 255, value & 255].map(Double.init)
        }
    }

    /// The largest difference of a channel's mean, and in which tile; infinite for grids of unequal size.
    func worst(against other: TileGrid) -> (difference: Double, column: Int, row: Int) {
        guard columns == other.columns, rows == other.rows else { return (.infinity, 0, 0) }
        var worst = (difference: 0.0, column: 0, row: 0)
        for (index, (a, b)) in zip(means, other.means).enumerated() {
            let difference = zip(a, b).map { abs($0 - $1) }.max() ?? 0
            if difference > worst.difference { worst = (difference, index % columns, index / columns) }
        }
        return worst
    }

    /// The tiles as a picture of their own.
    func picture() throws -> Picture {
        let (columns, side) = (columns, Self.tile)
        let pixels = (0..<rows * side).flatMap { y in
            (0..<columns * side).map { x -> UInt32 in
                let mean = means[y / side * columns + x / side].map { UInt32($0.rounded()) }
                return 0xff00_0000 | mean[0] << 16 | mean[1] << 8 | mean[2]
            }
        }
        return try Picture(width: columns * side, height: rows * side, pixels: pixels, isOpaque: true)
    }
}

/// Reads a PNG file of any kind.
enum PNGFile {
    static func picture(_ path: String) throws -> Picture? {
        guard let surface = cairo_image_surface_create_from_png(path) else { return nil }
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
            let data = cairo_image_surface_get_data(surface)
        else { return nil }
        let width = Int(cairo_image_surface_get_width(surface))
        let height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels: [UInt32] = []
        for row in 0..<height {
            let start = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            pixels += UnsafeBufferPointer(start: start, count: width).map { $0 | 0xff00_0000 }
        }
        return try Picture(width: width, height: height, pixels: pixels, isOpaque: true)
    }
}
