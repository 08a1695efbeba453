import CDeflate

/// Compresses the rows of a picture in zlib's format (RFC 1950, RFC 1951).
///
/// Where a chart repeats itself is known: to the left (runs of one color) and above (grids, axes, bands).
/// Both are compared sixteen bytes at a time, and only what differs is looked up in a table of what stood
/// before, as letters that occur twice. A general compressor looks everywhere all the time. Pixels stay whole: a
/// match begins and ends where a pixel does, so that there is one place to look at for each pixel.
struct PictureDeflate {
    /// From a pixel to the one above it, in bytes.
    var rowStride: Int
    /// From a pixel to the one on its right, in bytes.
    var pixelStride: Int

    private static let tokensPerBlock = 32_768
    /// A match this long is taken without a look into the table.
    private static let longEnough = 24
    private static let shortestMatch = 3

    /// Bytes that are compressed in two parts at the same time.
    private static let manyBytes = 1 << 20

    /// - Parameter bytes: whole rows. Large ones are compressed in an upper and a lower half, each of which ends with a
    ///   byte; the halves depend on the picture alone, never on how many threads there are.
    func zlib(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // The header says: deflate, a window of 32 kB, the fastest of four levels.
        let header: [UInt8] = [0x78, 0x01]
        let checksum = libdeflate_adler32(1, bytes.baseAddress, bytes.count)
        let end = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
        let middle = bytes.count < Self.manyBytes ? 0 : bytes.count / rowStride / 2 * rowStride
        guard let base = bytes.baseAddress, middle > 0 else {
            return header + compressed(bytes.baseAddress, 0..<bytes.count, isLast: true) + end
        }
        let (halves, count) = (Halves(base: base), bytes.count)
        TwoThreads.run { half in
            halves.results[half] =
                half == 0
                ? compressed(halves.base, 0..<middle, isLast: false)
                : compressed(halves.base, middle..<count, isLast: true)
        }
        return header + halves.results[0] + halves.results[1] + end
    }

    /// What two threads read and write; each has its own result.
    private final class Halves: @unchecked Sendable {
        let base: UnsafePointer<UInt8>
        let results = UnsafeMutablePointer<[UInt8]>.allocate(capacity: 2)

        init(base: UnsafePointer<UInt8>) {
            self.base = base
            results.initialize(repeating: [], count: 2)
        }

        deinit {
            results.deinitialize(count: 2)
            results.deallocate()
        }
    }

    private func compressed(_ bytes: UnsafePointer<UInt8>?, _ range: Range<Int>, isLast: Bool) -> [UInt8] {
        var writer = DeflateBlockWriter()
        if let bytes { write(bytes, range, isLast: isLast, to: &writer) }
        writer.finish(isLast: isLast)
        return writer.bytes
    }

    private func write(
        _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, isLast: Bool, to writer: inout DeflateBlockWriter
    ) {
        let count = range.upperBound
        var tokens: [UInt32] = []
        tokens.reserveCapacity(Self.tokensPerBlock + 2 * DeflateTokens.longestMatch)
        var table = RecentPlaces(bytes: bytes, count: count, matchLength: pixelStride == 1 ? 4 : 6)
        // The row that a place is in. Where a pixel is a byte, the filters of rows are as good as pixels.
        var index = range.lowerBound
        var row =
            pixelStride == 1
            ? Row(start: -1, end: count) : Row(start: index, end: min(index + rowStride, count))
        while index < count {
            if tokens.count >= Self.tokensPerBlock { flush(&tokens, to: &writer) }
            // The first match is taken as it is: to look whether a longer one begins at the next pixel makes the files
            // of charts larger, if anything, and takes a fifth of the time.
            let match = match(bytes, index, count, row, &table)
            if match.length >= Self.shortestMatch {
                if match.length < Self.longEnough { noteInside(match, at: index, row, &table) }
                Self.append(match, to: &tokens)
                index += match.length
            } else {
                let after = index + step(index, row)
                for place in index..<after { tokens.append(UInt32(bytes[place])) }
                index = after
            }
            if index >= row.end { row = Row(start: index, end: min(index + rowStride, count)) }
        }
        writer.write(tokens[...], isLast: isLast)
    }

    /// Notes the pixels that a match goes over, so that others find them.
    @inline(__always)
    private func noteInside(_ match: Match, at index: Int, _ row: Row, _ table: inout RecentPlaces) {
        var place = index + step(index, row)
        while place < index + match.length {
            table.insert(place)
            place += pixelStride
        }
    }

    /// From a place to the next one: over the filter of a row, or over a pixel.
    private func step(_ index: Int, _ row: Row) -> Int {
        index == row.start ? 1 : min(pixelStride, row.end - index)
    }

    private struct Row {
        var start: Int
        var end: Int
    }

    /// A match in parts of a token each; none is left too short.
    private static func append(_ match: Match, to tokens: inout [UInt32]) {
        var rest = match.length
        while rest > 0 {
            let part =
                rest <= DeflateTokens.longestMatch
                ? rest : min(DeflateTokens.longestMatch, rest - shortestMatch)
            tokens.append(DeflateTokens.match(length: part, distance: match.distance))
            rest -= part
        }
    }

    private struct Match {
        var length: Int
        var distance: Int
    }

