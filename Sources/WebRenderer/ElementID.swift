/// The id of a figure, which prefixes the ids and selectors within.
///
/// It may be a hash of the file that contains it: the file is written with ``mark`` in its places
/// first, hashed, then filled in.
enum ElementID {
    /// A character that XML forbids, so that no text of a scene contains it.
    static let mark: UInt8 = 1

    /// The text with everything but ASCII letters, digits, hyphens and underscores as a hyphen,
    /// and `f-` in front where it would not begin with a letter.
    static func sanitized(_ text: String) -> String {
        let name = String(
            text.unicodeScalars.map { scalar -> Character in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
                default: "-"
                }
            })
        guard let first = name.first, first.isLetter else { return "f-\(name)" }
        return name
    }

    /// A letter and six more characters, from a hash of the name.
    static func shortClass(of name: String) -> String {
        "s" + String(number(of: Array(name.utf8)) % 2_176_782_336, radix: 36)
    }

    static func hash(of bytes: [UInt8]) -> String { "f" + String(number(of: bytes), radix: 36) }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits.
    private static func number(of bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }

    static func fill(_ file: [UInt8], with id: String) -> [UInt8] {
        let id = Array(id.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(file.count + 64 * id.count)
        var rest = file[...]
        while let next = rest.firstIndex(of: mark) {
            result += rest[..<next]
            result += id
            rest = rest[(next + 1)...]
        }
        result += rest
        return result
    }
}
