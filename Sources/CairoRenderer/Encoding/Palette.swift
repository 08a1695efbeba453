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

    /// Writes the numbers of opaque pixels, a byte each, and adds the colors that are new.
    ///
    /// - Returns: `false` if there is no room for all colors.
    mutating func pack(
        _ count: Int, _ pixels: UnsafePointer<UInt32>, into bytes: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        descent_pack_indices(count, pixels, &table, bytes) != 0
    }
}
