import CKernels

/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }`
struct NumPyHeader {
    let type: String
    let isFortran: Bool
    let shape: [Int]

    init?(_ text: String) {
        guard let type = Self.value("descr", in: text), type.count >= 3,
            let order = Self.value("fortran_order", in: text), let shape = Self.value("shape", in: text)
        else { return nil }
        self.type = String(type.dropFirst().prefix { $0 != "'" })
        isFortran = order.hasPrefix("True")
        let sizes = shape.dropFirst().prefix { $0 != ")" }.split(separator: ",").map { size in
            Int(String(size.filter { $0 != " " && $0 != "L" }))
        }
        guard sizes.allSatisfy({ $0 != nil }) else { return nil }
        self.shape = sizes.compactMap { $0 }
    }

    /// What follows `'key': `.
    private static func value(_ key: String, in text: String) -> Substring? {
        let mark = "'\(key)':"
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return rest.dropFirst(mark.count).drop { $0 == " " } }
            rest = rest.dropFirst()
        }
        return nil
    }
}

/// A type of number by NumPy's name, such as `<f8`.
struct NumPyType {
    let kind: Character
    let size: Int
    let isBigEndian: Bool

    init?(_ name: String) {
        var name = name[...]
        isBigEndian = name.first == ">"
        if let first = name.first, "<>|=".contains(first) { name = name.dropFirst() }
        guard let kind = name.first, let size = Int(name.dropFirst()) else { return nil }
        let sizes: [Character: [Int]] = ["b": [1], "i": [1, 2, 4, 8], "u": [1, 2, 4, 8], "f": [4, 8]]
        guard sizes[kind]?.contains(size) == true else { return nil }
        self.kind = kind
        self.size = size
    }

    /// The bytes reach as far as that.
    func numbers(_ bytes: [UInt8], from start: Int, count: Int) -> [Double] {
        guard kind == "f", size == 8, !isBigEndian else {
            return (0..<count).map { number(bytes, at: start + $0 * size) }
        }
        var numbers = [Double](repeating: 0, count: count)
        descent_doubles(bytes, start, count, &numbers)
        return numbers
    }

    private func number(_ bytes: [UInt8], at offset: Int) -> Double {
        var bits: UInt64 = 0
        for index in 0..<size {
            bits = bits << 8 | UInt64(bytes[offset + (isBigEndian ? index : size - 1 - index)])
        }
        switch (kind, size) {
        case ("f", 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case ("f", _): return Double(bitPattern: bits)
        case ("i", _):
            let unused = 64 - 8 * size
            return Double(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused))
        default: return Double(bits)
        }
    }
}
