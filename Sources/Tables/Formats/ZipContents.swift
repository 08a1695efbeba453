import CKernels

/// The files of a zip archive, read and checked as a whole: nothing of a damaged archive is trusted.
///
/// After PKWARE's APPNOTE 6.3. What local header and central directory both say must be the same, files lie one
/// behind the other and no two have one name, and the checksum of every file that is stored as it is must be that
/// of its bytes. Sizes may stand in the 64-bit extension, as NumPy writes them.
struct ZipContents: Sendable {
    struct File: Sendable {
        let name: String
        fileprivate let flags: UInt64
        fileprivate let method: UInt64
        fileprivate let checksum: UInt64
        fileprivate let storedSize: Int
        fileprivate let size: Int
        fileprivate let offset: Int
        /// Where its bytes are.
        fileprivate var range = 0..<0

        fileprivate var isEncrypted: Bool { flags & 0x41 != 0 || method == 99 }
        /// Whether its sizes and checksum may be missing in the local header, because they stand behind the bytes.
        fileprivate var hasDescriptor: Bool { flags & 8 != 0 }
    }

    let bytes: [UInt8]
    /// In the order of the archive.
    let files: [File]

    init(_ bytes: [UInt8]) throws(NumPyReadError) {
        self.bytes = bytes
        let directory = try Self.directory(in: bytes)
        var files = try Self.entries(of: bytes, in: directory)
        var names: Set<String> = []
        for file in files where !names.insert(file.name).inserted {
            throw Self.damaged("two files in it are called \"\(file.name)\"")
        }
        for index in files.indices { files[index].range = try Self.place(of: files[index], in: bytes) }
        var end = 0
        for file in files.sorted(by: { $0.offset < $1.offset }) {
            guard file.offset >= end, file.range.upperBound <= directory.range.lowerBound else {
                throw Self.damaged("\"\(file.name)\" does not lie where the archive says")
            }
            end = file.range.upperBound
            if file.method == 0, !file.isEncrypted { try Self.check(file, in: bytes) }
        }
        self.files = files
    }

    /// The bytes of a file, stored as they are or compressed by deflate.
    func content(of file: File) throws(NumPyReadError) -> [UInt8] {
        if file.isEncrypted {
            throw NumPyReadError("\"\(file.name)\" is encrypted. Save it without a password.")
        }
        if file.method == 0 { return Array(bytes[file.range]) }
        guard file.method == 8 else {
            throw NumPyReadError(
                "\"\(file.name)\" is compressed by the method \(file.method). Save it with numpy.savez or "
                    + "numpy.savez_compressed.")
        }
        guard file.size <= Self.largestContent else {
            throw NumPyReadError(
                "\"\(file.name)\" has \(file.size) bytes, more than the \(Self.largestContent) that are read of "
                    + "compressed arrays. Save it with numpy.savez, or save fewer numbers.")
        }
        guard let content = Inflation.content(of: bytes[file.range], size: file.size) else {
            throw Self.damaged("the bytes of \"\(file.name)\" cannot be decompressed")
        }
        guard Self.checksum(of: content[...]) == file.checksum else { throw Self.wrongChecksum(of: file) }
        return content
    }

    /// How large the content of a compressed file may be, in bytes: a small file can claim to hold anything.
    private static let largestContent = 1 << 30

    private static func damaged(_ what: String) -> NumPyReadError {
        NumPyReadError("The .npz archive is damaged: \(what). Copy or save it again.")
    }

    private static func check(_ file: File, in bytes: [UInt8]) throws(NumPyReadError) {
        guard checksum(of: bytes[file.range]) == file.checksum else { throw wrongChecksum(of: file) }
    }

    private static func checksum(of bytes: ArraySlice<UInt8>) -> UInt64 { Checksum.crc32(of: bytes) }

    private static func wrongChecksum(of file: File) -> NumPyReadError {
        damaged("the checksum of \"\(file.name)\" is not that of its bytes")
    }

    /// The list of the files, and how many there should be.
    private struct Directory {
        let range: Range<Int>
        let count: UInt64
    }

    /// The central directory, which the record at the very end tells.
    private static func directory(in bytes: [UInt8]) throws(NumPyReadError) -> Directory {
        let last = bytes.count - 22
        let end =
            last < 0
            ? nil
            : stride(from: last, through: max(0, last - 65_535), by: -1).first { place in
                bytes.littleEndian(at: place, count: 4) == 0x0605_4B50
                    && bytes.littleEndian(at: place + 20, count: 2) == UInt64(last - place)
            }
        guard let end, let count = bytes.littleEndian(at: end + 10, count: 2),
            let size = bytes.littleEndian(at: end + 12, count: 4),
            let start = bytes.littleEndian(at: end + 16, count: 4)
        else {
            guard bytes.starts(with: [0x50, 0x4B]) else {
                throw NumPyReadError("These bytes are no .npz archive.")
            }
            throw damaged("its end is missing, or something follows it")
        }
        guard start < UInt32.max, size < UInt32.max else {
            throw NumPyReadError("The .npz archive is larger than the 4 GiB that are read.")
        }
        guard bytes.littleEndian(at: end + 4, count: 4) == 0,
            bytes.littleEndian(at: end + 8, count: 2) == count, Int(start) + Int(size) <= end
        else {
            throw damaged("its list of files does not lie where its end says")
        }
        return Directory(range: Int(start)..<Int(start) + Int(size), count: count)
    }

