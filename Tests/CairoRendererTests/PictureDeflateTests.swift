import CDeflate
import Testing

@testable import CairoRenderer

@Suite("Compression of pictures")
struct PictureDeflateTests {
    /// Rows that a generator makes, compressed and taken apart again by another library.
    private func comesBack(_ rows: [UInt8], rowStride: Int, pixelStride: Int) -> (isSame: Bool, size: Int) {
        let deflate = PictureDeflate(rowStride: rowStride, pixelStride: pixelStride)
        let compressed = rows.withUnsafeBufferPointer { deflate.zlib($0) }
        var result = [UInt8](repeating: 0xaa, count: rows.count + 8)
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        var count = 0
        let status = libdeflate_zlib_decompress(
            decompressor, compressed, compressed.count, &result, result.count, &count)
        return (status == LIBDEFLATE_SUCCESS && Array(result[..<count]) == rows, compressed.count)
    }

    /// Pictures of one pixel up to many blocks of tokens, of one color, of noise and of what lies between.
    @Test("What is compressed comes back", arguments: 0..<60)
    func comesBack(seed: Int) {
        var numbers = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
        let pixelStride = [1, 3, 4][seed % 3]
        let width = [1, 2, 7, 250, 300, 900, 11_000][seed % 7]
        let height = 1 + Int(numbers.next() % UInt64(max(2, 120_000 / (width * pixelStride))))
        let rowStride = 1 + width * pixelStride
        let colors = [1, 2, 5, 256][seed % 4]
        let longestRun = [1, 3, 40, 2000][(seed / 4) % 4]
        var rows: [UInt8] = []
        for row in 0..<height {
            if row > 0, numbers.next() % 3 == 0 {
                rows += rows[(rows.count - rowStride)...]
                continue
            }
            rows.append(0)
            while rows.count < (row + 1) * rowStride {
                let color = UInt8(truncatingIfNeeded: numbers.next() % UInt64(colors))
                let run = Int(numbers.next() % UInt64(longestRun)) + 1
                let room = (row + 1) * rowStride - rows.count
                rows += [UInt8](repeating: color, count: min(run, room))
            }
        }
        let result = comesBack(rows, rowStride: rowStride, pixelStride: pixelStride)
        #expect(result.isSame)
        #expect(result.size <= rows.count + rows.count / 100 + 200)
    }

    @Test("Nothing at all comes back too")
    func empty() {
        #expect(comesBack([], rowStride: 5, pixelStride: 1).isSame)
    }

    @Test("A million equal pixels take less than a kilobyte")
    func flat() {
        let result = comesBack([UInt8](repeating: 0, count: 1000 * 1001), rowStride: 1001, pixelStride: 1)
        #expect(result.isSame && result.size < 1000)
    }

    @Test("Large pictures are compressed in two halves that come back as one", arguments: [1, 3, 4])
    func halves(pixelStride: Int) {
        var numbers = SplitMix(state: 17)
        let rowStride = 1 + 700 * pixelStride
        var rows: [UInt8] = []
        for row in 0..<(3_000_000 / rowStride) {
            // Each row as one of the rows before, but for a few pixels, across the middle as well.
            let back = row == 0 ? 0 : 1 + Int(numbers.next() % UInt64(min(row, 9)))
            rows +=
                row == 0
                ? [UInt8](repeating: 0, count: rowStride)
                : Array(rows[(rows.count - back * rowStride)...].prefix(rowStride))
            for _ in 0..<3 {
                rows[row * rowStride + 1 + Int(numbers.next() % UInt64(rowStride - 1))] = UInt8(
                    numbers.next() % 256)
            }
        }
        let result = comesBack(rows, rowStride: rowStride, pixelStride: pixelStride)
        #expect(result.isSame && result.size < rows.count / 8)
    }

    @Test("Codewords are never longer than the limit and leave no gap", arguments: [7, 15])
    func huffman(limit: Int) {
        // Fibonacci's numbers make the most unequal code there is.
        var counts = [1, 1]
        for _ in 2..<19 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
        for used in 1...counts.count {
            let code = HuffmanCode(counts: Array(counts[..<used]) + [0, 0], limit: limit)
            let lengths = code.lengths.filter { $0 > 0 }.map(Int.init)
            #expect(lengths.count >= 2 && lengths.allSatisfy { $0 <= limit })
            #expect(lengths.reduce(0) { $0 + 1 << (limit - $1) } == 1 << limit)
            #expect(
                Set(zip(code.codes, code.lengths).map { "\($0) \($1)" }).count == lengths.count
                    + (code.lengths.contains(0) ? 1 : 0))
        }
    }
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
