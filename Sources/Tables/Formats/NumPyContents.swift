/// The arrays of a `.npz` archive without compression, as `numpy.savez` and this project write it.
///
/// The archive is checked as a whole before anything of it is read: an array that is not as it was saved makes all of
/// them suspect. Of an archive that several arrays are taken of, make this value once.
package struct NumPyContents: Sendable {
    /// The names of the arrays, in the order of the archive.
    package let names: [String]
    private let archive: ZipContents

    /// Throws where the bytes are no archive or a damaged one, or two arrays have one name.
    package init(_ bytes: [UInt8]) throws(NumPyReadError) {
        archive = try ZipContents(bytes)
        names = archive.files.map { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name }
        var known: Set<String> = []
        for name in names where !known.insert(name).inserted {
            throw NumPyReadError("The .npz archive has two arrays called \"\(name)\".")
        }
    }

    /// The named array of numbers.
    package func array(_ name: String) throws(NumPyReadError) -> NumPyArray {
        try NumPyArray(npy: try file(name))
    }

    /// The named list of texts of fixed width.
    package func texts(_ name: String) throws(NumPyReadError) -> [String] {
        try NumPyArray.texts(npy: try file(name))
    }

    /// What the named array holds.
    package func content(of name: String) throws(NumPyReadError) -> NumPyArray.Content {
        try NumPyArray.content(npy: try file(name))
    }

    /// The bytes of the named `.npy` file.
    private func file(_ name: String) throws(NumPyReadError) -> [UInt8] {
        guard let index = names.firstIndex(of: name) ?? archive.files.firstIndex(where: { $0.name == name })
        else {
            throw NumPyReadError(
                "There is no array \"\(name)\". The archive has \(names.joined(separator: ", ")).")
        }
        return try archive.content(of: archive.files[index])
    }
}

extension NumPyArchive {
    /// ``NumPyContents/array(_:)`` of an archive of which nothing else is wanted.
    package static func array(_ name: String, in bytes: [UInt8]) throws(NumPyReadError) -> NumPyArray {
        try NumPyContents(bytes).array(name)
    }

    /// ``NumPyContents/texts(_:)`` of an archive of which nothing else is wanted.
    package static func texts(_ name: String, in bytes: [UInt8]) throws(NumPyReadError) -> [String] {
        try NumPyContents(bytes).texts(name)
    }

    /// ``NumPyContents/names``.
    package static func names(in bytes: [UInt8]) throws(NumPyReadError) -> [String] {
        try NumPyContents(bytes).names
    }
}
