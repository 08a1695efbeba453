import CDeflate

/// Reads what deflate (RFC 1951) compressed, by libdeflate.
enum Inflation {
    /// - Parameters:
    ///   - bytes: the compressed stream, with nothing behind it.
    ///   - size: of the content, in bytes.
    /// - Returns: `nil` where the stream is damaged, or is not of that size. O(size).
    static func content(of bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(decompressor) }
        var isWhole = false
        // An empty content has a place of its own, too: the library wants an address.
        let content = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
            var taken = 0
            let result = bytes.withUnsafeBytes { stream in
                libdeflate_deflate_decompress_ex(
                    decompressor, stream.baseAddress, stream.count, buffer.baseAddress, size, &taken, nil)
            }
            isWhole = result == LIBDEFLATE_SUCCESS && taken == bytes.count
            count = isWhole ? size : 0
        }
        return isWhole ? content : nil
    }
}
