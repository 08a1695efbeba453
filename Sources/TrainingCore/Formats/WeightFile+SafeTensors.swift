import Tables

extension WeightFile {
    /// Reads a `.safetensors` file: 8 bytes with the length of a header in JSON, the header, the numbers.
    ///
    /// Of the types F64, F32, F16 and BF16, little-endian as the format has them. The format is described at
    /// https://huggingface.co/docs/safetensors. Throws where the header and the file do not agree.
    public init(safetensors bytes: [UInt8]) throws(WeightFileError) {
        guard let length = bytes.littleEndian(at: 0, count: 8).flatMap({ Int(exactly: $0) }),
            length <= bytes.count - 8, case .object(let members) = JSONValue(parsing: bytes[8..<8 + length])
        else { throw WeightFileError("These bytes are no .safetensors file: the header cannot be read.") }
        let start = 8 + length
        var arrays: [Array] = []
        var ranges: [Range<Int>] = []
        var names: Set<String> = []
        for member in members where member.key != "__metadata__" {
            guard names.insert(member.key).inserted else {
                throw WeightFileError("The file has two arrays called \"\(member.key)\".")
            }
            let (array, range) = try Self.array(member, in: bytes, from: start)
            arrays.append(array)
            ranges.append(range)
        }
        // The format has no checksum, but it has no holes either: arrays fill the file, none over another.
        var end = start
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard range.lowerBound == end else {
                throw WeightFileError("The arrays overlap or leave bytes between them: the file is damaged.")
            }
            end = range.upperBound
        }
        guard end == bytes.count else {
            throw WeightFileError("The file goes on after its last array: it is damaged.")
        }
        self.init(arrays)
    }

    private static func array(
        _ member: JSONValue.Member, in bytes: [UInt8], from start: Int
    ) throws(WeightFileError) -> (Array, Range<Int>) {
        let shape = (member.value["shape"]?.items ?? []).map { $0.number.flatMap { Int(exactly: $0) } ?? -1 }
        let offsets = (member.value["data_offsets"]?.items ?? []).map {
            $0.number.flatMap { Int(exactly: $0) } ?? -1
        }
        let type = member.value["dtype"]?.string ?? "unknown"
        guard let kind = TensorType(rawValue: type) else {
            throw WeightFileError(
                "The array \"\(member.key)\" has the type \(type). Save it as F64, F32, F16 or BF16.")
        }
        let count = shape.reduce(Optional(1)) { product, size in
            let (next, overflow) = (product ?? 0).multipliedReportingOverflow(by: size)
            return product == nil || overflow || size < 0 ? nil : next
        }
        guard let count, member.value["shape"] != nil, offsets.count == 2, offsets[0] >= 0,
            offsets[0] <= offsets[1],
            offsets[1] <= bytes.count - start, (offsets[1] - offsets[0]) % kind.size == 0,
            (offsets[1] - offsets[0]) / kind.size == count
        else {
            throw WeightFileError(
                "The array \"\(member.key)\" does not lie where the header says: the file is damaged.")
        }
        let elements = (0..<count).map { index in
            kind.number(bytes.littleEndian(at: start + offsets[0] + index * kind.size, count: kind.size) ?? 0)
        }
        return (
            Array(name: member.key, shape: shape, elements: elements), start + offsets[0]..<start + offsets[1]
        )
    }
}

private enum TensorType: String {
    case double = "F64"
    case single = "F32"
    case half = "F16"
    case brain = "BF16"

    var size: Int {
        switch self {
        case .double: 8
        case .single: 4
        case .half, .brain: 2
        }
    }

    func number(_ bits: UInt64) -> Double {
        switch self {
        case .double: Double(bitPattern: bits)
        case .single: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case .brain: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
        case .half: Self.binary16(bits)
        }
    }

    /// IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction. Swift's Float16 is not there on every
    /// platform.
    private static func binary16(_ bits: UInt64) -> Double {
        let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
        let sign = bits >> 15 & 1 == 1 ? -1.0 : 1
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
        }
    }
}
