import CDeflate

/// The pictures of an animated PNG without alpha, put together as its specification says.
struct DecodedAPNG {
    enum Defect: Error { case structure(String) }

    let colorType: UInt8
    private(set) var plays = -1
    /// Each pixel as 0xRRGGBB, row by row.
    private(set) var frames: [[UInt32]] = []
    /// Numerator and denominator, in seconds.
    private(set) var delays: [(Int, Int)] = []

    init(_ file: [UInt8]) throws {
        // Checks the checksums, and that the still can be read by itself.
        let still = try DecodedPNG(file)
        colorType = still.colorType
        var canvas = [UInt32](repeating: 0, count: still.width * still.height)
        var area: [Int] = []
        var (sequence, count) = (0, 0)
        for (type, data) in still.chunks {
            switch type {
            case "acTL":
                (count, plays) = (Self.number(data, 0), Self.number(data, 4))
            case "fcTL":
                guard Self.number(data, 0) == sequence, data.count == 26, data[24] == 0, data[25] == 0 else {
                    throw Defect.structure("fcTL \(sequence)")
                }
                sequence += 1
                area = [4, 8, 12, 16].map { Self.number(data, $0) }
                delays.append((Int(data[20]) << 8 | Int(data[21]), Int(data[22]) << 8 | Int(data[23])))
            case "IDAT", "fdAT":
                if type == "fdAT" {
                    guard Self.number(data, 0) == sequence else { throw Defect.structure("fdAT \(sequence)") }
                    sequence += 1
                }
                let colors = try Self.colors(
                    Array(type == "fdAT" ? data.dropFirst(4) : data[...]), width: area[0], height: area[1],
                    palette: colorType == 3 ? still.chunk("PLTE") : nil)
                for y in 0..<area[1] {
                    for x in 0..<area[0] {
                        canvas[(area[3] + y) * still.width + area[2] + x] = colors[y * area[0] + x]
                    }
                }
                frames.append(canvas)
            default: break
            }
        }
        guard frames.count == count, delays.count == count else { throw Defect.structure("acTL \(count)") }
    }

    private static func colors(_ data: [UInt8], width: Int, height: Int, palette: [UInt8]?) throws -> [UInt32]
    {
        let samples = palette == nil ? 3 : 1
        let stride = 1 + width * samples
        var rows = [UInt8](repeating: 0, count: stride * height)
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        let result = libdeflate_zlib_decompress(decompressor, data, data.count, &rows, rows.count, nil)
        guard result == LIBDEFLATE_SUCCESS else { throw Defect.structure("compression") }
        return (0..<(width * height)).map { pixel in
            let start = pixel / width * stride + 1 + pixel % width * samples
            let color =
                palette.map { Array($0[(3 * Int(rows[start]))...].prefix(3)) }
                ?? Array(rows[start..<(start + 3)])
            return color.reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
