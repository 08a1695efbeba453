import CKernels

/// A `.npz` archive whose last array is written in parts, so that it need not be in memory as a whole.
///
/// ``head``, then what ``append(_:)`` is given as numbers of 8 bytes, lowest byte first, then the ``Tail``
/// with its patch: the same bytes that ``NumPyArchive/bytes()`` has for the same arrays. The one thing that
/// is not known at the beginning is the checksum of the numbers, which stands before them.
package struct NumPyStream: Sendable {
    /// What comes before the first number.
    package let head: [UInt8]
    private let entries: [Entry]
    private let last: Entry
    private var checksum: UInt32
    private var missing: Int

    private struct Entry: Sendable {
        let name: String
        let offset: Int
        let size: Int
        var checksum: UInt32
    }

    /// What comes after the last number, and the four bytes that stand elsewhere.
    package struct Tail: Sendable {
        package let bytes: [UInt8]
        package let patch: [UInt8]
        package let patchOffset: Int
    }

    /// `arrays` come first, all of numbers; then `name` with this shape. Throws if the archive would be
    /// larger than 4 GiB.
    package init(
        _ arrays: [(name: String, numbers: [Double])], last name: String, shape: [Int]
    ) throws(NumPyArchive.ArchiveError) {
        var bytes: [UInt8] = []
        var entries: [Entry] = []
        for array in arrays {
            let header = Self.header(shape: [array.numbers.count])
            var checksum = descent_crc32(0, header, header.count)
            checksum = descent_crc32(checksum, array.numbers, 8 * array.numbers.count)
            let entry = Entry(
                name: "\(array.name).npy", offset: bytes.count,
                size: header.count + 8 * array.numbers.count, checksum: checksum)
            entries.append(entry)
            bytes += Self.localHeader(entry) + header
            for number in array.numbers { bytes.append(littleEndian: number.bitPattern) }
        }
        let header = Self.header(shape: shape)
        let (count, overflow) = shape.reduce((8, false)) { product, length in
            let next = product.0.multipliedReportingOverflow(by: length)
            return (next.partialValue, product.1 || next.overflow)
        }
        guard !overflow, count < Int(UInt32.max) - bytes.count - 100_000 else { throw .tooLarge }
        missing = count / 8
        checksum = descent_crc32(0, header, header.count)
        last = Entry(name: "\(name).npy", offset: bytes.count, size: header.count + count, checksum: 0)
        self.entries = entries
        head = bytes + Self.localHeader(last) + header
    }

    /// Takes note of the next numbers, which the caller writes.
    package mutating func append(_ numbers: [Double]) {
        checksum = descent_crc32(checksum, numbers, 8 * numbers.count)
        missing -= numbers.count
    }

    /// The end, after as many numbers as the shape has; nil before or beyond.
    package var tail: Tail? {
        guard missing == 0 else { return nil }
        var all = entries + [last]
        all[all.count - 1].checksum = checksum
        var bytes: [UInt8] = []
        for entry in all {
            bytes.append(littleEndian: UInt32(0x0201_4B50))
            bytes.append(littleEndian: UInt16(20))  // made by: version 2.0
            bytes += Self.fields(entry)
            for _ in 0..<3 { bytes.append(littleEndian: UInt16(0)) }  // comment, disk, internal attributes
            bytes.append(littleEndian: UInt32(0))  // external attributes
            bytes.append(littleEndian: UInt32(entry.offset))
            bytes += Array(entry.name.utf8)
        }
        let size = bytes.count
        bytes.append(littleEndian: UInt32(0x0605_4B50))
        bytes.append(littleEndian: UInt32(0))  // disks
        for _ in 0..<2 { bytes.append(littleEndian: UInt16(all.count)) }
        bytes.append(littleEndian: UInt32(size))
        bytes.append(littleEndian: UInt32(last.offset + 30 + last.name.utf8.count + last.size))
        bytes.append(littleEndian: UInt16(0))  // comment length
        var patch: [UInt8] = []
        patch.append(littleEndian: checksum)
        return Tail(bytes: bytes, patch: patch, patchOffset: last.offset + 14)
    }

    /// `.npy`, version 1.0: magic, and a header padded to a multiple of 64 bytes.
    private static func header(shape: [Int]) -> [UInt8] {
        let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var text = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(dimensions)), }"
        text += String(repeating: " ", count: (64 - (11 + text.utf8.count) % 64) % 64) + "\n"
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        bytes.append(littleEndian: UInt16(text.utf8.count))
        return bytes + Array(text.utf8)
    }

    private static func localHeader(_ entry: Entry) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt32(0x0403_4B50))
        return bytes + fields(entry) + Array(entry.name.utf8)
    }

    /// What local header and central directory say alike: as ``ZipArchive`` writes it.
    private static func fields(_ entry: Entry) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt16(20))  // needs version 2.0
        for _ in 0..<3 { bytes.append(littleEndian: UInt16(0)) }  // flags, stored, time
        bytes.append(littleEndian: UInt16(0x0021))  // date 1980-01-01
        bytes.append(littleEndian: entry.checksum)
        for _ in 0..<2 { bytes.append(littleEndian: UInt32(entry.size)) }
        bytes.append(littleEndian: UInt16(entry.name.utf8.count))
        bytes.append(littleEndian: UInt16(0))  // extra field length
        return bytes
    }
}
