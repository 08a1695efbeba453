import CPixels

/// Colors numbered from 0 to 255 in order of appearance.
struct Palette {
    private var table = descent_palette()

    /// Red, green and blue of every color.
    var bytes: [UInt8] {
        withUnsafeBytes(of: table.colors) { colors in
            colors.bindMemory(to: UInt32.self).prefix(table.count).flatMap { color in
                [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
            }
        }
    }

    /// Adds the colors of an opaque picture; `false` if there is no room for all of them.
    ///
    /// - Parameter step: rows from one that is looked at to the next.
    mutating func add(_ image: PixelImage, step: Int = 1) -> Bool {
        stride(from: 0, to: image.height, by: step).allSatisfy { row in
            descent_collect_colors(image.width, image.words + row * image.width, 0xffffff, &table) != 0
        }
    }

    mutating func withTable<Result>(_ body: (UnsafeMutablePointer<descent_palette>) -> Result) -> Result {
        withUnsafeMutablePointer(to: &table, body)
    }
}
