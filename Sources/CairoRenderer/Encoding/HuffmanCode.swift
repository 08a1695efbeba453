/// A canonical Huffman code with bounded lengths, as deflate wants it (RFC 1951, section 3.2.2).
struct HuffmanCode {
    /// Bits of each symbol's codeword; 0 for symbols that do not occur.
    private(set) var lengths: [UInt8]
    /// The codewords with their bits turned around: deflate writes the first bit first.
    private(set) var codes: [UInt16]

    /// - Parameters:
    ///   - counts: how often each symbol occurs. A code has two words at least: decoders refuse some of
    ///     those with fewer.
    ///   - limit: the most bits a codeword may have.
    init(counts: [Int], limit: Int) {
        var counts = counts
        // Of the first two symbols at least one is free, so that giving each a word is enough.
        if counts.count(where: { $0 > 0 }) < 2 {
            for symbol in counts.indices.prefix(2) where counts.count(where: { $0 > 0 }) < 2 {
                counts[symbol] = max(1, counts[symbol])
            }
        }
        lengths = Self.lengths(counts, limit: limit)
        codes = Self.codes(lengths, limit: limit)
    }

    /// Huffman's algorithm on sorted counts with two queues, then words that are too long made shorter.
    private static func lengths(_ counts: [Int], limit: Int) -> [UInt8] {
        // Sorted by count, then by symbol, as numbers: far quicker than as pairs.
        let symbols = counts.indices.filter { counts[$0] > 0 }.map { counts[$0] << 16 | $0 }.sorted()
            .map { $0 & 0xffff }
        let leaves = symbols.count
        var weights = symbols.map { counts[$0] }
        var parents = [Int](repeating: 0, count: 2 * leaves - 1)
        var (leaf, inner) = (0, leaves)
        while weights.count < 2 * leaves - 1 {
            var sum = 0
            for _ in 0..<2 {
                // Of equal weights the leaf goes first: that keeps the longest word short.
                let takesLeaf = leaf < leaves && (inner >= weights.count || weights[leaf] <= weights[inner])
                let node = takesLeaf ? leaf : inner
                if takesLeaf { leaf += 1 } else { inner += 1 }
                sum += weights[node]
                parents[node] = weights.count
            }
            weights.append(sum)
        }
        var depths = [Int](repeating: 0, count: weights.count)
        for node in stride(from: weights.count - 2, through: 0, by: -1) {
            depths[node] = depths[parents[node]] + 1
        }
        let bounded = bounded(Array(depths[..<leaves]), limit: limit)
        var lengths = [UInt8](repeating: 0, count: counts.count)
        for (symbol, length) in zip(symbols, bounded) { lengths[symbol] = UInt8(length) }
        return lengths
    }

    /// Depths of leaves in ascending order of weight, none above the limit, that still make a whole tree:
    /// what is cut off on top is paid for by lengthening the rarest of the shorter words.
    private static func bounded(_ depths: [Int], limit: Int) -> [Int] {
        var depths = depths.map { min($0, limit) }
        // The sum of 2^(limit − length) may be 2^limit at most (Kraft).
        var excess = depths.reduce(0) { $0 + 1 << (limit - $1) } - 1 << limit
        var index = 0
        while excess > 0 {
            if depths[index] < limit {
                depths[index] += 1
                excess -= 1 << (limit - depths[index])
            } else {
                index += 1
            }
        }
        // What is left over shortens the most frequent words it can.
        for index in depths.indices.reversed() {
            while depths[index] > 1, 1 << (limit - depths[index]) <= -excess {
                excess += 1 << (limit - depths[index])
                depths[index] -= 1
            }
        }
        return depths
    }

    private static func codes(_ lengths: [UInt8], limit: Int) -> [UInt16] {
        var counts = [Int](repeating: 0, count: limit + 2)
        for length in lengths where length > 0 { counts[Int(length) + 1] += 1 }
        var next = [Int](repeating: 0, count: limit + 2)
        for length in stride(from: 2, through: limit + 1, by: 1) {
            next[length] = (next[length - 1] + counts[length]) << 1
        }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            let code = next[Int(length)]
            next[Int(length)] += 1
            return reversed(code, count: Int(length))
        }
    }

    private static func reversed(_ code: Int, count: Int) -> UInt16 {
        var (code, result) = (code, 0)
        for _ in 0..<count {
            result = result << 1 | code & 1
            code >>= 1
        }
        return UInt16(result)
    }
}