    /// The best match that is looked for at a place; the place is noted in the table.
    @inline(__always)
    private func match(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ count: Int, _ row: Row,
        _ table: inout RecentPlaces
    ) -> Match {
        guard index < count else { return Match(length: 0, distance: 1) }
        var best = nearMatch(bytes, index, row)
        guard best.length < Self.longEnough else { return best }
        table.visit(index) { place in
            // A longer match has this byte, too; most have not.
            let next = index + best.length
            guard next >= row.end || bytes[place + best.length] == bytes[next] else { return true }
            let found = whole(Self.commonLength(bytes + place, bytes + index, limit: row.end - index))
            // Far matches cost more bits than near ones.
            let gain = index - place > 4096 ? 1 : 0
            if found > best.length + gain, found > 3 {
                best = Match(length: found, distance: index - place)
            }
            return found < Self.longEnough
        }
        table.insert(index)
        return best
    }

    /// The bytes of whole pixels.
    @inline(__always)
    private func whole(_ length: Int) -> Int {
        switch pixelStride {
        case 1: length
        case 4: length & ~3
        default: length - length % 3
        }
    }

    private func flush(_ tokens: inout [UInt32], to writer: inout DeflateBlockWriter) {
        writer.write(tokens[...], isLast: false)
        tokens.removeAll(keepingCapacity: true)
    }

    /// The longer of the matches with the pixels before and with the row above.
    @inline(__always)
    private func nearMatch(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ row: Row
    ) -> Match {
        var best = Match(length: 0, distance: pixelStride)
        let isRowStart = index == row.start
        if index >= pixelStride, !isRowStart {
            best.length = whole(
                Self.commonLength(bytes + index - pixelStride, bytes + index, limit: row.end - index))
        }
        // A long run needs no row above: its distance takes one bit instead of a dozen.
        guard best.length < DeflateTokens.longestMatch else { return best }
        if index >= rowStride, rowStride <= DeflateTokens.farthest {
            // What is not longer by two bytes is not looked at: most often the run ends above, too.
            let next = index + best.length
            guard next + 1 < row.end, bytes[next] == bytes[next - rowStride],
                bytes[next + 1] == bytes[next + 1 - rowStride]
            else { return best }
            // Not beyond one token: behind it a run may begin.
            let limit = min(row.end - index, DeflateTokens.longestMatch)
            let common = Self.commonLength(bytes + index - rowStride, bytes + index, limit: limit)
            let above = isRowStart ? min(common, 1) + whole(max(common - 1, 0)) : whole(common)
            if above > best.length + 1 { best = Match(length: above, distance: rowStride) }
        }
        return best
    }

    /// How many bytes are equal from two places on.
    @inline(__always)
    private static func commonLength(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, limit: Int
    ) -> Int {
        var length = 0
        while length + 8 <= limit {
            let x = UnsafeRawPointer(a + length).loadUnaligned(as: UInt64.self)
            let y = UnsafeRawPointer(b + length).loadUnaligned(as: UInt64.self)
            if x != y { return length + (x.littleEndian ^ y.littleEndian).trailingZeroBitCount / 8 }
            length += 8
            while length + 32 <= limit, equal32(a + length, b + length) { length += 32 }
        }
        while length < limit, a[length] == b[length] { length += 1 }
        return length
    }

    @inline(__always)
    private static func equal32(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
        let (a, b) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
        func pair(_ offset: Int) -> SIMD2<UInt64> {
            a.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
                ^ b.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
        }
        let difference = pair(0) | pair(16)
        return difference[0] | difference[1] == 0
    }
}

/// Where the bytes at a place stood before, latest first: a hash table of chains.
private struct RecentPlaces {
    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    /// Keeps the bytes of a word that are looked at.
    private let mask: UInt64
    private let memory: Memory

    private static let hashBits = 15
    private static let longestChain = 3

    private final class Memory {
        let latest: UnsafeMutablePointer<Int32>
        let earlier: UnsafeMutablePointer<Int32>

        init() {
            latest = .allocate(capacity: 1 << hashBits)
            latest.initialize(repeating: -1, count: 1 << hashBits)
            earlier = .allocate(capacity: DeflateTokens.farthest)
            earlier.initialize(repeating: -1, count: DeflateTokens.farthest)
        }

        deinit {
            latest.deallocate()
            earlier.deallocate()
        }
    }

    /// - Parameter matchLength: how many bytes are looked at, at most 8.
    init(bytes: UnsafePointer<UInt8>, count: Int, matchLength: Int) {
        self.bytes = bytes
        self.count = count
        mask = matchLength >= 8 ? .max : 1 << UInt64(8 * matchLength) - 1
        memory = Memory()
    }

    @inline(__always)
    func insert(_ index: Int) {
        guard index + 8 <= count else { return }
        let slot = slot(index)
        guard Int(memory.latest[slot]) != index else { return }
        memory.earlier[index & (DeflateTokens.farthest - 1)] = memory.latest[slot]
        memory.latest[slot] = Int32(truncatingIfNeeded: index)
    }

    /// Calls `body` with the latest places until it returns `false`.
    @inline(__always)
    func visit(_ index: Int, _ body: (Int) -> Bool) {
        guard index + 8 <= count else { return }
        var place = Int(memory.latest[slot(index)])
        for _ in 0..<Self.longestChain {
            guard place >= 0, place < index, index - place <= DeflateTokens.farthest, body(place) else {
                return
            }
            let before = Int(memory.earlier[place & (DeflateTokens.farthest - 1)])
            guard before < place else { return }
            place = before
        }
    }

    @inline(__always)
    private func slot(_ index: Int) -> Int {
        let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian & mask
        return Int((word &* 0x9e37_79b9_7f4a_7c15) >> UInt64(64 - Self.hashBits))
    }
}
