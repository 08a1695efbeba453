import CKernels

/// A zip archive of uncompressed files, always the same bytes for the same files: the time of every
/// entry is the format's first, 1 January 1980.
///
/// Written after PKWARE's APPNOTE 6.3: local headers with data, central directory, end record.
struct ZipArchive {
    /// Files in order, with names in ASCII.
    var files: [(name: String, bytes: [UInt8])] = []

    /// The largest archive without the 64-bit extension.
    static let maximumSize = Int(UInt32.max)

    /// The archive; nil if it would be larger than ``maximumSize`` or have more than 65,535 files.
    func bytes() -> [UInt8]? {
        let size = files.reduce(22) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 76 }
        guard size <= Self.maximumSize, files.count <= Int(UInt16.max) else { return nil }
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        archive.reserveCapacity(size)
        for file in files {
            let offset = UInt32(archive.count)
            let fields = Self.fields(of: file)
            archive.append(littleEndian: UInt32(0x0403_4B50))
            archive += fields
            archive += Array(file.name.utf8)
            archive += file.bytes
            directory.append(littleEndian: UInt32(0x0201_4B50))
            directory.append(littleEndian: UInt16(20))  // made by: version 2.0
            directory += fields
            directory.append(littleEndian: UInt16(0))  // comment length
            directory.append(littleEndian: UInt16(0))  // disk
            directory.append(littleEndian: UInt16(0))  // internal attributes
            directory.append(littleEndian: UInt32(0))  // external attributes
            directory.append(littleEndian: offset)
            directory += Array(file.name.utf8)
        }
        let start = UInt32(archive.count)
        archive += directory
        archive.append(littleEndian: UInt32(0x0605_4B50))
        archive.append(littleEndian: UInt32(0))  // disks
        archive.append(littleEndian: UInt16(files.count))
        archive.append(littleEndian: UInt16(files.count))
        archive.append(littleEndian: UInt32(directory.count))
        archive.append(littleEndian: start)
        archive.append(littleEndian: UInt16(0))  // comment length
        return archive
    }

    /// What local header and central directory say alike: from the version needed to the length of
    /// the extra field.
    private static func fields(of file: (name: String, bytes: [UInt8])) -> [UInt8] {
        var fields: [UInt8] = []
        fields.append(littleEndian: UInt16(20))  // needs version 2.0
        fields.append(littleEndian: UInt16(0))  // flags
        fields.append(littleEndian: UInt16(0))  // stored
        fields.append(littleEndian: UInt16(0))  // time 00:00:00
        fields.append(littleEndian: UInt16(0x0021))  // date 1980-01-01
        fields.append(littleEndian: descent_crc32(0, file.bytes, file.bytes.count))
        fields.append(littleEndian: UInt32(file.bytes.count))  // compressed
        fields.append(littleEndian: UInt32(file.bytes.count))  // as it is
        fields.append(littleEndian: UInt16(file.name.utf8.count))
        fields.append(littleEndian: UInt16(0))  // extra field length
        return fields
    }
}

extension [UInt8] {
    mutating func append(littleEndian value: some FixedWidthInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
