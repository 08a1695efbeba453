import CDeflate

/// Compresses the rows of a picture in zlib's format (RFC 1950, RFC 1951).
///
/// Where a chart repeats itself is known: to the left (runs of one color) and above (grids, axes, bands).
/// Both are compared eight bytes at a time, and only what differs is looked up in a table of what stood
/// before, as letters that occur twice. A general compressor looks everywhere all the time.
struct PictureDeflate {
    /// From a pixel to the one above it, in bytes.
    var rowStride: Int
    /// From a pixel to the one on its right, in bytes.
    var pixelStride: Int

    private static let tokensPerBlock = 32_768
    /// A match this long is taken without a look into the table.
    private static let longEnough = 24
    private static let shortestMatch = 3

    func zlib(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // The header says: deflate, a window of 32 kB, the fastest of four levels.
        var writer = DeflateBlockWriter(header: [0x78, 0x01])
        if let base = bytes.baseAddress { write(base, bytes.count, to: &writer) }
        writer.finish()
        let checksum = libdeflate_adler32(1, bytes.baseAddress, bytes.count)
        return writer.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
    }

    private func write(_ bytes: UnsafePointer<UInt8>, _ count: Int, to writer: inout DeflateBlockWriter) {
        var tokens: [UInt32] = []
        tokens.reserveCapacity(Self.tokensPerBlock + 64)
        var table = RecentPlaces(bytes: bytes, count: count)
        var index = 0
        var next = match(bytes, index, count, &table)
        while index < count {
            var match = next
            // A byte as it is, if the match that starts behind it is longer by more than that.
            if match.length < Self.longEnough, index + 1 < count {
                next = self.match(bytes, index + 1, count, &table)
                if match.length < Self.shortestMatch || next.length > match.length {
                    tokens.append(UInt32(bytes[index]))
                    index += 1
                    if tokens.count >= Self.tokensPerBlock { flush(&tokens, to: &writer) }
                    continue
                }
            } else if match.length < Self.shortestMatch {
                tokens.append(UInt32(bytes[index]))
                index += 1
                continue
            }
            let known = match.length < Self.longEnough ? 2 : 1
            let end = index + match.length
            if match.length < Self.longEnough {
                for place in (index + known)..<max(index + known, end) { table.insert(place) }
            }
            while match.length >= Self.shortestMatch {
                let part = min(match.length, DeflateTokens.longestMatch)
                tokens.append(DeflateTokens.match(length: part, distance: match.distance))
                index += part
                match.length -= part
                if tokens.count >= Self.tokensPerBlock { flush(&tokens, to: &writer) }
            }
            next = self.match(bytes, index, count, &table)
        }
        writer.write(tokens[...], isLast: true)
    }

    private struct Match {
        var length: Int
        var distance: Int
    }

    /// The best match that is looked for at a place; the place is noted in the table.
    private func match(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ count: Int, _ table: inout RecentPlaces
    ) -> Match {
        guard index < count else { return Match(length: 0, distance: 1) }
        var best = nearMatch(bytes, index, count)
        guard best.length < Self.longEnough else { return best }
        table.visit(index) { place in
            let found = Self.commonLength(bytes + place, bytes + index, limit: count - index)
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

    private func flush(_ tokens: inout [UInt32], to writer: inout DeflateBlockWriter) {
        writer.write(tokens[...], isLast: false)
        tokens.removeAll(keepingCapacity: true)
    }

    /// The longer of the matches with the pixels before and with the row above.
    private func nearMatch(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ count: Int
    ) -> Match {
        var best = Match(length: 0, distance: pixelStride)
        if index >= pixelStride {
            best.length = Self.commonLength(
                bytes + index - pixelStride, bytes + index, limit: count - index)
        }
        // A long run needs no row above: its distance takes one bit instead of a dozen.
        guard best.length < DeflateTokens.longestMatch else { return best }
        if index >= rowStride, rowStride <= DeflateTokens.farthest {
            // Not beyond one token: behind it a run may begin.
            let limit = min(count - index, DeflateTokens.longestMatch)
            let above = Self.commonLength(bytes + index - rowStride, bytes + index, limit: limit)
            if above > best.length + 1 { best = Match(length: above, distance: rowStride) }
        }
        return best
    }

    /// How many bytes are equal from two places on.
    private static func commonLength(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, limit: Int
    ) -> Int {
        var length = 0
        while length + 8 <= limit {
            let x = UnsafeRawPointer(a + length).loadUnaligned(as: UInt64.self)
            let y = UnsafeRawPointer(b + length).loadUnaligned(as: UInt64.self)
            if x != y { return length + (x.littleEndian ^ y.littleEndian).trailingZeroBitCount / 8 }
            length += 8
        }
        while length < limit, a[length] == b[length] { length += 1 }
        return length
    }
}

/// Where the four bytes at a place stood before, latest first: a hash table of chains.
private struct RecentPlaces {
    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private var latest = [Int32](repeating: -1, count: 1 << hashBits)
    private var earlier = [Int32](repeating: -1, count: DeflateTokens.farthest)

    private static let hashBits = 15
    private static let longestChain = 8

    init(bytes: UnsafePointer<UInt8>, count: Int) {
        self.bytes = bytes
        self.count = count
    }

    mutating func insert(_ index: Int) {
        guard index + 4 <= count else { return }
        let slot = slot(index)
        guard Int(latest[slot]) != index else { return }
        earlier[index & (DeflateTokens.farthest - 1)] = latest[slot]
        latest[slot] = Int32(truncatingIfNeeded: index)
    }

    /// Calls `body` with the latest places until it returns `false`.
    func visit(_ index: Int, _ body: (Int) -> Bool) {
        guard index + 4 <= count else { return }
        var place = Int(latest[slot(index)])
        for _ in 0..<Self.longestChain {
            guard place >= 0, place < index, index - place <= DeflateTokens.farthest, body(place) else {
                return
            }
            let before = Int(earlier[place & (DeflateTokens.farthest - 1)])
            guard before < place else { return }
            place = before
        }
    }

    private func slot(_ index: Int) -> Int {
        let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt32.self)
        return Int((word.littleEndian &* 0x9e37_79b1) >> UInt32(32 - Self.hashBits))
    }
}
