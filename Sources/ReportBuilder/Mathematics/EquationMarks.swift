/// What a displayed formula says of its number: `\label{…}` and `\tag{…}`.
struct EquationMarks {
    private(set) var labels: [String] = []
    private(set) var tag: String?

    init(_ tex: String) {
        var rest = tex[...]
        while let backslash = rest.firstIndex(of: "\\") {
            rest = rest[rest.index(after: backslash)...]
            let name = rest.prefix(while: \.isLetter)
            guard name == "label" || name == "tag" else {
                // A second backslash ends a line and begins no command.
                if name.isEmpty, !rest.isEmpty { rest.removeFirst() }
                continue
            }
            rest = rest[name.endIndex...].drop { $0 == "*" || $0 == " " }
            guard rest.first == "{", let close = rest.firstIndex(of: "}") else { continue }
            let inside = rest[rest.index(after: rest.startIndex)..<close].trimmed
            if name == "label" { labels.append(inside) } else { tag = inside.filter { $0 != "$" } }
        }
    }
}
