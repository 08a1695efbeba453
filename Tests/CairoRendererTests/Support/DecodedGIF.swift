/// The pictures of a GIF with one palette, put together as version 89a says.
struct DecodedGIF {
    enum Defect: Error { case structure(Int), code(Int) }

    /// Each pixel as 0xRRGGBB, row by row.
    private(set) var frames: [[UInt32]] = []
    /// In hundredths of a second.
    private(set) var delays: [Int] = []
    private(set) var isEndless = false

    init(_ file: [UInt8]) throws {
        guard file.starts(with: Array("GIF89a".utf8)), file[10] & 0x80 != 0 else { throw Defect.structure(0) }
        func number(_ at: Int) -> Int { Int(file[at]) | Int(file[at + 1]) << 8 }
        let (width, height) = (number(6), number(8))
        let colorCount = 2 << Int(file[10] & 7)
        let palette = (0..<colorCount).map { color in
            file[(13 + 3 * color)...].prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        var position = 13 + 3 * colorCount
        func blocks() throws -> [UInt8] {
            var data: [UInt8] = []
            while true {
                guard position < file.count else { throw Defect.structure(position) }
                let length = Int(file[position])
                position += 1
                guard length > 0 else { return data }
                data += file[position..<(position + length)]
                position += length
            }
        }
        var canvas = [UInt32](repeating: 0, count: width * height)
        while file[position] != 0x3b {
            switch (file[position], file[position + 1]) {
            case (0x21, 0xff):
                position += 2
                isEndless = try blocks() == Array("NETSCAPE2.0".utf8) + [1, 0, 0]
            case (0x21, 0xf9):
                delays.append(number(position + 4))
                position += 2
                _ = try blocks()
            case (0x2c, _):
                let area = [1, 3, 5, 7].map { number(position + $0) }
                let bits = Int(file[position + 10])
                position += 11
                let indices = try Self.decompressed(try blocks(), bits: bits)
                guard indices.count == area[2] * area[3] else { throw Defect.structure(position) }
                for (pixel, index) in indices.enumerated() {
                    let (x, y) = (area[0] + pixel % area[2], area[1] + pixel / area[2])
                    canvas[y * width + x] = palette[Int(index)]
                }
                frames.append(canvas)
            default: throw Defect.structure(position)
            }
        }
        guard position == file.count - 1, delays.count == frames.count else {
            throw Defect.structure(position)
        }
    }

    static func decompressed(_ data: [UInt8], bits: Int) throws -> [UInt8] {
        let (clear, end) = (1 << bits, (1 << bits) + 1)
        var strings: [[UInt8]] = []
        var (width, position) = (bits + 1, 0)
        var before: [UInt8]?
        var result: [UInt8] = []
        while true {
            guard position + width <= 8 * data.count else { throw Defect.structure(position) }
            let code = (0..<width).reduce(0) { code, bit in
                let place = position + bit
                return code | Int(data[place / 8] >> UInt8(place % 8) & 1) << bit
            }
            position += width
            if code == end { return result }
            if code == clear {
                strings = (0..<clear).map { [UInt8($0)] } + [[], []]
                width = bits + 1
                before = nil
                continue
            }
            let string: [UInt8]
            if code < strings.count {
                string = strings[code]
            } else if code == strings.count, let before, let first = before.first {
                string = before + [first]
            } else {
                throw Defect.code(code)
            }
            result += string
            if let before, let first = string.first, strings.count < 4096 { strings.append(before + [first]) }
            if strings.count == 1 << width, width < 12 { width += 1 }
            before = string
        }
    }
}