    private static func entries(
        of bytes: [UInt8], in directory: Directory
    ) throws(NumPyReadError) -> [File] {
        let wrong = damaged("its list of files cannot be read")
        var files: [File] = []
        var offset = directory.range.lowerBound
        while offset < directory.range.upperBound {
            guard bytes.littleEndian(at: offset, count: 4) == 0x0201_4B50,
                let flags = bytes.littleEndian(at: offset + 8, count: 2),
                let method = bytes.littleEndian(at: offset + 10, count: 2),
                let checksum = bytes.littleEndian(at: offset + 16, count: 4),
                let nameLength = bytes.littleEndian(at: offset + 28, count: 2),
                let extraLength = bytes.littleEndian(at: offset + 30, count: 2),
                let commentLength = bytes.littleEndian(at: offset + 32, count: 2)
            else { throw wrong }
            let name = offset + 46..<offset + 46 + Int(nameLength)
            let extra = name.upperBound..<name.upperBound + Int(extraLength)
            let next = extra.upperBound + Int(commentLength)
            guard next <= directory.range.upperBound,
                let sizes = sizes(of: bytes, at: [offset + 24, offset + 20, offset + 42], extra: extra)
            else { throw wrong }
            files.append(
                File(
                    name: String(decoding: bytes[name], as: UTF8.self), flags: flags, method: method,
                    checksum: checksum, storedSize: sizes[1], size: sizes[0], offset: sizes[2]))
            offset = next
        }
        guard files.count == directory.count else {
            throw damaged("it has \(files.count) files, and its end counts \(directory.count)")
        }
        return files
    }

    /// Where the bytes of a file are, by its local header, which must agree with the central directory.
    private static func place(of file: File, in bytes: [UInt8]) throws(NumPyReadError) -> Range<Int> {
        let start = file.offset
        guard bytes.littleEndian(at: start, count: 4) == 0x0403_4B50,
            let flags = bytes.littleEndian(at: start + 6, count: 2),
            let method = bytes.littleEndian(at: start + 8, count: 2),
            let checksum = bytes.littleEndian(at: start + 14, count: 4),
            let nameLength = bytes.littleEndian(at: start + 26, count: 2),
            let extraLength = bytes.littleEndian(at: start + 28, count: 2)
        else { throw damaged("\"\(file.name)\" does not lie where the archive says") }
        let name = start + 30..<start + 30 + Int(nameLength)
        let extra = name.upperBound..<name.upperBound + Int(extraLength)
        guard extra.upperBound <= bytes.count, file.storedSize <= bytes.count - extra.upperBound else {
            throw damaged("\"\(file.name)\" ends too early")
        }
        guard let sizes = sizes(of: bytes, at: [start + 22, start + 18], extra: extra),
            String(decoding: bytes[name], as: UTF8.self) == file.name, flags == file.flags,
            method == file.method,
            file.method != 0 || file.isEncrypted || file.size == file.storedSize
        else { throw damaged("it says two things about \"\(file.name)\"") }
        let isAlike = sizes == [file.size, file.storedSize] && checksum == file.checksum
        let isOpen = file.hasDescriptor && checksum == 0
        guard isAlike || isOpen else { throw damaged("it says two things about \"\(file.name)\"") }
        return extra.upperBound..<extra.upperBound + file.storedSize
    }

    /// Numbers of 4 bytes, or of 8 in the extra field of the 64-bit extension where they are 2³² − 1, in this order.
    private static func sizes(of bytes: [UInt8], at places: [Int], extra: Range<Int>) -> [Int]? {
        var wide: Range<Int>?
        var offset = extra.lowerBound
        while offset < extra.upperBound {
            guard let kind = bytes.littleEndian(at: offset, count: 2),
                let length = bytes.littleEndian(at: offset + 2, count: 2),
                offset + 4 + Int(length) <= extra.upperBound
            else { return nil }
            if kind == 1 { wide = offset + 4..<offset + 4 + Int(length) }
            offset += 4 + Int(length)
        }
        var sizes: [Int] = []
        for place in places {
            guard var size = bytes.littleEndian(at: place, count: 4) else { return nil }
            if size == UInt32.max {
                guard let found = wide, found.count >= 8,
                    let long = bytes.littleEndian(at: found.lowerBound, count: 8)
                else { return nil }
                size = long
                wide = found.lowerBound + 8..<found.upperBound
            }
            guard let size = Int(exactly: size) else { return nil }
            sizes.append(size)
        }
        return sizes
    }
}
