/// What deflate writes in place of bytes: a byte as it is, or "as many bytes as there, so far back".
///
/// RFC 1951, section 3.2.5: lengths from 3 to 258 and distances up to 32,768 have a symbol each for a
/// range, and extra bits for the place in it. `descent_row_tokens` says how a token is kept.
enum DeflateTokens {
    static let endOfBlock = 256
    static let lengthSymbolCount = 286
    static let distanceSymbolCount = 30
    static let longestMatch = 258

    struct Range {
        var base: Int
        var extraBits: Int
    }

    static let lengthRanges: [Range] = {
        var ranges: [Range] = []
        var base = 3
        for symbol in 0..<28 {
            let extraBits = symbol < 4 ? 0 : symbol / 4 - 1
            ranges.append(Range(base: base, extraBits: extraBits))
            base += 1 << extraBits
        }
        return ranges + [Range(base: 258, extraBits: 0)]
    }()

    static let distanceRanges: [Range] = {
        var ranges: [Range] = []
        var base = 1
        for symbol in 0..<30 {
            let extraBits = symbol < 2 ? 0 : symbol / 2 - 1
            ranges.append(Range(base: base, extraBits: extraBits))
            base += 1 << extraBits
        }
        return ranges
    }()

    /// Which of ``lengthRanges`` a length is in, by length.
    static let lengthSymbols: [UInt8] = {
        var symbols = [UInt8](repeating: 0, count: longestMatch + 1)
        for (symbol, range) in lengthRanges.enumerated() {
            for length in range.base..<min(range.base + 1 << range.extraBits, longestMatch + 1) {
                symbols[length] = UInt8(symbol)
            }
        }
        return symbols
    }()

    /// Which of ``distanceRanges`` a distance is in: two symbols for each power of two.
    static func distanceSymbol(_ distance: Int) -> Int {
        guard distance > 4 else { return distance - 1 }
        let bits = Int.bitWidth - 1 - (distance - 1).leadingZeroBitCount
        return 2 * bits + (distance - 1) >> (bits - 1) & 1
    }
}
