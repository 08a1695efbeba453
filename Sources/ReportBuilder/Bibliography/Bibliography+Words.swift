/// How works are named in a text and in the list at its end: by author and year.
extension Bibliography.Entry {
    /// The family names of the authors: `Kingma and Ba`, `He et al.`
    func authors(_ words: PageWords) -> String {
        let names = people.map(\.family)
        switch names.count {
        case 0:
            return fields["organization"] ?? fields["institution"] ?? fields["title"].map { "“\($0)”" } ?? key
        case 1: return names[0]
        case 2: return "\(names[0]) \(words[.and]) \(names[1])"
        default: return "\(names[0]) \(words[.others])"
        }
    }

    /// The year, or what stands for one that is not known.
    func year(_ words: PageWords) -> String {
        if let year = fields["year"], !year.isEmpty { return year }
        let date = fields["date"] ?? ""
        return date.count >= 4 ? String(date.prefix(4)) : words[.noDate]
    }

    /// What the list is ordered by.
    var sortKey: String {
        ((people.first?.family ?? fields["title"] ?? key) + " " + (fields["year"] ?? fields["date"] ?? ""))
            .lowercased()
    }

    /// The whole entry as the list has it.
    func listed(_ words: PageWords) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        let names = people.map(\.whole)
        let who =
            names.count > 1
            ? names.dropLast().joined(separator: ", ") + " \(words[.and]) " + (names.last ?? "")
            : names.first ?? fields["organization"] ?? ""
        nodes.append(.text(who.isEmpty ? "" : who + " "))
        nodes.append(.text("(\(year(words))). "))
        let isWhole = ["book", "phdthesis", "mastersthesis", "thesis", "proceedings"].contains(kind)
        if let title = fields["title"] {
            nodes.append(isWhole ? .element("em", text: title) : .text(title))
            nodes.append(.text(title.hasSuffix("?") || title.hasSuffix("!") ? " " : ". "))
        }
        if let place = fields["journal"] ?? fields["journaltitle"] ?? fields["booktitle"] {
            nodes.append(.element("em", text: place))
            var rest = fields["volume"].map { " \($0)" } ?? ""
            if let number = fields["number"] { rest += "(\(number))" }
            if let pages = fields["pages"] { rest += ", " + pages.replacing("-", with: "–") }
            nodes.append(.text(rest + ". "))
        }
        let house = fields["publisher"] ?? fields["school"] ?? fields["institution"]
        if let house { nodes.append(.text(house + ". ")) }
        if let address { nodes.append(link(to: address)) }
        return nodes
    }

    private func link(to address: HTMLAddress) -> HTMLNode {
        .element("a", .href(address), HTMLAttribute("rel", "noopener noreferrer"), text: address.text)
    }

    private var address: HTMLAddress? {
        if let doi = fields["doi"] {
            return HTMLAddress(doi.hasPrefix("http") ? doi : "https://doi.org/\(doi)")
        }
        if let url = fields["url"] ?? fields["howpublished"], url.hasPrefix("http") {
            return HTMLAddress(url)
        }
        if let number = fields["eprint"], fields["archiveprefix"]?.lowercased() == "arxiv" {
            return HTMLAddress("https://arxiv.org/abs/\(number)")
        }
        return nil
    }

    /// The authors, or who edited it.
    private var people: [(family: String, whole: String)] {
        let text = fields["author"] ?? fields["editor"] ?? ""
        return text.replacing(" and ", with: "\u{1F}").split(separator: "\u{1F}").map { part in
            let name = part.trimmed
            if name == "others" { return ("et al.", "et al.") }
            let halves = name.split(separator: ",", maxSplits: 1).map { $0.trimmed }
            if halves.count == 2 { return (halves[0], "\(halves[0]), \(initials(halves[1]))") }
            let words = name.split(separator: " ").map(String.init)
            guard words.count > 1, let family = words.last else { return (name, name) }
            // van, de and the like belong to the family.
            let first = words.dropLast().firstIndex { $0.first?.isLowercase == true } ?? words.count - 1
            let whole = words[first...].joined(separator: " ")
            return (
                first < words.count - 1 ? whole : family,
                "\(whole), \(initials(words[..<first].joined(separator: " ")))"
            )
        }
    }

    private func initials(_ names: String) -> String {
        names.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map { name in
            name.split(separator: "-").map { "\($0.prefix(1))." }.joined(separator: "-")
        }.joined(separator: " ")
    }
}
