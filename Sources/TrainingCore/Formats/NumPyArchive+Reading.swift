extension NumPyArchive {
    /// Reads the named array of a `.npz` archive without compression, as `numpy.savez` and this project
    /// write it.
    public static func array(_ name: String, in bytes: [UInt8]) throws(NumPyReadError) -> NumPyArray {
        try NumPyArray(npy: try file(name, in: bytes))
    }

    /// Reads the named list of texts of fixed width, as this project writes them.
    public static func texts(_ name: String, in bytes: [UInt8]) throws(NumPyReadError) -> [String] {
        try NumPyArray.texts(npy: try file(name, in: bytes))
    }

    /// The names of the arrays, in the order of the archive.
    public static func names(in bytes: [UInt8]) throws(NumPyReadError) -> [String] {
        try entries(of: bytes).map(\.arrayName)
    }

    /// The bytes of the named `.npy` file.
    private static func file(_ name: String, in bytes: [UInt8]) throws(NumPyReadError) -> [UInt8] {
        let entries = try entries(of: bytes)
        guard let entry = entries.first(where: { $0.name == name + ".npy" || $0.name == name }) else {
            throw NumPyReadError(
                "There is no array \"\(name)\". The archive has "
                    + "\(entries.map(\.arrayName).joined(separator: ", ")).")
        }
        guard entry.method == 0 else {
            throw NumPyReadError(
                "The array \"\(name)\" is compressed. Save it with numpy.savez, not savez_compressed.")
        }
        guard bytes.littleEndian(at: entry.offset, count: 4) == 0x0403_4B50,
            let nameLength = bytes.littleEndian(at: entry.offset + 26, count: 2),
            let extraLength = bytes.littleEndian(at: entry.offset + 28, count: 2)
        else { throw damaged }
        let start = entry.offset + 30 + Int(nameLength) + Int(extraLength)
        guard entry.size >= 0, start <= bytes.count - entry.size else { throw damaged }
        return Swift.Array(bytes[start..<start + entry.size])
    }

    private struct Entry {
        let name: String
        let method: UInt64
        let size: Int
        let offset: Int

        /// Without the extension.
        var arrayName: String { name.hasSuffix(".npy") ? String(name.dropLast(4)) : name }
    }

    private static var damaged: NumPyReadError { NumPyReadError("The .npz archive is damaged.") }

    /// The central directory, which stands at the end and says where everything is.
    private static func entries(of bytes: [UInt8]) throws(NumPyReadError) -> [Entry] {
        let last = bytes.count - 22
        guard last >= 0,
            let end = stride(from: last, through: max(0, last - 65_535), by: -1).first(where: {
                bytes.littleEndian(at: $0, count: 4) == 0x0605_4B50
            }), let count = bytes.littleEndian(at: end + 10, count: 2),
            let start = bytes.littleEndian(at: end + 16, count: 4)
        else { throw NumPyReadError("These bytes are no .npz archive.") }
        var entries: [Entry] = []
        var offset = Int(start)
        for _ in 0..<count {
            guard bytes.littleEndian(at: offset, count: 4) == 0x0201_4B50,
                let method = bytes.littleEndian(at: offset + 10, count: 2),
                let size = bytes.littleEndian(at: offset + 20, count: 4),
                let nameLength = bytes.littleEndian(at: offset + 28, count: 2),
                let extraLength = bytes.littleEndian(at: offset + 30, count: 2),
                let commentLength = bytes.littleEndian(at: offset + 32, count: 2),
                let place = bytes.littleEndian(at: offset + 42, count: 4),
                offset + 46 + Int(nameLength) <= bytes.count
            else { throw damaged }
            let name = bytes[(offset + 46)..<(offset + 46 + Int(nameLength))]
            entries.append(
                Entry(
                    name: String(decoding: name, as: UTF8.self), method: method, size: Int(size),
                    offset: Int(place)))
            offset += 46 + Int(nameLength) + Int(extraLength) + Int(commentLength)
        }
        return entries
    }
}
