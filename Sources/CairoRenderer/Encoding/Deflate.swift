import CDeflate

/// Compression by libdeflate.
enum Deflate {
    /// 6 of 12: pictures of charts are hardly smaller above and hardly faster below.
    private static let level: Int32 = 6

    /// The bytes in zlib's format (RFC 1950).
    static func zlib(_ bytes: [UInt8]) throws(CairoError) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(level) else {
            throw .compressionFailed(byteCount: bytes.count)
        }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_zlib_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
        }
        guard !compressed.isEmpty else { throw .compressionFailed(byteCount: bytes.count) }
        return compressed
    }
}
