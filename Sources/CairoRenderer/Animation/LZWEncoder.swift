/// The compression of GIF: the variant by Welch ("A Technique for High-Performance Data Compression", 1984)
/// of Lempel's and Ziv's, with codes of up to 12 bits, lowest bit first.
struct LZWEncoder {
    private static let codeLimit = 4096
    private static let slotCount = 16_384

    private var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var pendingBits = 0
    private var codeBits: Int
    private var nextCode: Int
    /// Open hash table: a string as (code of all but its last byte) · 256 + last byte, plus 1; 0 is free.
    private var keys = [UInt32](repeating: 0, count: slotCount)
    private var codes = [UInt16](repeating: 0, count: slotCount)

    /// - Parameters:
    ///   - indices: each below 2^bits.
    ///   - bits: 2 to 8.
    static func encode(_ indices: [UInt8], bits: Int) -> [UInt8] {
        var encoder = LZWEncoder(bits: bits)
        encoder.write(indices, bits: bits)
        return encoder.bytes
    }

    private init(bits: Int) {
        codeBits = bits + 1
        nextCode = (1 << bits) + 2
    }

    private mutating func write(_ indices: [UInt8], bits: Int) {
        let clear = 1 << bits
        emit(clear)
        var prefix: Int?
        for index in indices {
            guard let known = prefix else {
                prefix = Int(index)
                continue
            }
            let key = UInt32(known << 8 | Int(index)) + 1
            var slot = Int((key &* 0x9e37_79b1) >> 18)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) % Self.slotCount }
            if keys[slot] == key {
                prefix = Int(codes[slot])
                continue
            }
            emit(known)
            widen()
            if nextCode < Self.codeLimit {
                (keys[slot], codes[slot]) = (key, UInt16(nextCode))
                nextCode += 1
            } else {
                emit(clear)
                for slot in keys.indices { keys[slot] = 0 }
                (codeBits, nextCode) = (bits + 1, clear + 2)
            }
            prefix = Int(index)
        }
        if let prefix {
            emit(prefix)
            widen()
        }
        emit(clear + 1)
        if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    }

    /// Readers know a string one code later than its writer; codes widen when the reader has filled a width.
    private mutating func widen() {
        if nextCode == 1 << codeBits, codeBits < 12 { codeBits += 1 }
    }

    private mutating func emit(_ code: Int) {
        pending |= UInt32(code) << UInt32(pendingBits)
        pendingBits += codeBits
        while pendingBits >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }
}
