/// Writes blocks of deflate's tokens, each with a Huffman code of its own (RFC 1951, section 3.2.7).
struct DeflateBlockWriter {
    private(set) var bytes: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// Fills up the last byte; where more blocks follow, with an empty one that is not compressed.
    mutating func finish(isLast: Bool) {
        if !isLast { put(0, 3) }
        if bitCount > 0 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
        (bits, bitCount) = (0, 0)
        if !isLast { bytes += [0, 0, 0xff, 0xff] }
    }

    mutating func write(_ tokens: UnsafeBufferPointer<UInt32>, isLast: Bool) {
        let (literals, distances) = Self.codes(for: tokens)
        put(isLast ? 1 : 0, 1)
        put(2, 2)
        writeHeader(literals, distances)
        writeTokens(tokens, literals, distances)
        put(UInt64(literals.codes[DeflateTokens.endOfBlock]), Int(literals.lengths[DeflateTokens.endOfBlock]))
    }

    private static func codes(for tokens: UnsafeBufferPointer<UInt32>) -> (
        literals: HuffmanCode, distances: HuffmanCode
    ) {
        var literals = [Int](repeating: 0, count: DeflateTokens.lengthSymbolCount)
        var distances = [Int](repeating: 0, count: DeflateTokens.distanceSymbolCount)
        let lengthSymbols = DeflateTokens.lengthSymbols
        for token in tokens {
            if token < 256 {
                literals[Int(token)] += 1
            } else {
                literals[257 + Int(lengthSymbols[Int(token >> 16 & 0x1ff)])] += 1
                distances[DeflateTokens.distanceSymbol(Int(token & 0xffff))] += 1
            }
        }
        literals[DeflateTokens.endOfBlock] = 1
        return (HuffmanCode(counts: literals, limit: 15), HuffmanCode(counts: distances, limit: 15))
    }

    /// The hot loop: each symbol's bits come from a table, extra bits and all, and whole words are stored.
    private mutating func writeTokens(
        _ tokens: UnsafeBufferPointer<UInt32>, _ literals: HuffmanCode, _ distances: HuffmanCode
    ) {
        let matches = MatchWords(literals: literals, distances: distances)
        var (bits, bitCount) = (bits, bitCount)
        // A match takes 48 bits at most, and a whole word is stored at a time.
        let capacity = tokens.count * 6 + 16
        bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, used in
            guard let start = buffer.baseAddress else { return }
            var target = UnsafeMutableRawPointer(start)
            for token in tokens {
                if token < 256 {
                    bits |= UInt64(literals.codes[Int(token)]) << UInt64(bitCount)
                    bitCount += Int(literals.lengths[Int(token)])
                } else {
                    let length = matches.length(Int(token >> 16 & 0x1ff))
                    bits |= UInt64(length.bits) << UInt64(bitCount)
                    bitCount += Int(length.count)
                    let distance = matches.distance(Int(token & 0xffff))
                    bits |= UInt64(distance.bits) << UInt64(bitCount)
                    bitCount += Int(distance.count)
                }
                target.storeBytes(of: bits.littleEndian, as: UInt64.self)
                let whole = bitCount >> 3
                target += whole
                bits = whole == 8 ? 0 : bits >> UInt64(8 * whole)
                bitCount &= 7
            }
            used = target - UnsafeMutableRawPointer(start)
        }
        (self.bits, self.bitCount) = (bits, bitCount)
    }

    /// The lengths of both codes, themselves in a Huffman code.
    private mutating func writeHeader(_ literals: HuffmanCode, _ distances: HuffmanCode) {
        let literalCount = max(257, Self.countWithoutZeros(literals.lengths))
        let distanceCount = max(1, Self.countWithoutZeros(distances.lengths))
        let entries = Self.runs(
            Array(literals.lengths[..<literalCount]) + Array(distances.lengths[..<distanceCount]))
        var counts = [Int](repeating: 0, count: 19)
        for entry in entries { counts[entry.symbol] += 1 }
        let code = HuffmanCode(counts: counts, limit: 7)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        let used = max(4, Self.countWithoutZeros(order.map { code.lengths[$0] }))
        put(UInt64(literalCount - 257), 5)
        put(UInt64(distanceCount - 1), 5)
        put(UInt64(used - 4), 4)
        for symbol in order[..<used] { put(UInt64(code.lengths[symbol]), 3) }
        for entry in entries {
            put(UInt64(code.codes[entry.symbol]), Int(code.lengths[entry.symbol]))
            put(UInt64(entry.extra), entry.extraBits)
        }
    }

    private static func countWithoutZeros(_ lengths: [UInt8]) -> Int {
        (lengths.lastIndex { $0 != 0 } ?? -1) + 1
    }

    private struct Entry {
        var symbol: Int
        var extra = 0
        var extraBits = 0
    }

    /// Lengths one by one, or 3 to 6 times the one before (16), 3 to 10 zeros (17), 11 to 138 zeros (18).
    private static func runs(_ lengths: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        var index = 0
        while index < lengths.count {
            let length = lengths[index]
            var count = 1
            while index + count < lengths.count, lengths[index + count] == length { count += 1 }
            index += count
            if length != 0 {
                entries.append(Entry(symbol: Int(length)))
                count -= 1
            }
            while count >= 3 {
                let entry =
                    length != 0
                    ? Entry(symbol: 16, extra: min(count, 6) - 3, extraBits: 2)
                    : count <= 10
                        ? Entry(symbol: 17, extra: count - 3, extraBits: 3)
                        : Entry(symbol: 18, extra: min(count, 138) - 11, extraBits: 7)
                entries.append(entry)
                count -= entry.extra + (entry.symbol == 18 ? 11 : 3)
            }
            for _ in 0..<count { entries.append(Entry(symbol: Int(length))) }
        }
        return entries
    }

    private mutating func put(_ value: UInt64, _ count: Int) {
        bits |= value << UInt64(bitCount)
        bitCount += count
        while bitCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }
}

/// The bits of lengths and distances with one block's code: symbol first, then the place in its range.
private struct MatchWords {
    struct Word {
        var bits: UInt32
        var count: UInt8
    }

    private let lengths: [Word]
    private let distances: HuffmanCode
    private let ranges = DeflateTokens.distanceRanges

    init(literals: HuffmanCode, distances: HuffmanCode) {
        let symbols = DeflateTokens.lengthSymbols
        lengths = (0...DeflateTokens.longestMatch).map { length in
            let symbol = Int(symbols[length])
            let range = DeflateTokens.lengthRanges[symbol]
            let count = literals.lengths[257 + symbol]
            let extra = UInt32(max(0, length - range.base))
            return Word(
                bits: UInt32(literals.codes[257 + symbol]) | extra << UInt32(count),
                count: count + UInt8(range.extraBits))
        }
        self.distances = distances
    }

    func length(_ length: Int) -> Word { lengths[length] }

    func distance(_ distance: Int) -> Word {
        let symbol = DeflateTokens.distanceSymbol(distance)
        let (range, count) = (ranges[symbol], distances.lengths[symbol])
        return Word(
            bits: UInt32(distances.codes[symbol]) | UInt32(distance - range.base) << UInt32(count),
            count: count + UInt8(range.extraBits))
    }
}
