/// Signs at the begin of a line.
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

    /// `--8<-- "part.md"`, `!include part.md`, `{!part.md!}`, `<<[part.md]`, `@import "part.md"`
    var inclusion: Found? {
        guard isFirst, let sign = ["--8<--", "!include", "{!", "<<[", "@import"].first(where: begins) else {
            return nil
        }
        let name = String(decoding: rest.dropFirst(sign.utf8.count), as: UTF8.self).split {
            " \"'!]}()".contains($0)
        }.first
        guard let name, name.contains(".") else { return nil }
        return Found(
            length: rest.count, message: "\(sign) is a word of another dialect",
            remedy: "write ::: include \(name) on a line of its own")
    }

    /// `%% hidden %%`
    var hidden: Found? {
        guard isFirst, begins(with: "%%") else { return nil }
        return Found(
            length: 2, message: "%% opens a comment of another dialect",
            remedy: "write <!-- … -->, or \\% for the sign itself")
    }

    /// `*[HTML]: HyperText Markup Language`
    var abbreviation: Found? {
        guard isFirst, let name = inside("*[", "]:"), !name.isEmpty, !name.contains("]") else { return nil }
        return Found(
            length: name.utf8.count + 4, message: "*[\(name)]: is a word of another dialect",
            remedy: "write what it means where it stands first")
    }

    /// `(@) words`
    var example: Found? {
        guard isFirst, let name = inside("(@", ") "),
            name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) })
        else { return nil }
        return Found(
            length: name.utf8.count + 3, message: "(@) is a word of another dialect",
            remedy: "write 1. before each item, or ::: example")
    }

    /// `(ref:name) words` of bookdown.
    var textReference: Found? {
        guard isFirst, let name = inside("(ref:", ") "), !name.isEmpty, !name.contains(where: \.isWhitespace)
        else { return nil }
        return Found(
            length: name.utf8.count + 6, message: "(ref:\(name)) is a word of another dialect",
            remedy: "write the words where they are shown, as the caption of a picture or a figure")
    }

    /// `{++new++}`, `{--old--}`, `{>>why<<}`
    var revision: Found? {
        let signs = [("{++", "++}"), ("{--", "--}"), ("{~~", "~~}"), ("{>>", "<<}"), ("{==", "==}")]
        guard
            let (opening, inner) = signs.lazy.compactMap({ pair in inside(pair.0, pair.1).map { (pair.0, $0) }
            }).first
        else { return nil }
        return Found(
            length: inner.utf8.count + 6, message: "\(opening) is a mark of revision, of another dialect",
            remedy: "write the text as it is meant to be")
    }
}
