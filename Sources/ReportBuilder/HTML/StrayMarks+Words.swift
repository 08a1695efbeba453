/// Signs around words.
extension StrayMarks {
    /// `==marked==`
    func pair(_ sign: String, _ remedy: String) -> Found? {
        guard isBehindSpace, let inner = inside(sign, sign), let first = inner.first, let last = inner.last,
            !first.isWhitespace, !last.isWhitespace, String(first) != String(sign.prefix(1)),
            // A program, as `++i; i++`.
            !inner.contains(";")
        else { return nil }
        return Found(
            length: inner.utf8.count + 4, message: "\(sign)…\(sign) is a mark of another dialect",
            remedy: remedy)
    }

    /// `**Note:**text`, where the second sign can end nothing.
    var strong: Found? {
        guard begins(with: "**"), isFirst || bytes[index - 1] != UInt8(ascii: "*") else { return nil }
        guard let inner = inside("**", "**"), let first = inner.first, let last = inner.last else {
            // Without an end, where it can only begin something.
            guard isBehindSpace, rest.dropFirst(2).first?.isLetter == true else { return nil }
            return Found(
                length: 2, message: "** opens strong text that never ends",
                remedy: "write ** where it ends, or \\*\\* for the signs themselves")
        }
        guard !first.isWhitespace, !last.isWhitespace, first != "*" else { return nil }
        let isPunctuated = last.isPunctuation || last.isSymbol
        return Found(
            length: inner.utf8.count + 4, message: "**…** is no strong text here",
            remedy: isPunctuated
                ? "put the sign behind it, **\(inner.dropLast().prefix(30))**\(last), or a space behind the second **"
                : "write \\*\\* for the signs themselves")
    }

    /// `x^2^`
    var raised: Found? {
        guard !hasDollars, let inner = inside("^", "^"), !inner.isEmpty,
            !inner.contains(where: { $0.isWhitespace || $0 == "[" })
        else { return nil }
        return Found(
            length: inner.utf8.count + 2, message: "^…^ sets letters high in another dialect",
            remedy: "write a formula: $x^{\(inner)}$")
    }

    /// `H~2~O`: what would be struck between two signs is read as text.
    var lowered: Found? {
        guard let inner = inside("~", "~"), !inner.isEmpty, !inner.contains(where: \.isWhitespace) else {
            return nil
        }
        return Found(
            length: inner.utf8.count + 2, message: "~…~ sets letters low in another dialect",
            remedy: "write a formula: $x_{\(inner)}$, or ~~…~~ for what is struck")
    }

    /// `:smile:`
    var shortName: Found? {
        guard isBehindSpace, let name = inside(":", ":"), name.utf8.count > 1,
            name.utf8.allSatisfy({ $0.isLetter || $0 >= 0x30 && $0 <= 0x39 || "_+-".utf8.contains($0) }),
            name == "+1" || name == "-1" || name.first?.isLetter == true,
            rest.dropFirst(name.utf8.count + 2).first.map({ !$0.isLetter }) ?? true
        else { return nil }
        let remedy =
            switch name {
            case "math": "write $x^2$"
            case "ref", "doc", "numref", "eq", "term", "func":
                "write [](#id), which says the title or number by itself"
            case "cite": "write [@key]"
            case "class", "name", "label", "alt", "width", "align", "open", "nonumber":
                "such options stand behind the word of a box, ::: note {#id}, or behind a picture, {width=60%}"
            default: "write the character itself, or \\: for the sign"
            }
        return Found(
            length: name.utf8.count + 2, message: ":\(name): is a word of another dialect", remedy: remedy)
    }

    /// `{% raw %}`
    var liquid: Found? {
        guard isFirst || bytes[index - 1] != UInt8(ascii: "{"), let inner = inside("{%", "%}") else {
            return nil
        }
        return Found(
            length: inner.utf8.count + 4, message: "{%…%} is a word of another dialect",
            remedy: "write it in Markdown, or \\{ for the brace itself")
    }

    /// `{ plain.loss[1] }` or `${plain.loss[1]}`
    var singleBraces: Found? {
        guard isFirst || bytes[index - 1] != UInt8(ascii: "{"), let inner = inside("{", "}"),
            !inner.contains("{"), inner.contains("."), knows(inner.trimmed)
        else { return nil }
        return Found(
            length: inner.utf8.count + 2, message: "a value is written in two braces on each side",
            remedy: "write {{ \(inner.trimmed) }}, or \\{ for the brace itself")
    }

    /// `## Title {#name`
    var openAttributes: Found? {
        guard !isFirst, begins(with: "{#") || begins(with: "{."), rest.dropFirst(2).first?.isLetter == true,
            (lastBrace ?? -1) < index
        else { return nil }
        return Found(
            length: rest.count, message: "the attributes never end",
            remedy: "write } where they end, or \\{ for the brace itself")
    }

    /// A sign that was written with a backslash is a text of its own.
    var openCode: Found? {
        guard bytes.count > 1, index == firstTick else { return nil }
        return Found(
            length: rest.prefix { $0 == UInt8(ascii: "`") }.count, message: "` opens code that never ends",
            remedy: "write ` where it ends, or \\` for the sign itself", isOfLoneSign: true)
    }
}
