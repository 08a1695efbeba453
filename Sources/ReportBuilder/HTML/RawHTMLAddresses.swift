/// Finds the addresses in HTML that an author wrote: files to copy and links to check.
enum RawHTMLAddresses {
    struct Found: Sendable, Hashable {
        let address: String
        /// In bytes of the markup.
        let range: Range<Int>
        let use: ArticleHandlers.AddressUse
    }

    /// An attribute with a value.
    struct Attribute: Sendable, Hashable {
        /// In small letters.
        let tag: String
        /// In small letters.
        let key: String
        /// Of the value, in bytes of the markup, without quotes.
        let range: Range<Int>
        let isQuoted: Bool
    }

    static func find(in bytes: [UInt8]) -> [Found] {
        attributes(in: bytes).compactMap { attribute in
            guard let use = use(of: attribute.key, in: attribute.tag) else { return nil }
            let address = String(decoding: bytes[attribute.range], as: UTF8.self)
                .replacing("&amp;", with: "&").trimmed
            guard !address.isEmpty, HTMLAddress(address) != nil else { return nil }
            return Found(address: address, range: attribute.range, use: use)
        }
    }

    /// All attributes with values, in their order.
    static func attributes(in bytes: [UInt8]) -> [Attribute] {
        var found: [Attribute] = []
        var position = 0
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let name = bytes[(open + 1)...].prefix { $0.isLetter || $0.isDigit }
            let tag = String(decoding: name, as: UTF8.self).lowercased()
            position = attributes(of: tag, in: bytes, from: name.endIndex, into: &found)
        }
        return found
    }

    /// - Returns: where the tag ends.
    private static func attributes(
        of tag: String, in bytes: [UInt8], from start: Int, into found: inout [Attribute]
    ) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            let name = bytes[position...].prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
            position = max(name.endIndex, position + (name.isEmpty ? 1 : 0))
            guard !name.isEmpty, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "=") else {
                continue
            }
            position += 1
            let quote = bytes[position]
            let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            if isQuoted { position += 1 }
            let value = bytes[position...].prefix {
                isQuoted ? $0 != quote : !$0.isMarkdownSpace && $0 != UInt8(ascii: ">")
            }
            position = min(value.endIndex + (isQuoted ? 1 : 0), bytes.count)
            found.append(
                Attribute(
                    tag: tag, key: String(decoding: name, as: UTF8.self).lowercased(),
                    range: value.startIndex..<value.endIndex, isQuoted: isQuoted))
        }
        return min(position + 1, bytes.count)
    }

    private static func use(of key: String, in tag: String) -> ArticleHandlers.AddressUse? {
        switch (key, tag) {
        case ("src", "img"), ("poster", _): .image
        case ("src", "video"), ("src", "audio"), ("src", "source"), ("src", "track"), ("src", "iframe"),
            ("src", "script"), ("src", "embed"):
            .media
        case ("href", "a"), ("href", "area"): .link
        default: nil
        }
    }
}
