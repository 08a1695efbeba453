import CKernels

/// An array read from NumPy's `.npy` format, as numbers of double precision.
package struct NumPyArray: Sendable, Hashable {
    package let shape: [Int]
    /// In C order.
    package let elements: [Double]

    /// Reads a `.npy` file of version 1 to 3 with numbers of any usual type (b1, i1 … i8, u1 … u8, f4,
    /// f8, little-endian or big-endian), in C or Fortran order, of one or two dimensions.
    ///
    /// Whole numbers beyond 2⁵³ are rounded.
    package init(npy bytes: [UInt8]) throws(NumPyReadError) {
        let (header, start) = try Self.header(of: bytes)
        guard let type = NumPyType(header.type) else {
            throw NumPyReadError(
                "The array has the type \(header.type). Save it as numbers, such as float64.")
        }
        guard (1...2).contains(header.shape.count) else {
            throw NumPyReadError(
                "The array has \(header.shape.count) dimensions. Save it with 1 or 2.")
        }
        let (count, overflow) = header.shape.reduce((1, false)) { product, size in
            let next = product.0.multipliedReportingOverflow(by: size)
            return (next.partialValue, product.1 || next.overflow || size < 0)
        }
        guard !overflow, count <= (bytes.count - start) / type.size else {
            throw NumPyReadError("The .npy file ends before its last number.")
        }
        guard (bytes.count - start) == count * type.size else {
            throw NumPyReadError("The .npy file goes on after its last number. Save one array in a file.")
        }
        // Whoever makes a row or a column of each must not wait for ever.
        guard count > 0 || header.shape.allSatisfy({ $0 <= Self.largestEmptySize }) else {
            throw NumPyReadError("The array has no numbers, but a dimension of more than a million.")
        }
        let stored = type.numbers(bytes, from: start, count: count)
        shape = header.shape
        if header.isFortran, header.shape.count == 2 {
            let (rows, columns) = (header.shape[0], header.shape[1])
            elements = (0..<count).map { stored[$0 % columns * rows + $0 / columns] }
        } else {
            elements = stored
        }
    }

    private static let largestEmptySize = 1_000_000

    /// Reads a list of little-endian texts of fixed width (`<U…`).
    static func texts(npy bytes: [UInt8]) throws(NumPyReadError) -> [String] {
        let (header, start) = try header(of: bytes)
        guard header.type.hasPrefix("<U"), let width = Int(header.type.dropFirst(2)),
            header.shape.count == 1
        else { throw NumPyReadError("The array has the type \(header.type), expected a list of texts.") }
        guard width >= 0, width <= 1 << 20, header.shape[0] >= 0,
            header.shape[0] <= (bytes.count - start) / max(1, 4 * width)
        else { throw NumPyReadError("The .npy file ends before its last text.") }
        return (0..<header.shape[0]).map { index in
            var text = ""
            for character in 0..<width {
                let place = start + 4 * (index * width + character)
                guard let scalar = bytes.littleEndian(at: place, count: 4), scalar != 0 else { break }
                text.unicodeScalars.append(Unicode.Scalar(UInt32(scalar)) ?? "\u{FFFD}")
            }
            return text
        }
    }

    /// What an array holds.
    package enum Content: Sendable { case numbers, texts, others }

    /// What the array of a `.npy` file holds; `others` too where it has more dimensions than ``init(npy:)`` reads.
    static func content(npy bytes: [UInt8]) throws(NumPyReadError) -> Content {
        let header = try header(of: bytes).header
        if header.type.hasPrefix("<U") { return header.shape.count == 1 ? .texts : .others }
        return NumPyType(header.type) != nil && (1...2).contains(header.shape.count) ? .numbers : .others
    }

    /// The header of a `.npy` file, and where its data begin.
    private static func header(
        of bytes: [UInt8]
    ) throws(NumPyReadError) -> (header: NumPyHeader, start: Int) {
        guard bytes.count >= 10, bytes.starts(with: [0x93] + Array("NUMPY".utf8)), (1...3).contains(bytes[6])
        else {
            throw NumPyReadError("These bytes are no .npy file: they do not start with \\x93NUMPY.")
        }
        let isLong = bytes[6] >= 2
        let start = isLong ? 12 : 10
        guard let length = bytes.littleEndian(at: 8, count: isLong ? 4 : 2).map({ Int($0) }),
            bytes.count >= start + length, length <= 1 << 16
        else { throw NumPyReadError("The .npy file ends inside its header.") }
        let header = NumPyHeader(String(decoding: bytes[start..<start + length], as: UTF8.self))
        guard let header else { throw NumPyReadError("The header of the .npy file cannot be read.") }
        return (header, start + length)
    }
}

/// Why an array cannot be read, and what to do.
public struct NumPyReadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the file, as a sentence.
    public let description: String
    package init(_ description: String) { self.description = description }
}

extension [UInt8] {
    /// An unsigned number of `count` bytes, the lowest first; nil beyond the end.
    package func littleEndian(at offset: Int, count: Int) -> UInt64? {
        guard offset >= 0, offset <= self.count - count else { return nil }
        return (0..<count).reduce(0) { $0 | UInt64(self[offset + $1]) << UInt64(8 * $1) }
    }
}
