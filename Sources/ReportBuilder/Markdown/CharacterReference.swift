/// Entities: `&amp;`, `&#960;`, `&#x3C0;`.
enum CharacterReference {
    /// What an entity stands for, or the entity as written when its name is unknown. Code points that are no
    /// characters (0, surrogates, beyond U+10FFFF) read as U+FFFD.
    static func text(of entity: String) -> String {
        guard entity.hasPrefix("&"), entity.hasSuffix(";") else { return entity }
        let name = entity.dropFirst().dropLast()
        guard name.hasPrefix("#") else { return EntityNames.text(String(name)) ?? entity }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        guard let code, code != 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
        return String(Character(scalar))
    }
}
