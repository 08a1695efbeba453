import CDeflate

/// A PNG file taken apart: every chunk's checksum is verified on the way.
struct DecodedPNG {
    enum Defect: Error {
        case signature, truncated, checksum(String), missing(String), compression, filter(UInt8)
    }

    private(set) var chunks: [(type: String, data: [UInt8])] = []
    private(set) var width = 0
    private(set) var height = 0
    private(set) var colorType: UInt8 = 0
    /// Red, green, blue and alpha of each pixel, row by row.
    private(set) var pixels: [[UInt8]] = []

    init(_ file: [UInt8]) throws {
        guard file.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]) else { throw Defect.signature }
        var position = 8
        while position < file.count {
            guard position + 12 <= file.count else { throw Defect.truncated }
            let length = Self.number(file[position...])
            guard position + 12 + length <= file.count else { throw Defect.truncated }
            let body = Array(file[position + 4..<position + 8 + length])
            let type = String(decoding: body.prefix(4), as: UTF8.self)
            guard Int(libdeflate_crc32(0, body, body.count)) == Self.number(file[(position + 8 + length)...])
            else { throw Defect.checksum(type) }
            chunks.append((type, Array(body.dropFirst(4))))
            position += 12 + length
        }
        try decode()
    }

    func chunk(_ type: String) -> [UInt8]? { chunks.first { $0.type == type }?.data }

    func pixel(_ x: Int, _ y: Int) -> [UInt8] { pixels[y * width + x] }

    private mutating func decode() throws {
        guard let header = chunk("IHDR"), let data = chunk("IDAT") else { throw Defect.missing("IHDR, IDAT") }
        width = Self.number(header[0...])
        height = Self.number(header[4...])
        colorType = header[9]
        let samples = [2: 3, 3: 1, 6: 4][Int(colorType)] ?? 1
        let stride = 1 + width * samples
        var rows = [UInt8](repeating: 0, count: stride * height)
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        let result = libdeflate_zlib_decompress(decompressor, data, data.count, &rows, rows.count, nil)
        guard result == LIBDEFLATE_SUCCESS else { throw Defect.compression }
        let palette = chunk("PLTE") ?? []
        for row in 0..<height {
            guard rows[row * stride] == 0 else { throw Defect.filter(rows[row * stride]) }
            for column in 0..<width {
                let start = row * stride + 1 + column * samples
                switch samples {
                case 1: pixels.append(Array(palette[Int(rows[start]) * 3..<Int(rows[start]) * 3 + 3]) + [255])
                case 3: pixels.append(Array(rows[start..<start + 3]) + [255])
                default: pixels.append(Array(rows[start..<start + 4]))
                }
            }
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}
