/// Finds the addresses in HTML that an author wrote: files to copy and links to check.
enum RawHTMLAddresses {
    struct Found: Sendable, Hashable {
        let address: String
        /// In bytes of the markup.
        let range: Range<Int>
        let use: ArticleHandlers.AddressUse
    }

    static func find(in bytes: [UInt8]) -> [Found] {
        var found: [Found] = []
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
        of tag: String, in bytes: [UInt8], from start: Int, into found: inout [Found]
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
            let key = String(decoding: name, as: UTF8.self).lowercased()
            guard let use = use(of: key, in: tag) else { continue }
            let address = String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&").trimmed
            guard !address.isEmpty, HTMLAddress(address) != nil else { continue }
            found.append(Found(address: address, range: value.startIndex..<value.endIndex, use: use))
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
