import CKernels

/// Checksums that files carry.
package enum Checksum {
    /// The CRC-32 of zip and PNG.
    package static func crc32(of bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { UInt64(descent_crc32(0, $0.baseAddress, $0.count)) }
    }
}
