// MARK: Signs at the begin of a line

extension StrayMarks {
    /// `!!! note` of MkDocs.
    var box: Found? {
        guard isFirst, let sign = ["!!! ", "??? "].first(where: begins) else { return nil }
        let word = String(decoding: rest.dropFirst(4).prefix { $0.isLetter }, as: UTF8.self)
        guard !word.isEmpty else { return nil }
        return Found(
            length: 4 + word.utf8.count, message: "\(sign.dropLast()) opens a box of another dialect",
            remedy: "write ::: \(word) Title, the text without indentation, and ::: where it ends")
    }

    var tab: Found? {
        guard isFirst, begins(with: "=== \"") else { return nil }
        return Found(
            length: 3, message: "=== opens a tab of another dialect",
            remedy:
                "there are no tabs; write a heading for each, or ::: details Title … ::: for what folds out")
    }

    var blockBreak: Found? {
        guard isFirst, begins(with: "+++"),
            bytes.allSatisfy({ $0 == UInt8(ascii: "+") || $0.isMarkdownSpace })
        else { return nil }
        return Found(
            length: 3, message: "+++ is a sign of another dialect",
            remedy: "delete it, or write --- for a rule")
    }

    /// `(name)=` of MyST.
    var target: Found? {
        guard isFirst, let name = inside("(", ")="), bytes.count == name.utf8.count + 3,
            name.first?.isLetter == true,
            name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:.".contains($0) })
        else { return nil }
        return Found(
            length: bytes.count, message: "(\(name))= is a word of another dialect",
            remedy: "write {#\(name)} behind the heading, the image or the formula that is meant")
    }

    /// `.. note::` of reStructuredText.
    var directive: Found? {
        guard isFirst, let name = inside(".. ", "::"), !name.isEmpty,
            name.allSatisfy({ $0.isLetter || "-_:".contains($0) })
        else { return nil }
        return Found(
            length: name.utf8.count + 5, message: ".. \(name):: is a word of another dialect",
            remedy: DivisionKind.named(name) == nil
                ? DivisionKind.remedy(for: name) ?? "write it in Markdown"
                : "write ::: \(name), the text without indentation, and ::: where it ends")
    }

    /// `\@ref(fig:name)` of bookdown, behind the sign that is written with a backslash.
    var numberReference: Found? {
        guard isFirst, let name = inside("ref(", ")"), name.contains(":"),
            !name.contains(where: \.isWhitespace)
        else { return nil }
        return Found(
            length: name.utf8.count + 5, message: "\\@ref is a word of another dialect",
            remedy:
                "write [](#\(name.split(separator: ":").last ?? "id")), which says the title or number by itself"
        )
    }
}

// MARK: Signs around words

extension StrayMarks {
    /// `==marked==`
    func pair(_ sign: String, _ remedy: String) -> Found? {
        guard isBehindSpace, let inner = inside(sign, sign), let first = inner.first, let last = inner.last,
            !first.isWhitespace, !last.isWhitespace, String(first) != String(sign.prefix(1))
        else { return nil }
        return Found(
            length: inner.utf8.count + 4, message: "\(sign)…\(sign) is a mark of another dialect",
            remedy: remedy)
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
            case "ref", "doc", "numref", "eq", "term", "class", "func":
                "write [](#id), which says the title or number by itself"
            case "cite": "write [@key]"
            default: "write the character itself, or \\: for the sign"
            }
        return Found(
            length: name.utf8.count + 2, message: ":\(name): is a word of another dialect", remedy: remedy)
    }

    /// `{% raw %}`
    var liquid: Found? {
        guard let inner = inside("{%", "%}") else { return nil }
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
            !rest.contains(UInt8(ascii: "}"))
        else { return nil }
        return Found(
            length: rest.count, message: "the attributes never end",
            remedy: "write } where they end, or \\{ for the brace itself")
    }

    /// A sign that was written with a backslash is a text of its own.
    var openCode: Found? {
        guard bytes.count > 1, !bytes[..<index].contains(UInt8(ascii: "`")) else { return nil }
        return Found(
            length: rest.prefix { $0 == UInt8(ascii: "`") }.count, message: "` opens code that never ends",
            remedy: "write ` where it ends, or \\` for the sign itself")
    }
}
