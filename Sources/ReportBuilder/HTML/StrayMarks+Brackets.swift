/// Links and footnotes that are none here.
extension StrayMarks {
    var inlineFootnote: Found? {
        guard begins(with: "^[") else { return nil }
        return Found(
            length: 2, message: "^[ opens a footnote within the text, which is not known here",
            remedy: "write [^name] and on a line of its own [^name]: its text")
    }

    var looseFootnote: Found? {
        guard let name = inside("[^", "]"), name.contains(where: \.isWhitespace) else { return nil }
        return Found(
            length: name.utf8.count + 3, message: "the name of a footnote has no spaces",
            remedy: "write [^\(name.trimmed.replacing(" ", with: "-"))], and the same before its text")
    }

    var contents: Found? {
        guard isFirst, let text = ["[TOC]", "[toc]", "[[toc]]", "[[TOC]]"].first(where: begins),
            bytes.count == text.utf8.count
        else { return nil }
        return Found(
            length: bytes.count, message: "\(text) is a word of another dialect",
            remedy: "delete it; the contents stand on every page by themselves")
    }

    var wikiLink: Found? {
        guard let name = inside("[[", "]]"), name.first?.isLetter == true, !name.contains(","),
            !name.contains("[")
        else { return nil }
        let target = name.split(separator: "|").first.map { String($0).trimmed } ?? name
        let isPicture = !isFirst && bytes[index - 1] == UInt8(ascii: "!")
        return Found(
            length: name.utf8.count + 4, message: "[[…]] is a link of another dialect",
            remedy: isPicture
                ? "write ![what it shows](\(target))"
                : "write [](\(target.contains(".") ? target : target + ".md")), which says the title by itself"
        )
    }

    /// `[words][name]` without an address for the name.
    var looseReference: Found? {
        guard isBehindSpace, let words = inside("[", "]"), !words.isEmpty, !words.contains("[") else {
            return nil
        }
        var behind = self
        behind.index += words.utf8.count + 2
        guard let name = behind.inside("[", "]"), name.first?.isLetter == true else { return nil }
        return Found(
            length: words.utf8.count + name.utf8.count + 4, message: "there is no address called \"\(name)\"",
            remedy: "write [\(name)]: address on a line of its own, or [\(words)](address)")
    }

    /// `[words](two words.pdf)`
    var spacedAddress: Found? {
        guard let address = inside("](", ")"), address.trimmed.contains(where: \.isWhitespace),
            address.contains(where: { "./#".contains($0) }), !address.contains("\"")
        else { return nil }
        return Found(
            length: address.utf8.count + 3, message: "an address holds no spaces, so this is no link",
            remedy: Self.size(in: address).map { "write the size behind it: {width=\($0)}" }
                ?? "write (\(address.trimmed.replacing(" ", with: "%20")))")
    }

    /// The width in `picture.png =200x100`.
    private static func size(in address: String) -> Substring? {
        guard let sign = address.firstRange(of: " =") else { return nil }
        let width = address[sign.upperBound...].prefix { $0.isNumber }
        return width.isEmpty ? nil : width
    }

    /// `[words] (#place)`
    var distantAddress: Found? {
        guard let address = inside("] (", ")"), !address.contains(where: \.isWhitespace),
            address.hasPrefix("#") || address.hasPrefix("http") || address.hasSuffix(".md")
        else { return nil }
        return Found(
            length: address.utf8.count + 4,
            message: "a space stands between the words of a link and its address",
            remedy: "write ](\(address))")
    }
}
