/// Arrays by name in a NumPy archive, `.npz`: what `numpy.load` reads.
///
/// Numbers are float64 in little-endian order (`<f8`), rows after rows (C order); texts are fixed-width
/// Unicode (`<U…`). The same arrays give the same bytes.
public struct NumPyArchive: Sendable, Hashable {
    package struct Array: Sendable, Hashable {
        package let name: String
        package let shape: [Int]
        let content: Content
    }

    enum Content: Sendable, Hashable {
        case numbers([Double])
        case texts([String])
    }

    /// In the order in which they were added.
    package private(set) var arrays: [Array] = []

    package init() {}

    /// Adds a list of numbers. Names are letters, digits and underscores, each once.
    package mutating func add(_ name: String, _ numbers: [Double]) {
        arrays.append(Array(name: name, shape: [numbers.count], content: .numbers(numbers)))
    }

    /// Adds rows × columns of numbers, row by row: as many as these sizes say.
    package mutating func add(_ name: String, rows: Int, columns: Int, _ numbers: [Double]) {
        arrays.append(Array(name: name, shape: [rows, columns], content: .numbers(numbers)))
    }

    /// Adds a list of texts.
    package mutating func add(_ name: String, texts: [String]) {
        arrays.append(Array(name: name, shape: [texts.count], content: .texts(texts)))
    }

    /// The archive's bytes. Throws if it would be larger than 4 GiB.
    public func bytes() throws(ArchiveError) -> [UInt8] {
        let archive = ZipArchive(files: arrays.map { ("\($0.name).npy", $0.bytes) })
        guard let bytes = archive.bytes() else { throw ArchiveError.tooLarge }
        return bytes
    }

    /// Why an archive cannot be written.
    public enum ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
        case tooLarge

        /// The error as a sentence.
        public var description: String {
            "The arrays take more than the \(ZipArchive.maximumSize) bytes of a zip archive. "
                + "Write fewer updates or a smaller grid."
        }
    }
}

extension NumPyArchive.Array {
    /// The `.npy` file, version 1.0: magic, a header padded to a multiple of 64 bytes, then the data.
    fileprivate var bytes: [UInt8] {
        var bytes: [UInt8] = [0x93] + Swift.Array("NUMPY".utf8) + [1, 0]
        let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '\(typeName)', 'fortran_order': False, 'shape': (\(dimensions)), }"
        let unpadded = 10 + header.utf8.count + 1
        header += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
        bytes.append(littleEndian: UInt16(header.utf8.count))
        bytes += Swift.Array(header.utf8)
        switch content {
        case .numbers(let numbers):
            bytes.reserveCapacity(bytes.count + 8 * numbers.count)
            for number in numbers { bytes.append(littleEndian: number.bitPattern) }
        case .texts(let texts):
            let width = width
            for text in texts {
                let scalars = text.unicodeScalars
                for scalar in scalars { bytes.append(littleEndian: scalar.value) }
                for _ in scalars.count..<width { bytes.append(littleEndian: UInt32(0)) }
            }
        }
        return bytes
    }

    private var typeName: String {
        switch content {
        case .numbers: "<f8"
        case .texts: "<U\(width)"
        }
    }

    /// The characters of the longest text.
    private var width: Int {
        guard case .texts(let texts) = content else { return 0 }
        return texts.map(\.unicodeScalars.count).reduce(1, max)
    }
}
