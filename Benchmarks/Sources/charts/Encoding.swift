import CCairo
import Descent

extension Bench {
    /// Reads every `.png` of a folder and writes each anew in memory.
    func encoding(folder: String) throws {
        let names = try FileSystem.names(in: folder).filter { $0.hasSuffix(".png") }
        var pictures: [Picture] = []
        var surfaces: [OpaquePointer] = []
        for name in names {
            guard let surface = cairo_image_surface_create_from_png("\(folder)/\(name)"),
                cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
            else { continue }
            surfaces.append(surface)
            pictures.append(try Self.picture(surface))
        }
        try time("\(pictures.count) pictures by us") {
            "\(try pictures.reduce(0) { try $0 + $1.png().count }) bytes"
        }
        time("\(pictures.count) pictures by Cairo") {
            var count = 0
            for surface in surfaces {
                cairo_surface_write_to_png_stream(
                    surface,
                    { counter, _, length in
                        counter?.assumingMemoryBound(to: Int.self).pointee += Int(length)
                        return CAIRO_STATUS_SUCCESS
                    }, &count)
            }
            return "\(count) bytes"
        }
        for surface in surfaces { cairo_surface_destroy(surface) }
    }

    private static func picture(_ surface: OpaquePointer) throws -> Picture {
        let width = Int(cairo_image_surface_get_width(surface))
        let height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        var words: [UInt32] = []
        if let data = cairo_image_surface_get_data(surface) {
            for row in 0..<height {
                let start = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
                words += UnsafeBufferPointer(start: start, count: width)
            }
        }
        let isOpaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24
        return try Picture(width: width, height: height, pixels: words, isOpaque: isOpaque)
    }
}
